import SourceDiagnostics
import SurveyModel
import TestSupport
import Testing

@Suite struct ExpressionParsingTests {
    // What an author gets wrong must be pointed at exactly, in Unicode scalars.
    @Test(arguments: [
        ("why has 'missng'", "9 E104"), ("top = 'prce'", "7 E104"), ("top in ['price', 'bug']", "18 E104"),
        ("why = 'price'", "1 E106"), ("np > 3", "1 E101"), ("gaps > 3", "1 E201"), ("self > 3", "1 E202"),
        ("cuont(why)", "1 E102"), ("len()", "1 E103"), ("nps = 'nine'", "7 E105"),
        ("'a' + 'b'", "1 E105"), ("nps & 'x'", "1 E105"), ("case.seat", "1 E101"), ("group = 'promotor'", "9 E104"),
        ("nps >= 9 and", "13 E100"), ("1 < nps < 3", "9 E100"), ("nps && true", "5 E100"),
        ("top = \"price\"", "7 E100"),
        ("top = 'price", "7 E100"), ("@2026-02-30 < today()", "1 E100"), ("top is refusd", "8 E100"),
        ("żółw = 1", "1 E101"), ("'żółw' & np", "10 E101"), ("if nps then 1 else 2", "4 E105"),
        ("if true then 1 else 'a'", "21 E105"), ("", "1 E100"),
        ("top has 'price'", "1 E105"), ("it = 'price'", "1 E101"), ("top = consent", "7 E105"),
        ("open matches '['", "14 E105"), ("consent = 'maybe' or np = 1 ", "11 E104"),
    ])
    func pointsAtTheFirstMistake(_ text: String, _ expected: String) {
        #expect(mistakes(text, in: Churn.scope).first == expected, "\(text)")
    }

    @Test(arguments: [
        "why has 'price' and count(why) > 1", "top = first(why)", "case.seats ?? 0 >= 10", "consent = 'no'",
        "if nps >= 9 then 'promoter' else if nps >= 7 then 'passive' else 'detractor'",
        "why has none ['other', 'none']",
        "sum(nps, case.seats) / 2 <= 0.5", "nps between 0 and 10 or top is refused", "group != 'detractor'",
        "round(nps / 3, 1) = 2.5", "case.since < @2026-01-01", "label(top ?? first(why)) ?? 'this' = 'PRICE'",
    ])
    func acceptsWhatIsRight(_ text: String) {
        #expect(mistakes(text, in: Churn.scope) == [])
    }

    // Deep and long input must end in a sentence, not in an overflowing stack.
    @Test func depthAndLengthAreBounded() {
        let deep = String(repeating: "(", count: 50_000) + "1" + String(repeating: ")", count: 50_000)
        let negative = String(repeating: "-", count: 900) + "1"
        let nots = String(repeating: "not ", count: 900) + "true"
        let long = "1" + String(repeating: " + 1", count: 5_000)
        for text in [deep, negative, nots, long] {
            #expect(mistakes(text, in: Churn.scope).first?.hasSuffix("E100") == true)
        }
    }

    // Printing is what `survey print` shows and `/why` quotes: it must mean the same as what was written.
    @Test func whatIsPrintedParsesToTheSame() throws {
        var random = SplitMix64(seed: 20_261_122)
        for round in 0..<2_000 {
            let text = soup(&random, depth: 4)
            let first = try expression(text)
            let second = try expression(first.description)
            #expect(first == second, "round \(round): \(text) printed as \(first)")
            _ = first.evaluate(in: Churn.environment)
        }
    }

    // Anything may be typed into a file; the worst that may happen is a diagnostic.
    @Test func randomTokensNeverCrash() {
        let tokens = [
            "if", "then", "else", "and", "or", "not", "has", "any", "in", "is", "missing", "between", "matches", "'a'",
            "'", "1", "2.5", "@2026-01-01", "(", ")", "[", "]", ",", ".", "??", "-", "+", "&", "=", "<", "why", "nps",
            "top", "case", "seats", "count", "label", "it", "where", "÷", "\u{1F600}", "99999999999999999999", "@",
            "\"",
        ]
        var random = SplitMix64(seed: 7)
        for _ in 0..<3_000 {
            let words = (0..<Int.random(in: 1...12, using: &random)).map { _ in
                tokens[Int.random(in: 0..<tokens.count, using: &random)]
            }
            let text = words.joined(separator: Bool.random(using: &random) ? " " : "")
            _ = mistakes(text, in: Churn.scope)
            let log = DiagnosticLog()
            let source = SourceText("a ${\(text)} b", at: SourceLocation(file: "t", line: 1, column: 1))
            _ = Template.parse(source, log: log)?.render(in: Churn.environment)
            let bare = SourceText(text, at: SourceLocation(file: "t", line: 1, column: 1))
            _ = Expression.parse(bare, log: log)?.evaluate(in: Churn.environment)
        }
    }

    private func soup(_ random: inout SplitMix64, depth: Int) -> String {
        let atoms = ["1", "2.5", "'it''s'", "nps", "why", "top", "true", "@2026-01-31", "case.seats", "why[1]"]
        guard depth > 0 else { return atoms[Int.random(in: 0..<atoms.count, using: &random)] }
        let a = soup(&random, depth: depth - 1)
        let b = soup(&random, depth: depth - 1)
        switch Int.random(in: 0..<12, using: &random) {
        case 0: return "(\(a)) + (\(b))"
        case 1: return "(\(a)) ?? (\(b))"
        case 2: return "(\(a)) and (\(b))"
        case 3: return "(\(a)) or (\(b))"
        case 4: return "not (\(a))"
        case 5: return "-(\(a))"
        case 6: return "if \(a) then \(b) else \(a)"
        case 7: return "(\(a)) has any [\(b), \(a)]"
        case 8: return "(\(a)) is not refused"
        case 9: return "count(\(a), \(b))"
        case 10: return "(\(a)) between (\(b)) and (\(a))"
        default: return "(\(a)) mod (\(b)) * 2 - 1"
        }
    }
}
