internal import FoundationEssentials

/// A column's name as it is compared: Unicode NFC, no-break spaces and runs of spaces as one space, no byte order
/// mark, without regard to case.
package struct ColumnName: Hashable, Sendable {
    package let folded: String
    /// The same with its case.
    package let display: String

    package init(_ name: String) {
        var scalars = String.UnicodeScalarView()
        for scalar in name.unicodeScalars {
            switch scalar.value {
            case 0xFEFF, 0x200B: continue
            case 0x20, 0xA0, 0x09, 0x0A, 0x0D, 0x2000...0x200A, 0x202F, 0x3000:
                if scalars.last != " " { scalars.append(" ") }
            default: scalars.append(scalar)
            }
        }
        if scalars.last == " " { scalars.removeLast() }
        if scalars.first == " " { scalars.removeFirst() }
        // Swift compares strings by canonical equivalence, so that NFC and NFD are equal without being rewritten.
        display = String(scalars)
        folded = display.lowercased()
    }
}

/// How a key is put together: a text with one `{id}` and maybe `{source}`.
struct KeyTemplate: Hashable {
    /// What stands before the id and after it, as UTF-8.
    let before: [UInt8]
    let after: [UInt8]

    init?(_ text: String, source: String = "") {
        let parts = text.split(separator: "{id}", maxSplits: 2, omittingEmptySubsequences: false)
        guard parts.count == 2 else { return nil }
        let filled = parts.map {
            $0.split(separator: "{source}", omittingEmptySubsequences: false).joined(separator: source)
        }
        guard !filled.contains(where: { $0.contains("{") || $0.contains("}") }) else { return nil }
        self.init(before: filled[0], after: filled[1])
    }

    /// Writes `{id}` for a place that names a column or path of the id: `jira:{Issue key}`.
    static func normalized(_ text: String, id: FieldRule?) -> String {
        var names: [String] = []
        switch id?.reference {
        case .columns(let columns): names = columns
        case .paths(let paths): names = paths.map(\.description)
        default: break
        }
        return names.reduce(text) { text, name in
            text.split(separator: "{\(name)}", omittingEmptySubsequences: false).joined(separator: "{id}")
        }
    }

    /// The id alone.
    static let plain = KeyTemplate(before: "", after: "")

    private init(before: String, after: String) {
        self.before = Array(before.utf8)
        self.after = Array(after.utf8)
    }
}
