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
        for method in methods.reversed() { body += ranking(method) }
        body.append("<h2>Reasons</h2>")
        for initiative in initiatives { body += reasons(for: initiative) }
        body.append("<h2>What is uncertain</h2><ul>")
        body += uncertainties.map { "<li>\(escaped($0))</li>" }
        body.append("</ul><h2>How this was made</h2><ul class=\"fine\">")
        body += method.map { "<li>\(escaped($0))</li>" }
        body.append("</ul>")
        return """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
            <title>\(escaped(title))</title>
            <style>
            \(Self.styleSheet)
            </style>
            </head>
            <body>
            <main>
            \(body.joined(separator: "\n"))
            </main>
            </body>
            </html>

            """
    }

    private func escaped(_ text: String) -> String { EscapedText.html(text) }

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
                        + "<td class=\"n\">\(escaped(score.topThree.map(NumberText.chance) ?? "–"))</td></tr>")
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
        let parts = score(of: initiative.id, by: .riceModel)?.themes ?? []
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

    /// Light and dark by the reader's setting, one column on a phone, black on white on paper.
    private static let styleSheet = """
        :root { color-scheme: light dark; --paper: #ffffff; --ink: #1b1d22; --soft: #5b6270; --line: #d9dce3; --accent: #1f5fbf; }
        @media (prefers-color-scheme: dark) {
          :root { --paper: #15171b; --ink: #e8eaee; --soft: #a3abb9; --line: #343943; --accent: #7fb2ff; }
        }
        * { box-sizing: border-box; }
        body { margin: 0; background: var(--paper); color: var(--ink);
          font: 16px/1.5 system-ui, -apple-system, "Segoe UI", "Noto Sans", "DejaVu Sans", sans-serif; }
        main { max-width: 48rem; margin: 0 auto; padding: 1.5rem 1rem 4rem; overflow-wrap: anywhere; }
        h1 { font-size: 1.7rem; line-height: 1.2; margin: 0 0 .5rem; }
        h2 { font-size: 1.25rem; margin: 2.5rem 0 .25rem; padding-top: .5rem; border-top: 1px solid var(--line); }
        h3 { font-size: 1.1rem; margin: 2rem 0 .25rem; }
        h4 { font-size: 1rem; margin: 1.25rem 0 .25rem; }
        p { margin: .25rem 0 .75rem; }
        a { color: var(--accent); }
        code { font-family: ui-monospace, "DejaVu Sans Mono", monospace; font-size: .9em; }
        .meta, .fine, figcaption { color: var(--soft); font-size: .9rem; }
        .after { margin-top: 1rem; }
        figure { margin: 1rem 0; }
        svg { display: block; width: 100%; height: auto; font-family: inherit; }
        .narrow { display: none; }
        .label { fill: var(--ink); }
        .value { fill: var(--ink); font-weight: 600; }
        .tick { fill: var(--soft); font-size: 12px; }
        .grid { stroke: var(--line); stroke-width: 1; }
        .interval { stroke: var(--accent); stroke-width: 2; fill: none; }
        .point { fill: var(--accent); stroke: var(--paper); stroke-width: 1.5; }
        .scroll { overflow-x: auto; }
        table { border-collapse: collapse; width: 100%; overflow-wrap: normal; }
        th, td { text-align: left; padding: .35rem .6rem; border-bottom: 1px solid var(--line); vertical-align: top; }
        th { font-size: .85rem; color: var(--soft); font-weight: 600; white-space: nowrap; }
        .n { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; }
        dl { margin: .5rem 0; display: grid; grid-template-columns: max-content 1fr; gap: .2rem 1rem; }
        dt { color: var(--soft); }
        dd { margin: 0; }
        .quote { margin: .75rem 0; padding: .1rem 0 .1rem .9rem; border-left: 3px solid var(--accent); }
        blockquote { margin: 0; font-style: italic; }
        @media (max-width: 40rem) {
          .wide { display: none; }
          .narrow { display: block; }
          dl { grid-template-columns: 1fr; gap: 0; }
          dd { margin-bottom: .4rem; }
          table { font-size: .85rem; }
          th { font-size: .75rem; }
          th, td { padding: .3rem .3rem; }
        }
        @media print {
          :root { color-scheme: light; --paper: #fff; --ink: #000; --soft: #444; --line: #bbb; --accent: #1f4f9f; }
          main { max-width: none; padding: 0; }
          article, figure, tr { break-inside: avoid; }
          h2, h3, h4 { break-after: avoid; }
          a { color: inherit; text-decoration: none; }
        }
        """
}
