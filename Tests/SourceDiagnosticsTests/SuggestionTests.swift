import SourceDiagnostics
import Testing

/// What is said to be meant: a wrong guess costs more than none, since people follow it.
@Suite struct SuggestionTests {
    @Test(arguments: [
        ("knwon", ["known", "story"], "known"), ("missng", ["missing", "other"], "missing"),
        ("yess", ["yes", "no"], "yes"), ("Yes", ["yes", "no"], "yes"), ("A", ["a", "b"], "a"),
        ("yse", ["yes", "no"], "yes"), ("lenght", ["length", "left"], "length"), ("sise", ["size", "seats"], "size"),
        ("gap1", ["gaps_1", "gap_1"], "gap_1"), ("known", ["known", "knwon"], "knwon"),
    ])
    func theNearestNameIsSuggested(word: String, candidates: [String], meant: String) {
        #expect(suggestion(for: word, among: candidates) == meant)
    }

    // Two that are equally near, one letter, other numbers, another letter in a short word, and what is far away.
    @Test(arguments: [
        ("staet", ["state", "stat", "stet"]), ("ac", ["aa", "ab"]), ("c", ["a"]), ("x", ["a", "b"]), ("ab", ["a"]),
        ("p4", ["p1", "p2", "p3"]), ("l3", ["l1"]), ("q", ["q1"]), ("part_12", ["part_2"]), ("ny", ["no", "yes"]),
        ("cat", ["car"]), ("price", ["quality"]), ("", ["a"]),
    ])
    func whereItWouldBeAGuessNothingIsSuggested(word: String, candidates: [String]) {
        #expect(suggestion(for: word, among: candidates) == nil)
    }

    // A name may be given twice, as that of a theme and as its last part.
    @Test func theSameCandidateTwiceIsOne() {
        #expect(suggestion(for: "exprts", among: ["exports", "exports"]) == "exports")
    }
}
