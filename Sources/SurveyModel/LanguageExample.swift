internal import FoundationEssentials

/// One session that all examples of the language are evaluated in: an interview after a downgrade, and a small group.
///
/// The reference page shows it first, so that a reader can follow each example.
package enum LanguageExample {
    package static let reasons: OptionList = {
        let labels = [
            ("price", "Price or budget"), ("bugs", "Bugs or reliability"), ("missing", "A feature is missing"),
            ("other", "Something else"), ("none", "No particular reason"),
        ]
        return OptionList(
            name: "reason",
            options: labels.enumerated().map {
                .init(code: $1.0, label: $1.1, isExclusive: $1.0 == "none", number: $0 + 1)
            })
    }()

    private static let pains = OptionList(
        name: "pain", options: ["export", "speed", "sharing"].map { .init(code: $0, label: $0) })
    private static let mocks = OptionList(name: "mock", options: ["a", "b"].map { .init(code: $0, label: $0) })

    private static let gaps = RecordType(
        name: "gaps",
        fields: [
            .init("name", .text, mayBeMissing: true), .init("cost", .money(currency: "EUR"), mayBeMissing: true),
        ])

    /// What the examples may use.
    package static let scope: TypeScope = {
        var scope = TypeScope()
        scope.symbols = [
            "nps": .init(.integer, mayBeMissing: true), "why": .init(.multi(reasons), mayBeMissing: true),
            "top_reason": .init(.choice(reasons), mayBeMissing: true),
            "gaps": .init(.list(.record(gaps)), mayBeMissing: true),
            "seats_left": .init(.quantity(unit: "seats", isWhole: true), mayBeMissing: true),
            "order": .init(.rank(reasons), mayBeMissing: true),
            "points": .init(.allocation(reasons), mayBeMissing: true), "open": .init(.text, mayBeMissing: true),
            "group": .init(.text, mayBeMissing: true, literals: ["promoter", "passive", "detractor"]),
        ]
        scope.caseFields = [
            "account": CaseField(name: "account", type: .text), "since": CaseField(name: "since", type: .date),
            "seats": CaseField(name: "seats", type: .integer, isOptional: true),
        ]
        scope.quotas = ["teams"]
        scope.people = TypeScope.People(
            RecordType(
                name: "people",
                fields: [
                    .init("rating", .integer, mayBeMissing: true),
                    .init("pick_one", .choice(mocks), mayBeMissing: true),
                    .init("worst", .rank(pains), mayBeMissing: true),
                ]), isOnePerson: false)
        return scope
    }()

    /// What was answered.
    package static let environment: Environment = {
        var environment = Environment(
            answers: [
                "nps": .value(.integer(3)), "why": .value(.multi(["price", "missing"])),
                "top_reason": .missing(.refused), "seats_left": .missing(.skipped),
                "gaps": .value(.list([gap("Export", 9000), gap("Filters", 500)])),
                "order": .value(.rank(["bugs", "price", "missing"])),
                "points": .value(.allocation(["price": 60, "missing": 40, "bugs": 0, "other": 0, "none": 0])),
                "open": .value(.text("It's slow")), "group": .value(.text("detractor")),
            ],
            caseFields: ["account": .text("Acme")],
            today: CalendarDate(year: 2026, month: 11, day: 22),
            optionLists: ["why": reasons, "top_reason": reasons, "order": reasons, "points": reasons])
        environment.caseFields["since"] = CalendarDate(year: 2026, month: 1, day: 31).map(Value.date)
        environment.now = environment.today.flatMap { today in
            ClockTime(hour: 14, minute: 30).map { CalendarMoment(date: today, time: $0) }
        }
        environment.session = ["language": .text("en"), "mode": .text("interviewer"), "interruptions": .integer(0)]
        environment.prior = ["nps": .value(.integer(6))]
        environment.quotas = ["teams": QuotaCount(limit: 20, taken: 8)]
        environment.traces = [
            "nps": AnswerTrace(milliseconds: 4200, changes: 1),
            "why": AnswerTrace(milliseconds: 9000, order: ["bugs", "price", "missing", "other", "none"]),
        ]
        environment.people = [
            person("P1", 1, "a", ["export", "speed", "sharing"], 400_000),
            person("P2", 2, "a", ["speed", "export", "sharing"], 350_000),
            person("P3", 3, "a", ["speed", "sharing", "export"], 60_000),
            person("P4", 4, "b", ["export", "sharing", "speed"], 300_000),
        ]
        environment.scales = ["rating": 1...5]
        return environment
    }()

    private static func gap(_ name: String, _ cost: Decimal) -> Value {
        .record(["name": .value(.text(name)), "cost": .value(.money(Money(cost, "EUR")))])
    }

    private static func person(
        _ alias: String, _ rating: Int, _ pick: String, _ worst: [String], _ airTime: Int
    ) -> Participation {
        Participation(
            alias: alias,
            answers: [
                "rating": .value(.integer(rating)), "pick_one": .value(.choice(pick)), "worst": .value(.rank(worst)),
            ], airTime: airTime)
    }
}
