/// Looks at the bytes that a terminal sends, and keeps NULs out of what is pasted.
///
/// readline takes a paste for a string in C, so a NUL would end it: everything behind it would be gone without a word.
/// Typed, it is a key like any other (Ctrl-Space) and puts nothing into the line.
struct PasteWatch {
    // A terminal puts these around what is pasted (xterm's bracketed paste).
    private static let begin = code("\u{1B}[200~")
    private static let end = code("\u{1B}[201~")

    private var recent: UInt64 = 0
    private var isPasting = false
    /// Whether a NUL was left out.
    var hadNUL = false

    /// Takes in a byte, and says whether readline is to get it.
    mutating func takes(_ byte: UInt8) -> Bool {
        recent = (recent << 8 | UInt64(byte)) & 0xFFFF_FFFF_FFFF
        if recent == Self.begin { isPasting = true }
        if recent == Self.end { isPasting = false }
        guard byte == 0, isPasting else { return true }
        hadNUL = true
        return false
    }

    private static func code(_ sequence: String) -> UInt64 { sequence.utf8.reduce(0) { $0 << 8 | UInt64($1) } }
}
