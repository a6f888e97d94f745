package import FocusGroups
internal import Journal
internal import LineEditing
internal import Storage
internal import SurveyModel
internal import Tabulation

extension GroupRunner {
    /// Sits down beside the driver of a session, until it ends or the console is left.
    ///
    /// - Throws: `CommandFailure` when the session has ended, is driven on another computer, or sends the console away.
    package static func attach(
        to past: PastSession, as role: ConsoleRole, _ wish: OutputOptions?, in session: inout Session
    ) throws {
        let pen = try AttachedPen(past, in: &session)
        let driver = try pen.store.driver(of: past.record.id)
        let process = session.surroundings.process
        if let driver, driver.host != process.host {
            throw CommandFailure(
                .failed, "session \(past.record.id.short) is driven on \(driver.host)", hint: "attach there")
        }
        var group = try FocusGroup(guide: past.survey, replaying: past.entries)
        pen.console = try enter(&group, pen, as: role, session)
        let console = GroupConsole(group, driver: pen, themes: try session.groupThemes(), in: session)
        if session.editor.isInteractive {
            let isDriven = driver.map { session.surroundings.isRunning($0.process, $0.processStart) } ?? false
            console.welcome(driver: isDriven ? driver : nil)
        }
        let outcome = try console.run()
        try tell(outcome, console, pen, wish, in: &session)
    }

    /// Writes into the journal that the console is there, and gives its number.
    private static func enter(
        _ group: inout FocusGroup, _ pen: AttachedPen, as role: ConsoleRole, _ session: Session
    ) throws -> Int {
        let process = session.surroundings.process
        let arrival = GroupEvent.attached(
            role: role, name: session.actor,
            process: ConsoleProcess(number: process.id, start: process.start, host: process.host))
        while true {
            guard !group.hasEnded else {
                throw CommandFailure(
                    .failed,
                    group.history.last?.event == .withdrawn
                        ? "session \(pen.record.id.short) has ended and its words were taken back"
                        : "session \(pen.record.id.short) has ended")
            }
            do {
                for step in try pen.append([arrival], status: nil) {
                    group.reduce(step.event, at: Moment(step.entry))
                }
                return group.consoles.count
            } catch let failure as StoreFailure where failure.code == .overtaken {
                for step in try pen.news() { group.reduce(step.event, at: Moment(step.entry)) }
            }
        }
    }

    private static func tell(
        _ outcome: GroupConsole.Outcome, _ console: GroupConsole, _ pen: AttachedPen, _ wish: OutputOptions?,
        in session: inout Session
    ) throws {
        let short = pen.record.id.short
        if outcome == .dismissed { throw CommandFailure(.failed, console.whyOver) }
        guard session.editor.isInteractive else {
            let number = pen.console ?? 0
            let acts = console.group.history.count { $0.moment.console == number && $0.isActive && $0.event.isUndoable }
            return session.show(
                Table(
                    columns: [.init("session"), .init("console"), .init("role"), .init("acts"), .init("status")],
                    rows: [
                        [
                            .text(pen.record.id.text), .integer(number),
                            .text(console.group.console(number)?.role.rawValue ?? ""), .integer(acts),
                            .text(pen.record.status.rawValue),
                        ]
                    ]), wish)
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
        let short = driver.record.id.short
        let own = driver.console.flatMap(group.console)
        remark("session \(short): \(group.guide.title)")
        if let own {
            remark("you are \(title(own)), console \(own.number); /help shows the lines, /quit leaves")
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
