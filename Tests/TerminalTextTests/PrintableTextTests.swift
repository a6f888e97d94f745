import Testing

@testable import TerminalText

@Suite struct PrintableTextTests {
    // A ticket's subject must never act on the terminal of the person who reads it.
    @Test(arguments: [
        ("\u{1B}[2Jgone", "␛[2Jgone"),
        ("bell\u{07} and null\u{00}", "bell␇ and null␀"),
        ("delete\u{7F}", "delete␡"),
        ("C1 \u{9B}31m", "C1 \\u{9B}31m"),
        ("invoice\u{202E}fdp.exe", "invoice\\u{202E}fdp.exe"),
        ("\u{2066}isolated\u{2069}", "\\u{2066}isolated\\u{2069}"),
        ("zero\u{200B}width", "zero\\u{200B}width"),
        ("a\u{200D}b", "a\\u{200D}b"),
        ("\u{FEFF}mark", "\\u{FEFF}mark"),
        ("tag\u{E0041}", "tag\\u{E0041}"),
        ("note\u{FFF9}x", "note\\u{FFF9}x"),
        ("one\u{2028}two\u{2029}", "one\\u{2028}two\\u{2029}"),
        ("next\u{85}line", "next\\u{85}line"),
    ])
    func whatActsOrHidesIsMadeVisible(untrusted: String, shown: String) {
        #expect(PrintableText(untrusted).description == shown)
    }

    // The words of honest customers must come through unharmed in every script.
    @Test(arguments: ["naïve café", "日本語のレポート", "العربية", "می‌خواهم", "हिन्दी", "👩‍👩‍👧‍👦 ❤️ 1️⃣", "🇳🇱", "e\u{301}"])
    func honestWordsStayAsTheyAre(text: String) {
        #expect(PrintableText(text).description == text)
    }

    // Hidden messages can be carried by rows of variation selectors.
    @Test func onlyOneVariationSelectorStays() {
        #expect(PrintableText("❤\u{FE0F}\u{FE01}").description == "❤\u{FE0F}\\u{FE01}")
        #expect(PrintableText("a\u{FE01}").description == "a\\u{FE01}")
    }

    // A pasted e-mail keeps its lines where there is room for them, and only there.
    @Test func lineBreaksStayOnlyWhereTheyAreWanted() {
        #expect(PrintableText("a\r\nb\tc\nd").description == "a b c d")
        #expect(PrintableText("a\r\nb\tc\nd\re", keepsLineBreaks: true).description == "a\nb c\nd␍e")
    }

    // What is shown twice must not change, so that nested use does no harm.
    @Test func safeTextIsSafeAlready() {
        for text in ["\u{1B}[31m", "x\u{202E}y", "日本\n語"] {
            let once = PrintableText(text).description
            #expect(PrintableText(once).description == once)
        }
    }
}
