package import FocusGroups
internal import SurveyModel
internal import TerminalText

/// The reserved row at the bottom of the moderator's screen.
///
/// Section, its time, the time of the whole, the balance of the talk, who is in the room. What does not fit is left
/// out from the least to the most important: people, the whole, the balance. No meaning hangs on colour.
package struct GroupStatusRow: Hashable {
    private let section: String
    private let time: String
    private let total: String
    private let balance: String
    private let people: String
    private let state: String
    private let news: String

    /// Reads the row off the group.
    ///
    /// - Parameters:
    ///   - group: The group.
    ///   - reading: The group's clock in milliseconds.
    ///   - isUnicode: Whether the terminal shows `·` and `▲`; otherwise `.` and `^` stand for them.
    ///   - news: How many lines of other consoles wait to be shown.
    package init(_ group: FocusGroup, at reading: Int64, isUnicode: Bool, news: Int = 0) {
        let guide = group.guide
        if let index = group.current, let progress = group.section {
            let kind = guide.sections.indices.contains(index) ? guide.sections[index].kind.rawValue : ""
            section = "\(index + 1)/\(group.sections.count) \(kind)"
            let elapsed = progress.elapsed(at: reading)
            let over = elapsed > progress.planned ? " OVER" : ""
            time = "\(ClockText.minutes(elapsed))/\(ClockText.minutes(progress.planned))\(over)"
        } else {
            section = "0/\(group.sections.count)"
            time = "not begun"
        }
        let begun = group.discussion.beganAt
        let planned = group.discussion.plannedTotal
        total = "total \(ClockText.wholeMinutes(reading - (begun ?? reading)))/\(ClockText.wholeMinutes(planned))"
        balance = Self.balance(group, reading, isUnicode)
        people = "\(group.present.count) in"
        self.news = news > 0 ? "\(news) new" : ""
        let left = group.countdown?.left(at: reading) ?? 0
        let waiting = group.discussion.suggestions.count { $0.state == .waiting }
        let fields = [
            left > 0 ? "timer \(ClockText.minutes(left))" : "", Self.answers(group),
            waiting > 0 ? "suggested \(waiting)" : "",
        ]
        state = group.clock.isPaused ? "PAUSED" : fields.filter { !$0.isEmpty }.joined(separator: "  ")
    }

    /// The row in so many columns.
    package func text(width: Int) -> String {
        let choices = [
            [section, time, total, balance, people, state, news], [section, time, total, balance, state, news],
            [section, time, balance, state, news], [section, time, state, news],
        ]
        let rows = choices.map { fields in
            " " + fields.filter { !$0.isEmpty }.joined(separator: "  ")
        }
        return rows.first { DisplayWidth.of($0) <= width } ?? Fitting.truncated(rows[rows.count - 1], to: width)
    }

    /// `worst 3/5`: how many have answered the question at hand, as long as somebody is to come.
    private static func answers(_ group: FocusGroup) -> String {
        guard let question = group.questionAtHand?.id, !group.isComplete(question) else { return "" }
        let asked = group.asked(question).count
        return asked > 0 ? "\(question) \(group.answered(question))/\(asked)" : ""
    }

    /// `A31 B22 C·4 D!0`: percent of the talk, with a mark for those who are heard little, not at all, or too much.
    private static func balance(_ group: FocusGroup, _ reading: Int64, _ isUnicode: Bool) -> String {
        let present = group.present
        let marks = group.discussion.attention(at: reading)
        let shares = Dictionary(
            uniqueKeysWithValues: group.discussion.talkBalance(at: reading).shares.map { ($0.letter, $0.share) })
        return present.map { letter in
            let sign =
                switch marks[letter] {
                case .silent: "!"
                case .quiet: isUnicode ? "·" : "."
                case .dominant: isUnicode ? "▲" : "^"
                case nil: ""
                }
            let percent = shares[letter].map { String(Int(($0 * 100).rounded())) } ?? ""
            return letter.uppercased + sign + percent
        }.joined(separator: " ")
    }
}

/// Stretches of time as a moderator reads them.
package enum ClockText {
    /// `07:40`, from milliseconds.
    package static func minutes(_ milliseconds: Int64) -> String {
        let seconds = max(0, milliseconds) / 1_000
        return two(seconds / 60) + ":" + two(seconds % 60)
    }

    /// `38`, from milliseconds, rounded down.
    package static func wholeMinutes(_ milliseconds: Int64) -> String { String(max(0, milliseconds) / 60_000) }

    private static func two(_ number: Int64) -> String { (number < 10 ? "0" : "") + String(number) }
}
