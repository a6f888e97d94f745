internal import LineEditing
internal import TerminalText

/// What others did, on its way to the screen: it must not disturb somebody who types.
///
/// Lines that come while nobody types are shown at once, but not more than one lot in two seconds. Those that come
/// within a second and a half of a key wait for Enter, or for three seconds without a key. A number in the bottom row
/// says all the while that they are there.
struct Arrivals {
    private var lines: [String] = []
    private var isDeferred = false
    private var line = ""
    private var lastKey: Int64?
    private var lastShown: Int64?

    /// More lines at once than this would push away what is looked at.
    static let limit = 12

    /// Of a longer line the beginning is shown: what is beside it on the screen is looked at as well.
    private static let longest = 600

    /// How many lines wait.
    var count: Int { lines.count }

    /// The line as it was typed when it was seen last.
    var typed: String { line }

    /// Takes in the line as it stands; a change of it is a key.
    mutating func saw(_ line: String, at time: Int64) {
        guard line != self.line else { return }
        self.line = line
        lastKey = time
    }

    /// Enter was pressed: nobody is in the middle of a line.
    mutating func entered() {
        line = ""
        lastKey = nil
    }

    mutating func add(_ more: [String], at time: Int64) {
        guard !more.isEmpty else { return }
        lines += more
        if let lastKey, time - lastKey < 1_500 { isDeferred = true }
    }

    /// The lines that may be shown now.
    mutating func due(at time: Int64) -> [String] {
        let quiet = lastKey.map { time - $0 } ?? .max
        guard !lines.isEmpty, quiet >= (isDeferred ? 3_000 : 1_500), lastShown.map({ time - $0 >= 2_000 }) ?? true
        else { return [] }
        lastShown = time
        return takeAll()
    }

    /// Shows what has waited long enough, above the line that is being typed; all of it where the screen is free.
    @MainActor
    mutating func show(isFree: Bool, at time: Int64, by editor: any LineEditor, width: Int) {
        let lines = isFree ? takeAll() : editor.showsAbove ? due(at: time) : []
        guard !lines.isEmpty else { return }
        let width = max(20, min(width, 100) - 2)
        let rows = lines.flatMap { line -> [String] in
            let isLong = line.unicodeScalars.count > Self.longest
            let start = isLong ? String(line.unicodeScalars.prefix(Self.longest)) + "… ('session show' has all)" : line
            return Fitting.wrapped(PrintableText(start).description, to: width)
        }
        editor.show(rows.map { "  \($0)" }.joined(separator: "\n"))
    }

    /// All lines, since the screen is free for a moment.
    mutating func takeAll() -> [String] {
        defer { (lines, isDeferred) = ([], false) }
        guard lines.count > Self.limit else { return lines }
        return ["\(lines.count - Self.limit) more before these; 'session show' has all"] + lines.suffix(Self.limit)
    }
}
