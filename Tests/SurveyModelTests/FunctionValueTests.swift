import SurveyModel
import TestSupport
import Testing

/// Values against published digits, and what the examples of the catalogue do not show.
@Suite struct FunctionValueTests {
    private func value(_ text: String, in environment: Environment = LanguageExample.environment) throws -> String? {
        let answer = try expression(text).evaluate(in: environment)
        return answer.value?.shown ?? answer.reason?.rawValue
    }

    // Constants from Abramowitz & Stegun, Handbook of Mathematical Functions (1964), table 1.1, to 20 digits.
    @Test(arguments: [
        ("sqrt(2)", "1.4142135623730950488"), ("sqrt(3)", "1.7320508075688772935"), ("exp(1)", "2.7182818284590452354"),
        ("ln(2)", "0.69314718055994530942"), ("ln(10)", "2.302585092994045684"), ("log10(2)", "0.30102999566398119521"),
        ("exp(-1)", "0.36787944117144232160"), ("pow(10, -2)", "0.01"),
        ("pow(2, 100)", "1267650600228229401496703205376"),
        ("sqrt(1000000)", "1000"), ("sqrt(0)", "0"), ("sqrt(-1)", "not_applicable"), ("ln(0)", "not_applicable"),
        ("exp(201)", "not_applicable"), ("pow(0, -1)", "not_applicable"), ("pow(9, 0.5)", "3"), ("log10(0.001)", "-3"),
        ("pow(10, 99999)", "not_applicable"), ("exp(0)", "1"), ("sqrt(0.0001)", "0.01"),
    ])
    func numbersHaveTheirPublishedDigits(_ text: String, _ expected: String) throws {
        let found = try value(text)
        let trimmed = expected.contains(".") ? String(expected.reversed().drop { $0 == "0" }.reversed()) : expected
        #expect(found == trimmed, "\(text)")
    }

    @Test(arguments: [
        ("slice('feedback', 0)", "feedback"), ("slice('ab', 5)", ""), ("slice('żółw', 2, 3)", "ół"),
        ("slice('abc', -9, -2)", "ab"),
        ("replace('aaa', 'aa', 'b')", "ba"), ("replace('a', '', 'b')", "a"), ("split('', ',')[1]", ""),
        ("join([], '-')", ""),
        ("len('👩‍👩‍👧')", "1"), ("upper('straße')", "STRASSE"), ("before('a=b=c', '=') & after('a=b=c', '=')", "ab=c"),
        ("median(3)", "3"), ("median(gaps.cost)", "4750 EUR"), ("mean(@9:00 - @8:00, minutes(30))", "45 min"),
        ("min('b', 'a')", "a"), ("sum(gaps.cost, 1)", "9501 EUR"), ("round(gaps[1].cost / 7, 2)", "1285.71 EUR"),
        ("abs(@8:00 - @9:00)", "1 h"), ("top(points, 5)", "price, missing"), ("points.other", "0"),
        ("count(points)", "2"),
        ("order['none']", "not_applicable"), ("distinct(['a', 'a'])", "a"), ("first([])", "not_applicable"),
        ("@2026-12-31T23:30 + hours(1)", "2027-01-01T00:30"), ("@23:30 + hours(1)", "not_applicable"),
        ("@2026-11-22T14:30 - @2026-11-21T14:00", "1 d 30 min"), ("format_date(@14:05, 'H:mm')", "14:05"),
        ("format_date(@2026-11-22, 'H')", "not_applicable"), ("format_date(@2026-03-01, '\"im\" MMM yy')", "im Mar 26"),
        ("weekday(add_days(today(), 1))", "1"), ("age(@2020-11-23)", "5"), ("gaps.cost where 1", nil),
        ("sum(people.rating where rating > 2)", "7"), ("count(people where pick_one = 'a')", "3"),
        ("top(worst)", "export"),
        ("top(pick_one)", "a"), ("highest(rating)", "P4"), ("label(top_reason ?? 'bugs')", "Bugs or reliability"),
        ("case.nothing", "not_applicable"), ("session.actor", "not_applicable"),
        ("random(5, 4)", "not_applicable"), ("random(0, 9223372036854775807) >= 0", "true"),
        ("count(pick(9, why))", "2"), ("count(pick(-2, ['a', 'b']))", "0"),
        ("2 / 3", "0.666666666666666666666666666666666667"), ("1 / 3 * 3 = 1", "true"), ("1 / 3 + 2 / 3 = 1", "true"),
        ("floor(1 / 3 * 3)", "1"), ("1 / 3 = 1 / 3 * 1", "true"), ("1 / 3 < 0.333333333333", "false"),
        ("0.1 + 0.2 = 0.3", "true"), ("gaps[1].cost / 7 * 7 = gaps[1].cost", "true"),
        ("months_between(@2024-02-29, @2024-01-31)", "0"), ("months_between(@2024-03-31, @2024-01-31)", "-2"),
        ("months_between(@2024-03-30, @2024-01-31)", "-1"), ("years_between(@2025-02-28, @2024-02-29)", "0"),
        ("date('2024-2-9')", "2024-02-09"), ("date('24-2-9')", "not_applicable"),
        ("date('2024-002-9')", "not_applicable"),
        // What stands in a wording is rounded; what is computed on is not.
        ("text(1 / 3)", "0.3333"), ("text(200 / 3)", "66.6667"), ("text(2.5)", "2.5"),
        ("text(1 / 30000)", "0.00003333"),
        ("text(gaps[1].cost / 7)", "1285.71 EUR"), ("text(gaps[2].cost / 8)", "62.50 EUR"),
        ("text(gaps[1].cost)", "9000 EUR"),
    ])
    func valuesAreAsExpected(_ text: String, _ expected: String?) throws {
        guard let expected else {
            #expect(mistakes(text, in: LanguageExample.scope).first?.hasSuffix("E100") == true)
            return
        }
        #expect(try value(text) == expected, "\(text)")
    }

    // Van der Eijk (2001): 1 for one point, 0 for an even spread, -1 for both ends, and between them by layers.
    @Test(arguments: [
        ([3, 3, 3], "1"), ([1, 2, 3, 4, 5], "0"), ([1, 1, 5, 5], "-1"), ([1, 1, 2, 2], "0.75"),
        ([1, 3], "0.166666666666667"), ([2], "1"),
        ([1, 1, 1, 5], "0"),
    ])
    func agreementIsVanDerEijks(_ ratings: [Int], _ expected: String) throws {
        var environment = LanguageExample.environment
        environment.people = ratings.enumerated().map {
            Participation(alias: "P\($0)", answers: ["rating": .value(.integer($1))])
        }
        #expect(try value("agreement(rating)", in: environment) == expected)
    }

    // The example of van der Eijk (2001), as R's package agrmt gives it: seven points, a thousand people.
    @Test func agreementOfThePublishedExample() throws {
        var environment = LanguageExample.environment
        environment.scales = ["rating": 1...7]
        let counts = [30, 40, 210, 130, 530, 50, 10]
        environment.people = counts.enumerated().flatMap { place, count in
            Array(repeating: Participation(alias: "P", answers: ["rating": .value(.integer(place + 1))]), count: count)
        }
        #expect(try value("round(agreement(rating), 7)", in: environment) == "0.6113333")
    }

    // A draw depends on the seed and its place alone, stays when it was kept, and is spread evenly.
    @Test func drawsAreSeededAndKept() throws {
        var environment = LanguageExample.environment
        let roll = CompiledExpression(try expression("random(1, 6)"), item: "roll")
        let other = CompiledExpression(try expression("random(1, 6) * 10 + random(1, 6)"), item: "roll")
        var counts: [String: Int] = [:]
        for seed in 0..<6000 {
            environment.seed = UInt64(seed)
            let first = roll.evaluate(in: environment)
            #expect(first == roll.evaluate(in: environment))
            counts[first.value?.shown ?? "", default: 0] += 1
            // The first draw of another expression of the same item is the same one.
            #expect(other.draws.map(\.ordinal) == [0, 1])
        }
        // Chi-square with 5 degrees of freedom: 20.5 is passed by chance once in a thousand.
        let chi = counts.values.reduce(0.0) { $0 + Double(($1 - 1000) * ($1 - 1000)) / 1000 }
        #expect(counts.count == 6 && chi < 20.5)
        let drawn = roll.newDraws(in: environment)
        #expect(drawn.count == 1)
        environment.kept = drawn
        environment.seed = 1
        #expect(roll.evaluate(in: environment) == drawn.values.first)
        #expect(roll.newDraws(in: environment).isEmpty)
    }

    // 'once' keeps the first value there is, not the first time that there is none.
    @Test func onceKeepsTheFirstValue() throws {
        var environment = LanguageExample.environment
        environment["nps"] = .missing(.notAsked)
        let once = CompiledExpression(try expression("once(nps) + 0"), item: "first_nps")
        #expect(once.newDraws(in: environment).isEmpty)
        environment["nps"] = .value(.integer(4))
        environment.kept = once.newDraws(in: environment)
        environment["nps"] = .value(.integer(9))
        #expect(once.evaluate(in: environment) == .value(.integer(4)))
    }

    // Each round of a repeat is a place of its own.
    @Test func roundsDrawForThemselves() throws {
        var environment = LanguageExample.environment
        let random = CompiledExpression(try expression("random()"), item: "x")
        var seen: Set<Answer> = []
        for number in 1...50 {
            environment.rounds = [.init([:], number: number)]
            seen.insert(random.evaluate(in: environment))
        }
        #expect(seen.count == 50)
    }

    @Test func labelsAndDatesAreInTheLanguageOfTheSession() throws {
        var list = OptionList(name: "l", options: [.init(code: "a", label: "One")])
        list.options[0].translations = ["de": "Eins"]
        var environment = Environment(answers: ["q": .value(.choice("a"))], optionLists: ["q": list])
        environment.language = "de"
        environment.today = CalendarDate("2026-03-01")
        #expect(
            try value("label(q) & format_date(today(), ', EEEE, d. MMMM')", in: environment) == "Eins, Sonntag, 1. März"
        )
        environment.language = "ja"
        #expect(try value("label(q)", in: environment) == "One")
    }

    // Inside a round, bare names mean the round's own questions.
    @Test func aRoundsOwnAnswersComeFirst() throws {
        var environment = LanguageExample.environment
        environment.rounds = [.init(["cost": .value(.integer(1)), "nps": .missing(.skipped)], number: 2)]
        #expect(try value("cost + index()", in: environment) == "3")
        #expect(try value("nps", in: environment) == "skipped")
        #expect(try value("count(gaps where cost > 1 and index() = 1)", in: environment) == "1")
        #expect(try value("count(why)", in: environment) == "2")
    }
}
