/// Who spoke when: a row for each speaker, and a mark for each turn, which leads to its line.
struct TurnChart {
    struct Turn {
        var start: Double
        var length: Double
        /// The entry of the journal.
        var entry: Int
        var title: String
    }

    struct Row {
        var label: String
        /// What stands behind the row: the share of the whole.
        var value: String
        var turns: [Turn]
        /// Whether it is somebody whose talk is not compared.
        var isOther = false
    }

    /// A part of the session, from one place to another.
    struct Part {
        var label: String
        var start: Double
        var end: Double
    }

    var title: String
    var rows: [Row]
    var parts: [Part]
    /// Where the axis ends, in the unit of the turns.
    var end: Double
    /// How many of the axis's units are one of the turns'.
    var unit: Double
    var axisTitle: String
    var width: Double

    private let size = 13.0

    var svg: String {
        let labelWidth = width < 500 ? 52.0 : 92.0
        let (left, right) = (labelWidth, width - 52)
        let (top, rowHeight) = (34.0, 28.0)
        let bottom = top + rowHeight * Double(rows.count)
        let end = max(end, 1e-9)
        let axis = ScoreAxis(upTo: end / unit, most: width < 500 ? 4 : 8)
        func x(_ value: Double) -> Double { left + (right - left) * min(max(0, value), end) / end }

        var drawn: [String] = []
        for (place, part) in parts.enumerated() {
            let (from, to) = (x(part.start), x(part.end))
            if place.isMultiple(of: 2) {
                drawn.append(ChartText.box("band", x: from, y: top - 20, width: to - from, height: bottom - top + 20))
            }
            let label = ChartText.fitted(part.label, to: to - from - 4, size: 11)
            if to - from > 16 { drawn.append(ChartText.text(label, x: from + 3, y: top - 7, "tick")) }
        }
        for tick in axis.ticks where tick * unit <= end {
            let place = ChartText.number(x(tick * unit))
            drawn.append(
                "<line class=\"grid\" x1=\"\(place)\" y1=\"\(ChartText.number(top))\" x2=\"\(place)\" "
                    + "y2=\"\(ChartText.number(bottom))\"/>")
            drawn.append(
                ChartText.text(NumberText.exact(tick), x: x(tick * unit), y: bottom + 16, "tick", anchor: "middle"))
        }
        drawn.append(ChartText.text(axisTitle, x: right, y: bottom + 32, "tick", anchor: "end"))
        for (place, row) in rows.enumerated() {
            let middle = top + rowHeight * (Double(place) + 0.5)
            let label = ChartText.fitted(row.label, to: labelWidth - 8, size: size)
            drawn.append(ChartText.text(label, x: left - 8, y: middle + 4.5, "label", anchor: "end"))
            for turn in row.turns {
                let from = x(turn.start)
                let sort = row.isOther ? "turn other" : "turn"
                let box = ChartText.box(
                    sort, x: from, y: middle - 8, width: max(1.5, x(turn.start + turn.length) - from - 0.5), height: 16)
                drawn.append(
                    "<a href=\"#e\(turn.entry)\">"
                        + box.replacing("/>", with: "><title>\(EscapedText.html(turn.title))</title></rect></a>"))
            }
            drawn.append(ChartText.text(row.value, x: width - 2, y: middle + 4.5, "value", anchor: "end"))
        }
        return ChartText.svg(title, width: width, height: bottom + 38, size: size, drawn)
    }
}
