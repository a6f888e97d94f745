/// Which characters make words, and which of them are the same to a reader.
///
/// Letters, numbers and marks make words; case and accents do not count: `Façade` and `facade` are one word. It follows
/// SQLite's `unicode61` tokenizer, which also drops accents of Latin letters, with one difference: marks of other scripts
/// stay in their words, so that a word of Hindi is not cut in pieces.
enum WordFolding {
    enum Class: Hashable {
        case separator
        /// A combining accent: it is dropped inside a word and does not begin one.
        case accent
        case letter(Unicode.Scalar)
    }

    /// What a byte is: 0 a separator, 1 part of a longer character, else the letter or digit in lower case.
    static let ascii: [UInt8] = (0...255).map { byte in
        switch UInt8(byte) {
        case 0x30...0x39, 0x61...0x7A: UInt8(byte)
        case 0x41...0x5A: UInt8(byte) | 0x20
        case 0x80...: 1
        default: 0
        }
    }

    /// The class of a character beyond ASCII.
    static func classify(_ scalar: Unicode.Scalar) -> Class {
        let index = Int(scalar.value)
        return index < common.count ? common[index] : compute(scalar)
    }

    /// Characters of two bytes are looked up, since Western texts are full of them.
    private static let common: [Class] = (0..<0x800).map { value in
        Unicode.Scalar(UInt32(value)).map(compute) ?? .separator
    }

    private static func compute(_ scalar: Unicode.Scalar) -> Class {
        if (0x300...0x36F).contains(scalar.value) { return .accent }
        switch scalar.properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber,
            .letterNumber, .otherNumber, .privateUse:
            if let base = withoutAccent(scalar.value) { return .letter(base) }
            return .letter(scalar.properties.lowercaseMapping.unicodeScalars.first ?? scalar)
        case .nonspacingMark, .spacingMark, .enclosingMark:
            return .letter(scalar)
        default:
            return .separator
        }
    }

    private static func withoutAccent(_ value: UInt32) -> Unicode.Scalar? {
        let block: (start: UInt32, bases: [UInt8])
        switch value {
        case 0xC0...0x24F: block = (0xC0, latin)
        case 0x1E00...0x1EFF: block = (0x1E00, latinAdditional)
        default: return nil
        }
        let base = block.bases[Int(value - block.start)]
        return base == UInt8(ascii: ".") ? nil : Unicode.Scalar(base)
    }

    /// The letter under the accents for U+00C0 to U+024F, from the canonical decompositions of Unicode 15; a dot where
    /// there is none.
    private static let latin = Array(
        """
        aaaaaa.ceeeeiiii.nooooo..uuuuy..aaaaaa.ceeeeiiii.nooooo..uuuuy.y\
        aaaaaaccccccccdd..eeeeeeeeeegggggggghh..iiiiiiiii...jjkk.llllll.\
        ...nnnnnn...oooooo..rrrrrrsssssssstttt..uuuuuuuuuuuuwwyyyzzzzzz.\
        ................................oo.............uu...............\
        .............aaiioouuuuuuuuuu.aaaa....ggkkoooo..j...gg..nnaa....\
        aaaaeeeeiiiioooorrrruuuusstt..hh......aaeeooooooooyy............\
        ................
        """.utf8)

    /// The same for U+1E00 to U+1EFF.
    private static let latinAdditional = Array(
        """
        aabbbbbbccddddddddddeeeeeeeeeeffgghhhhhhhhhhiiiikkkkkkllllllllmm\
        mmmmnnnnnnnnoooooooopppprrrrrrrrssssssssssttttttttuuuuuuuuuuvvvv\
        wwwwwwwwwwxxxxyyzzzzzzhtwy......aaaaaaaaaaaaaaaaaaaaaaaaeeeeeeee\
        eeeeeeeeiiiioooooooooooooooooooooooouuuuuuuuuuuuuuyyyyyyyy......
        """.utf8)
}
