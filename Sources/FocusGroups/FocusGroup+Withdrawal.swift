package import Journal

extension FocusGroup {
    /// Where somebody's own words stand in the journal: what they said, answered, wrote, asked, and are called.
    ///
    /// What was undone is found as well, since it stands there too. The words of a chorus are those of the others.
    ///
    /// - Parameters:
    ///   - letter: Whose words.
    ///   - entries: The journal that this group was folded from.
    /// - Returns: The places, in order.
    /// - Throws: `DecodingError` for an entry that this version cannot read.
    package func words(of letter: Letter, in entries: [JournalEntry]) throws -> [WordPlace] {
        let owned = ownUtterances(of: letter)
        let ideas = Set(
            history.compactMap { past -> Words? in
                guard case .ideaWritten(let writer?, let text) = past.event, text.text != nil,
                    letterNow(writer, at: past.moment.sequence) == letter
                else { return nil }
                return text
            })
        var numbers: [Int: Int] = [:]
        for past in history where past.event.isUtterance { numbers[past.moment.sequence] = numbers.count + 1 }
        var places: [WordPlace] = []
        for entry in entries where !entry.draft.words.isEmpty {
            // Numbers in the place of words say which of the entry's words are whose.
            let slots = try EventCodec.decode(
                GroupEvent.self, payload: entry.draft.payload, words: entry.draft.words.indices.map(String.init)
            ).inner
            func isTheirs(_ named: Letter?) -> Bool {
                named.map { letterNow($0, at: entry.sequence) } == letter
            }
            let found: [Words]
            switch slots {
            case .said(let speakers, _, _, _, _, _):
                let isOwn =
                    numbers[entry.sequence].map(owned.contains)
                    ?? Utterance.isOwn(speakers.map { speakerNow($0, at: entry.sequence) }, letter)
                found = isOwn ? slots.allWords(entry) : []
            case .continued(let number, _, _), .corrected(let number, _, _, _), .marked(let number, _):
                found = owned.contains(number) ? slots.allWords(entry) : []
            case .joined(let named, _, _, _, _), .left(let named, _):
                found = isTheirs(named) ? slots.allWords(entry) : []
            case .ideaWritten(let named, _), .questioned(let named, _), .promised(let named, _):
                found = isTheirs(named) ? slots.allWords(entry) : []
            case .heard(.participant(letter), _, _, _, _, _): found = slots.allWords(entry)
            case .transcribed(_, let voices, _):
                found = voices.filter { $0.speaker == .participant(letter) }.map(\.label)
            case .voted(_, let votes):
                found = votes.compactMap { vote in
                    guard isTheirs(vote.letter), case .words(let words) = vote.answer else { return nil }
                    return words
                }
            case .polled(let made):
                let texts = entry.draft.words.map { Words($0.text) }
                found = made.options.filter { option in
                    option.text.flatMap { Int($0) }.map { texts.indices.contains($0) && ideas.contains(texts[$0]) }
                        ?? false
                }
            default: found = []
            }
            places += found.compactMap { $0.text.flatMap { Int($0) } }.map {
                WordPlace(sequence: entry.sequence, place: $0)
            }
        }
        return places.sorted()
    }

    /// What else names somebody: numbers of utterances, and how many notes, in which a part of their name stands.
    package func mentions(of letter: Letter) -> (utterances: [Int], notes: Int) {
        func parts(_ words: Words?) -> Set<String> {
            Set((words?.text ?? "").lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init))
        }
        let names = parts(discussion.participant(letter)?.name).filter { $0.count > 2 }
        guard !names.isEmpty else { return ([], 0) }
        func isNamed(_ words: Words?) -> Bool { !names.isDisjoint(with: parts(words)) }
        let others = discussion.utterances.filter { !$0.isOwn(of: letter) && isNamed($0.text) }
        return (others.map(\.number), discussion.notes.count { isNamed($0.text) })
    }

    /// The numbers of all utterances that are somebody's alone, with those that were undone.
    private func ownUtterances(of letter: Letter) -> Set<Int> {
        var speakers: [Int: [Speaker]] = [:]
        var number = 0
        for past in history {
            let now = { (named: [Speaker]) in named.map { speakerNow($0, at: past.moment.sequence) } }
            switch past.event {
            case .said(let named, _, _, _, _, _):
                number += 1
                speakers[number] = now(named)
            case .tookFloor(let speaker, _):
                number += 1
                speakers[number] = now([speaker])
            case .united(let twin, let first) where past.isActive:
                // Whose words they are may be known from the other console only.
                if speakers[first]?.allSatisfy({ $0 == .unknown }) ?? false { speakers[first] = speakers[twin] }
            case .attributed(let number, let named) where past.isActive: speakers[number] = now(named)
            default: break
            }
        }
        return Set(speakers.filter { Utterance.isOwn($0.value, letter) }.keys)
    }
}

extension GroupEvent {
    /// What was done, at whichever console.
    fileprivate var inner: GroupEvent { if case .written(_, let event) = self { event } else { self } }

    /// As many words as an entry has, by their places.
    fileprivate func allWords(_ entry: JournalEntry) -> [Words] { entry.draft.words.indices.map { Words(String($0)) } }
}
