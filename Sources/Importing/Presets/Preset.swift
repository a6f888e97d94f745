package import SourceDiagnostics

/// A mapping that is part of the program.
package struct Preset: Hashable, Sendable {
    package let name: String
    /// One line for lists.
    package let summary: String
    /// The mapping as YAML, to be shown and copied.
    package let text: String

    /// All presets, in the order in which they are listed.
    package static let all: [Preset] = zendesk + tables

    /// Reads the preset; the log stays empty, as a test makes sure.
    package func mapping(log: DiagnosticLog) -> Mapping? {
        Mapping.read(Array(text.utf8), file: "preset \(name)", log: log)
    }

    /// The presets that a file fits, the best match first; with a kind, only those for this kind of record.
    package static func fitting(_ shape: FileShape, kind: Mapping.Kind?) -> [(preset: Preset, mapping: Mapping)] {
        let log = DiagnosticLog()
        return all.compactMap { preset in preset.mapping(log: log).map { (preset, $0) } }
            .filter { _, mapping in (kind == nil || mapping.kind == kind) && shape.fits(mapping) }
            .sorted { shape.score($0.1) > shape.score($1.1) }
    }
}
