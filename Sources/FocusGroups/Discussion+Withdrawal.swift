internal import Journal

extension Discussion {
    /// Somebody takes back what they said: placeholders stay, so that what others said and when keeps its place.
    ///
    /// Their part in a chorus goes, and the words stay as those of the others. What they answered, and how they took what
    /// others said, counts no more.
    mutating func withdraw(_ letter: Letter, at clock: Int64) {
        guard let index = participants.firstIndex(where: { $0.letter == letter }), !participants[index].hasWithdrawn
        else { return }
        participants[index].hasWithdrawn = true
        participants[index].name = .redacted
        participants[index].attributes = []
        let stretches = participants[index].presence.count
        if participants[index].isPresent { participants[index].presence[stretches - 1].end = clock }
        for place in utterances.indices { utterances[place].withdraw(letter) }
        for name in polls.keys {
            for round in polls[name]?.rounds.indices ?? 0..<0 {
                polls[name]?.rounds[round].votes[letter] = nil
                polls[name]?.rounds[round].moments[letter] = nil
                polls[name]?.rounds[round].people.remove(letter)
            }
        }
        for storm in brainstorms.indices {
            for idea in brainstorms[storm].ideas.indices where brainstorms[storm].ideas[idea].letter == letter {
                brainstorms[storm].ideas[idea].text = .redacted
            }
        }
        for place in promises.indices where promises[place].letter == letter { promises[place].text = .redacted }
        for place in queue.indices {
            queue[place].votes[letter] = nil
            guard queue[place].letter == letter else { continue }
            queue[place].text = .redacted
            queue[place].state = .hidden
        }
    }
}

extension Utterance {
    /// Whether the words are those of one participant alone, so that they go when this participant withdraws.
    package func isOwn(of letter: Letter) -> Bool { Self.isOwn(speakers, letter) }

    static func isOwn(_ speakers: [Speaker], _ letter: Letter) -> Bool {
        speakers.contains(.participant(letter)) && speakers.compactMap(\.letter).count == 1
    }

    fileprivate mutating func withdraw(_ letter: Letter) {
        stances.removeAll { $0.letter == letter }
        guard isOwn(of: letter) else {
            if speakers.count > 1 { speakers.removeAll { $0 == .participant(letter) } }
            return
        }
        parts = parts.map { _ in .redacted }
        earlier = earlier.map { $0.map { _ in .redacted } }
        marks = Marks(replyTo: marks.replyTo, addressee: marks.addressee)
    }
}
