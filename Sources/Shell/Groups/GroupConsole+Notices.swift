internal import FocusGroups
internal import Journal
internal import LineEditing
internal import Storage
internal import SurveyModel
internal import TerminalText

/// What the console says by itself: the time, the timer, and remarks about the discussion.
extension GroupConsole {
    /// How a console behaves; it is kept nowhere.
    struct Manner {
        var isPlain = false
        var rings = false
        var mutesNudges = false
        var mutesEvents = false
        /// What was said by itself, with the reading of the group's clock; the last two hundred.
        var told: [(time: Int64, text: String)] = []
    }

    /// Looks whether something is to be said about the time or the discussion; that is for the moderator alone.
    func watch() {
        guard pen.console == nil else { return }
        let now = reading
        if let warning = timer.tick(group, at: now, themes) { tell(warning.text, isAlarm: warning.isUrgent) }
        if let countdown = group.countdown, countdown.left(at: now) == 0, toldCountdown != countdown {
            toldCountdown = countdown
            tell(sentence(countdown), isAlarm: true)
        }
        guard !manner.isPlain, !manner.mutesNudges else { return }
        if let nudge = nudges.next(group, at: now, resolved: themes.resolved) { tell(nudge.text, isAlarm: false) }
    }

    /// An alarm comes at once; anything else waits for a pause in the typing.
    private func tell(_ text: String, isAlarm: Bool) {
        manner.told = manner.told.suffix(199) + [(reading, text)]
        guard isAlarm, !manner.isPlain, editor.showsAbove else {
            return manner.mutesEvents ? () : arrivals.add([text], at: pen.monotonic)
        }
        let width = max(20, min(output.width(), 100) - 2)
        let rows = Fitting.wrapped(PrintableText(text).description, to: width).map { "  \($0)" }
        editor.show(rows.joined(separator: "\n") + (manner.rings ? "\u{7}" : ""))
    }

    /// `/mute`, `/bell`, `/plain`, `/nudge`, `/log`: how this console behaves; none of it is the group's.
    func set(_ wish: ConsoleManner) {
        switch wish {
        case .mute(let what, let isMuted):
            switch what {
            case .nudges: manner.mutesNudges = isMuted
            case .events: manner.mutesEvents = isMuted
            }
            remark("\(what.rawValue) \(isMuted ? "are muted; /mute \(what.rawValue) off lets them in" : "come again")")
        case .bell(let rings):
            manner.rings = rings
            remark(rings ? "alarms ring" : "nothing rings")
        case .plain(let isPlain):
            manner.isPlain = isPlain
            if isPlain { editor.setStatus(nil) }
            remark(
                isPlain
                    ? "plain: no bottom row, no remarks; what happens is told after Enter; /plain off undoes it"
                    : "the bottom row and remarks are back")
        case .nudge(let rule?, let isOn?, _):
            nudges.settings.turn(rule, on: isOn)
            remark(line(rule))
        case .nudge(let rule?, nil, let minutes?):
            nudges.settings.wait(rule, minutes: minutes)
            nudges.settings.turn(rule, on: true)
            remark(line(rule))
        case .nudge:
            NudgeRule.allCases.forEach { remark(line($0)) }
            remark("at most one in a minute, the same not within five; none while people write, vote or rest")
        case .log(let count):
            let told = manner.told.suffix(count)
            if told.isEmpty { remark("nothing was told yet") }
            for notice in told { remark("\(ClockText.minutes(notice.time))  \(notice.text)") }
        }
    }

    private func line(_ rule: NudgeRule) -> String {
        let settings = nudges.settings
        let minutes = settings.minutes(rule).map { " \($0) min" } ?? ""
        return "\(rule.rawValue) \(settings.isOn(rule) ? "on" : "off")\(minutes): \(rule.summary)"
    }

    /// Does what a key does with Alt, and leaves the half-typed line as it is.
    ///
    /// A letter says that this person talks now; `.` and `,` page through the probes.
    func press(_ key: Character, over line: String) {
        isTyping = true
        defer { isTyping = false }
        do {
            if let letter = Letter(key), group.present.contains(letter) {
                try commit([.tookFloor(speaker: .participant(letter), lead: 0)])
            } else if key == "." {
                try commit(try group.events(for: .probe(.next)))
            } else if key == ",", let section = group.section, section.probesUsed > 0 {
                let probes = group.guideSection?.probes ?? []
                let shown = min(section.probesUsed, probes.count)
                remark("probes so far: " + probes.prefix(shown).joined(separator: " · "))
            }
            // The act erased the kept line, which goes on being typed.
            pen.keepAgain(line)
        } catch let refusal as GroupRefusal {
            remark(refusal.message)
        } catch let failure as StoreFailure {
            remark("not stored: \(failure.message)")
        } catch {
            remark("not stored")
        }
    }
}
