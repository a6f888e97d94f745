internal import TerminalText

/// What all drawings write alike.
enum ChartText {
    /// A coordinate with at most one digit after the point.
    static func number(_ value: Double) -> String {
        guard abs(value) < 1e9 else { return "0" }
        let tenths = Int((value * 10).rounded())
        if tenths.isMultiple(of: 10) { return String(tenths / 10) }
        return (tenths < 0 ? "-" : "") + "\(abs(tenths) / 10).\(abs(tenths) % 10)"
    }

    /// Cuts a label to the room there is; letters are taken as a bit over half as wide as they are high.
    static func fitted(_ label: String, to room: Double, size: Double) -> String {
        Fitting.truncated(PrintableText(label).description, to: max(1, Int(max(0, room) / (size * 0.56))))
    }

    /// A drawing of a size, with a name for those who cannot see it.
    static func svg(_ title: String, width: Double, height: Double, size: Double, _ parts: [String]) -> String {
        "<svg viewBox=\"0 0 \(number(width)) \(number(height))\" role=\"img\" "
            + "aria-label=\"\(EscapedText.html(title))\" font-size=\"\(number(size))\">"
            + parts.joined(separator: "\n") + "</svg>"
    }

    /// A line of text in a drawing.
    static func text(_ text: String, x: Double, y: Double, _ sort: String, anchor: String = "start") -> String {
        "<text class=\"\(sort)\" x=\"\(number(x))\" y=\"\(number(y))\" text-anchor=\"\(anchor)\">"
            + "\(EscapedText.html(text))</text>"
    }

    static func box(_ sort: String, x: Double, y: Double, width: Double, height: Double) -> String {
        "<rect class=\"\(sort)\" x=\"\(number(x))\" y=\"\(number(y))\" width=\"\(number(max(0, width)))\" "
            + "height=\"\(number(height))\"/>"
    }
}
