internal import FeedbackModel
internal import Testing

private func codebook(_ themes: KeyValuePairs<String, [String]>) -> Codebook {
    Codebook(name: "test", themes: themes.map { Theme(id: $0.key, category: "bug", phrases: $0.value) })
}

@Suite struct PhraseMatcherTests {
    private static let exports = codebook([
        "bug/export": ["export fails", "cannot download report"], "wish/bulk": ["bulk edit", "naïve edit"],
    ])

    // What FTS5's `porter unicode61` finds for the query "export fails", row by row.
    @Test(arguments: [
        ("the EXPORTS failed", true), ("exporting; failing!", true), ("export\u{A0}fails", true),
        ("Éxport fails", true), ("e\u{301}xport fails", true), ("export_fails", true), ("export👍fails", true),
        ("export—fails", true), ("export’s fails", false), ("exporter fails", true), ("exportfails", false),
        ("export often fails", false), ("reexport fails", false), ("导出export fails", false),
        ("export fails导出", false), ("", false), ("导出 export fails 失败", true), ("ｅｘｐｏｒｔ fails", false),
    ])
    func inflectionCaseAndAccentsDoNotCount(_ text: String, isFound: Bool) {
        var matcher = PhraseMatcher(Self.exports)
        #expect(matcher.matches(in: text).contains { $0.theme == "bug/export" } == isFound)
    }

    // The place is what a quotation is cut from.
    @Test func aMatchKnowsItsPlace() throws {
        var matcher = PhraseMatcher(Self.exports)
        let text = "Mañana we cannot download reports, and bulk-editing hangs."
        let found = matcher.matches(in: text)
        #expect(found.map(\.theme) == ["bug/export", "wish/bulk"])
        let bytes = Array(text.utf8)
        #expect(
            found.map { String(decoding: bytes[$0.range], as: UTF8.self) } == [
                "cannot download reports", "bulk-editing",
            ])
        #expect(found.map(\.phrase) == ["cannot download report", "bulk edit"])
    }

    // A phrase must not arise from the last word of a subject and the first of a body.
    @Test func aPhraseStaysWithinOneText() {
        var matcher = PhraseMatcher(Self.exports)
        #expect(matcher.themes(in: "Export", "fails often").isEmpty)
        #expect(
            matcher.themes(in: "Bulk edit", "export fails, bulk edits").map(\.theme) == ["bug/export", "wish/bulk"])
    }

    // Phrases inside phrases, and phrases that overlap, are each found: the automaton falls back to the right state.
    @Test func overlappingPhrasesAreAllFound() {
        var matcher = PhraseMatcher(
            codebook(["a": ["one two three"], "b": ["two three four"], "c": ["two", "three four five"]]))
        let found = matcher.matches(in: "one two three four five")
        #expect(found.map(\.phrase) == ["two", "one two three", "two three four", "three four five"])
    }

    // Against a plain search over stems, on random texts of a small vocabulary.
    @Test func theAutomatonFindsWhatAPlainSearchFinds() {
        var chance: UInt64 = 42
        func next(_ bound: Int) -> Int {
            chance = chance &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(chance >> 33) % bound
        }
        for round in 0..<200 {
            let phrases = (0..<12).map { _ in (0...next(3)).map { _ in "w\(next(4))" } }
            let words = (0..<40).map { _ in "w\(next(5))" }
            var matcher = PhraseMatcher(
                Codebook(
                    name: "t",
                    themes: phrases.enumerated().map {
                        Theme(id: "\($0.offset)", category: "c", phrases: [$0.element.joined(separator: " ")])
                    }))
            var expected = Set<String>()
            for (number, phrase) in phrases.enumerated() {
                for start in words.indices where Array(words[start...].prefix(phrase.count)) == phrase {
                    expected.insert("\(number)@\(start * 3)")
                }
            }
            let found = matcher.matches(in: words.joined(separator: " ")).map { "\($0.theme)@\($0.range.lowerBound)" }
            #expect(Set(found) == expected, "round \(round)")
            #expect(found.count == expected.count, "round \(round)")
        }
    }

    // A flood of invented words must neither grow the memory without bound nor change what is found.
    @Test func manyDifferentWordsDoNotConfuseTheCache() {
        var matcher = PhraseMatcher(Self.exports)
        for block in 0..<7 {
            let flood = (0..<10_000).map { "w\(block)x\($0)" }.joined(separator: " ")
            #expect(matcher.matches(in: flood + " exports failed").count == 1)
        }
    }

    @Test func aWordThatNeverEndsIsNoPhrase() {
        var matcher = PhraseMatcher(Self.exports)
        #expect(matcher.matches(in: String(repeating: "x", count: 100_000) + " export fails").count == 1)
    }

    // Published: pairs from Porter's own vocabulary and output files, and from the steps of the paper of 1980.
    @Test func stemsAreThoseOfThePublishedVocabulary() {
        let pairs: KeyValuePairs = [
            "caresses": "caress", "ponies": "poni", "ties": "ti", "cats": "cat", "feed": "feed", "agreed": "agre",
            "plastered": "plaster", "bled": "bled", "motoring": "motor", "sing": "sing", "conflated": "conflat",
            "troubled": "troubl", "sized": "size", "hopping": "hop", "tanned": "tan", "falling": "fall",
            "hissing": "hiss", "fizzed": "fizz", "failing": "fail", "filing": "file", "happy": "happi", "sky": "sky",
            "relational": "relat", "conditional": "condit", "rational": "ration", "valenci": "valenc",
            "digitizer": "digit", "conformabli": "conform", "radicalli": "radic", "vietnamization": "vietnam",
            "predication": "predic", "operator": "oper", "feudalism": "feudal", "decisiveness": "decis",
            "hopefulness": "hope", "formaliti": "formal", "sensitiviti": "sensit", "sensibiliti": "sensibl",
            "triplicate": "triplic", "formative": "form", "formalize": "formal", "electrical": "electr",
            "goodness": "good", "revival": "reviv", "allowance": "allow", "inference": "infer", "airliner": "airlin",
            "adjustable": "adjust", "defensible": "defens", "irritant": "irrit", "replacement": "replac",
            "adjustment": "adjust", "dependent": "depend", "adoption": "adopt", "communism": "commun",
            "activate": "activ", "homologous": "homolog", "effective": "effect", "probate": "probat", "rate": "rate",
            "cease": "ceas", "controll": "control", "roll": "roll", "generalizations": "gener",
            "oscillators": "oscil", "archeology": "archeolog", "is": "is", "y": "y",
        ]
        var stemmer = PorterStemmer()
        for (word, stem) in pairs {
            #expect(String(decoding: stemmer.stem(word.utf8), as: UTF8.self) == stem, "\(word)")
        }
    }

    // Definitions are for people; phrases decide what matches.
    @Test func theFingerprintFollowsWhatTheMatcherSees() {
        var changed = Self.exports
        changed.themes[0].definition = "Other words."
        #expect(changed.fingerprint == Self.exports.fingerprint)
        changed.themes[0].phrases.append("csv breaks")
        #expect(changed.fingerprint != Self.exports.fingerprint)
    }
}
