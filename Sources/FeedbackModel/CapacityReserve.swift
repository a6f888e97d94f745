package import LocatedYAML
internal import SourceDiagnostics

/// Shares of the teams' capacity that are kept for a kind of work, the key `reserve` of `canvass.yaml`.
///
/// What is reserved for one kind is used by no other: it stays free where there is too little of the kind.
package struct CapacityReserve: Codable, Hashable, Sendable {
    /// Kept for what ends support work, 0 to 1.
    package var support: Double
    /// Kept for what pays off late, 0 to 1.
    package var longBets: Double
    /// The largest share for what rests on customers' words, 0 to 1; `nil` for no limit.
    package var feedbackAtMost: Double?

    package init(support: Double = 0, longBets: Double = 0, feedbackAtMost: Double? = nil) {
        self.support = support
        self.longBets = longBets
        self.feedbackAtMost = feedbackAtMost
    }

    private enum CodingKeys: String, CodingKey {
        case support
        case longBets = "long_bets"
        case feedbackAtMost = "feedback_at_most"
    }

    /// Reads the key; what is wrong goes to the log.
    package static func read(_ node: YAMLNode) -> CapacityReserve {
        var reserve = CapacityReserve()
        _ = node.map("shares such as 'support: 0.25'") { map -> Bool in
            reserve.support = map.optional("support").flatMap(share) ?? 0
            reserve.longBets = map.optional("long_bets").flatMap(share) ?? 0
            reserve.feedbackAtMost = map.optional("feedback_at_most").flatMap(share)
            if reserve.support + reserve.longBets > 1 {
                node.error(
                    .wrongShape, "more than the whole capacity is reserved",
                    hint: "'support' and 'long_bets' add up to at most 1")
            }
            return true
        }
        return reserve
    }

    private static func share(_ node: YAMLNode) -> Double? {
        guard let number = node.number() else { return nil }
        guard (0...1).contains(number) else {
            node.error(
                .wrongShape, "a share of the capacity is from 0 to 1, not \(number)",
                hint: (2...100).contains(number) ? "\(number) % is written \(number / 100)" : nil)
            return nil
        }
        return number
    }
}
