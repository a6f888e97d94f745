package import ArgumentParser
package import Importing

/// How a file of records is read: what a person answers where the file does not say it.
package struct FileReadingOptions: ParsableArguments {
    @Option(
        name: .customLong("as"),
        help: "What the records are: ticket, idea, review, account, contact, vote, comment, event or response.")
    package var kind: Mapping.Kind?

    @Option(help: "The zone of times that name none: Europe/Berlin, UTC or +02:00.")
    package var timezone: ZoneRule?

    @Option(help: "The sheet of a workbook: its name, or its number from 1.")
    package var sheet: String?

    @Option(help: "The file's encoding: auto, utf-8, utf-16, windows-1252 or macroman.")
    package var encoding: ReadingOptions.Encoding?

    package init() {}

    /// The mapping that was named, or the only one that fits, with the answers in it.
    func mapping(
        named name: String?, for input: ImportInput, _ file: String, in library: MappingLibrary
    ) throws -> Mapping {
        var mapping: Mapping
        if let name {
            mapping = try library.mapping(named: name, kind: kind)
        } else {
            let unfit = UnfitFile(file, encoding: encoding ?? .auto) { try input.head() }
            if let failure = try unfit.text() { throw failure }
            let shape = try FileShape(of: try input.head(), encoding: encoding ?? .auto)
            let found = try library.onlyMapping(fitting: shape, kind: kind, file: file)
            guard let found else { throw unfit.records(shape) }
            mapping = found
        }
        if let timezone { mapping.dates.zone = timezone }
        if let encoding { mapping.reading.encoding = encoding }
        return mapping
    }
}
