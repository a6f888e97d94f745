/// Texts that have broken exports before: formulas, quotes, breaks, zero bytes, overrides of direction, and long ones.
package enum HostileText {
    private static let pieces = [
        "=cmd|' /C calc'!A0", "+1", "-1+2", "@SUM(1)", "\t=1", "'=1", "''", "\"", "\"\"", ",", ";", "\n", "\r\n", "\r",
        "\0",
        "\u{1B}[2J", "\u{202E}evil", "\u{2066}", "\u{FEFF}", "\u{200B}", "é", "e\u{301}", "👩‍👩‍👧‍👦", "𝒳", "<b>&amp;</b>",
        "]]>",
        "_x0041_", "{quote}", "h1. x", "|", "\\", "*bold*", "[a|http://x]", "!a.png!", "# 1", "{{x}}", "🏳️‍🌈", " ", "  ",
        "word", "–",
        "\u{85}", "\u{2028}", "\u{FFFE}", "０", "＝1",
    ]

    /// Some of them in a row; never none, and sometimes more than any cell of a spreadsheet needs.
    package static func random(using random: inout SplitMix64) -> String {
        let count = Int.random(in: 1...6, using: &random)
        let text = (0..<count).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
        return Int.random(in: 0..<40, using: &random) == 0
            ? text + String(repeating: "long ", count: 6_000) : text
    }
}
