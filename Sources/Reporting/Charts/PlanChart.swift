internal import RoadmapScoring

/// A plan as a drawing: a row for each team, a column for each quarter, a box for each initiative.
package struct PlanChart {
    private let bars: PlanBars
    private let titles: [String: String]
    private let width: Double

    package init(_ bars: PlanBars, titles: [String: String], width: Double) {
        self.bars = bars
        self.titles = titles
        self.width = width
    }

    private static let size = 13.0

    /// The drawing, with the colours of the page around it; empty for no plan.
    package var svg: String {
        guard bars.quarters > 0, !bars.rows.isEmpty else { return "" }
        let isNarrow = width < 500
        let left = isNarrow ? 64.0 : 96.0
        let (top, rowHeight, boxHeight) = (30.0, 54.0, 38.0)
        let right = width - 8
        let bottom = top + rowHeight * Double(bars.rows.count)
        func x(_ quarters: Double) -> Double { left + (right - left) * quarters / Double(bars.quarters) }

        var parts: [String] = []
        for quarter in 0..<bars.quarters {
            let (from, to) = (x(Double(quarter)), x(Double(quarter + 1)))
            if quarter.isMultiple(of: 2) {
                parts.append(ChartText.box("band", x: from, y: top - 22, width: to - from, height: bottom - top + 22))
            }
            parts.append(
                ChartText.text(
                    "\(PlanBars.horizon(quarter + 1)) · Q\(quarter + 1)", x: from + 6, y: top - 7, "tick"))
        }
        for (number, row) in bars.rows.enumerated() {
            let start = top + rowHeight * Double(number)
            let middle = start + rowHeight / 2
            parts.append(
                ChartText.text(
                    ChartText.fitted(row.team, to: left - 12, size: Self.size), x: left - 8, y: middle + 4.5, "label",
                    anchor: "end"))
            for bar in row.bars {
                let (from, to) = (x(bar.start), x(bar.end))
                let title = titles[bar.initiative] ?? bar.initiative
                let label = isNarrow || to - from < 46 ? "\(bar.number)" : "\(bar.number) \(title)"
                let box = ChartText.box(
                    "box", x: from + 1, y: middle - boxHeight / 2, width: max(2, to - from - 2), height: boxHeight)
                let lines = Self.lines(label, to: to - from - 10)
                let words = lines.enumerated().map { place, line in
                    ChartText.text(
                        line, x: from + 6,
                        y: middle + 4.5 + (Double(place) - Double(lines.count - 1) / 2) * 15, "label")
                }
                parts.append(
                    "<g><title>\(EscapedText.html("\(bar.number) \(title), team \(row.team)"))</title>" + box
                        + (to - from > 14 ? words.joined() : "") + "</g>")
            }
        }
        return ChartText.svg(
            "What each team builds in which quarter", width: width, height: bottom + 8, size: Self.size, parts)
    }

    /// The drawing as a file of its own, in light colours or dark ones as the reader has them.
    package var file: String {
        svg.replacing("<svg ", with: "<svg xmlns=\"http://www.w3.org/2000/svg\" ", maxReplacements: 1)
            .replacing(">", with: ">\n<style>\(Self.styleSheet)</style>\n", maxReplacements: 1) + "\n"
    }

    private static let styleSheet = """
        svg { background: #fff; font-family: system-ui, "DejaVu Sans", sans-serif; }
        .label { fill: #1b1d22; } .tick { fill: #5b6270; font-size: 12px; } .band { fill: #5b6270; opacity: .1; }
        .box { fill: #cfe0f8; stroke: #1f5fbf; }
        @media (prefers-color-scheme: dark) { svg { background: #15171b; } .label { fill: #e8eaee; }
        .tick { fill: #a3abb9; } .box { fill: #23406b; stroke: #7fb2ff; } }
        """

    /// A label in at most two lines.
    private static func lines(_ label: String, to room: Double) -> [String] {
        var lines: [String] = []
        var rest = label.split(separator: " ").map(String.init)
        while !rest.isEmpty, lines.count < 2 {
            var line = rest.removeFirst()
            while let next = rest.first, ChartText.fitted(line + " " + next, to: room, size: size) == line + " " + next
            {
                line += " " + next
                rest.removeFirst()
            }
            lines.append(line)
        }
        if !rest.isEmpty, let last = lines.popLast() { lines.append(last + " " + rest.joined(separator: " ")) }
        return lines.map { ChartText.fitted($0, to: room, size: size) }
    }
}
