/// Bytes from outside, piece by piece; `nil` at the end.
///
/// Pieces may have any length, empty ones included: no reader depends on where they are cut.
package typealias ByteSource = () throws -> [UInt8]?

/// The bytes that a reader looks at: those not yet consumed of the pieces that came.
///
/// Memory is bounded by the readers: they consume what they can, and give up on records beyond `recordLimit`.
final class ByteWindow {
    /// A record longer than this (16 MiB) is counted as failed and passed over without being kept.
    static let recordLimit = 16 << 20

    /// The bytes at hand; the consumed ones are before `start`.
    private(set) var bytes: [UInt8] = []
    private(set) var start = 0
    /// How many bytes were consumed since the source began.
    private(set) var consumed = 0
    /// The line of the first byte not consumed, counted from 1.
    private(set) var line = 1
    private(set) var isAtEnd = false
    /// Whether the bytes that were consumed last are text as we keep it: see `TextCheck`.
    private(set) var isClean = false
    private var endsWithReturn = false
    private let source: ByteSource

    init(_ source: @escaping ByteSource) { self.source = source }

    /// How many bytes are at hand.
    var count: Int { bytes.count - start }

    /// Takes bytes off the front and counts their lines; LF, CRLF and a lone CR each end a line.
    ///
    /// The bytes stay where they are until `refill`, so a reader consumes a record first and decodes it in place then.
    func consume(to index: Int) {
        guard index > start else { return }
        let (feeds, lone): (Int, Int)
        (feeds, lone, isClean) = bytes.withUnsafeBufferPointer { Self.look($0, from: start, to: index) }
        if endsWithReturn, bytes[start] == .lineFeed { line -= 1 }
        line += feeds + lone
        endsWithReturn = bytes[index - 1] == .carriageReturn
        consumed += index - start
        start = index
    }

    /// Gets more bytes: at least one, and at least half as many again as are at hand, so that looking at a long record
    /// anew after each call costs no more than a few times its length.
    ///
    /// - Returns: Whether there were any.
    func refill() throws -> Bool {
        guard !isAtEnd else { return false }
        if start > 0 {
            bytes.removeFirst(start)
            start = 0
        }
        let before = bytes.count
        let wanted = before + max(1, before / 2)
        while bytes.count < wanted {
            guard let piece = try source() else {
                isAtEnd = true
                break
            }
            bytes.append(contentsOf: piece)
        }
        return bytes.count > before
    }

    func withMutableBytes<Result, Failure: Error>(
        _ body: (UnsafeMutableBufferPointer<UInt8>) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        try bytes.withUnsafeMutableBufferPointer { buffer throws(Failure) in try body(buffer) }
    }

    /// Counts line feeds, and carriage returns that no line feed follows, and looks whether all is text.
    private static func look(
        _ bytes: UnsafeBufferPointer<UInt8>, from: Int, to: Int
    ) -> (feeds: Int, lone: Int, isClean: Bool) {
        let survey = ByteSearch.survey(bytes, from: from, to: to)
        let isClean = survey.isPlain || TextCheck.finding(bytes, from: from, to: to) == .clean
        guard survey.hasReturn else { return (survey.feeds, 0, isClean) }
        var lone = 0
        for index in from..<to where bytes[index] == .carriageReturn {
            if index + 1 >= to || bytes[index + 1] != .lineFeed { lone += 1 }
        }
        return (survey.feeds, lone, isClean)
    }
}

extension UInt8 {
    static let lineFeed: UInt8 = 0x0A
    static let carriageReturn: UInt8 = 0x0D
    static let quote: UInt8 = 0x22
    static let comma: UInt8 = 0x2C
    static let backslash: UInt8 = 0x5C
    static let space: UInt8 = 0x20
    static let tab: UInt8 = 0x09
    static let openBrace: UInt8 = 0x7B
    static let closeBrace: UInt8 = 0x7D
    static let openBracket: UInt8 = 0x5B
    static let closeBracket: UInt8 = 0x5D
    static let colon: UInt8 = 0x3A
}
