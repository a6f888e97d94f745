internal import Archives
internal import Importing
internal import ResponseImport

/// Reads a tool's own definition of a survey from its file.
@MainActor
enum FormReading {
    /// A definition has at most so many bytes.
    private static let limit = 64 << 20

    static func definition(_ path: String, in session: Session) throws -> FormDefinition {
        do {
            return try read(path, in: session)
        } catch let error as ImportFailure {
            throw CommandFailure(error, in: path, aftermath: nil)
        }
    }

    private static func read(_ path: String, in session: Session) throws -> FormDefinition {
        let files = session.surroundings.files
        let head = try files.open(path)() ?? []
        if PackedFile.isPacked(head) {
            var sheets: [String: XLSForm.Sheet] = [:]
            for name in ["survey", "choices", "settings"] {
                do {
                    sheets[name] = try rows(of: PackedFile(try files.open(path), sheet: name).source)
                } catch let error as ImportFailure where error.code == .unfit && name != "survey" { continue }
            }
            return try FormDefinition(sheets: sheets)
        }
        let first = head.first { ![0x20, 0x09, 0x0A, 0x0D, 0xEF, 0xBB, 0xBF].contains($0) }
        switch first {
        case UInt8(ascii: "<"): return try FormDefinition(xml: XMLElement(try files.open(path)))
        case UInt8(ascii: "{"), UInt8(ascii: "["):
            let bytes = try files.read(path)
            guard bytes.count <= limit else { throw ImportFailure(.unfit, "the definition is larger than 64 MiB") }
            return try FormDefinition(json: bytes)
        default:
            guard let sheets = XLSForm.sheets(inRows: try rows(of: try files.open(path))) else {
                throw ImportFailure(
                    .unfit, "this is no definition of a survey that is known",
                    hint: "it can be a form of Typeform, details of SurveyMonkey, a .qsf, an .lss or an XLSForm")
            }
            return try FormDefinition(sheets: sheets)
        }
    }

    private static func rows(of source: @escaping ByteSource) throws -> [[String]] {
        var options = ReadingOptions()
        options.delimiter = UInt8(ascii: ",")
        let texts = try RecordTexts(source, options: options)
        var rows: [[String]] = []
        while rows.count < 100_000, let record = try texts.next() {
            if case .row(let cells) = record { rows.append(cells) }
        }
        return rows
    }
}
