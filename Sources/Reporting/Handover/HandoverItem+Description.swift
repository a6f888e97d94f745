internal import FeedbackModel
internal import RoadmapScoring

extension HandoverItem {
    /// Everything that a reader of the issue needs in order to believe it, the most important first.
    func description(for handover: Handover) -> HandoverText {
        var blocks: [HandoverText.Block] = [.fixed("Canvass: \(key)")]
        if let link { blocks.append(.fixed("Evidence: \(link)")) }
        blocks.append(.heading("What it is worth"))
        blocks.append(.list(scores.isEmpty ? ["no method has a score for it"] : worth))
        if !initiative.effort.isEmpty { blocks.append(.paragraph("Effort: \(effort).")) }
        if !initiative.needs.isEmpty {
            blocks.append(.paragraph("It needs \(initiative.needs.joined(separator: ", ")) first."))
        }
        for coverage in initiative.covers {
            blocks.append(.heading("Who needs it: \(coverage.theme)"))
            let part = scores.lazy.flatMap(\.themes).first { $0.theme == coverage.theme }
            var facts = part.map { [EvidenceSentences.part($0)] } ?? []
            if let estimate = estimates.first(where: { $0.theme == coverage.theme }) {
                facts += EvidenceSentences.facts(
                    estimate, accounts: handover.targetAccounts, currency: handover.currency
                ).map { "\($0.name): \($0.text)" }
            }
            if !facts.isEmpty { blocks.append(.list(facts)) }
            blocks += (quotes[coverage.theme] ?? []).map { .quote($0.words, source: handover.source($0)) }
        }
        if initiative.covers.isEmpty {
            blocks.append(.paragraph("It covers no theme, so no customer's words are behind it."))
        }
        blocks.append(.heading("How sure this is"))
        blocks.append(.list(doubts.isEmpty ? ["Intervals are 90 % intervals; nothing else stands out."] : doubts))
        return HandoverText(blocks: blocks)
    }

    /// One line for each method, the first with its rank.
    private var worth: [String] {
        scores.enumerated().map { place, score in
            guard let value = score.score else {
                return "\(score.method.title): no score, \(score.missing.joined(separator: ", "))"
            }
            var text = "\(score.method.title): \(NumberText.score(value))"
            if let low = score.low, let high = score.high, score.method.knowsDoubt {
                text += ", 90 % \(NumberText.range(low, high))"
            }
            if let rank = score.rank, place == 0 {
                text += "; rank \(rank) of \(rankedCount)"
                if let chance { text += ", among the first three with a chance of \(chance)" }
            }
            return text + "; " + EvidenceSentences.factors(score)
        }
    }

    private var effort: String {
        initiative.effort.map { effort in
            let weeks =
                effort.low == effort.high
                ? NumberText.exact(effort.low) : "\(NumberText.exact(effort.low))–\(NumberText.exact(effort.high))"
            return "\(weeks) person-weeks of \(effort.team)"
        }.joined(separator: ", ")
    }

    private var doubts: [String] {
        estimates.flatMap { estimate in
            EvidenceSentences.doubts(estimate).map { "\(estimate.theme): \($0)" }
        }
    }
}
