/// Reads NDJSON: one JSON object a line.
///
/// A line that is not one is a fault of that line alone.
final class JSONLinesReader: RecordReader {
    let window: ByteWindow
    private(set) var line = 1
    private var extractor: JSONExtractor
    var slots: [Slot] { extractor.slots }
    var extras: [ExtraMember] { extractor.extras }
    var unusedPaths: [String] { extractor.unusedPaths }

    init(_ window: ByteWindow, tree: JSONPathTree, keepsExtras: Bool) {
        self.window = window
        extractor = JSONExtractor(tree, keepsExtras: keepsExtras)
    }

    func next() throws -> ReadOutcome {
        while true {
            line = window.line
            let end = window.withMutableBytes {
                ByteSearch.first(
                    .lineFeed, in: UnsafeBufferPointer($0), from: window.start, to: $0.count)
            }
            if end == window.bytes.count, !window.isAtEnd {
                if window.count > ByteWindow.recordLimit { return try passOver() }
                _ = try window.refill()
                continue
            }
            if end == window.start, window.isAtEnd, end == window.bytes.count { return .end }
            let range = window.start..<end
            let isBlank = window.bytes[range].allSatisfy { $0 == .space || $0 == .tab || $0 == .carriageReturn }
            window.consume(to: min(end + 1, window.bytes.count))
            if isBlank { continue }
            if range.count > ByteWindow.recordLimit { return .fault("is longer than 16 MiB") }
            do throws(JSONFault) {
                try window.withMutableBytes { bytes throws(JSONFault) in try extractor.extract(from: bytes, in: range) }
                return .record
            } catch {
                return .fault("\(error.reason) (byte \(error.offset - range.lowerBound + 1) of the line)")
            }
        }
    }

    private func passOver() throws -> ReadOutcome {
        while true {
            let end = window.withMutableBytes {
                ByteSearch.first(.lineFeed, in: UnsafeBufferPointer($0), from: window.start, to: $0.count)
            }
            if end < window.bytes.count {
                window.consume(to: end + 1)
                return .fault("is longer than 16 MiB")
            }
            window.consume(to: end)
            if try !window.refill() { return .fault("is longer than 16 MiB") }
        }
    }
}
