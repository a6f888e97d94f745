internal import TerminalText

extension Cell {
    /// The value for a person: words from outside made safe, numbers rounded, null as given.
    func shown(null: String = "–", keepsLineBreaks: Bool = false) -> String {
        switch self {
        case .text(let text), .exact(let text): text
        case .untrusted(let text): PrintableText(text, keepsLineBreaks: keepsLineBreaks).description
        case .integer(let number): String(number)
        case .decimal(let number, let digits): number.isFinite ? fixedPoint(number, fractionDigits: digits) : null
        case .boolean(let flag): flag ? "yes" : "no"
        case .list(let cells):
            cells.isEmpty ? null : cells.map { $0.shown(null: null) }.joined(separator: ", ")
        case .null: null
        }
    }

    /// The value for a machine that reads text, null as nothing; words from outside are made safe where asked.
    func plain(onTerminal: Bool) -> String {
        switch self {
        case .text(let text), .exact(let text): text
        case .untrusted(let text):
            onTerminal ? PrintableText(text, keepsLineBreaks: true).description : text
        case .boolean(let flag): flag ? "true" : "false"
        case .list(let cells): cells.map { $0.plain(onTerminal: onTerminal) }.joined(separator: ";")
        case .integer, .decimal, .null: shown(null: "")
        }
    }

    var isNumber: Bool {
        switch self {
        case .integer, .decimal, .exact: true
        case .text, .untrusted, .boolean, .list, .null: false
        }
    }

    /// Whether somebody outside wrote any part of it.
    var isFromOutside: Bool {
        switch self {
        case .untrusted: true
        case .list(let cells): cells.contains(where: \.isFromOutside)
        case .text, .integer, .decimal, .exact, .boolean, .null: false
        }
    }
}

/// A number with exactly so many digits after the point, halves away from zero, without any locale.
package func fixedPoint(_ number: Double, fractionDigits: Int) -> String {
    let digits = min(max(fractionDigits, 0), 15)
    var scale = 1.0
    for _ in 0..<digits { scale *= 10 }
    let scaled = (number * scale).rounded(.toNearestOrAwayFromZero)
    guard scaled.isFinite, let whole = Int(exactly: scaled) else { return "\(number)" }
    var text = String(whole.magnitude)
    if digits > 0 {
        text = String(repeating: "0", count: max(0, digits + 1 - text.count)) + text
        text.insert(".", at: text.index(text.endIndex, offsetBy: -digits))
    }
    return whole < 0 ? "-" + text : text
}
