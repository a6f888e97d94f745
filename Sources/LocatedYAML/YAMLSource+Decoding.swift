internal import SourceDiagnostics

extension YAMLSource {
    /// The largest file that is read, in bytes: a definition is written by people.
    static let largest = 4_000_000

    /// Turns bytes into text, and reports what no text file holds.
    ///
    /// YAML allows tab, line feed and carriage return of the control characters; the invisible line separators of
    /// Unicode are refused too, since editors do not count them as lines.
    static func decode(_ bytes: [UInt8], file: String, log: DiagnosticLog) -> YAMLSource? {
        let start = SourceSpan(SourceLocation(file: file, line: 1, column: 1))
        guard bytes.count <= largest else {
            log.error(.encoding, at: start, "the file is larger than 4 MB, which no definition is")
            return nil
        }
        guard !isUTF16(bytes) else {
            log.error(.encoding, at: start, "the file is in UTF-16", hint: "save the file as UTF-8")
            return nil
        }
        let content = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
        guard let text = String(validating: content, as: UTF8.self) else {
            let bad = firstInvalid(in: content)
            let before = YAMLSource(text: String(decoding: content[..<bad], as: UTF8.self), file: file)
            let byte = String(content[bad], radix: 16, uppercase: true)
            log.error(
                .encoding, at: before.span(of: before.scalars.count),
                "the byte 0x\(byte.count < 2 ? "0" : "")\(byte) is not UTF-8", hint: "save the file as UTF-8")
            return nil
        }
        let source = YAMLSource(text: text, file: file)
        var isClean = true
        for (index, scalar) in source.scalars.enumerated() where !isText(scalar) && !log.isFull {
            let number = String(scalar.value, radix: 16, uppercase: true)
            let padded = String(repeating: "0", count: max(0, 4 - number.count)) + number
            log.error(.encoding, at: source.span(of: index), "the invisible character U+\(padded) is not allowed here")
            isClean = false
        }
        return isClean ? source : nil
    }

    /// Whether bytes are text in UTF-16, with a mark of byte order or without: every other byte is nothing then.
    private static func isUTF16(_ bytes: [UInt8]) -> Bool {
        if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) { return true }
        let sample = bytes.prefix(64)
        guard sample.count >= 4 else { return false }
        let zeros = [0, 1].map { parity in
            sample.enumerated().count { $0.offset % 2 == parity && $0.element == 0 }
        }
        return zeros.contains(sample.count / 2) && zeros.contains(0)
    }

    private static func isText(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x20...0x7E, 0x0A, 0x0D, 0x09: true
        case 0x00...0x9F, 0x2028, 0x2029, 0xFEFF, 0xFFFE, 0xFFFF: false
        default: true
        }
    }

    /// The index of the first byte that does not belong to a valid sequence.
    private static func firstInvalid(in bytes: ArraySlice<UInt8>) -> Int {
        var decoder = UTF8.ForwardParser()
        var rest = bytes.makeIterator()
        var index = bytes.startIndex
        while true {
            switch decoder.parseScalar(from: &rest) {
            case .valid(let encoded): index += encoded.count
            case .error, .emptyInput: return min(index, bytes.endIndex - 1)
            }
        }
    }
}
