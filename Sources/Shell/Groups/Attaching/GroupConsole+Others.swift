internal import FocusGroups
internal import Journal
internal import LineEditing
internal import Storage
internal import SurveyModel
internal import TerminalText

/// What is done at the consoles beside this one.
extension GroupConsole {
    /// Whether nothing can be written here any more: the session has ended, or this console was sent away.
    var isOver: Bool { group.hasEnded || !isHere }

    /// Whether this is the driver's console, or an attached one that was not sent away.
    var isHere: Bool { pen.console.map { group.console($0)?.isHere == true } ?? true }

    /// Appends an act, on top of all that others have written.
    ///
    /// - Throws: ``GroupRefusal`` for what an attached console may not do, `CommandFailure` when it may do nothing more.
    func append(
        _ events: [GroupEvent], status: SessionRecord.Status?
    ) throws -> [SessionDriver.Recorded<GroupEvent>] {
        guard let console = pen.console else { return try pen.append(events, status: status) }
        return try StoreFailure.retryingOvertaken {
            try lookAround()
            try check(events, from: console)
            return try pen.append(events, status: nil)
        }
    }

    private func check(_ events: [GroupEvent], from console: Int) throws {
        guard !isOver else {
            throw CommandFailure(.failed, "\(whyOver); nothing more is stored from here")
        }
        let role = group.console(console)?.role
        guard events.allSatisfy({ $0 == .detached(console: console) || group.allows($0, by: console) }) else {
            let isSpeech = role == .observer && events.contains { ConsoleRole.scribe.mayWrite($0) }
            throw GroupRefusal(
                isSpeech ? "an observer writes down nothing that is said" : "that is for the moderator to do",
                hint: role == .observer
                    ? "'> words' tells the moderator, '; words' keeps a note" : "'> words' tells the moderator")
        }
    }

    /// Why nothing can be written here any more.
    var whyOver: String {
        let session = "session \(pen.record.id.short)"
        guard !group.hasEnded else {
            return group.history.last?.event == .withdrawn
                ? "\(session) has ended and its words were taken back" : "\(session) has ended"
        }
        return pen.console.flatMap(group.console)?.state == .dismissed
            ? "the moderator has sent this console away" : "this console was taken for dead; attach again"
    }

    /// Takes in what others have written since the last look.
    func lookAround() throws {
        for step in try pen.news() { hear(step) }
    }

    /// Takes in what somebody else did, and lets it wait for its turn on the screen.
    func hear(_ step: SessionDriver.Recorded<GroupEvent>) {
        let effects = group.reduce(step.event, at: Moment(step.entry))
        guard editor.isInteractive else { return }
        arrivals.add(lines(effects, of: step.event), at: pen.monotonic)
    }

    /// Shows what has waited long enough, above the line that is being typed.
    func showArrivals(isFree: Bool) {
        arrivals.show(isFree: isFree, at: pen.monotonic, by: editor, width: output.width())
    }

    /// Notes of consoles whose programs have died that they are gone; only the driver does.
    func dropDead(holding line: String) {
        guard pen.console == nil else { return }
        let dead = rollCall.dead(among: group.consoles, at: pen.monotonic, in: surroundings)
        guard !dead.isEmpty,
            let steps = try? pen.append(dead.map { .detached(console: $0.number) }, status: nil)
        else { return }
        steps.forEach(hear)
        pen.keepAgain(line)
    }

    /// `/attached`.
    var consoleLines: [String] {
        guard !group.consoles.isEmpty else {
            return ["nobody: 'group attach \(pen.record.id.short) --role scribe' in another terminal"]
        }
        return group.consoles.map { $0.line(acts: acts(at: $0), isOwn: $0.number == pen.console) }
    }

    /// How much was written at a console and still stands.
    func acts(at console: AttachedConsole) -> Int {
        group.history.count { $0.moment.console == console.number && $0.isActive && $0.event.isUndoable }
    }

    // MARK: - In words

    /// What somebody else did, line by line, with who it was.
    private func lines(_ effects: [GroupEffect], of event: GroupEvent) -> [String] {
        var author = "moderator"
        var inner = event
        if case .written(let number, let event) = event {
            author = group.console(number)?.title ?? "console \(number)"
            inner = event
        }
        let narration = GroupNarration(group: group, isNumbered: true)
        return effects.flatMap { effect -> [String] in
            switch effect {
            case .attached(let number), .detached(let number), .dismissed(let number):
                return sentence(effect).map { [number == pen.console ? "you: \($0)" : $0] } ?? []
            case .undone(let event): return ["\(author) · taken back: \(noun(event))"]
            case .redone(let event): return ["\(author) · again: \(noun(event))"]
            case .entered(let index): return sectionLines(index)
            default:
                // Private notes of others are for the moderator, and the moderator's for nobody else.
                guard let line = narration.told(effect, inner), pen.console == nil || line.reach != .author else {
                    return []
                }
                return ["\(author) · \(line.text)"] + twinLines(effect)
            }
        }
    }

    /// That somebody else wrote down what stands there already, for the moderator to decide.
    private func twinLines(_ effect: GroupEffect) -> [String] {
        guard pen.console == nil, case .recorded(let number) = effect,
            let twin = group.discussion.twin(of: number)
        else { return [] }
        return [sentence(twins: number, twin)]
    }

    private func sectionLines(_ index: Int) -> [String] {
        guard group.guide.sections.indices.contains(index) else { return [] }
        let section = group.guide.sections[index]
        return ["\(index + 1)/\(group.sections.count) \(section.id) (\(section.kind.rawValue))"]
            + [section.ask].compactMap { $0?.render(in: spokenEnvironment) }
    }
}
