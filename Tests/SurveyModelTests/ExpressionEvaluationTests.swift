import FoundationEssentials
import SurveyModel
import Testing

@Suite struct ExpressionEvaluationTests {
    // Section 3.5 of the survey language is a table; this is it, with more of the grammar around it.
    @Test(arguments: [
        ("1 + 2 * 3", "7"), ("(1 + 2) * 3", "9"), ("7 / 2", "3.5"), ("7 div 2", "3"), ("-7 mod 2", "-1"),
        ("0.1 + 0.2", "0.3"), ("1 / 0", "not_applicable"), ("5 mod 0", "not_applicable"), ("'a' & 'b'", "ab"),
        ("nps >= 9", "true"), ("top = 'price'", "refused"), ("top != 'price'", "refused"),
        ("nps_never_asked > 1", "not_asked"), ("top = 'price' and false", "false"), ("top = 'price' or true", "true"),
        ("not (top = 'price')", "refused"), ("gap ?? 0 > 0", "false"), ("top ?? first(why)", "price"),
        ("top is refused", "true"), ("top is not refused", "false"), ("top is missing", "true"),
        ("nps is answered", "true"), ("gap is not_asked", "true"), ("open is empty", "false"),
        ("why has 'price'", "true"), ("why has any ['bugs', 'price']", "true"),
        ("why has all ['bugs', 'price']", "false"), ("why has none ['bugs']", "true"), ("count(why)", "2"),
        ("count(gap)", "0"), ("sum(gap)", "not_asked"), ("sum(nps, gap, 1)", "10"), ("mean(1, 2)", "1.5"),
        ("min(3, gap, 2)", "2"), ("max(3, 2.5)", "3"), ("at(why, 2)", "missing"), ("why[1]", "price"),
        ("why[3]", "not_applicable"), ("last(why)", "missing"), ("label(first(why))", "PRICE"),
        ("label(why)", "PRICE, MISSING"), ("nps between 7 and 9", "true"), ("nps in [1, 9]", "true"),
        ("consent not in ['no']", "true"), ("consent in ['no', 'yes']", "true"),
        ("consent not in ['yes']", "false"), ("if nps >= 9 then 'p' else 'd'", "p"),
        ("if top = 'price' then 1 else 2", "refused"), ("round(2.5)", "3"), ("round(-2.5)", "-3"),
        ("round(2.345, 2)", "2.35"), ("floor(-1.2)", "-2"), ("ceil(1.2)", "2"), ("abs(-3)", "3"), ("len(open)", "9"),
        ("words(open)", "2"), ("upper('ab') & lower('CD') & trim('  e ')", "ABcde"), ("contains(open, 'slow')", "true"),
        ("starts(open, 'It''s')", "true"), ("ends(open, 'x')", "false"), ("open matches '.*slow'", "true"),
        ("any(false, top = 'price', true)", "true"), ("all(true, top = 'price')", "refused"),
        ("days_between(@2026-02-28, @2026-03-01)", "1"), ("days_between(case.since, today())", "295"),
        ("year(today()) * 100 + month(today())", "202611"), ("date('2026-02-29')", "not_applicable"),
        ("case.seats ?? 5", "5"), ("1 == 1", "true"), ("9223372036854775807 + 1", "9223372036854775808"),
    ])
    func evaluates(_ text: String, to expected: String) throws {
        let answer = try expression(text).evaluate(in: Churn.environment)
        #expect((answer.value?.shown ?? answer.reason?.rawValue) == expected, "\(text)")
    }

    // Calculations that double a text, one after the other, would fill any memory: what is too long is missing.
    @Test func joinedTextsAreBounded() throws {
        let long = String(repeating: "x", count: 60_000)
        for text in [
            "'\(long)' & '\(long)'", "replace('\(long)', 'x', '\(long)')", "join(['\(long)', '\(long)'], ', ')",
            "join(['a', 'b', 'c'], '\(long)')",
        ] {
            #expect(try expression(text).evaluate(in: Churn.environment) == .missing(.notApplicable))
        }
        let half = String(repeating: "x", count: 50_000)
        #expect(
            try expression("len('\(half)' & '\(half)')").evaluate(in: Churn.environment) == .value(.integer(100_000)))
    }

    // Kleene, Introduction to Metamathematics (1952), § 64: the strong tables, all nine cells of both.
    @Test func andAndOrAndNotFollowKleene() throws {
        let words: [(text: String, value: Bool?)] = [("true", true), ("false", false), ("(gap = 1)", nil)]
        for (left, a) in words {
            for (right, b) in words {
                let and = try expression("\(left) and \(right)").evaluate(in: Churn.environment)
                let or = try expression("\(left) or \(right)").evaluate(in: Churn.environment)
                let both: Bool? = a == false || b == false ? false : a == nil || b == nil ? nil : true
                let either: Bool? = a == true || b == true ? true : a == nil || b == nil ? nil : false
                #expect(and == both.map { .value(.boolean($0)) } ?? .missing(.notAsked), "\(left) and \(right)")
                #expect(or == either.map { .value(.boolean($0)) } ?? .missing(.notAsked), "\(left) or \(right)")
            }
            let not = try expression("not \(left)").evaluate(in: Churn.environment)
            #expect(not == a.map { .value(.boolean(!$0)) } ?? .missing(.notAsked))
        }
    }

    // A reducer evaluates only what a change can reach, so it must know what an expression reads.
    @Test func anExpressionKnowsWhatItReads() throws {
        let parsed = try expression("if count(why) > 1 then case.seats ?? nps else days_between(case.since, today())")
        #expect(parsed.references == ["why", "nps", "case.seats", "case.since", "today()"])
    }
}
