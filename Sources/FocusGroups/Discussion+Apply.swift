internal import Journal

extension Discussion {
    /// Takes in one entry that counts.
    ///
    /// Entries come from a store, so one that does not fit (a letter that nobody has, a section of another guide)
    /// changes nothing rather than stopping the fold.
    mutating func apply(_ event: GroupEvent, at moment: Moment, clock: Int64) {
        switch event {
        case .started(_, let isLive): self.isLive = isLive
        case .joined, .left, .returned: applyPresence(event, moment, clock)
        case .relettered(let letter, let new): reletter(letter, to: new, moment)
        case .entered, .skipped, .passedOver, .extended, .probed: applyGuide(event, moment, clock)
        case .said, .tookFloor, .continued, .judged, .marked, .attributed, .corrected: applySpeech(event, moment, clock)
        case .observed(let text): note(.observation, text, moment)
        case .noted(let text): note(.private, text, moment)
        case .messaged(let text): note(.message, text, moment)
        case .parked(let text): note(.parking, text, moment)
        case .united(let one, let other): unite(one, other, moment)
        case .anonymized(let anonymity, nil): self.anonymity = anonymity
        case .anonymized(.unlinkable, let question?): unlinkable.insert(question)
        case .anonymized(_, let question?): unlinkable.remove(question)
        case .promised, .kept, .weighed, .defined: applyAside(event, moment, clock)
        case .asked, .voted, .votedUnsigned, .counted, .closed, .repeated, .voided, .revealed, .hidden, .polled,
            .followedUp:
            applyPoll(event, moment)
        case .improvised(let text): note(.question, text, moment)
        case .slipped(let text): note(.slip, text, moment)
        case .questioned, .supported, .turned: applyQueue(event, moment)
        case .timed(let seconds, let label):
            countdown = seconds > 0 ? Countdown(start: clock, seconds: min(seconds, 86_400), label: label) : nil
        case .shown, .removed, .brainstormed, .ideaWritten, .ideasRevealed, .ideasGrouped, .consented, .unparked,
            .untagged:
            applyAside(event, moment, clock)
        case .paused, .suspended, .reopened: endTurn(at: clock)
        case .rested(let minutes):
            endTurn(at: clock)
            rest = max(1, min(minutes, 600))
        case .ended, .withdrawn:
            guard !hasEnded else { return }
            endTurn(at: clock)
            if let current { endRun(of: current, at: clock) }
            hasEnded = true
        case .resumed: rest = nil
        case .withdrew(let letter, _): withdraw(letter, at: clock)
        case .transcribed, .heard: applyRecording(event, moment)
        case .together, .undone, .attached, .detached, .dismissed, .written: break
        }
    }

    /// Takes in an entry that was undone: it leaves nothing but the number that it used.
    mutating func pass(_ event: GroupEvent) {
        if event.isUtterance { numbers += 1 }
    }

    private mutating func applyPresence(_ event: GroupEvent, _ moment: Moment, _ clock: Int64) {
        switch event {
        case .joined(let letter, let pseudonym, let name, let account, let attributes):
            guard participant(letter) == nil else { return }
            participants.append(
                Participant(
                    letter: letter, pseudonym: pseudonym, name: name, accountID: account, attributes: attributes,
                    sequence: moment.sequence, presence: [.init(start: clock, end: nil)]))
            admit([letter])
        case .left(let letter, _):
            guard let index = participants.firstIndex(where: { $0.letter == letter }), participants[index].isPresent
            else { return }
            participants[index].presence[participants[index].presence.count - 1].end = clock
        case .returned(let letter):
            guard let index = participants.firstIndex(where: { $0.letter == letter }), !participants[index].isPresent
            else { return }
            participants[index].presence.append(.init(start: clock, end: nil))
            admit([letter])
        default: break
        }
    }

    private mutating func applyGuide(_ event: GroupEvent, _ moment: Moment, _ clock: Int64) {
        switch event {
        case .entered(let id):
            guard let index = sections.firstIndex(where: { $0.id == id }) else { return }
            endTurn(at: clock)
            if let current { endRun(of: current, at: clock) }
            for place in showings.indices where showings[place].end == nil { showings[place].end = clock }
            current = index
            sections[index].isSkipped = false
            sections[index].runs.append(.init(start: clock, end: nil, time: moment.time))
            open(id)
        case .skipped(let id, _), .passedOver(let id):
            guard let index = sections.firstIndex(where: { $0.id == id }) else { return }
            sections[index].isSkipped = true
        case .extended(let id, let minutes):
            guard let index = sections.firstIndex(where: { $0.id == id }) else { return }
            extend(index, by: Int64(max(-600, min(600, minutes))) * 60_000)
        case .probed(let id, let probe):
            guard let index = sections.firstIndex(where: { $0.id == id }) else { return }
            sections[index].probesUsed = max(sections[index].probesUsed, min(probe, 1_000))
        default: break
        }
    }

    private mutating func applySpeech(_ event: GroupEvent, _ moment: Moment, _ clock: Int64) {
        switch event {
        case .said(let speakers, let fidelity, let text, let marks, let isFlagged, let lead):
            begin(speakers, fidelity, [text], marks, isFlagged, lead, moment, clock)
        case .tookFloor(let speaker, let lead):
            begin([speaker], .tap, [], Marks(), false, lead, moment, clock)
        case .continued(let number, let text, let marks):
            change(number, moment) { utterance in
                utterance.parts.append(text)
                utterance.marks.add(marks)
                if utterance.fidelity == .tap { utterance.fidelity = .paraphrase }
            }
        case .judged(let number, let stances):
            change(number, moment) { utterance in
                for stance in stances {
                    utterance.stances.removeAll { $0.letter == stance.letter }
                    utterance.stances.append(stance)
                }
            }
        case .marked(let number, let marks):
            change(number, moment) { $0.marks.add(marks) }
        case .attributed(let number, let speakers):
            change(number, moment) { utterance in
                utterance.speakers = speakers
                utterance.isFlagged = false
            }
        case .corrected(let number, let text, let isVerbatim, let marks):
            change(number, moment) { utterance in
                utterance.earlier.append(utterance.parts)
                utterance.parts = [text]
                utterance.marks.add(marks)
                if isVerbatim {
                    utterance.fidelity = .verbatim
                } else if utterance.fidelity == .tap {
                    utterance.fidelity = .paraphrase
                }
            }
        default: break
        }
    }

    private mutating func begin(
        _ speakers: [Speaker], _ fidelity: Fidelity, _ parts: [Words], _ marks: Marks, _ isFlagged: Bool, _ lead: Int,
        _ moment: Moment, _ clock: Int64
    ) {
        numbers += 1
        // A line begun before the last turn, or before the section, still starts after it.
        let earliest = max(utterances.last.map { $0.end ?? $0.start } ?? 0, section?.runs.last?.start ?? 0)
        let start = min(clock, max(clock - Int64(max(0, min(lead, 3_600_000))), earliest))
        endTurn(at: start)
        utterances.append(
            Utterance(
                number: numbers, sequence: moment.sequence, time: moment.time, section: section?.id, start: start,
                end: nil, speakers: speakers, fidelity: fidelity, parts: parts, wordCount: Utterance.count(parts),
                marks: marks, isFlagged: isFlagged, sequences: [moment.sequence], console: moment.console))
    }

    mutating func change(_ number: Int, _ moment: Moment, _ body: (inout Utterance) -> Void) {
        guard let index = index(of: number) else { return }
        body(&utterances[index])
        utterances[index].sequences.append(moment.sequence)
    }

    mutating func note(_ kind: Note.Kind, _ text: Words, _ moment: Moment) {
        notes.append(
            Note(
                kind: kind, sequence: moment.sequence, time: moment.time, section: section?.id, text: text,
                console: moment.console))
    }

    private mutating func endTurn(at clock: Int64) {
        guard let last = utterances.indices.last, utterances[last].end == nil else { return }
        utterances[last].end = max(clock, utterances[last].start)
    }

    private mutating func endRun(of index: Int, at clock: Int64) {
        guard let last = sections[index].runs.indices.last, sections[index].runs[last].end == nil else { return }
        sections[index].runs[last].end = clock
    }

    /// Gives a section more or fewer milliseconds and takes them from the sections still to come.
    ///
    /// Those shrink in proportion to what they had, to no less than a minute each; what cannot be taken lengthens the
    /// whole.
    private mutating func extend(_ index: Int, by change: Int64) {
        let minute: Int64 = 60_000
        let change = change < 0 ? max(change, min(0, minute - sections[index].planned)) : change
        sections[index].planned += change
        let later = sections.indices.filter { $0 > index && sections[$0].runs.isEmpty && !sections[$0].isSkipped }
        let room = later.map { max(0, sections[$0].planned - (change > 0 ? minute : 0)) }
        let total = room.reduce(0, +)
        guard total > 0 else { return }
        let taken = max(-total, min(change, total))
        var rest = taken
        for (place, index) in later.enumerated() {
            let share = place == later.count - 1 ? rest : taken * room[place] / total
            sections[index].planned -= share
            rest -= share
        }
    }
}
