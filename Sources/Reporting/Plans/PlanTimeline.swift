internal import TerminalText

/// A plan's bars in characters: a row for each team, a field for each quarter.
package struct PlanTimeline: Hashable, Sendable {
    private let bars: PlanBars
    private let titles: [String: String]
    private let width: Int

    /// Makes a timeline for a screen.
    ///
    /// - Parameters:
    ///   - bars: The plan.
    ///   - titles: What initiatives are called, safe to show.
    ///   - width: Columns of the screen; below 24 counts as 24.
    package init(_ bars: PlanBars, titles: [String: String], width: Int) {
        self.bars = bars
        self.titles = titles
        self.width = max(24, width)
    }

    package var lines: [String] {
        guard bars.quarters > 0, !bars.rows.isEmpty else { return [] }
        let label = min(12, bars.rows.map { DisplayWidth.of($0.team) }.max() ?? 0) + 2
        let field = max(4, (width - label - 1) / bars.quarters)
        let head = (1...bars.quarters).map { quarter in
            "│"
                + Fitting.padded(
                    Fitting.truncated(" \(PlanBars.horizon(quarter)) Q\(quarter)", to: field - 1), to: field - 1)
        }
        var lines = [String(repeating: " ", count: label) + head.joined() + "│"]
        for row in bars.rows {
            let team = Fitting.padded(Fitting.truncated(row.team, to: label - 2), to: label)
            let fields = (0..<bars.quarters).map { "│" + self.field(row, $0, field - 1) }
            lines.append(team + fields.joined() + "│")
        }
        return lines
    }

    /// One team's quarter: `▐1 Exports▐2···`, free capacity as dots.
    private func field(_ row: PlanBars.Row, _ quarter: Int, _ width: Int) -> String {
        let here = row.bars.filter { $0.start >= Double(quarter) - 1e-9 && $0.start < Double(quarter + 1) - 1e-9 }
        var text = ""
        var used = 0
        for bar in here {
            let from = max(used, Int(((bar.start - Double(quarter)) * Double(width)).rounded()))
            let to = min(width, max(from + 1, Int(((bar.end - Double(quarter)) * Double(width)).rounded())))
            guard to > from else { continue }
            text += String(repeating: "·", count: from - used)
            text += Self.bar("\(bar.number)", titles[bar.initiative] ?? bar.initiative, to - from)
            used = to
        }
        return text + String(repeating: "·", count: max(0, width - used))
    }

    /// `▐3 Filters that`, in as much room as there is.
    private static func bar(_ number: String, _ title: String, _ width: Int) -> String {
        guard width > number.count + 1 else {
            return Fitting.padded(width > number.count ? "▐" + number : "▐", to: width)
        }
        let room = width - number.count - 2
        let words = room > 3 ? " " + Fitting.truncated(title, to: room - 1) : ""
        return Fitting.padded("▐" + number + words, to: width)
    }
}
