package import RoadmapScoring

/// What changed between two reviews, in words.
package enum DiffSentences {
    /// `1 (was 3)`.
    package static func rank(_ change: ReviewDiff.Change) -> String {
        switch (change.rankBefore, change.rankAfter) {
        case (let before?, let after?): before == after ? "\(after)" : "\(after) (was \(before))"
        case (nil, let after?): "\(after) (new)"
        case (let before?, nil): "– (was \(before))"
        case (nil, nil): "–"
        }
    }

    /// `3.10 → 4.20`.
    package static func score(_ change: ReviewDiff.Change) -> String {
        func shown(_ score: Double?) -> String { score.map(NumberText.score) ?? "–" }
        return change.scoreBefore == change.scoreAfter
            ? shown(change.scoreAfter) : "\(shown(change.scoreBefore)) → \(shown(change.scoreAfter))"
    }

    /// `evidence +0.90, effort and impact −0.20`.
    package static func why(_ change: ReviewDiff.Change) -> String {
        let parts = ReviewDiff.Cause.allCases.compactMap { cause -> (Double, String)? in
            guard let part = change.score[cause], abs(part) >= 0.005 else { return nil }
            return (part, "\(cause.title) \(part > 0 ? "+" : "−")\(NumberText.score(abs(part)))")
        }.sorted { (-abs($0.0), $0.1) < (-abs($1.0), $1.1) }
        if !parts.isEmpty { return parts.map(\.1).joined(separator: ", ") }
        return change.scoreBefore == change.scoreAfter ? "unchanged" : "no score to compare with"
    }

    /// What changed at all, and through which themes.
    package static func all(_ diff: ReviewDiff) -> [String] {
        guard !diff.causes.isEmpty else { return ["Nothing that a score follows from has changed."] }
        return diff.causes.map { cause in
            let themes = diff.themes[cause] ?? []
            return "\(cause.title): \(cause.explanation)"
                + (themes.isEmpty ? "" : "; it changed what is known of \(themes.joined(separator: ", "))") + "."
        }
    }
}

extension ReviewDiff.Cause {
    package var title: String {
        switch self {
        case .evidence: "evidence"
        case .ageing: "ageing"
        case .customers: "customers"
        case .configuration: "configuration"
        case .estimates: "effort and impact"
        case .themes: "themes"
        }
    }

    package var explanation: String {
        switch self {
        case .evidence: "answers, remarks or tickets came, changed or were withdrawn"
        case .ageing: "the same evidence is older, or is read in the light of the other themes"
        case .customers: "there are other accounts, or other things are known of them"
        case .configuration: "the settings or the draws are others"
        case .estimates: "the roadmap says other efforts, impacts or coverages"
        case .themes: "the codebook has other themes, or defines them otherwise"
        }
    }
}
