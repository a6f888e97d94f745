internal import FeedbackModel
internal import RoadmapScoring

extension ReviewReport {
    /// The report as one page without anything from elsewhere, the same bytes for the same review and words.
    package var html: String {
        let title = "Roadmap review \(name)"
        var body = [
            "<header><h1>\(escaped(title))</h1>",
            "<p class=\"meta\">\(escaped(workspace)), roadmap \(escaped(review.roadmap.name)). "
                + "Frozen \(escaped(frozenAt)) by \(escaped(actor)).</p>",
            "<p>Every interval is a 90 % interval. Every number can be followed to the words it came from: below, under "
                + "each initiative, and with <code>feedback why THEME</code>.</p></header>",
        ]
        for item in agenda {
            body.append("<section><h2>\(escaped(item.title))</h2><ul>")
            body += item.points.map { "<li>\(escaped($0))</li>" }
            body.append("</ul></section>")
        }
        body += timeline
        for method in methods { body += ranking(method) }
        body.append("<h2>Reasons</h2>")
        for initiative in initiatives { body += reasons(for: initiative) }
        body.append("<h2>What is uncertain</h2><ul>")
        body += uncertainties.map { "<li>\(escaped($0))</li>" }
        body.append("</ul><h2>How this was made</h2><ul class=\"fine\">")
        body += method.map { "<li>\(escaped($0))</li>" }
        body.append("</ul>")
        return HTMLPage(title: title, body: body).text
    }

    private func escaped(_ text: String) -> String { EscapedText.html(text) }

    /// What each team builds in which quarter, as a drawing.
    private var timeline: [String] {
        guard let plan, plan.quarters.contains(where: { !$0.places.isEmpty }) else { return [] }
        let titles = Dictionary(
            review.roadmap.initiatives.map { ($0.id, $0.title) }, uniquingKeysWith: { first, _ in first })
        let charts = [("wide", 720.0), ("narrow", 360.0)].map { name, width in
            "<figure class=\"\(name)\">\(PlanChart(PlanBars(plan), titles: titles, width: width).svg)</figure>"
        }
        let left = plan.leftovers.map {
            "<li>\(escaped(title($0.initiative))): \(escaped(PlanSentences.obstacle($0.obstacle)))</li>"
        }
        return ["<section><h2>Now, next, later</h2>"] + charts
            + [
                "<p class=\"meta\">A box is the share of a quarter's capacity that an initiative takes, in the order in which "
                    + "they can be built. Numbers are those of the plan.</p>"
            ] + (left.isEmpty ? [] : ["<p class=\"after\">In no quarter:</p><ul>"] + left + ["</ul>"]) + ["</section>"]
    }

    private func ranking(_ method: ScoringMethod) -> [String] {
        let scores = scores(by: method)
        let rows = scores.compactMap { score -> ScoreChart.Row? in
            guard let value = score.score, let low = score.low, let high = score.high else { return nil }
            return ScoreChart.Row(label: title(score.initiative), value: value, low: low, high: high)
        }
        var lines = [
            "<section><h2>\(escaped(method.title))</h2>",
            "<p class=\"meta\">\(escaped(method.formula.prefix(1).uppercased() + method.formula.dropFirst())).</p>",
        ]
        if !rows.isEmpty {
            for (name, width) in [("wide", 720.0), ("narrow", 360.0)] {
                let chart = ScoreChart(
                    title: "\(method.title): scores with 90 % intervals", rows: rows, width: width,
                    putsLabelsAbove: name == "narrow")
                lines.append("<figure class=\"\(name)\">\(chart.svg)</figure>")
            }
            lines.append(
                "<div class=\"scroll\"><table><thead><tr><th class=\"n\">rank</th><th>initiative</th>"
                    + "<th class=\"n\">score</th><th class=\"n\">interval</th><th class=\"n\">first three</th></tr></thead>"
                    + "<tbody>")
            for score in scores where score.score != nil {
                lines.append(
                    "<tr><td class=\"n\">\(score.rank.map(String.init) ?? "–")</td>"
                        + "<td><a href=\"#\(escaped(score.initiative))\">\(escaped(title(score.initiative)))</a></td>"
                        + "<td class=\"n\">\(score.score.map(NumberText.score) ?? "–")</td>"
                        + "<td class=\"n\">\(interval(score))</td>"
                        + "<td class=\"n\">\(escaped(score.topThree.map { chance($0, score) } ?? "–"))</td></tr>")
            }
            lines.append("</tbody></table></div>")
        }
        let missing = scores.filter { $0.score == nil }
        if !missing.isEmpty {
            lines.append("<p class=\"after\">Not scored:</p><ul>")
            lines += missing.map {
                "<li>\(escaped(title($0.initiative))): \(escaped($0.missing.joined(separator: ", ")))</li>"
            }
            lines.append("</ul>")
        }
        return lines + ["</section>"]
    }

    private func reasons(for initiative: Initiative) -> [String] {
        var lines = ["<article id=\"\(escaped(initiative.id))\"><h3>\(escaped(initiative.title))</h3><dl>"]
        for method in methods {
            guard let score = score(of: initiative.id, by: method) else { continue }
            let result =
                score.score.map { "<strong>\(NumberText.score($0))</strong> (\(interval(score)))" }
                ?? "no score: \(escaped(score.missing.joined(separator: ", ")))"
            lines.append(
                "<dt>\(escaped(method.title))</dt><dd>\(result)<br><span class=\"meta\">"
                    + "\(escaped(EvidenceSentences.factors(score)))</span></dd>")
        }
        lines.append("</dl>")
        let parts = themeParts(of: initiative.id)
        for coverage in initiative.covers {
            lines.append("<h4>\(escaped(coverage.theme))</h4>")
            if let definition = codebook[coverage.theme]?.definition, !definition.isEmpty {
                lines.append("<p class=\"meta\">\(escaped(definition))</p>")
            }
            lines.append("<dl>")
            if let part = parts.first(where: { $0.theme == coverage.theme }) {
                lines.append("<dt>covered</dt><dd>\(escaped(EvidenceSentences.part(part)))</dd>")
            }
            lines += facts(coverage.theme).map { "<dt>\($0.name)</dt><dd>\(escaped($0.text))</dd>" }
            lines.append("</dl>")
            for quote in quotes[coverage.theme] ?? [] {
                lines.append(
                    "<figure class=\"quote\"><blockquote>\(escaped(quote.words))</blockquote>"
                        + "<figcaption>\(escaped(source(quote)))</figcaption></figure>")
            }
        }
        if initiative.covers.isEmpty {
            lines.append("<p class=\"meta\">It covers no theme, so no customer's words are behind it.</p>")
        }
        return lines + ["</article>"]
    }
}
