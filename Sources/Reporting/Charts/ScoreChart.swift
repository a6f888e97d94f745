/// A chart of scores with their intervals, as SVG that takes its colours from the page.
struct ScoreChart {
    struct Row {
        var label: String
        var value: Double
        var low: Double
        var high: Double
    }

    var title: String
    var rows: [Row]
    /// In units of the drawing; the page scales it.
    var width: Double
    /// On narrow screens a label stands above its bar instead of beside it.
    var putsLabelsAbove: Bool

    private let fontSize = 13.0

    /// The drawing; empty for no rows.
    var svg: String {
        guard !rows.isEmpty else { return "" }
        let labelWidth = putsLabelsAbove ? 8 : min(260, width * 0.36)
        let valueWidth = 56.0
        let plot = (left: labelWidth, right: width - valueWidth)
        let rowHeight = putsLabelsAbove ? 42.0 : 30.0
        let top = 10.0
        let bottom = top + rowHeight * Double(rows.count)
        let axis = ScoreAxis(
            from: rows.map(\.low).min() ?? 0, upTo: rows.map(\.high).max() ?? 0, most: putsLabelsAbove ? 4 : 7)
        func x(_ value: Double) -> Double {
            plot.left + (plot.right - plot.left) * (value - axis.start) / (axis.end - axis.start)
        }

        var parts: [String] = []
        for tick in axis.ticks {
            let place = ChartText.number(x(tick))
            parts.append(
                "<line class=\"grid\" x1=\"\(place)\" y1=\"\(ChartText.number(top))\" x2=\"\(place)\" y2=\"\(ChartText.number(bottom))\"/>"
                    + "<text class=\"tick\" x=\"\(place)\" y=\"\(ChartText.number(bottom + 17))\" text-anchor=\"middle\">"
                    + "\(EscapedText.html(tick != 0 && abs(tick) < 0.1 ? "\(tick)" : NumberText.exact(tick)))</text>")
        }
        for (index, row) in rows.enumerated() {
            let start = top + rowHeight * Double(index)
            let middle = start + (putsLabelsAbove ? 29 : rowHeight / 2)
            let label = ChartText.fitted(row.label, to: putsLabelsAbove ? width - 16 : labelWidth - 14, size: fontSize)
            let labelPlace =
                putsLabelsAbove
                ? "x=\"\(ChartText.number(plot.left))\" y=\"\(ChartText.number(start + 15))\""
                : "x=\"\(ChartText.number(plot.left - 10))\" y=\"\(ChartText.number(middle + 4.5))\" text-anchor=\"end\""
            let (low, value, high) = (
                ChartText.number(x(row.low)), ChartText.number(x(row.value)), ChartText.number(x(row.high))
            )
            let (above, below) = (ChartText.number(middle - 5), ChartText.number(middle + 5))
            parts.append(
                "<g><title>\(EscapedText.html(row.label)): \(NumberText.score(row.value)), 90 % interval "
                    + "\(NumberText.range(row.low, row.high))</title>"
                    + "<text class=\"label\" \(labelPlace)>\(EscapedText.html(label))</text>"
                    + "<path class=\"interval\" d=\"M\(low) \(above)V\(below)M\(low) \(ChartText.number(middle))H\(high)"
                    + "M\(high) \(above)V\(below)\"/>"
                    + "<circle class=\"point\" cx=\"\(value)\" cy=\"\(ChartText.number(middle))\" r=\"5\"/>"
                    + "<text class=\"value\" x=\"\(ChartText.number(width - 4))\" y=\"\(ChartText.number(middle + 4.5))\" "
                    + "text-anchor=\"end\">\(NumberText.score(row.value))</text></g>")
        }
        let height = bottom + 26
        return "<svg viewBox=\"0 0 \(ChartText.number(width)) \(ChartText.number(height))\" role=\"img\" "
            + "aria-label=\"\(EscapedText.html(title))\" font-size=\"\(ChartText.number(fontSize))\">"
            + parts.joined(separator: "\n") + "</svg>"
    }
}

/// A scale with 0 and with round numbers: steps of 1, 2 or 5 times a power of ten.
struct ScoreAxis {
    let ticks: [Double]
    /// 0, or below where something is.
    let start: Double
    let end: Double

    init(from low: Double = 0, upTo high: Double, most: Int) {
        if low < 0, low.isFinite, high.isFinite {
            // As long as the whole, in steps that begin at a multiple of themselves.
            let whole = ScoreAxis(upTo: max(0, high) - low, most: most)
            let step = whole.ticks[1]
            let (first, last) = ((low / step).rounded(.down), (max(0, high) / step).rounded(.up))
            ticks = stride(from: first, through: last, by: 1).map { $0 * step }
            start = first * step
            end = last * step
            return
        }
        start = 0
        guard high > 0, high.isFinite else {
            ticks = [0, 1]
            end = 1
            return
        }
        var power = 1.0
        while power * 10 <= high { power *= 10 }
        while power > high { power /= 10 }
        let candidates = [power / 10, power / 5, power / 2, power, power * 2, power * 5, power * 10]
        let step = candidates.first { (high / $0).rounded(.up) <= Double(max(1, most - 1)) } ?? power * 10
        let count = Int((high / step).rounded(.up))
        ticks = (0...count).map { Double($0) * step }
        end = Double(count) * step
    }
}
