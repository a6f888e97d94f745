import SurveyModel
import Testing

/// Section 3.5 of the survey language, as tables.
@Suite struct KleeneTests {
    private static let words: [(text: String, value: Bool?)] = [
        ("true", true), ("false", false), ("(top_reason = 'bugs')", nil),
    ]

    private func value(_ text: String) throws -> Answer {
        try expression(text).evaluate(in: LanguageExample.environment)
    }

    private func answer(_ value: Bool?) -> Answer { value.map { .value(.boolean($0)) } ?? .missing(.refused) }

    // Kleene, Introduction to Metamathematics (1952), § 64: the strong tables, all nine cells of each.
    @Test func andOrAndNotFollowKleene() throws {
        for (left, a) in Self.words {
            for (right, b) in Self.words {
                let both: Bool? = a == false || b == false ? false : a == nil || b == nil ? nil : true
                let either: Bool? = a == true || b == true ? true : a == nil || b == nil ? nil : false
                #expect(try value("\(left) and \(right)") == answer(both), "\(left) and \(right)")
                #expect(try value("\(left) or \(right)") == answer(either), "\(left) or \(right)")
                // 'all' and 'any' are the same for more than two.
                #expect(try value("all(\(left), \(right))") == answer(both), "all(\(left), \(right))")
                #expect(try value("any(\(left), \(right))") == answer(either), "any(\(left), \(right))")
            }
            #expect(try value("not \(left)") == answer(a.map { !$0 }))
        }
    }

    // What is compared or computed with a missing value is missing, with the reason of the leftmost one.
    @Test(arguments: [
        "top_reason = 'bugs'", "top_reason != 'bugs'", "top_reason in ['bugs']", "label(top_reason) & 'x'",
        "['bugs', top_reason] has 'x'", "len(label(top_reason)) + seats_left", "if top_reason = 'bugs' then 1 else 2",
        "top_reason = 'bugs' or seats_left > 1", "score(top_reason) between 1 and 2", "option(top_reason).label",
        "top_reason is refused and top_reason = 'bugs'",
    ])
    func aMissingValueKeepsItsReason(_ text: String) throws {
        #expect(try value(text) == .missing(.refused), "\(text)")
    }

    @Test(arguments: [
        ("sum(seats_left)", "skipped"), ("sum(seats_left, 2)", "2 seats"), ("count(seats_left)", "0"),
        ("mean(seats_left, 4)", "4"), ("max(seats_left, top_reason)", "skipped"), ("seats_left ?? 7", "7"),
        ("seats_left is skipped", "true"), ("seats_left is missing", "true"), ("seats_left is not answered", "true"),
        ("top_reason is not_asked", "false"), ("1 / 0", "not_applicable"), ("1 / 0 is not_applicable", "true"),
        ("never is not_asked", "true"), ("min(gaps.cost where cost > 99999)", "not_applicable"),
        ("count(gaps where seats_left > 1)", "0"), ("any(gaps where seats_left > 1)", "skipped"),
        ("all(gaps where cost > 1 or seats_left > 1)", "true"), ("gaps[3].cost", "not_applicable"),
        ("9223372036854775807 + 1", "9223372036854775808"), ("0.1 + 0.2 = 0.3", "true"),
        ("if seats_left > 1 then 'a' else 'b'", "skipped"), ("nps + seats_left ?? 1 * 2", "5"),
    ])
    func missingValuesFollowTheTable(_ text: String, _ expected: String) throws {
        let found = try value(text)
        let shown = found.value?.shown ?? found.reason?.rawValue
        #expect(shown == expected.split(separator: " ").first.map(String.init), "\(text)")
    }

    // The order in which operators bind, each against its neighbours in the table.
    @Test(arguments: [
        ("a or b and c", "a or (b and c)"), ("not a and b", "(not a) and b"), ("not a = b", "not (a = b)"),
        ("a = b + c", "a = (b + c)"), ("a + b * c", "a + (b * c)"), ("a & b + c", "(a & b) + c"),
        ("-a * b", "(-a) * b"),
        ("-a ?? b", "-(a ?? b)"), ("a ?? b.c", "a ?? (b.c)"), ("a ?? b > 0", "(a ?? b) > 0"),
        ("-a.b[1]", "-((a.b)[1])"),
        ("a - b - c", "(a - b) - c"), ("a ?? b ?? c", "(a ?? b) ?? c"), ("a / b div c", "(a / b) div c"),
        ("if a then b else c or d", "if a then b else (c or d)"),
        ("a between b + 1 and c and d", "(a between (b + 1) and c) and d"),
        ("a has any [b] or c", "(a has any [b]) or c"), ("a is missing and b", "(a is missing) and b"),
        ("not a in [b]", "not (a in [b])"), ("a not in [b] and c", "(a not in [b]) and c"), ("a == b", "a = b"),
        ("a matches 'x' or b", "(a matches 'x') or b"), ("count(a where b or c)", "count(a where (b or c))"),
        ("a has any (b)", "a has any b"), ("a has (any(b))", "a has (any(b))"),
    ])
    func operatorsBindAsWritten(_ text: String, _ meaning: String) throws {
        let parsed = try expression(text)
        #expect(try parsed == expression(meaning), "\(text) is \(parsed)")
    }
}
