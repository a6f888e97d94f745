import SurveyModel
import TestSupport
import Testing

@Suite struct TextPatternTests {
    @Test(arguments: [
        ("a*b", "aaab", true), ("a*b", "aaa", false), ("", "", true), ("", "x", false), ("a|bc", "bc", true),
        ("a|bc", "abc", false),
        ("(ab)+", "ababab", true), ("(?:ab){2}", "abab", true), ("(?:ab){2}", "ababab", false),
        ("a{2,3}", "aaaa", false),
        ("a{2,}", "aaaaa", true), ("a{,2}", "", true), ("[a-c]+", "abcabc", true), ("[^a-c]", "d", true),
        ("[^a-c]", "b", false),
        ("[]a]+", "]a", true), ("[a-]+", "a-", true), ("\\d{4}-\\d\\d", "2026-11", true),
        ("\\w+@\\w+\\.com", "ann@acme.com", true),
        (".", "\n", false), (".", "ż", true), ("\\.", ".", true), ("\\.", "x", false), ("^a$", "a", true),
        ("a^b", "ab", false),
        ("(?i)straße", "STRASSE", false), ("(?i)zürich", "ZÜRICH", true), ("(?i)[a-z]+", "ABC", true),
        ("[A-Z]", "a", false),
        ("\\p{Lu}\\p{L}*", "Ünal", true), ("\\P{L}", "7", true), ("\\bfoo\\b.*", "foo bar", true),
        ("foo\\b.*", "foobar", false),
        ("\\u00e9", "é", true), ("\\x41", "A", true), ("\\u{1F600}", "😀", true), ("(a?){3}", "aa", true),
        ("((a*)*)*", "aaaa", true),
        ("a+?", "aaa", true), ("\\s\\S", " x", true), ("(?<name>a)b", "ab", true), ("(|a)b", "b", true),
    ])
    func matchesTheWholeText(_ pattern: String, _ text: String, _ expected: Bool) throws {
        #expect(try TextPattern(pattern).matches(text) == expected)
    }

    @Test(arguments: [
        ("a(b", 1), ("a)b", 1), ("*a", 0), ("a{3,2}", 1), ("[z-a]", 2), ("[a", 0), ("a\\", 1), ("(?=a)", 0),
        ("(a)\\1", 3), ("a++", 2),
        ("\\q", 0), ("\\p{Q}", 0), ("(?x)", 0), ("\\u{zz}", 0), ("a{x}", 1), ("(?<!a)", 0),
    ])
    func refusesWhatItCannotDo(_ pattern: String, _ offset: Int) {
        let mistake = #expect(throws: TextPattern.Mistake.self) { try TextPattern(pattern) }
        #expect(mistake?.offset == offset, "\(pattern): \(mistake?.message ?? "")")
    }

    // The patterns on which backtracking takes longer than anybody lives end here in no time, or are refused.
    @Test func hostilePatternsAreBounded() throws {
        let text = String(repeating: "a", count: 5000) + "!"
        for pattern in ["(a+)+", "(a|a)*", "(a*)*b", "(a|aa)+", "(.*.*.*)*x"] {
            #expect(try TextPattern(pattern).matches(text) == false, "\(pattern)")
        }
        #expect(throws: TextPattern.Mistake.self) { try TextPattern("((a{999}){999}){999}") }
        #expect(throws: TextPattern.Mistake.self) { try TextPattern(String(repeating: "(", count: 10_000)) }
        _ = try TextPattern("((){999}){999}").matches("")
        let many = try TextPattern("((a?){1000})*")
        #expect(many.matches(String(repeating: "a", count: 100_000)) == nil)
        // A class is gone through for each letter, so its length counts too.
        let wide = try TextPattern("[" + String(repeating: "xyz", count: 100_000) + "]*")
        #expect(wide.matches("xyz") == true)
        #expect(wide.matches(String(repeating: "a", count: 100_000)) == false)
        #expect(wide.matches(String(repeating: "z", count: 100_000)) == nil)
    }

    @Test func randomPatternsNeverCrash() {
        let pieces = [
            "a", "b", "(", ")", "[", "]", "|", "*", "+", "?", "{2}", "{", "}", "\\", "^", "$", ".", "-", "(?:", "\\d",
            "ż", ",",
        ]
        var random = SplitMix64(seed: 3)
        for _ in 0..<20_000 {
            let pattern = (0..<Int.random(in: 1...10, using: &random)).map { _ in
                pieces[Int.random(in: 0..<pieces.count, using: &random)]
            }.joined()
            guard let parsed = try? TextPattern(pattern) else { continue }
            _ = parsed.matches("aabbż")
        }
    }
}
