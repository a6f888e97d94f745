/// The records of a file as texts, one after another: a table's rows from the first one on, or JSON objects as they stand.
///
/// For readers that find out by themselves what a file's columns are.
package final class RecordTexts {
    package enum Record: Sendable {
        /// A row's cells: U+FEFF is taken out, and NUL is shown as U+FFFD.
        case row([String])
        /// One JSON object.
        case object([UInt8])
        /// What is wrong with a record, to be read after "the row".
        case fault(String)
    }

    private let reader: any RecordReader
    /// Whether the records are JSON.
    private let isJSON: Bool
    /// What the file's encoding is called.
    package let encoding: String
    /// The beginning of what is not UTF-8, from which the encoding may be told.
    private var foreign: [UInt8] = []

    /// - Parameters:
    ///   - source: The file from its beginning.
    ///   - options: How its bytes become records; of a table, all rows come, whatever they say of header rows.
    /// - Throws: ``ImportFailure`` for what is no text in a known encoding.
    package init(_ source: @escaping ByteSource, options: ReadingOptions) throws {
        let (decoded, name) = try SourceDecoder.utf8(source, encoding: options.encoding)
        let window = ByteWindow(decoded)
        encoding = name
        let whole = JSONPathTree([JSONPath([])])
        switch options.format {
        case .csv, .tsv, .xlsx:
            var options = options
            options.headerRows = 0
            reader = try DelimitedReader.open(window, options: options).reader
            isJSON = false
        case .json:
            reader = JSONDocumentReader(window, records: options.records, tree: whole, keepsExtras: false)
            isJSON = true
        case .ndjson, .trello:
            reader = JSONLinesReader(window, tree: whole, keepsExtras: false)
            isJSON = true
        }
    }

    /// Where the record that was read last begins, counted from 1.
    package var line: Int { reader.line }

    /// Bytes that were read.
    package var bytes: Int { reader.window.consumed }

    /// What to do about records that are not UTF-8; `nil` where there was none.
    package var encodingAdvice: String? { foreign.isEmpty ? nil : EncodingGuess.advice(for: foreign) }

    /// The next record; `nil` at the end.
    ///
    /// - Throws: ``ImportFailure`` where nothing after this place can be trusted, or what the source throws.
    package func next() throws -> Record? {
        switch try reader.next() {
        case .end: return nil
        case .fault(let reason): return .fault(reason)
        case .record:
            let (slots, isJSON) = (reader.slots, isJSON)
            return reader.window.withMutableBytes { bytes in
                if isJSON, let slot = slots.first {
                    return .object(Array(bytes[slot.start..<slot.start + slot.count]))
                }
                var cells: [String] = []
                for slot in slots {
                    let cell = UnsafeBufferPointer(rebasing: bytes[slot.start..<slot.start + slot.count])
                    guard let text = String(validating: cell, as: UTF8.self) else {
                        if foreign.count < 1 << 16 { foreign += cell + [.space] }
                        return .fault(RowFault.notUTF8)
                    }
                    cells.append(Self.cleaned(text))
                }
                return .row(cells)
            }
        }
    }

    private static func cleaned(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: { $0.value == 0xFEFF || $0.value == 0 }) else { return text }
        var scalars = String.UnicodeScalarView()
        for scalar in text.unicodeScalars where scalar.value != 0xFEFF {
            scalars.append(scalar.value == 0 ? "\u{FFFD}" : scalar)
        }
        return String(scalars)
    }
}
