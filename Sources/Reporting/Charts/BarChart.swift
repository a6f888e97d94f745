/// Bars beside labels, each with its number; a bar may have a frame to be compared with.
struct BarChart {
    struct Bar {
        var label: String
        var value: Double
        /// What was meant, drawn as a frame around the bar.
        var frame: Double?
        /// What stands behind the bar.
        var text: String
        var isFaint = false
    }

    var title: String
    var bars: [Bar]
    /// What a bar over the whole width stands for, where no bar is longer.
    var whole: Double?
    var width: Double

    private let size = 13.0

    var svg: String {
        let isNarrow = width < 500
        let labelWidth = isNarrow ? 0.0 : min(240, width * 0.34)
        let longest = Double(bars.map(\.text.count).max() ?? 0) * size * 0.56
        let textWidth = min(longest + 14, width * 0.45)
        let room = width - labelWidth - textWidth
        let most = max(bars.map { max($0.value, $0.frame ?? 0) }.max() ?? 0, whole ?? 0, 1e-9)
        let rowHeight = isNarrow ? 42.0 : 28.0
        var drawn: [String] = []
        for (place, bar) in bars.enumerated() {
            let top = rowHeight * Double(place) + (isNarrow ? 20 : 5)
            let label = ChartText.fitted(bar.label, to: isNarrow ? width : labelWidth - 12, size: size)
            drawn.append(
                isNarrow
                    ? ChartText.text(label, x: 0, y: top - 5, "label")
                    : ChartText.text(label, x: labelWidth - 10, y: top + 13, "label", anchor: "end"))
            let length = room * bar.value / most
            drawn.append(
                ChartText.box(bar.isFaint ? "bar faint" : "bar", x: labelWidth, y: top + 2, width: length, height: 14))
            let frame = bar.frame.map { room * $0 / most }
            if let frame {
                drawn.append(ChartText.box("plan", x: labelWidth, y: top, width: max(1, frame), height: 18))
            }
            drawn.append(
                ChartText.text(bar.text, x: labelWidth + max(length, frame ?? 0) + 8, y: top + 13, "label"))
        }
        let height = rowHeight * Double(bars.count) + 6
        return ChartText.svg(title, width: width, height: height, size: size, drawn)
    }
}
