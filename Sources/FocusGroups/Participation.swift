internal import Statistics

/// Statistics of how evenly a group takes part.
package enum Participation {
    /// Gini's coefficient: 0 when all talk alike, (n − 1)/n when one talks alone.
    ///
    /// Σᵢ (2i − n − 1) x₍ᵢ₎ / (n Σ x), with the amounts in rising order and silent people as zeros (Gini 1912).
    ///
    /// - Parameter amounts: One number per person, not negative.
    /// - Returns: `nil` when nobody talked.
    package static func gini(_ amounts: [Double]) -> Double? {
        let total = amounts.reduce(0, +)
        guard total > 0 else { return nil }
        let count = Double(amounts.count)
        let weighted = amounts.sorted().enumerated().reduce(0.0) { sum, item in
            sum + (2 * Double(item.offset + 1) - count - 1) * item.element
        }
        return weighted / (count * total)
    }

    /// Gini's coefficient times n/(n − 1), so that it reaches 1 in small groups too.
    ///
    /// - Returns: `nil` for fewer than two people, or when nobody talked.
    package static func normalizedGini(_ amounts: [Double]) -> Double? {
        guard amounts.count > 1, let gini = gini(amounts) else { return nil }
        return gini * Double(amounts.count) / Double(amounts.count - 1)
    }

    /// How often the word changes hands: (turns − 1)/(utterances − 1) over utterances, a run of one speaker being a turn.
    ///
    /// After Almaatouq et al. 2023 (conversational-featurizer): 1 when no one speaks twice in a row.
    ///
    /// - Returns: `nil` for fewer than two utterances.
    package static func turnTaking<Speaker: Equatable>(_ speakers: [Speaker]) -> Double? {
        guard speakers.count > 1 else { return nil }
        let changes = zip(speakers, speakers.dropFirst()).count { $0 != $1 }
        return Double(changes) / Double(speakers.count - 1)
    }

    /// Shannon's entropy of the shares of talk, in nats.
    ///
    /// Source: C. E. Shannon, Bell System Technical Journal 27, 1948.
    private static func entropy(_ amounts: [Double]) -> Double? {
        let total = amounts.reduce(0, +)
        guard total > 0 else { return nil }
        return amounts.reduce(0) { sum, amount in
            let share = amount / total
            return share > 0 ? sum - share * Elementary.log(share) : sum
        }
    }

    /// Pielou's evenness: the entropy over its greatest value, 1 when all talk alike.
    ///
    /// - Returns: `nil` for fewer than two people, or when nobody talked.
    package static func evenness(_ amounts: [Double]) -> Double? {
        guard amounts.count > 1, let entropy = entropy(amounts) else { return nil }
        return entropy / Elementary.log(Double(amounts.count))
    }

    /// As how many people who all talk alike the group is: e to the entropy (Hill 1973).
    package static func effectiveSpeakers(_ amounts: [Double]) -> Double? {
        entropy(amounts).map(Elementary.exp)
    }
}
