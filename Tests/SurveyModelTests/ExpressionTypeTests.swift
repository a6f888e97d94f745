import FoundationEssentials
import SourceDiagnostics
import SurveyModel
import TestSupport
import Testing

/// The type checker against the example session: units, parts of answers, rounds, groups, and why something is missing.
@Suite struct ExpressionTypeTests {
    private static var scope: TypeScope {
        var scope = LanguageExample.scope
        let usd = ValueType.money(currency: "USD")
        scope.symbols["dollars"] = .init(usd, mayBeMissing: false)
        scope.symbols["euros"] = .init(.money(currency: "EUR"), mayBeMissing: false)
        scope.symbols["hours"] = .init(.quantity(unit: "hours", isWhole: true), mayBeMissing: false)
        scope.symbols["count_of"] = .init(.integer, mayBeMissing: false)
        scope.symbols["start"] = .init(.time, mayBeMissing: false)
        scope.symbols["lasted"] = .init(.duration, mayBeMissing: false)
        scope.symbols["grid"] = .init(.matrix(rows: LanguageExample.reasons, cell: .integer), mayBeMissing: false)
        scope.symbols["prices"] = .init(.pricePoints(currency: "EUR"), mayBeMissing: false)
        scope.symbols["feeling"] = .init(.kano, mayBeMissing: false)
        scope.rounds = ["cost": "gaps", "name": "gaps"]
        return scope
    }

    @Test(arguments: [
        // Units and currencies.
        ("sum(euros, dollars)", "12 E115"), ("euros + dollars", "9 E115"), ("euros = dollars", "9 E115"),
        ("euros + hours", "9 E115"), ("hours + count_of", "9 E115"), ("hours * euros", "9 E115"),
        ("hours between 1 and euros", "21 E115"), ("[euros, dollars]", "9 E115"), ("dollars ?? euros", "12 E115"),
        ("if true then euros else dollars", "25 E115"), ("max(euros, 3, dollars)", "15 E115"),
        ("sum(gaps.cost, dollars)", "16 E115"), ("sum(gaps.cost, [dollars])", "16 E115"),
        ("euros in [dollars]", "10 E115"),
        // Times.
        ("start + 5", "9 E105"), ("lasted > 30", "10 E105"), ("case.since - 1", "1 E105"), ("start * 2", "9 E105"),
        ("lasted mod 2", "1 E105"), ("@2026-11-22T14:30 < @2026-11-22", "21 E105"),
        // Parts of answers.
        ("points.prise", "8 E104"), ("points['prise']", "8 E104"), ("grid.nowhere", "6 E104"),
        ("prices.chaep", "8 E101"), ("feeling.category = 'atractive'", "20 E104"), ("feeling.wit", "9 E101"),
        ("nps.x", "1 E105"), ("option(why, 'bug').label", "13 E104"), ("option(top_reason).prise", "20 E101"),
        ("quota('tems').left", "7 E101"), ("quota('teams').lft", "16 E101"), ("session.langage", "9 E101"),
        ("session", "1 E101"), ("prior.npz", "1 E101"), ("quota", "1 E101"),
        // Rounds.
        ("cost > 5", "1 E205"), ("gaps.costs", "6 E101"), ("gaps[1].costs", "9 E101"), ("gaps.cost[2]", "11 E105"),
        ("count(gaps where costs > 1)", "18 E101"), ("count(nps where it > 1)", "7 E105"), ("index() > 1", "1 E105"),
        ("count(why where it = 'prise')", "22 E104"), ("gaps > 1", "1 E105"), ("sum(gaps)", "5 E105"),
        // Groups.
        ("rating > 2", "1 E116"), ("share(rating)", "7 E105"), ("spread(worst, 'exprt')", "15 E104"),
        ("share(nobody = 1)", "7 E101"), ("people > 1", "1 E105"), ("people.ratin", "8 E101"),
        ("sum(rating)", "5 E116"),
        // Functions.
        ("format_date(today(), 'D.M.')", "22 E105"), ("order_shown(count(why))", "13 E105"), ("label(nps)", "7 E105"),
        ("join(why, ',')", "6 E105"), ("score(gaps)", "7 E105"), ("pick(nps)", "6 E105"), ("sqrt(euros)", "6 E105"),
        ("round(nps, 'a')", "12 E105"), ("top(nps)", "5 E105"), ("any(nps)", "5 E105"), ("it", "1 E101"),
        ("open matches '(a'", "14 E105"), ("open matches '(a)\\1'", "14 E105"), ("nps is empty", "1 E105"),
        ("item = 1", "1 E101"), ("count", "1 E101"),
    ])
    func pointsAtTheFirstMistake(_ text: String, _ expected: String) {
        #expect(mistakes(text, in: Self.scope) == [expected], "\(text)")
    }

    @Test(arguments: [
        "euros > 5", "euros + 5 > 2 * euros", "euros / euros > 0.5", "sum(euros, gaps.cost, 3) between 0 and 100",
        "hours + 1 > 5", "hours / 2 = 2.5", "number(hours) + count_of = 3", "hours div 2 > 1", "euros in [1, 2]",
        "start + minutes(5) < @18:00", "(start - @9:00) / minutes(1) > 30", "lasted > minutes(30)",
        "lasted * 2 > lasted",
        "points.price + points['bugs'] > 10", "mean(grid) > 2", "grid['price'] = 3", "prices.too_cheap < prices.cheap",
        "feeling.category = 'attractive'", "option(why, 'bugs').number = 2", "quota('teams').left > 0",
        "session.language = 'en' and session.mode = 'self'", "prior.nps - nps > 2", "count(gaps where cost > 100) = 1",
        "gaps[1].name = 'x'", "sum(gaps.cost where name = 'Export') > 3", "last(gaps).cost > 3",
        "share(pick_one = 'a') >= 0.5", "spread(worst, 'export') > 1.5", "count(people where rating > 2) > 1",
        "mean(people.rating) > 2", "top(worst) = 'export'", "agreement(rating) < 0", "top(order) in ['price', 'bugs']",
        "count(filter(why where it != 'price')) > 0", "any(gaps where cost > 100)", "age(case.since) > 3",
        "random() < 0.5", "pick(['a', 'b']) = 'a'", "once(nps) > 3", "changes(nps) > 0", "seconds_on(nps) < 2",
        "top_reason ?? 'price' = 'bugs'", "nps is not_applicable", "'x' = text(nps)",
    ])
    func acceptsWhatIsRight(_ text: String) {
        #expect(mistakes(text, in: Self.scope) == [])
    }

    // '==' is what programmers type: it is understood, and said once at its place.
    @Test func twoEqualSignsAreOneWithAHint() throws {
        let log = DiagnosticLog()
        let source = SourceText("nps == 3", at: SourceLocation(file: "t", line: 1, column: 1))
        let parsed = try #require(Expression.parse(source, log: log))
        #expect(try parsed == expression("nps = 3"))
        let warning = try #require(log.diagnostics.first)
        #expect((warning.severity, warning.location.column, warning.length) == (.warning, 5, 2))
        #expect(warning.code == .doubleEquals)
        #expect(warning.hint == "write '='")
    }

    // Lint says why a condition may be missing, at the place of the part that may be.
    @Test(arguments: [
        ("nps > 3", ["question nps 1"]), ("nps ?? 0 > 3", []),
        ("case.seats / nps > 1", ["caseField case.seats 1", "question nps 14", "division nps 14"]),
        ("first(why) = 'price'", ["question why 7", "noMember first 1"]), ("nps is answered and nps > 3", []),
        ("nps is missing or nps > 3", []), ("count(why) > 1 and first(why) = 'bugs'", ["noMember first 20"]),
        ("nps ?? 0 > 0 and nps > 3", []), ("not (nps is missing) and nps > 3", []),
        ("if nps is missing then false else nps > 3", []), ("prior.nps > 2", ["prior prior.nps 1"]),
        ("sum(nps, 1) > 2", []), ("sum(gaps.cost) > 2", ["question gaps 5"]),
        ("nps > 3 or nps < 9", ["question nps 1"]),
        ("top_reason = 'bugs' and top_reason = 'price'", ["question top_reason 1"]),
        ("seconds_on(why) > 2", ["question why 12", "trace seconds_on 1"]),
        ("share(rating > 2) > 0.5", ["question rating 7", "nobody share 1"]),
        ("date('2026-01-01') > today()", []), ("date(text(nps)) > today()", ["question nps 11", "noResult date 1"]),
    ])
    func saysWhyItMayBeMissing(_ text: String, _ expected: [String]) throws {
        let log = DiagnosticLog()
        let type = TypeChecker(scope: LanguageExample.scope, log: log).condition(try expression(text))
        #expect(log.diagnostics.isEmpty)
        #expect(
            type?.missing.map { "\($0.kind.rawValue) \($0.name) \($0.span.location.column)" } == expected, "\(text)")
    }

    @Test(arguments: [
        ("nps > 3 and count(why) >= 1", ["nps", "why"], []), ("nps > 3 or nps < 1", ["nps"], ["nps"]),
        ("not (nps is missing)", ["nps"], []), ("nps is answered", ["nps"], []), ("nps is missing", [], ["nps"]),
        ("nps ?? 0 > 0", ["nps"], []), ("nps ?? 5 > 0", [], []), ("count(why) = 0", [], []),
        ("0 < count(why)", ["why"], []),
        ("label(top_reason) = 'x'", ["top_reason"], ["top_reason"]),
        ("case.seats * 2 > 3", ["case.seats"], ["case.seats"]),
        ("if nps > 3 then why has 'bugs' else nps = 1", ["nps"], ["nps"]), ("sum(nps, 1) > 0", [], []),
        ("sum(nps) > 0", ["nps"], ["nps"]), ("not (nps > 3 or open is missing)", ["nps", "open"], []),
    ])
    func knowsWhatMustBeThere(_ text: String, _ whenTrue: [String], _ whenFalse: [String]) throws {
        let parsed = try expression(text)
        func names(_ present: Set<String>) -> [String] { present.filter { !$0.hasPrefix("/ ") }.sorted() }
        #expect(names(parsed.presentWhenTrue) == whenTrue.sorted(), "\(text)")
        #expect(names(parsed.presentWhenFalse) == whenFalse.sorted(), "\(text) is false")
    }

    // What a condition says is not zero can be divided by.
    @Test(arguments: [
        ("nps > 0", ["nps"], []), ("nps = 0", [], ["nps"]), ("nps != 0", ["nps"], []), ("nps >= 0", [], ["nps"]),
        ("nps between 1 and 3", ["nps"], []), ("nps between 0 and 3", [], ["nps"]), ("3 < nps - 1", ["nps - 1"], []),
        ("nps > 0 and open is missing", ["nps"], []), ("nps > 0 or open is missing", [], []),
        ("random(0, 3) > 0", [], []), ("nps > 3 or nps < -2", ["nps"], []), ("count(why) > 1", ["count(why)"], []),
        ("now() > @2020-01-01T00:00", [], []), ("open != ''", [], []),
    ])
    func knowsWhatIsNotZero(_ text: String, _ whenTrue: [String], _ whenFalse: [String]) throws {
        let parsed = try expression(text)
        func divisors(_ present: Set<String>) -> [String] {
            present.filter { $0.hasPrefix("/ ") }.map { String($0.dropFirst(2)) }.sorted()
        }
        #expect(divisors(parsed.presentWhenTrue) == whenTrue, "\(text)")
        #expect(divisors(parsed.presentWhenFalse) == whenFalse, "\(text) is false")
    }

    // What is claimed to be there when a condition holds is there: over all answers of a small session.
    @Test func whatMustBeThereIsThere() throws {
        var random = SplitMix64(seed: 99)
        for round in 0..<1500 {
            let parsed = ExpressionGenerator.condition(&random, depth: 3)
            var environment = LanguageExample.environment
            environment.answers["nps"] = Bool.random(using: &random) ? .missing(.refused) : .value(.integer(3))
            environment.answers["why"] = Bool.random(using: &random) ? .missing(.skipped) : .value(.multi(["price"]))
            environment.answers["open"] = Bool.random(using: &random) ? .missing(.notAsked) : .value(.text("x"))
            guard case .value(.boolean(let outcome)) = parsed.evaluate(in: environment) else { continue }
            for name in outcome ? parsed.presentWhenTrue : parsed.presentWhenFalse {
                if name.hasPrefix("/ ") {
                    let value = try expression(String(name.dropFirst(2))).evaluate(in: environment).value
                    let isZero = value == .integer(0) || value == .decimal(0)
                    #expect(value != nil && !isZero, "round \(round): \(parsed) is \(outcome) with \(name)")
                    continue
                }
                #expect(environment[name].value != nil, "round \(round): \(parsed) is \(outcome) without \(name)")
            }
        }
    }

    @Test func anExpressionListsAllThatItReads() throws {
        let parsed = try expression(
            "sum(gaps.cost where cost > prior.nps) + quota('teams').left + changes(nps) > 0 and session.language = 'en' "
                + "and age(case.since) > random() and last(gaps).cost > 1 and share(rating > 2) > 0 and now() > @2026-01-01T0:00"
        )
        #expect(
            parsed.reads == [
                .field("cost", of: "gaps"), .question("gaps"), .question("cost"), .prior("nps"), .quota("teams"),
                .trace("changes", of: "nps"), .question("nps"), .session("language"), .caseField("since"), .today,
                .draw,
                .question("rating"), .people, .now,
            ])
        #expect(parsed.references.isSuperset(of: ["gaps", "prior.nps", "quota('teams')", "case.since", "now()"]))
    }
}
