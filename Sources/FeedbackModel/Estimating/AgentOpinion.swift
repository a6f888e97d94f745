/// What our own agents say that they hear about a theme: an opinion about customers, and no customer's account.
///
/// It never enters a ``ThemeEstimate``: agents hear who complains, and hear the same customer twice. It is worth knowing
/// apart, above all where it differs from what customers say.
package struct AgentOpinion: Hashable, Sendable {
    /// The theme's id.
    package var theme: String
    /// Distinct agents who were asked about it.
    package var asked: Int
    /// Those whose newest answer says that they hear it.
    package var hearing: Int
    /// Distinct agents who brought it up in their own words.
    package var mentioning: Int

    package init(theme: String, asked: Int = 0, hearing: Int = 0, mentioning: Int = 0) {
        self.theme = theme
        self.asked = asked
        self.hearing = hearing
        self.mentioning = mentioning
    }

    /// Whether any agent said anything about it.
    package var isEmpty: Bool { asked == 0 && mentioning == 0 }

    /// Counts the opinions among pieces of evidence, theme by theme in the order of the codebook; customers' are left out.
    ///
    /// An agent counts once, by their pseudonym, and the newest answer counts.
    package static func all(in evidence: [Evidence], _ codebook: Codebook) -> [AgentOpinion] {
        var answers: [String: [String: (time: Int64, sequence: Int, isPresent: Bool)]] = [:]
        var mentions: [String: Set<String>] = [:]
        for item in evidence where item.sourceKind == .agentOpinion {
            guard let theme = codebook[item.theme]?.id else { continue }
            let agent = item.speaker ?? ""
            guard item.wasAsked else {
                mentions[theme, default: []].insert(agent)
                continue
            }
            var sequence = 0
            if case .session(_, let number, _) = item.source { sequence = number }
            if let known = answers[theme]?[agent], (known.time, known.sequence) > (item.time, sequence) { continue }
            answers[theme, default: [:]][agent] = (item.time, sequence, item.isPresent)
        }
        return codebook.themes.map { theme in
            let answers = answers[theme.id] ?? [:]
            return AgentOpinion(
                theme: theme.id, asked: answers.count, hearing: answers.values.count { $0.isPresent },
                mentioning: mentions[theme.id]?.count ?? 0)
        }
    }
}
