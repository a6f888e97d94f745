internal import FeedbackModel
internal import RoadmapScoring

extension ReviewReport {
    /// The report as Markdown, the same bytes for the same review and words.
    package var markdown: String {
        var lines = [
            "# Roadmap review \(EscapedText.markdown(name))", "",
            "\(EscapedText.markdown(workspace)), roadmap \(EscapedText.markdown(review.roadmap.name)). "
                + "Frozen \(frozenAt) by \(EscapedText.markdown(actor)).",
            "",
            "Every interval below is a 90 % interval. Every number can be followed to the words it came from: "
                + "under each initiative, and with `feedback why THEME`.",
            "",
        ]
        for item in agenda {
            lines += ["## \(EscapedText.markdown(item.title))", ""]
            lines += item.points.map { "- \(EscapedText.markdown($0))" }
            lines.append("")
        }
        for method in methods { lines += ranking(method) }
        lines += ["## Reasons", ""]
        for initiative in initiatives { lines += reasons(for: initiative) }
        lines += ["## What is uncertain", ""]
        lines += uncertainties.map { "- \(EscapedText.markdown($0))" }
        lines += ["", "## How this was made", ""]
        lines += method.map { "- \(EscapedText.markdown($0))" }
        return lines.joined(separator: "\n") + "\n"
    }

    private func ranking(_ method: ScoringMethod) -> [String] {
        let scores = scores(by: method)
        var lines = [
            "## \(method.title)", "", "\(method.formula.prefix(1).uppercased() + method.formula.dropFirst()).", "",
            "| rank | initiative | score | interval | among the first three |", "|---:|---|---:|---:|---:|",
        ]
        for score in scores where score.score != nil {
            lines.append(
                "| \(score.rank.map(String.init) ?? "–") | \(EscapedText.markdown(title(score.initiative))) "
                    + "| \(score.score.map(NumberText.score) ?? "–") | \(interval(score)) "
                    + "| \(score.topThree.map { chance($0, score) } ?? "–") |")
        }
        let missing = scores.filter { $0.score == nil }
        if !missing.isEmpty { lines += ["", "Not scored:", ""] }
        lines += missing.map {
            "- \(EscapedText.markdown(title($0.initiative))): \($0.missing.joined(separator: ", "))"
        }
        return lines + [""]
    }

    private func reasons(for initiative: Initiative) -> [String] {
        var lines = ["### \(EscapedText.markdown(initiative.title))", ""]
        for method in methods {
            guard let score = score(of: initiative.id, by: method) else { continue }
            let result =
                score.score.map { "\(NumberText.score($0)) (\(interval(score)))" }
                ?? "no score: \(score.missing.joined(separator: ", "))"
            lines.append("- \(method.title): \(result)  ")
            lines.append("  \(EscapedText.markdown(EvidenceSentences.factors(score)))")
        }
        lines.append("")
        let parts = themeParts(of: initiative.id)
        for coverage in initiative.covers {
            lines += ["**\(EscapedText.markdown(coverage.theme))**", ""]
            if let part = parts.first(where: { $0.theme == coverage.theme }) {
                lines.append("- \(EvidenceSentences.part(part))")
            }
            lines += facts(coverage.theme).map { "- \($0.name): \(EscapedText.markdown($0.text))" }
            lines.append("")
            for quote in quotes[coverage.theme] ?? [] {
                lines += [
                    "> \(EscapedText.markdown(quote.words))", ">", "> — \(EscapedText.markdown(source(quote)))", "",
                ]
            }
        }
        if initiative.covers.isEmpty { lines += ["It covers no theme, so no customer's words are behind it.", ""] }
        return lines
    }
}

extension ReviewReport {
    func interval(_ score: RoadmapScore) -> String {
        guard let low = score.low, let high = score.high else { return "–" }
        guard score.method.knowsDoubt else { return "not known" }
        return NumberText.range(low, high)
    }

    /// What is known about a theme, name and sentence.
    func facts(_ theme: String) -> [(name: String, text: String)] {
        guard let estimate = estimate(theme) else { return [] }
        return EvidenceSentences.facts(estimate, accounts: review.targetAccounts, currency: review.currency)
    }

    func source(_ quote: Quote) -> String { quote.source(orElse: "no account") }

    /// What a reader must not forget, one sentence each.
    var uncertainties: [String] {
        let covered = Set(review.roadmap.initiatives.flatMap(\.covers).map(\.theme)).sorted()
        var sentences: [String] = []
        for theme in covered {
            guard let estimate = estimate(theme) else { continue }
            sentences += EvidenceSentences.doubts(estimate).map { "\(theme): \($0)." }
        }
        for method in methods {
            let ranked = scores(by: method).filter { $0.rank != nil }
            for (first, second) in zip(ranked, ranked.dropFirst()) {
                guard let low = first.low, let high = second.high, high >= low else { continue }
                sentences.append(
                    "\(method.title): the intervals of \(title(first.initiative)) and \(title(second.initiative)) "
                        + "overlap, so their order may change.")
            }
        }
        let uncovered = review.estimates.filter { !covered.contains($0.theme) && ($0.need ?? 0) > 0 }
            .sorted { ($1.need ?? 0, $0.theme) < ($0.need ?? 0, $1.theme) }
        sentences += uncovered.prefix(5).map {
            "No initiative covers \($0.theme), whose need is \(NumberText.score($0.need ?? 0)) of 100."
        }
        return sentences.isEmpty ? ["Nothing stands out."] : sentences
    }

    /// The fine print.
    var method: [String] {
        let draws = review.configuration.draws
        return [
            "\(review.targetAccounts) accounts are on file, and all of them are the target. An account counts once.",
            "Asked answers and tickets never share a denominator: tickets are a lower bound.",
            "Shares have Jeffreys intervals. An effort is lognormal from its 90 % interval; 13 weeks are 3 months.",
            "\(draws) draws with seed \(review.configuration.seed); equal seeds give equal bytes.",
            isReproduced
                ? "The frozen inputs were scored again for this report and gave the same bytes."
                : "Scoring the frozen inputs again did not give the same bytes: another version of the program froze it.",
            "SHA-256 of the review: \(digest).",
        ]
    }
}
