/// The objects of a JSON text, each with its place: one after another, one in a line, or the elements of one array.
///
/// Only brackets and strings are looked at, so that a reader can say where it stopped; what stands between them is for
/// whoever decodes a piece.
struct JSONPieces {
    struct Piece {
        var line: Int
        var column: Int
        var bytes: Range<Int>
    }

    let pieces: [Piece]

    /// - Throws: A fault where something else than an object stands, or an object has no end.
    init(_ text: [UInt8]) throws(BundleFault) {
        var pieces: [Piece] = []
        var scanner = Scanner(text: text)
        scanner.skip(while: { $0 == 0xEF || $0 == 0xBB || $0 == 0xBF })
        scanner.skipSpace()
        let isArray = scanner.take(UInt8(ascii: "["))
        while true {
            scanner.skipSpace()
            if isArray, scanner.take(UInt8(ascii: "]")) { break }
            if isArray, !pieces.isEmpty {
                guard scanner.take(UInt8(ascii: ",")) else {
                    throw scanner.fault("expected a ',' or the end of the list")
                }
                scanner.skipSpace()
            }
            if scanner.isAtEnd, !isArray { break }
            pieces.append(try scanner.object())
        }
        scanner.skipSpace()
        guard scanner.isAtEnd else { throw scanner.fault("something stands after the end") }
        self.pieces = pieces
    }

    private struct Scanner {
        let text: [UInt8]
        var index = 0
        var line = 1
        var lineStart = 0

        init(text: [UInt8]) { self.text = text }

        var isAtEnd: Bool { index >= text.count }

        func fault(_ message: String) -> BundleFault {
            BundleFault(line: line, column: index - lineStart + 1, message)
        }

        private mutating func advance() {
            if text[index] == UInt8(ascii: "\n") { (line, lineStart) = (line + 1, index + 1) }
            index += 1
        }

        mutating func skip(while holds: (UInt8) -> Bool) {
            while index < text.count, holds(text[index]) { advance() }
        }

        mutating func skipSpace() { skip { $0 == 0x20 || $0 == 0x09 || $0 == 0x0A || $0 == 0x0D } }

        mutating func take(_ byte: UInt8) -> Bool {
            guard index < text.count, text[index] == byte else { return false }
            advance()
            return true
        }

        mutating func object() throws(BundleFault) -> Piece {
            guard index < text.count else { throw fault("ends where an object should begin") }
            guard text[index] == UInt8(ascii: "{") else { throw fault("expected an object") }
            let (line, column, start) = (line, index - lineStart + 1, index)
            var depth = 0
            var isInString = false
            while index < text.count {
                switch text[index] {
                case UInt8(ascii: "\\") where isInString:
                    advance()
                    if isAtEnd { continue }
                case UInt8(ascii: "\""): isInString.toggle()
                case UInt8(ascii: "{"), UInt8(ascii: "["): depth += isInString ? 0 : 1
                case UInt8(ascii: "}"), UInt8(ascii: "]"): depth -= isInString ? 0 : 1
                default: break
                }
                advance()
                if depth == 0 { return Piece(line: line, column: column, bytes: start..<index) }
            }
            throw BundleFault(line: line, column: column, "what begins here has no end: the file was cut off")
        }
    }
}
