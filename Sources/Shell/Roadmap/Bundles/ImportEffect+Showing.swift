internal import FeedbackModel
internal import Reporting
internal import RoadmapScoring
internal import Tabulation

extension ImportEffect {
    /// The initiatives with exact numbers.
    var exactTable: Table {
        Table(
            columns: [
                "initiative", "rank_before", "rank_after", "score_before", "score_after", "worth_before", "worth_after",
                "chance_before", "chance_after",
            ].map { Table.Column($0) },
            rows: initiatives.map { change in
                let (before, after) = (change.before, change.after)
                return [
                    .untrusted(change.initiative), Cell(before.rank), Cell(after.rank),
                    Cell(before.score, fractionDigits: 4), Cell(after.score, fractionDigits: 4),
                    Cell(before.worth, fractionDigits: 4), Cell(after.worth, fractionDigits: 4),
                    Cell(before.chance, fractionDigits: 4), Cell(after.chance, fractionDigits: 4),
                ]
            })
    }

    /// The initiatives for people: `3 → 1`.
    func table(top: Int) -> Table {
        Table(
            columns: [
                .init("rank"), .init("initiative"), .init("worth", title: method.worthUnit, priority: 2),
                .init("score", priority: 3), .init("chance", title: "first \(top)", priority: 1),
            ],
            rows: initiatives.map { change in
                let (before, after) = (change.before, change.after)
                return [
                    .text(Self.moved(before.rank, after.rank, String.init)), .untrusted(change.initiative),
                    .text(Self.moved(before.worth, after.worth, NumberText.score)),
                    .text(Self.moved(before.score, after.score, NumberText.score)),
                    .text(Self.moved(before.chance, after.chance, NumberText.chance)),
                ]
            })
    }

    /// The themes that move, for people.
    var themeTable: Table {
        Table(
            columns: [
                .init("theme"), .init("need"), .init("asked", title: "accounts asked", priority: 1),
                .init("yes", title: "said yes", priority: 2), .init("known", title: "known to have it", priority: 3),
            ],
            rows: themes.map { change in
                let (before, after) = (change.before, change.after)
                return [
                    .untrusted(change.theme), .text(Self.moved(before.need, after.need, NumberText.score)),
                    .text(Self.moved(before.askedAccounts, after.askedAccounts, String.init)),
                    .text(Self.moved(before.yesAccounts, after.yesAccounts, String.init)),
                    .text(Self.moved(before.needAccounts, after.needAccounts, String.init)),
                ]
            })
    }

    var members: [JSONValue.Member] {
        [
            .init("method", .string(method.rawValue)), .init("initiatives", .array(initiatives.map(Self.json))),
            .init("themes", .array(themes.map(Self.json))),
        ]
    }

    private static func json(_ change: ThemeChange) -> JSONValue {
        .object([
            "theme": .string(change.theme), "need_before": JSONValue(change.before.need),
            "need_after": JSONValue(change.after.need), "asked_before": .integer(change.before.askedAccounts),
            "asked_after": .integer(change.after.askedAccounts), "yes_before": .integer(change.before.yesAccounts),
            "yes_after": .integer(change.after.yesAccounts),
        ])
    }

    private static func json(_ change: InitiativeChange) -> JSONValue {
        let (before, after) = (change.before, change.after)
        return .object([
            "initiative": .string(change.initiative), "rank_before": JSONValue(before.rank),
            "rank_after": JSONValue(after.rank), "score_before": JSONValue(before.score),
            "score_after": JSONValue(after.score), "worth_before": JSONValue(before.worth),
            "worth_after": JSONValue(after.worth), "chance_before": JSONValue(before.chance),
            "chance_after": JSONValue(after.chance),
        ])
    }

    /// `3 → 1`, or one number where people would read the same twice.
    private static func moved<Number>(_ before: Number?, _ after: Number?, _ text: (Number) -> String) -> String {
        let (first, second) = (before.map(text) ?? "–", after.map(text) ?? "–")
        return first == second ? first : "\(first) → \(second)"
    }
}
