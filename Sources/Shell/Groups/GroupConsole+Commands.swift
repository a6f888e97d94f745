internal import FeedbackModel
internal import FocusGroups
internal import Journal
internal import LineEditing
internal import Storage
internal import SurveyModel
internal import Tabulation
internal import TerminalText

extension GroupConsole {
    /// Does what a command asks.
    func run(_ command: GroupCommand) throws {
        var command = command
        if case .add(var newcomer) = command, let account = newcomer.account {
            newcomer.account = try check(account)
            command = .add(newcomer)
        }
        switch command {
        case .tag(let number, let names): command = .tag(number, names.map(themes.resolved))
        case .untag(let number, let name): command = .untag(number, themes.resolved(name))
        case .themes(let order): command = .themes(order.replacingThemes(themes.resolved))
        default: break
        }
        if command == .quit, pen.console != nil { return try suspend() }
        if case .unpark(let number, isNow: true) = command { tellParked(number) }
        let events = try group.events(for: command, at: pen.console)
        try commit(events, status: command == .end ? .ended : command == .quit ? .suspended : nil)
        if command == .quit { isLeft = true }
        if case .withdraw(let name) = command { try withdraw(try group.participant(named: name).letter) }
        switch command {
        case .who: talkLines.forEach(remark)
        case .attached: consoleLines.forEach(remark)
        case .roster: show(roster, notes: group.participants.isEmpty ? ["nobody yet: /add NAME"] : [])
        case .time(nil): planLines.forEach(remark)
        case .park(nil):
            show(
                parkingLot,
                notes: group.parkingLot.isEmpty && group.parkedUtterances.isEmpty ? ["the parking lot is empty"] : [])
        case .help: help()
        case .manner(let manner): set(manner)
        case .guide: tellGuide()
        case .why: tellConditions()
        case .poll(.overview): tellPolls()
        // What is at hand, or seen, already is only told again.
        case .poll(.walk) where events.isEmpty: if let name = group.atHand { tellQuestion(name) }
        case .poll(.show(let name)) where events.isEmpty: tellResults(try group.named(name).id)
        case .ideas: tellIdeas()
        case .quiet: tellQuiet()
        case .queue(.overview): tellQueue()
        case .cloud(let name): try tellCloud(name)
        case .timer(nil, _): tellTimer()
        case .themes(.overview): tellThemes()
        case .promise(.overview): tellPromises()
        case .probe(.suggestions): tellSuggestions()
        case .anonymity(nil, _): tellAnonymity()
        case .join: tellJoin()
        case .export(let form): try export(form)
        case .stats: tellStatistics()
        case .stimulus(nil, _): tellStimuli()
        case .consent(nil, _, _):
            show(consents, notes: group.participants.isEmpty ? ["nobody yet: /add NAME"] : [])
        default: break
        }
    }

    /// An account must be on file, since what its people say counts for it.
    private func check(_ name: String) throws -> String {
        do {
            return try CustomerFinder(pen.store).account(name).id
        } catch let failure as CommandFailure {
            throw GroupRefusal(
                failure.message, hint: failure.hint ?? "add them without account=, or import the account first")
        }
    }

    /// Who talked how much, in lines that fit a narrow screen.
    private var talkLines: [String] {
        let now = reading
        let balance = group.discussion.talkBalance(at: now)
        let marks = group.discussion.attention(at: now)
        let lines = group.participants.sorted { $0.letter < $1.letter }.map { participant in
            let speaker = Speaker.participant(participant.letter)
            let share = balance.shares.first { $0.letter == participant.letter }
            let last = group.utterances.last { $0.speakers.contains(speaker) }
            let notice =
                switch marks[participant.letter] {
                case .silent: "not heard in this section"
                case .quiet: "heard little"
                case .dominant: "heard much"
                case nil: participant.isPresent ? "" : "out"
                }
            let parts = [
                "\(participant.letter) \(participant.pseudonym)",
                Fitting.padded("\(percent(share?.share ?? 0)) %", to: 5, .trailing), "\(share?.turns ?? 0) turns",
                last.map { "\(ClockText.minutes(now - $0.start)) ago" } ?? "never", notice,
            ]
            return parts.filter { !$0.isEmpty }.joined(separator: "  ")
        }
        return lines + ["n = \(group.participants.count), \(balance.estimator.sentence)"]
    }

    private func percent(_ share: Double) -> Int { Int((share * 100).rounded()) }

    /// Plan and actual of each section, in lines that fit a narrow screen.
    private var planLines: [String] {
        let now = reading
        let width = group.sections.map { DisplayWidth.of($0.id) }.max() ?? 0
        let lines = group.sections.enumerated().map { index, section in
            let state =
                section.isSkipped ? "skipped" : group.current == index ? "on" : section.runs.isEmpty ? "" : "done"
            let elapsed = section.elapsed(at: now)
            let over = elapsed > section.planned ? "OVER" : ""
            return [
                "\(index + 1) \(Fitting.padded(section.id, to: width))",
                "\(ClockText.minutes(elapsed))/\(ClockText.minutes(section.planned))", state, over,
            ].filter { !$0.isEmpty }.joined(separator: "  ")
        }
        let total = now - (group.discussion.beganAt ?? now)
        return lines + ["total \(ClockText.minutes(total))/\(ClockText.minutes(group.discussion.plannedTotal))"]
    }

    private var roster: Table {
        Table(
            columns: [
                .init("letter"), .init("pseudonym", priority: 3), .init("name"), .init("account", priority: 1),
                .init("attributes", priority: 4), .init("room", priority: 2),
            ],
            rows: group.participants.map { participant in
                let attributes = participant.attributes.map { "\($0.key)=\($0.value)" }.joined(separator: " ")
                return [
                    .text(participant.letter.description), .text(participant.pseudonym),
                    .untrusted(participant.name.description), Cell(untrusted: participant.accountID),
                    .untrusted(attributes), .text(participant.isPresent ? "in" : "out"),
                ]
            })
    }

    /// What is taken up from the parking lot now.
    private func tellParked(_ number: Int) {
        let parked = group.parkingLot.map(\.text) + group.parkedUtterances.map { $0.text ?? Words("") }
        if parked.indices.contains(number - 1) { remark("now: \(parked[number - 1])") }
    }

    /// Numbered as `/park 2 done` counts.
    private var parkingLot: Table {
        let parked =
            group.parkingLot.map { ($0.text.description, $0.section) }
            + group.parkedUtterances.map { ($0.text?.description ?? "", $0.section) }
        return Table(
            columns: [.init("number", title: "no", alignment: .trailing), .init("parked"), .init("section")],
            rows: parked.enumerated().map { [.integer($0 + 1), .untrusted($1.0), Cell($1.1)] })
    }

    func show(_ table: Table, notes: [String]) {
        if !table.rows.isEmpty {
            let layout = TableLayout(
                width: editor.isInteractive ? output.width() : nil, isTerminal: editor.isInteractive)
            let fitted = table.fitted(to: layout)
            let text = fitted.table.text(as: editor.isInteractive ? .box : .table, layout: layout)
            for line in text.split(separator: "\n") { output.remark(String(line)) }
            let hidden = fitted.hidden.map(\.title).joined(separator: ", ")
            if !hidden.isEmpty { remark("not shown: \(hidden); a wider window has room for them") }
        }
        for note in notes { remark(note) }
    }
}
