package import RoadmapScoring

/// What a ranking says to somebody who decides, in words.
package enum RankSentences {
    /// What to build first, what is contested, and how sure the whole is; nothing for fewer than two things.
    package static func all(_ ranking: MethodRanking, top: Int, _ samples: SampleSizes) -> [String] {
        let stability = ranking.stability
        let ranked = ranking.initiatives.filter { $0.score.rank != nil }.map(\.score.initiative)
        guard ranked.count > 1, let first = ranked.first else { return [] }
        guard ranking.method.knowsDoubt else {
            return [
                "\(first) is first by these numbers. They are single guesses, so that nobody can say how sure the order is."
            ]
        }
        let top = min(top, ranked.count)
        var sentences: [String] = []
        let second = ranked[1]
        if let ahead = stability.chance(of: first, before: second) {
            sentences.append(
                "Build \(first) first: it is ahead of \(second) with a chance of "
                    + samples.chance(ahead, of: [first, second], ranking.method)
                    + (ahead < 0.8 ? ", so the two may as well change places." : "."))
        }
        func named(_ label: RankLabel) -> [String] {
            ranked.filter { RankLabel(chance: stability.chance(of: $0, amongFirst: top)) == label }
        }
        if top < ranked.count {
            let solid = named(.solid)
            let contested = named(.contested)
            if !solid.isEmpty {
                sentences.append(
                    "Likeliest among the first \(top): \(solid.joined(separator: ", ")); each has a chance of 80 % or more."
                )
            }
            if !contested.isEmpty {
                sentences.append(
                    "Contested: \(contested.joined(separator: ", ")). The evidence does not decide between them yet.")
            }
            sentences.append(
                "That the first \(top) are the right \(top), in whatever order, has a chance of "
                    + "\(samples.chance(stability.chanceThatFirstAreRight(top), of: ranked, ranking.method)).")
        }
        return sentences
    }
}
