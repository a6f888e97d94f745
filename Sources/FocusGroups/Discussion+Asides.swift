internal import Journal

extension Discussion {
    /// Takes in what happens beside the talk: stimuli, ideas on cards, consent, tags taken off.
    mutating func applyAside(_ event: GroupEvent, _ moment: Moment, _ clock: Int64) {
        switch event {
        case .shown(let stimulus): show(stimulus, at: clock)
        case .removed(let stimulus):
            guard let place = showings.lastIndex(where: { $0.stimulus == stimulus && $0.end == nil }) else { return }
            showings[place].end = max(clock, showings[place].start)
        case .brainstormed(let prompt): brainstorms.append(Brainstorm(prompt: prompt))
        case .ideaWritten(let letter, let text):
            guard let last = brainstorms.indices.last else { return }
            let number = brainstorms.reduce(1) { $0 + $1.ideas.count }
            brainstorms[last].ideas.append(
                .init(number: number, letter: letter, text: text, sequence: moment.sequence, group: nil))
        case .ideasRevealed:
            guard let last = brainstorms.indices.last else { return }
            brainstorms[last].isRevealed = true
        case .ideasGrouped(let numbers, let name):
            for storm in brainstorms.indices {
                for idea in brainstorms[storm].ideas.indices
                where numbers.contains(brainstorms[storm].ideas[idea].number) {
                    brainstorms[storm].ideas[idea].group = name
                }
            }
        case .consented(let letter, let grants, let version):
            guard let index = participants.firstIndex(where: { $0.letter == letter }) else { return }
            for grant in grants { participants[index].consent[grant.purpose] = grant.isGiven }
            participants[index].consentVersion = version ?? participants[index].consentVersion
        case .promised(let letter, let text):
            promises.append(
                Promise(
                    number: promises.count + 1, letter: letter, text: text, sequence: moment.sequence,
                    section: section?.id))
        case .kept(let number):
            guard let index = promises.firstIndex(where: { $0.number == number }) else { return }
            promises[index].isKept = true
        case .weighed(let entry, let isTaken): weighed[entry] = isTaken
        case .defined(let theme, let text): definitions[theme] = text
        case .unparked(let entry): settled.insert(entry)
        case .untagged(let number, let theme): change(number, moment) { $0.marks.themes.removeAll { $0 == theme } }
        default: break
        }
    }
}
