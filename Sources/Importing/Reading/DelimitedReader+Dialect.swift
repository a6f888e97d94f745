extension DelimitedReader {
    /// Finds out the delimiter and reads the header.
    ///
    /// A first line `sep=;`, as spreadsheets write it, decides; then the mapping; then whichever of `, ; tab |` stands
    /// most often outside quotes in the header row.
    ///
    /// - Returns: The reader after the header, and the header.
    static func open(
        _ window: ByteWindow, options: ReadingOptions
    ) throws -> (reader: DelimitedReader, header: TableHeader) {
        let named: UInt8? = options.format == .tsv ? options.delimiter ?? .tab : options.delimiter
        let announced = try separatorLine(window)
        let delimiter = try named ?? announced ?? sniffed(window)
        let reader = DelimitedReader(window, delimiter: delimiter, footer: options.footer)
        guard let header = try reader.readHeader(rows: options.headerRows) else {
            throw ImportFailure(
                .damaged, options.headerRows == 0 ? "the file is empty" : "the file is empty: there is no header row")
        }
        return (reader, header)
    }

    /// Passes over a first line `sep=;` and returns what it says.
    private static func separatorLine(_ window: ByteWindow) throws -> UInt8? {
        while window.count < 7, try window.refill() {}
        let head = window.bytes[window.start...].prefix(7)
        guard head.starts(with: "sep=".utf8), head.count >= 5 else { return nil }
        let rest = Array(head.dropFirst(4))
        let isLine = rest.count == 1 || rest[1] == .lineFeed || rest[1] == .carriageReturn
        guard isLine else { return nil }
        let length =
            5 + (rest.count > 1 ? 1 : 0)
            + (rest.count > 2 && rest[1] == .carriageReturn && rest[2] == .lineFeed ? 1 : 0)
        window.consume(to: window.start + length)
        return rest[0]
    }

    private static func sniffed(_ window: ByteWindow) throws -> UInt8 {
        let candidates: [UInt8] = [.comma, UInt8(ascii: ";"), .tab, UInt8(ascii: "|")]
        while true {
            var counts = [0, 0, 0, 0]
            var isQuoted = false
            var isComplete = false
            scan: for byte in window.bytes[window.start...] {
                switch byte {
                case .quote: isQuoted.toggle()
                case .lineFeed where !isQuoted, .carriageReturn where !isQuoted:
                    isComplete = true
                    break scan
                default:
                    if !isQuoted, let place = candidates.firstIndex(of: byte) { counts[place] += 1 }
                }
            }
            if !isComplete, window.count < 1 << 20, try window.refill() { continue }
            let most = counts.max() ?? 0
            guard most > 0 else { return .comma }
            let best = candidates.indices.filter { counts[$0] == most }
            guard best.count == 1 else {
                throw ImportFailure(
                    .undecidable, "the delimiter cannot be known: the header row has several equally often",
                    hint: "name it in the mapping: 'read: {delimiter: \";\"}'", line: window.line)
            }
            return candidates[best[0]]
        }
    }
}
