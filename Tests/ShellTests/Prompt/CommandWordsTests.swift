import Shell
import Testing

@Suite struct CommandWordsTests {
    // What a shell would do is what people expect at the prompt, without the shell's other powers.
    @Test(arguments: [
        ("theme merge a b", ["theme", "merge", "a", "b"]),
        ("  theme\tlist  ", ["theme", "list"]),
        ("loop tell 'it''s done'", ["loop", "tell", "its done"]),
        (#"loop tell "say \"hi\" \n""#, ["loop", "tell", #"say "hi" \n"#]),
        (#"a\ b \'c"#, ["a b", "'c"]),
        (#"'a\b' """#, [#"a\b"#, ""]),
        (#"last\"#, [#"last\"#]),
        ("$HOME `id` *.yaml # x", ["$HOME", "`id`", "*.yaml", "#", "x"]),
        ("", []),
    ])
    func wordsAreDividedAsInAShell(_ line: String, _ words: [String]) throws {
        #expect(try commandWords(line) == words)
    }

    @Test func anOpenQuotationMarkIsRefused() {
        #expect(throws: CommandFailure.self) { try commandWords("theme show 'a") }
    }

    // Whatever is typed, quoting a word gives back the word.
    @Test func everyQuotedWordComesBack() throws {
        var seed: UInt64 = 7
        for _ in 0..<500 {
            let word = String(
                (0..<8).map { _ -> Character in
                    seed = seed &* 6_364_136_223_846_793_005 &+ 1
                    return Array("ab \\\"é\t;|日")[Int((seed >> 33) % 10)]
                })
            #expect(try commandWords("x '\(word)' y") == ["x", word, "y"], "seed reached \(seed)")
        }
    }
}
