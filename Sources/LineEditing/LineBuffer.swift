/// Cuts bytes that come piece by piece into lines.
struct LineBuffer {
    /// A longer line is cut; the rest of it is dropped and told about.
    static let limit = 16 * 1_024 * 1_024

    private var bytes: [UInt8] = []
    private var start = 0
    private var searched = 0
    private var isDropping = false
    private(set) var wasCut = false
    /// Why the line that was taken last is no text, if it is none.
    private(set) var defect: String?

    /// Adds what was read.
    mutating func add(_ piece: [UInt8]) {
        if start > 0 {
            bytes.removeFirst(start)
            searched -= start
            start = 0
        }
        bytes += piece
    }

    /// Takes the next whole line, without its line break.
    ///
    /// At the end of the input, `isAtEnd`, what is left counts as a line too.
    mutating func next(isAtEnd: Bool) -> String? {
        while true {
            let end = bytes[searched...].firstIndex(of: UInt8(ascii: "\n"))
            guard let end else {
                searched = bytes.count
                if isDropping {
                    drop(to: bytes.count)
                    if isAtEnd { isDropping = false }
                    return nil
                }
                if bytes.count - start > Self.limit {
                    isDropping = true
                    return take(to: start + Self.limit, continuingAt: bytes.count, isCut: true)
                }
                guard isAtEnd, start < bytes.count else { return nil }
                return take(to: bytes.count, continuingAt: bytes.count, isCut: false)
            }
            searched = end + 1
            if isDropping {
                isDropping = false
                start = end + 1
                continue
            }
            let isLong = end - start > Self.limit
            return take(to: isLong ? start + Self.limit : end, continuingAt: end + 1, isCut: isLong)
        }
    }

    private mutating func take(to end: Int, continuingAt next: Int, isCut: Bool) -> String {
        var line = bytes[start..<end]
        if line.last == UInt8(ascii: "\r") { line.removeLast() }
        drop(to: next)
        wasCut = isCut
        guard let text = String(validating: line, as: UTF8.self) else {
            defect = "the input is not valid UTF-8"
            // Invalid bytes become the replacement character.
            return String(decoding: line, as: UTF8.self)
        }
        defect = line.contains(0) ? "the input has a NUL character" : nil
        return text
    }

    private mutating func drop(to next: Int) {
        start = next
        searched = max(searched, next)
    }
}
