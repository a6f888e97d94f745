/// Reads CSV and TSV: quotes, doubled quotes, line breaks in quotes, and LF, CRLF or a lone CR at the end of a row.
///
/// It follows RFC 4180 where files do, and real files where they do not: a quote inside an unquoted cell is an ordinary
/// character, and rows that are empty lines are passed over. A row that is wider or narrower than the header is a
/// fault of the row, unless all that is too much is empty: shifted cells would put words into wrong fields.
final class DelimitedReader: RecordReader {
    /// A row with more cells than this is a fault of the row.
    static let cellLimit = 20_000

    let window: ByteWindow
    private(set) var slots: [Slot] = []
    var extras: [ExtraMember] { [] }
    private(set) var line = 1
    private(set) var isClean = false
    let delimiter: UInt8
    /// How many cells a row should have; `nil` before the header was read.
    private(set) var width: Int?
    /// Whether the row that was read last is to be given once more: the first of a table without a header.
    private var isHeld = false
    /// Columns without a name, which a row may leave out.
    private var unnamed: Set<Int> = []
    private var hasStrayText = false
    private var hasDoubledQuotes = false
    /// What a row holds in its only cell where the data end.
    private let footer: ColumnPattern?
    /// Where the footer begins, once it was met, and how many rows it has.
    private(set) var footerLine: Int?
    private(set) var footerRows = 0

    var notes: [String] {
        footerLine.map {
            ["line \($0) begins a footer of \(footerRows) \(footerRows == 1 ? "row" : "rows"), which is no data"]
        } ?? []
    }

    init(_ window: ByteWindow, delimiter: UInt8, footer: ColumnPattern? = nil) {
        self.window = window
        self.delimiter = delimiter
        self.footer = footer
    }

    /// Reads the first rows as the header, and returns `nil` for a file without any row.
    ///
    /// A header has 0 to 3 rows; without any, the first row of data says how many columns there are.
    func readHeader(rows count: Int) throws -> TableHeader? {
        var rows: [[String]] = []
        for place in 0..<max(1, count) {
            switch try next() {
            case .end:
                // A file that ends within its header has no data; without any row it is no table.
                if place == 0 { return nil }
            case .fault(let reason): throw ImportFailure(.damaged, "the header row \(reason)", line: line)
            case .record: rows.append(count == 0 ? slots.map { _ in "" } : try headerCells())
            }
        }
        let header = count == 0 ? TableHeader(width: slots.count) : TableHeader(rows)
        isHeld = count == 0
        width = header.names.count
        unnamed = Set(header.names.indices.filter { header.names[$0].isEmpty })
        return header
    }

    private func headerCells() throws -> [String] {
        let names = window.withMutableBytes { bytes in
            slots.map { slot in
                String(
                    validating: UnsafeBufferPointer(rebasing: bytes[slot.start..<slot.start + slot.count]),
                    as: UTF8.self)
            }
        }
        let valid = names.compactMap(\.self)
        guard valid.count == names.count else {
            let header = slots.flatMap { window.bytes[$0.start..<$0.start + $0.count] + [.space] }
            // The rows below have more words than the header; how many are at hand is chance.
            while window.count < Self.guessLength, try window.refill() {}
            throw ImportFailure(
                .encoding, "the header row is not valid UTF-8",
                hint: EncodingGuess.advice(for: header + window.bytes[window.start...].prefix(Self.guessLength)),
                line: line)
        }
        return valid
    }

    /// How many bytes below the header are looked at to tell their encoding.
    private static let guessLength = 1 << 16

    func next() throws -> ReadOutcome {
        if isHeld {
            isHeld = false
            return .record
        }
        while true {
            line = window.line
            switch window.withMutableBytes({ scan(UnsafeBufferPointer($0), isLast: window.isAtEnd) }) {
            case .nothing: return .end
            case .incomplete:
                if window.count > ByteWindow.recordLimit { return try passOver() }
                _ = try window.refill()
            case .unclosed: throw unclosed()
            case .row(let end):
                let isBlank = slots.count == 1 && slots[0].count == 0 && beginsWithLineBreak
                let isTooLong = end - window.start > ByteWindow.recordLimit
                window.consume(to: end)
                isClean = window.isClean
                if hasDoubledQuotes { window.withMutableBytes { unquote($0) } }
                if isBlank { continue }
                if footerLine != nil {
                    footerRows += 1
                    continue
                }
                if let footer, width != nil, isFooter(footer) {
                    (footerLine, footerRows) = (line, 1)
                    continue
                }
                return isTooLong ? .fault(Self.tooLong) : judge()
            }
        }
    }

    private enum Scan {
        case nothing, incomplete, unclosed
        case row(end: Int)
    }

    /// Finds the cells of the row at the front; changes nothing in the bytes, since the row may not be complete yet.
    private func scan(_ bytes: UnsafeBufferPointer<UInt8>, isLast: Bool) -> Scan {
        // In a variable of its own, access to it need not be checked for each cell.
        var cells = slots
        slots = []
        defer { slots = cells }
        cells.removeAll(keepingCapacity: true)
        hasStrayText = false
        hasDoubledQuotes = false
        let end = bytes.count
        var index = window.start
        if index == end { return isLast ? .nothing : .incomplete }
        while true {
            if index < end, bytes[index] == .quote {
                var close = index + 1
                var isDoubled = false
                while true {
                    close = ByteSearch.first(.quote, in: bytes, from: close, to: end)
                    if close == end { return isLast ? .unclosed : .incomplete }
                    if close + 1 == end {
                        if isLast { break }
                        return .incomplete
                    }
                    guard bytes[close + 1] == .quote else { break }
                    isDoubled = true
                    close += 2
                }
                hasDoubledQuotes = hasDoubledQuotes || isDoubled
                // The kind says for a moment whether quotes are doubled; `unquote` sets it right.
                if cells.count <= Self.cellLimit {
                    cells.append(Slot(start: index + 1, count: close - index - 1, kind: isDoubled ? .list : .text))
                }
                index = close + 1
                if index < end, bytes[index] != delimiter, bytes[index] != .lineFeed, bytes[index] != .carriageReturn {
                    hasStrayText = true
                    index = ByteSearch.first(
                        delimiter, .lineFeed, .carriageReturn, in: bytes, from: index, to: end)
                }
            } else {
                let stop = ByteSearch.first(
                    delimiter, .lineFeed, .carriageReturn, in: bytes, from: index, to: end)
                if cells.count <= Self.cellLimit {
                    cells.append(Slot(start: index, count: stop - index, kind: .text))
                }
                index = stop
            }
            if index == end { return isLast ? .row(end: end) : .incomplete }
            switch bytes[index] {
            case delimiter: index += 1
            case .lineFeed: return .row(end: index + 1)
            default:
                if index + 1 == end { return isLast ? .row(end: end) : .incomplete }
                return .row(end: bytes[index + 1] == .lineFeed ? index + 2 : index + 1)
            }
        }
    }

    /// Takes the second of doubled quotes away, in place.
    private func unquote(_ bytes: UnsafeMutableBufferPointer<UInt8>) {
        for cell in slots.indices where slots[cell].kind == .list {
            let slot = slots[cell]
            let end = slot.start + slot.count
            var to = slot.start
            var from = slot.start
            while from < end {
                // Up to the first of two quotes, and that one with it.
                let quote = ByteSearch.first(.quote, in: UnsafeBufferPointer(bytes), from: from, to: end)
                let stop = min(end, quote + 1)
                if to < from, let base = bytes.baseAddress { (base + to).update(from: base + from, count: stop - from) }
                to += stop - from
                from = quote + 2
            }
            slots[cell] = Slot(start: slot.start, count: to - slot.start, kind: .text)
        }
    }

    private var beginsWithLineBreak: Bool {
        window.bytes[window.start] == .lineFeed || window.bytes[window.start] == .carriageReturn
    }

    /// Whether the row has text in its first cell only, and the text is that of a footer.
    private func isFooter(_ pattern: ColumnPattern) -> Bool {
        guard let first = slots.first, slots.dropFirst().allSatisfy({ $0.count == 0 }) else { return false }
        let text = window.withMutableBytes { bytes in
            String(decoding: bytes[first.start..<first.start + first.count].prefix(1_000), as: UTF8.self)
        }
        return !pattern.places(in: [text]).isEmpty
    }

    /// The next rows as texts, at most so many; rows with faults are left out.
    func rows(_ count: Int) throws -> [[String]] {
        var rows: [[String]] = []
        while rows.count < count {
            switch try next() {
            case .end: return rows
            case .fault: continue
            case .record:
                let slots = slots
                rows.append(
                    window.withMutableBytes { bytes in
                        slots.map { String(decoding: bytes[$0.start..<$0.start + $0.count], as: UTF8.self) }
                    })
            }
        }
        return rows
    }

    /// Compares the row with the header.
    private func judge() -> ReadOutcome {
        if slots.count > Self.cellLimit { return .fault("has more than \(Self.cellLimit) cells") }
        if hasStrayText { return .fault("has text after a closing quote") }
        guard let width, slots.count != width else { return .record }
        let found = slots.count
        if found > width, slots[width...].allSatisfy({ $0.count == 0 }) {
            slots.removeLast(found - width)
            return .record
        }
        if found < width, (found..<width).allSatisfy(unnamed.contains) {
            slots.append(contentsOf: repeatElement(.missing, count: width - found))
            return .record
        }
        return .fault("has \(found) \(found == 1 ? "cell" : "cells") where the header has \(width)")
    }

    /// Reads to the end of a row that is too long to be kept.
    private func passOver() throws -> ReadOutcome {
        var isQuoted = false
        var isCellStart = true
        var justClosed = false
        while true {
            while window.count == 0 {
                if try window.refill() { continue }
                guard isQuoted else { return .fault(Self.tooLong) }
                throw unclosed()
            }
            var index = window.start
            let end = window.bytes.count
            while index < end {
                let byte = window.bytes[index]
                index += 1
                if byte == .quote {
                    let opens = !isQuoted && (isCellStart || justClosed)
                    justClosed = isQuoted
                    isQuoted = opens
                    isCellStart = false
                } else if !isQuoted, byte == .lineFeed || byte == .carriageReturn {
                    window.consume(to: index)
                    return .fault(Self.tooLong)
                } else {
                    isCellStart = !isQuoted && byte == delimiter
                    justClosed = false
                }
            }
            window.consume(to: end)
        }
    }

    private static let tooLong = "is longer than 16 MiB"

    private func unclosed() -> ImportFailure {
        ImportFailure(
            .damaged, "the row that begins on line \(line) opens a quote that is never closed",
            hint: "the file may be cut off", line: line)
    }
}
