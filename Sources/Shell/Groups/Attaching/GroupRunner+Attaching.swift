internal import FocusGroups
package import Journal
internal import LineEditing
internal import Storage
internal import SurveyModel

extension GroupRunner {
    /// Sits down beside the driver of a session, until it ends or the console is left.
    ///
    /// - Throws: `CommandFailure` when the session has ended, is driven on another computer, or sends the console away.
    package static func attach(
        to past: PastSession, as role: ConsoleRole, _ wish: OutputOptions?, in session: inout Session
    ) throws {
        let pen = try AttachedPen<GroupEvent>(past, in: &session)
        var group = try FocusGroup(guide: past.survey, replaying: past.entries)
        let driver = try pen.livingDriver()
        try pen.sitDown(
            as: role,
            hasEnded: {
                guard group.hasEnded else { return nil }
                let isWithdrawn = group.history.last?.event == .withdrawn
                return CommandFailure(
                    .failed,
                    "session \(pen.record.id.short) has ended\(isWithdrawn ? " and its words were taken back" : "")")
            }, take: { group.reduce($0.event, at: Moment($0.entry)) })
        pen.console = group.consoles.count
        let console = GroupConsole(
            group, pen: pen, themes: try session.groupThemes(), initial: try pen.keptLine(), in: session)
        if session.editor.isInteractive { console.welcome(driver: driver) }
        let outcome = try console.run()
        try tell(outcome, console, pen, wish, in: &session)
    }

    private static func tell(
        _ outcome: GroupConsole.Outcome, _ console: GroupConsole, _ pen: AttachedPen<GroupEvent>,
        _ wish: OutputOptions?, in session: inout Session
    ) throws {
        let short = pen.record.id.short
        if outcome == .dismissed { throw CommandFailure(.failed, console.whyOver) }
        guard session.editor.isInteractive else {
            guard let own = pen.console.flatMap(console.group.console) else { return }
            return session.show(
                own.table(of: pen.record.id, acts: console.acts(at: own), status: pen.record.status.rawValue), wish)
        }
        switch outcome {
        case .ended: console.remark("session \(short) has ended; what you wrote is in it")
        case .suspended: console.remark("you left session \(short), which goes on without you")
        case .hungUp, .dismissed: break
        }
    }
}

extension GroupConsole {
    /// What somebody sees who comes to a session that is on: who leads it, who is in the room, what was said last.
    func welcome(driver lease: Lease?) {
        let short = pen.record.id.short
        let own = pen.console.flatMap(group.console)
        remark("session \(short): \(group.guide.title)")
        if let own {
            remark("you are \(own.title), console \(own.number); /help shows the lines, /quit leaves")
        }
        if let lease {
            remark("the moderator is \(lease.actor)")
        } else {
            remark("nobody leads it now; what you write is kept, and 'resume \(short)' goes on with it")
        }
        let people = group.participants.filter(\.isPresent).map { named($0.letter) }
        remark(people.isEmpty ? "nobody is on the roster yet" : people.joined(separator: ", "))
        if let index = group.current { tellSection(index) }
        let narration = GroupNarration(group: group, isNumbered: true)
        for utterance in group.utterances.suffix(5) {
            if let line = narration.told(.recorded(utterance: utterance.number), .ended) { remark(line.text) }
        }
    }
}
