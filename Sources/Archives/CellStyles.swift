internal import Importing

/// Which styles of a workbook show numbers as dates (ECMA-376 part 1, sections 18.8.10 and 18.8.30).
struct CellStyles {
    private let isDate: [Bool]

    init(_ archive: ZipArchive) throws {
        guard let entry = archive.entry(named: "xl/styles.xml") else {
            isDate = []
            return
        }
        var codes: [Int: String] = [:]
        var formats: [Int] = []
        var isInCells = false
        try XMLReader.read(
            archive.open(entry),
            XMLReader.Handlers(
                open: { name, attributes in
                    switch name {
                    case "numFmt":
                        if let id = attributes["numFmtId"].flatMap({ Int($0) }) { codes[id] = attributes["formatCode"] }
                    case "cellXfs": isInCells = true
                    case "xf": if isInCells { formats.append(attributes["numFmtId"].flatMap { Int($0) } ?? 0) }
                    default: break
                    }
                }, close: { if $0 == "cellXfs" { isInCells = false } }, text: { _ in }))
        isDate = formats.map { format in codes[format].map(Self.showsDate) ?? Self.builtIn(format) }
    }

    func isDate(_ style: Int) -> Bool { isDate.indices.contains(style) && isDate[style] }

    private static func builtIn(_ format: Int) -> Bool {
        switch format {
        case 14...22, 27...36, 45...47, 50...58: true
        default: false
        }
    }

    /// Whether a format's code has a letter of dates outside quotes, brackets and escapes.
    static func showsDate(_ code: String) -> Bool {
        var isQuoted = false
        var isBracketed = false
        var isEscaped = false
        for character in code.lowercased() {
            if isEscaped {
                isEscaped = false
                continue
            }
            switch character {
            case "\"": isQuoted.toggle()
            case "\\", "_", "*": isEscaped = !isQuoted
            case "[": if !isQuoted { isBracketed = true }
            case "]": isBracketed = false
            // Only the first part, for numbers that are not negative, counts.
            case ";": if !isQuoted { return false }
            case "d", "m", "y", "h", "s": if !isQuoted, !isBracketed { return true }
            default: break
            }
        }
        return false
    }
}
