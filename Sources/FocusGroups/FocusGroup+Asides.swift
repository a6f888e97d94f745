internal import Journal
internal import Statistics
package import SurveyModel

extension FocusGroup {
    /// The sections that are passed over on the way to the next: those whose condition is not true now.
    package var passedOver: [GuideSection] {
        var passed: [GuideSection] = []
        let environment = environment(at: clock.reading)
        for section in guide.sections.dropFirst(discussion.current.map { $0 + 1 } ?? 0) {
            guard let condition = section.condition, !condition.isTrue(in: environment) else { break }
            passed.append(section)
        }
        return passed
    }

    /// On to the next section that is meant for this group.
    func followed() throws(GroupRefusal) -> [GroupEvent] {
        let passed = passedOver
        let place = (discussion.current ?? -1) + passed.count
        guard passed.isEmpty || discussion.sections.indices.contains(place + 1) else {
            throw GroupRefusal(
                "no section that is left is meant for this group", hint: "/goto \(passed[0].id) asks it all the same")
        }
        return Self.act(passed.map { .passedOver(section: $0.id) } + entering(try sectionAfter(place)))
    }

    /// A section begins, with what it shows: results that were private so far, and stimuli in their order.
    func entering(_ progress: SectionProgress) -> [GroupEvent] {
        let entered = GroupEvent.entered(section: progress.id)
        guard let section = guide.sections.first(where: { $0.id == progress.id }) else { return [entered] }
        let results = section.show.filter { discussion.guideQuestions[$0]?.isPrivate == true }
        return [entered]
            + results.filter { !discussion.revealed.contains($0) }.map { .revealed(question: $0) }
            + stimuli(of: section).map { .shown(stimulus: $0) }
    }

    /// The stimuli that a section shows, in the order in which this group sees them.
    ///
    /// The chance comes from the moment at which the session was opened, which stands in the journal.
    package func stimuli(of section: GuideSection) -> [String] {
        let names = section.show.filter { discussion.guideQuestions[$0] == nil }
        guard section.shufflesShown else { return names }
        let opened = UInt64(bitPattern: history.first?.moment.time ?? 0)
        var chance = ParkMiller(seed: opened, name: section.id)
        return names.shuffled(by: &chance)
    }

    func notPaused() throws(GroupRefusal) {
        guard !clock.isPaused else { throw GroupRefusal("the clock stands already", hint: "/resume lets it run") }
    }

    /// The follow-ups of the section that is on, counted from 1, whose conditions are true and that were not asked yet.
    ///
    /// With `isSure`, those are left out that look at a question which somebody in the room has not answered yet.
    package func dueFollowUps(isSure: Bool) -> [Int] {
        guard let progress = discussion.section, let section = guide.sections.first(where: { $0.id == progress.id }),
            !section.followUps.isEmpty
        else { return [] }
        let environment = environment(at: clock.reading)
        return section.followUps.enumerated().compactMap { place, followUp in
            guard !progress.followed.contains(place + 1), followUp.condition.isTrue(in: environment) else { return nil }
            guard isSure else { return place + 1 }
            let names = followUp.condition.references.filter { discussion.guideQuestions[$0] != nil }
            return names.allSatisfy { lacking($0).isEmpty } ? place + 1 : nil
        }
    }

    /// What a command beside the talk means now.
    func asideEvents(for command: GroupCommand) throws(GroupRefusal) -> [GroupEvent] {
        switch command {
        case .follow(let number): return [try followUp(number)]
        case .ask(let text): return [.improvised(text: Words(text))]
        case .poll(let order): return try events(for: order)
        case .brainstorm(let prompt, let seconds):
            let asked = GroupEvent.brainstormed(prompt: Words(prompt))
            return Self.act([asked] + (seconds.map { [.timed(seconds: $0, label: "brainstorm")] } ?? []))
        case .queue(let order): return try events(for: order)
        case .timer(let seconds?, let label):
            guard seconds > 0 || discussion.countdown != nil else { throw GroupRefusal("no timer runs") }
            return [.timed(seconds: seconds, label: label.map { Words($0) })]
        case .themes(let order): return try events(for: order)
        case .promise(let order): return try events(for: order)
        case .same(let numbers): return [try united(numbers)]
        case .anonymity(let mode?, let question): return [try anonymized(mode, question)]
        case .reveal:
            guard let last = discussion.brainstorms.last, !last.isRevealed else {
                throw GroupRefusal("there are no hidden ideas", hint: "/brainstorm WORDS asks for some")
            }
            return [.ideasRevealed]
        case .group(let numbers, let name):
            let known = Set(discussion.brainstorms.flatMap { $0.ideas.map(\.number) })
            guard let strange = numbers.first(where: { !known.contains($0) }) else {
                let ideas = discussion.brainstorms.flatMap(\.ideas).filter { numbers.contains($0.number) }
                guard ideas.contains(where: { $0.group?.text != name }) else {
                    throw GroupRefusal("they have that name already")
                }
                return [.ideasGrouped(ideas: numbers, name: Words(name))]
            }
            throw GroupRefusal("there is no idea \(strange)", hint: "/ideas shows them")
        case .stimulus(let name?, let isShown): return [try stimulus(name, isShown: isShown)]
        case .consent(let name?, let grants, let version):
            let participant = try participant(named: name)
            let isKnown = grants.allSatisfy { participant.consent[$0.purpose] == $0.isGiven }
            guard !isKnown || version ?? participant.consentVersion != participant.consentVersion else {
                throw GroupRefusal("that is kept of \(participant.letter.uppercased) already")
            }
            return [.consented(letter: participant.letter, grants: grants, version: version)]
        case .tag(let number, let themes):
            return [.marked(utterance: try known(number), marks: Marks(themes: themes))]
        case .untag(let number, let theme):
            let utterance = discussion.utterance(try known(number))
            guard let name = utterance?.themes.first(where: { $0 == theme || $0.hasSuffix("/" + theme) }) else {
                throw GroupRefusal("utterance \(number) does not have that theme")
            }
            return [.untagged(utterance: number, theme: name)]
        case .unpark(let number, _):
            let parked = discussion.parkingLot.map(\.sequence) + discussion.parkedUtterances.map(\.sequence)
            guard parked.indices.contains(number - 1) else {
                throw GroupRefusal("there is no number \(number) on the parking lot", hint: "/park shows it")
            }
            return [.unparked(entry: parked[number - 1])]
        case .rest(let minutes):
            try notPaused()
            return [.rested(minutes: minutes)]
        default: return []
        }
    }

    private func known(_ number: Int) throws(GroupRefusal) -> Int {
        guard discussion.utterance(number) != nil else { throw GroupRefusal("there is no utterance \(number)") }
        return number
    }

    private func followUp(_ number: Int?) throws(GroupRefusal) -> GroupEvent {
        let progress = try currentSection()
        let count = guide.sections.first { $0.id == progress.id }?.followUps.count ?? 0
        guard count > 0 else { throw GroupRefusal("this section has no follow-ups") }
        guard let chosen = number ?? dueFollowUps(isSure: false).first else {
            throw GroupRefusal(
                "no follow-up is due", hint: "/why tells the conditions; /follow 1 asks one all the same")
        }
        guard (1...count).contains(chosen) else {
            throw GroupRefusal("there is no follow-up \(chosen)", hint: "this section has \(count)")
        }
        return .followedUp(section: progress.id, number: chosen)
    }

    private func stimulus(_ name: String, isShown: Bool) throws(GroupRefusal) -> GroupEvent {
        let known = guide.stimuli.map(\.id)
        // What the guide does not name is named by its file or its address.
        let isPlace = name.contains(".") || name.contains("/")
        guard
            let id = known.first(where: { $0 == name }) ?? known.first(where: { $0.hasPrefix(name) })
                ?? (isPlace ? name : nil)
        else {
            throw GroupRefusal(
                "there is no stimulus '\(name)'",
                hint: known.isEmpty
                    ? "the guide names none; a file or an address is taken too"
                    : "there are: \(known.joined(separator: ", "))")
        }
        let isOn = discussion.showings.contains { $0.stimulus == id && $0.end == nil }
        guard isOn != isShown else {
            throw GroupRefusal(isShown ? "'\(id)' is shown already" : "'\(id)' is not shown")
        }
        return isShown ? .shown(stimulus: id) : .removed(stimulus: id)
    }
}
