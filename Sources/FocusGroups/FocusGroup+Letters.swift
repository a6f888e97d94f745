internal import Journal

/// The letters by which people are typed, and what becomes of them.
extension FocusGroup {
    /// The letter that the next newcomer gets; `nil` when all are taken.
    package var nextFreeLetter: Letter? {
        let taken = Set(discussion.participants.map(\.letter))
        return Letter.all.first { !taken.contains($0) }
    }

    /// Reads a letter that nobody has.
    func free(_ wanted: String) throws(GroupRefusal) -> Letter {
        guard let letter = Letter(wanted) else {
            throw GroupRefusal(
                "'\(wanted)' cannot be a letter of the roster", hint: "letters go from a to l, or are two, as 'dk'")
        }
        guard let holder = discussion.participant(letter) else { return letter }
        let next = nextFreeLetter.map { "the next free one is '\($0)'; '/letter \(letter) \($0)' would free this one" }
        throw GroupRefusal("the letter '\(letter)' is taken by \(holder.pseudonym)", hint: next)
    }

    /// Somebody gets another letter, which nobody may have.
    func relettered(_ person: String, _ wanted: String) throws(GroupRefusal) -> GroupEvent {
        let participant = try participant(called: person)
        guard Letter(wanted) != participant.letter else {
            throw GroupRefusal("\(participant.letter.uppercased) has that letter already")
        }
        return .relettered(letter: participant.letter, to: try free(wanted))
    }

    /// Finds somebody by letter, by name, or by the first name where only one has it.
    private func participant(called name: String) throws(GroupRefusal) -> Participant {
        if let letter = Letter(name), discussion.participant(letter) != nil { return try participant(named: name) }
        let wanted = name.lowercased()
        let found = discussion.participants.filter { participant in
            guard let full = participant.name.text?.lowercased() else { return false }
            return full == wanted || full.split(separator: " ").first == wanted[...]
        }
        guard found.count == 1 else {
            throw GroupRefusal(
                found.isEmpty ? "there is nobody called '\(name)'" : "\(found.count) people are called '\(name)'",
                hint: "/roster shows the letters, and a letter names one person")
        }
        return found[0]
    }

    /// Divides what follows `/out`: letters alone, or first those that commas hold together and then the reason.
    func leaving(_ words: [String]) -> (letters: [String], reason: String?) {
        let all = words.flatMap(GroupCommand.letters)
        let areLetters = all.allSatisfy { $0.count == 1 || Letter($0).flatMap(discussion.participant) != nil }
        if areLetters { return (all, nil) }
        let reason = words.dropFirst().joined(separator: " ")
        return (GroupCommand.letters(words[0]), reason.isEmpty ? nil : reason)
    }

    /// The letter that somebody has now whom an entry calls by this one.
    ///
    /// Entries keep the letter of their time, and a letter that was given up may be another's by now.
    package func letterNow(_ letter: Letter, at sequence: Int) -> Letter {
        discussion.relettered.reduce(letter) { now, change in
            change.sequence > sequence && change.from == now ? change.to : now
        }
    }

    /// A speaker as they are typed now.
    package func speakerNow(_ speaker: Speaker, at sequence: Int) -> Speaker {
        speaker.letter.map { .participant(letterNow($0, at: sequence)) } ?? speaker
    }
}

extension Discussion {
    /// That somebody got another letter.
    struct Relettering: Hashable, Sendable {
        let sequence: Int
        let from: Letter
        let to: Letter
    }

    /// Somebody gets another letter, and all they did so far goes with them.
    mutating func reletter(_ old: Letter, to new: Letter, _ moment: Moment) {
        guard let index = participants.firstIndex(where: { $0.letter == old }), participant(new) == nil else { return }
        relettered.append(Relettering(sequence: moment.sequence, from: old, to: new))
        participants[index].letter = new
        func renamed(_ speaker: Speaker) -> Speaker { speaker == .participant(old) ? .participant(new) : speaker }
        func renamed(_ stance: Stance) -> Stance { stance.letter == old ? Stance(new, stance.value) : stance }
        for place in utterances.indices {
            utterances[place].speakers = utterances[place].speakers.map(renamed)
            utterances[place].stances = utterances[place].stances.map(renamed)
            utterances[place].marks.addressee = utterances[place].marks.addressee.map(renamed)
        }
        for name in polls.keys.sorted() {
            for round in polls[name]?.rounds.indices ?? 0..<0 { polls[name]?.rounds[round].reletter(old, to: new) }
        }
        for storm in brainstorms.indices {
            for idea in brainstorms[storm].ideas.indices where brainstorms[storm].ideas[idea].letter == old {
                brainstorms[storm].ideas[idea].letter = new
            }
        }
        for place in promises.indices where promises[place].letter == old { promises[place].letter = new }
        for place in queue.indices {
            if queue[place].letter == old { queue[place].letter = new }
            if let vote = queue[place].votes.removeValue(forKey: old) { queue[place].votes[new] = vote }
        }
    }
}

extension Poll.Round {
    fileprivate mutating func reletter(_ old: Letter, to new: Letter) {
        if let vote = votes.removeValue(forKey: old) { votes[new] = vote }
        if let moment = moments.removeValue(forKey: old) { moments[new] = moment }
        if people.remove(old) != nil { people.insert(new) }
    }
}
