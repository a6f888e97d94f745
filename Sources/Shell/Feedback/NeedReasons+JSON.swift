internal import FeedbackModel
internal import Tabulation

extension NeedReasons {
    /// The members that 'feedback why' adds to the numbers of a theme.
    var members: [JSONValue.Member] {
        [
            .init("ranked", .integer(ranked)), .init("ledger", ledger?.json ?? .null),
            .init("above", above?.json ?? .null), .init("below", below?.json ?? .null),
            .init(
                "without_one",
                .object([.init("lowest", lowest?.json ?? .null), .init("highest", highest?.json ?? .null)])),
            .init(
                "set_aside",
                setAside.map {
                    .object([.init("accounts", .integer($0.accounts)), .init("revenue", JSONValue($0.revenue))])
                }
                    ?? .null),
            .init(
                "prior",
                .object([
                    .init("mean", .number(prior.mean)), .init("strength", .number(prior.strength)),
                    .init("themes", .integer(prior.themes)),
                ])),
            .init(
                "reporting",
                .object([
                    .init("yes", .integer(reporting.yes)), .init("wrote", .integer(reporting.wrote)),
                    .init("rate", .number(reporting.expected)),
                ])),
            .init("weights", weighting.json), .init("oldest_third_days", JSONValue(oldestThirdDays)),
        ]
    }
}

extension NeedLedger {
    fileprivate var json: JSONValue {
        .object([
            .init("plain", .number(plain)), .init("need", .number(need)),
            .init(
                "guards",
                .array(
                    entries.map {
                        .object([.init("guard", .string($0.guard.rawValue)), .init("points", .number($0.points))])
                    })),
        ])
    }
}

extension NeedReasons.Neighbour {
    fileprivate var json: JSONValue {
        .object([
            .init("theme", .string(theme)), .init("need", .number(need)), .init("flips", JSONValue(flips)),
            .init("prevalence", JSONValue(share)), .init("severity", JSONValue(severity)),
        ])
    }
}

extension NeedReasons.WithoutOne {
    fileprivate var json: JSONValue {
        .object([
            .init("account", .string(account)), .init("need", .number(need)), .init("rank", .integer(rank)),
        ])
    }
}

extension Weighting {
    fileprivate var json: JSONValue {
        let outcome =
            switch self.outcome {
            case .plain: "plain"
            case .raked: "raked"
            case .refused: "refused"
            case .unmatched: "unmatched"
            }
        return .object([
            .init("outcome", .string(outcome)),
            .init(
                "gaps",
                .array(
                    gaps.map {
                        .object([.init("attribute", .string($0.attribute)), .init("level", .string($0.level))])
                    })),
        ])
    }
}
