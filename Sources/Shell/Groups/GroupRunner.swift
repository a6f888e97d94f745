internal import FeedbackModel
internal import FocusGroups
internal import Journal
internal import LineEditing
internal import Storage
package import SurveyModel
internal import Tabulation

/// Opens focus groups, and takes them up again.
@MainActor
package enum GroupRunner {
    /// Opens a session for a guide and runs its console to the end.
    ///
    /// - Parameters:
    ///   - guide: A survey in the mode `group`.
    ///   - definition: The guide's text, which the store keeps.
    ///   - hash: The hash of that text.
    ///   - wish: The form of the summary.
    ///   - session: Where it happens.
    /// - Throws: `CommandFailure`, `StoreFailure`.
    package static func start(
        _ guide: Survey, definition: String, hash: String, _ wish: OutputOptions?, in session: inout Session
    ) throws {
        guard guide.mode == .group else {
            let verb = guide.mode == .interviewer ? "interview" : "answer"
            throw CommandFailure(
                .usage, "'\(guide.id)' is not a discussion guide", hint: "use '\(verb) \(guide.id)'")
        }
        guard !guide.sections.isEmpty else { throw CommandFailure(.badData, "the guide '\(guide.id)' has no sections") }
        let record = SessionRecord(
            id: SessionID(session.surroundings.newID()), kind: .group, survey: guide.id, definition: hash,
            actor: session.actor, startedAt: session.surroundings.now())
        let events: [GroupEvent] = [.started(guide: guide.id, isLive: session.editor.isInteractive)]
        let (driver, recorded) = try SessionDriver.opening(record, definition: definition, with: events, in: &session)
        let group = try FocusGroup(guide: guide, replaying: recorded.map(\.entry))
        let console = GroupConsole(group, pen: driver, themes: try session.groupThemes(), in: session)
        if session.editor.isInteractive {
            console.remark("session \(record.id.short): \(guide.title)")
            console.remark("/add NAME for each person, /next begins, /help shows the lines and commands")
        }
        try drive(console, wish, in: &session)
    }

    /// Takes an unfinished session up again where it stood.
    ///
    /// - Throws: `CommandFailure` when it has ended or somebody else drives it.
    package static func resume(_ past: PastSession, takesOver: Bool, in session: inout Session) throws {
        var group = try FocusGroup(guide: past.survey, replaying: past.entries)
        guard !group.hasEnded else { throw CommandFailure(.failed, "session \(past.record.id.short) has ended") }
        let driver = try SessionDriver.resuming(past, takesOver: takesOver, in: &session)
        // What the one before wrote until the lease was ours.
        for entry in try driver.newEntries() {
            group.reduce(try entry.draft.event(as: GroupEvent.self), at: Moment(entry))
        }
        // What was said at attached consoles since does not make it stale.
        let kept = try driver.keptLine()
        for step in try driver.append([GroupEvent.reopened], status: .open) {
            group.reduce(step.event, at: Moment(step.entry))
        }
        driver.keepAgain(kept)
        let console = GroupConsole(group, pen: driver, themes: try session.groupThemes(), initial: kept, in: session)
        if session.editor.isInteractive {
            let last = group.utterances.last.map { ", last utterance \($0.number)" } ?? ""
            console.remark("session \(past.record.id.short) goes on: \(past.survey.title)\(last)")
            if let index = group.current { console.tellSection(index) }
            if group.clock.isPaused { console.remark("the clock stands; /resume lets it run") }
        }
        try drive(console, nil, in: &session)
    }

    private static func drive(_ console: GroupConsole, _ wish: OutputOptions?, in session: inout Session) throws {
        let outcome = try console.run()
        let record = console.pen.record
        let summary = GroupSummary(console.group, at: console.group.clock.reading, themes: console.themes)
        let row = summary.row(id: record.id.text, status: record.status.rawValue)
        guard session.editor.isInteractive else { return session.show(row, wish) }
        switch outcome {
        case .hungUp: session.isLeaving = true
        case .suspended, .dismissed:
            console.remark("session \(record.id.short) is kept; 'resume \(record.id.short)' goes on")
        case .ended:
            switch session.form(wish) {
            case .box, .table, .markdown, .lines:
                session.show(summary.sections, wish)
                session.show(summary.talk, wish)
                console.remark(summary.evenness)
                if !summary.answers.rows.isEmpty { session.show(summary.answers, wish) }
                summary.rankings.forEach(console.remark)
                if !summary.agreement.rows.isEmpty { session.show(summary.agreement, wish) }
                if !summary.themes.rows.isEmpty { session.show(summary.themes, wish) }
                session.show(row.text(as: .lines, layout: session.layout))
            default: session.show(row, wish)
            }
        }
    }
}
