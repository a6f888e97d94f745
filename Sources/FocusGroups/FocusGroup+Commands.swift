internal import Journal
internal import SurveyModel

extension FocusGroup {
    /// What a command means now, as events that one act commits together; none for one that only shows something.
    ///
    /// Whether an account is on file is for the caller to check before.
    ///
    /// `console` is the attached one at which it was typed, if it was.
    ///
    /// - Throws: ``GroupRefusal`` when the command does not fit now; nothing is recorded then.
    package func events(
        for command: GroupCommand, at console: Int? = nil
    ) throws(GroupRefusal) -> [GroupEvent] {
        switch command {
        case .who, .quiet, .roster, .help, .time(nil), .park(nil), .guide, .why, .ideas, .stats, .stimulus(nil, _),
            .consent(nil, _, _), .cloud, .timer(nil, _), .manner, .attached, .join, .export, .anonymity(nil, _),
            .probe(.suggestions):
            return []
        case .next: return try followed()
        case .start:
            guard discussion.current == nil else {
                throw GroupRefusal("the group has begun", hint: "/next goes on")
            }
            return try followed()
        case .follow, .ask, .poll, .brainstorm, .reveal, .group, .stimulus, .consent, .tag, .untag, .unpark, .rest,
            .queue, .timer, .themes, .promise, .same, .anonymity:
            return try asideEvents(for: command)
        case .back: return Self.act(entering(try sectionBefore()))
        case .goto(let name): return Self.act(entering(try section(named: name)))
        case .skip(let reason):
            let section = try currentSection()
            let skipped = GroupEvent.skipped(section: section.id, reason: reason.map { Words($0) })
            return Self.act([skipped] + entering(try sectionAfter(discussion.current)))
        case .time(let minutes?): return [.extended(section: try currentSection().id, minutes: minutes)]
        case .add(let newcomer): return [try joined(newcomer)]
        case .enter(let names):
            return Self.act(try letters(named: names, arePresent: false).map { .returned(letter: $0) })
        case .letter(let person, let letter): return [try relettered(person, letter)]
        case .leave(let words):
            let (names, reason) = leaving(words)
            let leaving = try letters(named: names, arePresent: true)
            return Self.act(leaving.map { .left(letter: $0, reason: reason.map { Words($0) }) })
        case .probe(.next): return [try probed()]
        case .probe(.weigh(let number, let isTaken)): return [try weighed(number, isTaken: isTaken)]
        case .park(let text?): return [.parked(text: Words(text))]
        case .note(let text): return [.noted(text: Words(text))]
        case .undo(let steps): return try undone(steps, isRedo: false, at: console)
        case .redo(let steps): return try undone(steps, isRedo: true, at: console)
        case .pause:
            try notPaused()
            return [.paused]
        case .resume:
            guard clock.isPaused else { throw GroupRefusal("the clock runs already") }
            return [.resumed]
        case .dismiss(let number): return [try dismissed(number)]
        case .withdraw(let name):
            _ = try participant(named: name)
            return []
        case .end: return [.ended]
        case .quit: return [.suspended]
        }
    }

    func currentSection() throws(GroupRefusal) -> SectionProgress {
        guard let section = discussion.section else {
            throw GroupRefusal("no section is on yet", hint: "/next begins the first")
        }
        return section
    }

    func sectionAfter(_ index: Int?) throws(GroupRefusal) -> SectionProgress {
        let next = index.map { $0 + 1 } ?? 0
        guard discussion.sections.indices.contains(next) else {
            throw GroupRefusal("this is the last section", hint: "/end closes the session")
        }
        return discussion.sections[next]
    }

    private func sectionBefore() throws(GroupRefusal) -> SectionProgress {
        _ = try currentSection()
        guard let current = discussion.current, current > 0 else { throw GroupRefusal("this is the first section") }
        return discussion.sections[current - 1]
    }

    /// Finds a section by number, name, or a beginning that only one name has.
    private func section(named name: String) throws(GroupRefusal) -> SectionProgress {
        let sections = discussion.sections
        if let number = Int(name) {
            guard sections.indices.contains(number - 1) else {
                throw GroupRefusal("there is no section \(number)", hint: "the guide has \(sections.count)")
            }
            return sections[number - 1]
        }
        if let exact = sections.first(where: { $0.id == name }) { return exact }
        let matching = sections.filter { $0.id.hasPrefix(name) }
        guard matching.count == 1 else {
            let names = (matching.isEmpty ? sections : matching).map(\.id).joined(separator: ", ")
            throw GroupRefusal(
                matching.isEmpty ? "there is no section '\(name)'" : "several sections begin with '\(name)'",
                hint: "the names are \(names)")
        }
        return matching[0]
    }

    package func participant(named name: String) throws(GroupRefusal) -> Participant {
        guard let letter = Letter(name), let participant = discussion.participant(letter) else {
            throw GroupRefusal("there is nobody with the letter '\(name)'", hint: "/roster shows the letters")
        }
        guard !participant.hasWithdrawn else { throw GroupRefusal("\(letter.uppercased) has withdrawn") }
        return participant
    }

    private func joined(_ newcomer: GroupCommand.Newcomer) throws(GroupRefusal) -> GroupEvent {
        let letter: Letter
        if let wanted = newcomer.letter {
            letter = try free(wanted)
        } else {
            guard let next = nextFreeLetter else { throw GroupRefusal("all \(Letter.all.count) letters are taken") }
            letter = next
        }
        return .joined(
            letter: letter, pseudonym: "P\(discussion.participants.count + 1)", name: Words(newcomer.name),
            account: newcomer.account,
            attributes: newcomer.attributes.map { Attribute(key: $0[0], value: Words($0[1])) })
    }

    /// The letters of those who are in the room, or out of it; those who are not are passed over where others are.
    private func letters(named names: [String], arePresent: Bool) throws(GroupRefusal) -> [Letter] {
        var letters: [Letter] = []
        for name in names {
            let participant = try participant(named: name)
            if participant.isPresent == arePresent, !letters.contains(participant.letter) {
                letters.append(participant.letter)
            }
        }
        guard letters.isEmpty else { return letters }
        let named = names.map { $0.uppercased() }.joined(separator: ", ")
        throw GroupRefusal("\(named) \(names.count == 1 ? "is" : "are") \(arePresent ? "out" : "in the room") already")
    }

    private func probed() throws(GroupRefusal) -> GroupEvent {
        let section = try currentSection()
        let count = guide.sections.first { $0.id == section.id }?.probes.count ?? 0
        guard section.probesUsed < count else {
            throw GroupRefusal(
                count == 0 ? "this section has no probes" : "all \(count) probes of this section were shown")
        }
        return .probed(section: section.id, probe: section.probesUsed + 1)
    }

    func undone(_ steps: Int, isRedo: Bool, at console: Int?) throws(GroupRefusal) -> [GroupEvent] {
        let acts = targets(steps: steps, isRedo: isRedo, at: console)
        guard !acts.isEmpty else { throw GroupRefusal("there is nothing to \(isRedo ? "redo" : "undo")") }
        return acts.flatMap { Self.act($0.map { .undone(entry: $0) }) }
    }
}
