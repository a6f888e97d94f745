/// Which 8-bit encoding bytes are most likely in that are not UTF-8: a proposal, for a person to accept.
///
/// Each byte above ASCII is read in both and judged by the letters around it: a small letter within a word speaks for an
/// encoding, a capital within one or at the end of one against it, and so do places that an encoding leaves free.
package enum EncodingGuess {
    /// The likelier encoding; `nil` for UTF-8, and where both are as likely.
    package static func encoding(of bytes: [UInt8]) -> ReadingOptions.Encoding? {
        guard String(validating: bytes, as: UTF8.self) == nil else { return nil }
        let western = score(bytes, SourceDecoder.windows1252)
        let mac = score(bytes, SourceDecoder.macRoman)
        return western == mac ? nil : western > mac ? .windows1252 : .macRoman
    }

    /// What to say about bytes that are not UTF-8, for a hint.
    static func advice(for bytes: [UInt8]) -> String {
        switch encoding(of: bytes) {
        case let guess?: "it looks like \(guess.rawValue): if so, say --encoding \(guess.rawValue)"
        case nil: "say which it is, for example --encoding windows-1252 or --encoding macroman"
        }
    }

    private static func score(_ bytes: [UInt8], _ upper: [Unicode.Scalar?]) -> Int {
        func scalar(at index: Int) -> Unicode.Scalar? {
            guard bytes.indices.contains(index) else { return " " }
            return bytes[index] < 0x80 ? Unicode.Scalar(bytes[index]) : upper[Int(bytes[index]) - 0x80]
        }
        return bytes.indices.reduce(0) { total, index in
            guard bytes[index] >= 0x80 else { return total }
            guard let read = scalar(at: index) else { return total - 4 }
            return total + points(read, before: scalar(at: index - 1), after: scalar(at: index + 1))
        }
    }

    private static func points(_ scalar: Unicode.Scalar, before: Unicode.Scalar?, after: Unicode.Scalar?) -> Int {
        let isWithin = before?.properties.isLowercase == true
        switch scalar.properties.generalCategory {
        case .lowercaseLetter: return isWithin || after?.properties.isAlphabetic == true ? 2 : 0
        case .uppercaseLetter:
            if isWithin { return -3 }
            return after?.properties.isLowercase == true || before?.properties.isUppercase == true ? 1 : -1
        case .spaceSeparator, .initialPunctuation, .finalPunctuation, .dashPunctuation: return 1
        case .control, .privateUse: return -2
        default: return 0
        }
    }
}
