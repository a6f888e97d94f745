internal import FocusGroups
internal import Journal
internal import SurveyModel

/// The lines of the session, to which every number leads.
extension GroupReport {
    var journalPart: [Document.Block] {
        [
            .heading(2, "The lines of the session"),
            .paragraph([.aside("In the order of the journal. What is struck out was taken back in the room.")]),
            .journal(journalLines),
        ]
    }

    var journalLines: [Document.JournalLine] {
        let cues = Dictionary(
            (group.discussion.recording?.cues ?? []).map { ($0.sequence, $0) }, uniquingKeysWith: { first, _ in first })
        return group.history.compactMap { past in
            guard let content = content(past, cues) else { return nil }
            let isHeading = if case .entered = past.event { true } else { false }
            return Document.JournalLine(
                entry: past.moment.sequence,
                time: group.discussion.isLive ? ClockText.reading(past.clock) : ClockText.day(past.moment.time),
                speaker: speaker(past), content: content, isUndone: !past.isActive, isHeading: isHeading)
        }
    }

    /// Letters are those of their time.
    private func speaker(_ past: FocusGroup.PastEvent) -> String {
        func name(_ speaker: Speaker) -> String {
            self.name(group.speakerNow(speaker, at: past.moment.sequence))
        }
        return switch past.event {
        case .said(let speakers, _, _, _, _, _): speakers.map(name).joined(separator: ", ")
        case .tookFloor(let speaker, _), .heard(let speaker, _, _, _, _, _): name(speaker)
        case .joined(let letter, _, _, _, _), .left(let letter, _), .returned(let letter), .consented(let letter, _, _),
            .withdrew(let letter, _):
            name(.participant(letter))
        case .relettered(_, let letter): name(.participant(letter))
        case .ideaWritten(let letter, _), .questioned(let letter, _): letter.map { name(.participant($0)) } ?? ""
        case .improvised: name(.moderator)
        default: ""
        }
    }

    /// What a line says; `nil` for what only the program needs.
    private func content(_ past: FocusGroup.PastEvent, _ cues: [Int: Recording.Cue]) -> [Document.Inline]? {
        switch past.event {
        case .said(_, _, let text, let marks, _, _):
            return [utterance(past, text)] + tail(marks, past)
        case .tookFloor: return ["takes the floor"]
        case .continued(let number, let text, let marks):
            return [.aside("goes on, \(on(number)): "), part(text, of: number)] + tail(marks, past)
        case .corrected(let number, let text, _, let marks):
            return [.aside("put right, \(on(number)): "), part(text, of: number)] + tail(marks, past)
        case .attributed(let number, let speakers):
            let now = speakers.map { group.speakerNow($0, at: past.moment.sequence) }
            return [.text("\(on(number)): it was \(names(now))")]
        case .judged(let number, let stances):
            let signs = stances.map { Stance(group.letterNow($0.letter, at: past.moment.sequence), $0.value) }
                .filter { !hasWithdrawn($0.letter) }.map { "\(name(.participant($0.letter))) \(Self.verb($0.value))" }
            return [.text("\(on(number)): \(signs.joined(separator: ", "))")]
        case .voted(let name, let votes):
            let now = votes.map { Vote(group.letterNow($0.letter, at: past.moment.sequence), $0.answer) }
            return [.text(voted(name, now))]
        case .united(_, let number): return [.text("\(on(number)): written down twice, counts once")]
        case .promised(let letter, let text):
            let whom = letter.map { name(.participant(group.letterNow($0, at: past.moment.sequence))) }
            return [.text("promised\(whom.map { " to \($0)" } ?? ""): \(noted(text))")]
        case .weighed(let entry, let isTaken):
            let text = group.discussion.suggestions.first { $0.sequence == entry }?.text
            return [
                .text(isTaken ? "takes up a suggestion: \(text.map(noted) ?? "")" : "puts a suggestion aside")
            ]
        case .marked(let number, let marks): return [.text("\(on(number)):")] + tail(marks, past)
        case .untagged(let number, let theme): return [.text("\(on(number)): not about \(theme)")]
        case .transcribed(let form, _, _): return [.text("a transcript of the recording was imported (\(form))")]
        case .heard(_, let start, _, _, _, _):
            // What was replaced by a newer transcript no longer counts.
            guard let cue = cues[past.moment.sequence] else {
                return [.aside("(replaced by a newer transcript)")]
            }
            return [
                .aside(start.map { "recording \(ClockText.reading($0)): " } ?? "recording: "), recorded(cue).inline,
            ]
        case .undone, .together: return nil
        default: return aside(past.event).map { [.text($0)] }
        }
    }

    private func utterance(_ past: FocusGroup.PastEvent, _ text: Words) -> Document.Inline {
        guard past.isActive else { return .aside("(taken back)") }
        let sequence = past.moment.sequence
        guard let found = group.utterances.first(where: { $0.sequences.contains(sequence) }) else {
            return .aside("(put right below)")
        }
        // Of several stretches, the later ones stand in lines of their own.
        if found.parts.first == text { return part(text, of: found.number) }
        return found.sequence == sequence
            ? .aside("(put right below)") : .aside("(the same remark as \(on(found.number).dropFirst(3)))")
    }

    /// A stretch of an utterance's words, as far as the utterance may be shown.
    private func part(_ text: Words, of number: Int) -> Document.Inline {
        guard let utterance = group.utterance(number), utterance.parts.contains(text) else {
            return .aside("(put right later)")
        }
        switch shown(utterance) {
        case .own: return text.text.map { .words(scrubbed($0)) } ?? .aside("(taken back)")
        case .summary: return text.text.map { .text(scrubbed($0)) } ?? .aside("(taken back)")
        case .withheld, .nothing: return shown(utterance).inline
        }
    }

    private func on(_ number: Int) -> String {
        group.utterance(number).map { "on line \($0.sequence)" } ?? "on a line that was taken back"
    }

    private func tail(_ marks: Marks, _ past: FocusGroup.PastEvent) -> [Document.Inline] {
        var signs = marks.themes.map { "#\($0)" }
        if marks.highlight > 0 { signs.append(marks.highlight > 1 ? "must be quoted" : "marked") }
        if marks.isParked { signs.append("to the parking lot") }
        if let number = marks.replyTo { signs.append("in answer to \(on(number).dropFirst(3))") }
        if let addressee = marks.addressee.map({ group.speakerNow($0, at: past.moment.sequence) }) {
            signs.append("to \(name(addressee))")
        }
        signs += marks.observations.map { "(\(noted($0)))" }
        return signs.isEmpty ? [] : [.aside(" " + signs.joined(separator: " "))]
    }

    static func verb(_ value: Stance.Value) -> String {
        switch value {
        case .agree: "agrees"
        case .dissent: "dissents"
        case .nod: "nods"
        case .neutral: "takes neither side"
        }
    }

    /// What happened beside the talk.
    ///
    /// Notes for the moderator's own eyes and for observers are told to nobody else, and neither is who answered what
    /// in private.
    private func aside(_ event: GroupEvent) -> String? {
        switch event {
        case .started: return "the console was opened"
        case .joined: return "joins"
        case .left(_, let reason): return "leaves" + (reason.map { ": \(noted($0))" } ?? "")
        case .returned: return "is back"
        case .relettered: return "gets another letter"
        case .entered(let id): return "\(Self.spaced(id)) begins"
        case .skipped(let id, let reason):
            return "\(Self.spaced(id)) is skipped" + (reason.map { ": \(noted($0))" } ?? "")
        case .passedOver(let id): return "\(Self.spaced(id)) is passed over: the guide does not mean it for this group"
        case .extended(let id, let minutes):
            return "\(Self.spaced(id)) gets \(minutes) min\(minutes < 0 ? " fewer" : "")"
        case .probed(let id, let number):
            let probes = group.guide.sections.first { $0.id == id }?.probes ?? []
            return "probe: " + (probes.indices.contains(number - 1) ? probes[number - 1] : "number \(number)")
        case .improvised(let text): return "asks: \(noted(text))"
        case .followedUp(let id, let number): return "follow-up \(number) of \(Self.spaced(id)) is asked"
        case .observed(let text): return "seen: \(noted(text))"
        case .parked(let text): return "to the parking lot: \(noted(text))"
        case .unparked: return "something is off the parking lot"
        case .slipped: return "(a line typed by mistake)"
        case .noted: return "(a private note of the moderator)"
        case .messaged: return "(a message to the observers)"
        case .paused: return "the clock stands"
        case .rested(let minutes): return "a break of \(minutes) min"
        case .resumed: return "the clock runs"
        case .suspended: return "the console was left"
        case .reopened: return "the session goes on"
        case .ended: return "the end"
        case .withdrawn: return "all words were taken back"
        default: return answering(event)
        }
    }

    private func answering(_ event: GroupEvent) -> String? {
        switch event {
        case .asked(let name): return "everybody is asked: \(Self.spaced(name))"
        case .polled(let made): return "everybody is asked: \(noted(made.text))"
        case .repeated(let name): return "\(Self.spaced(name)) is asked anew"
        case .closed(let name): return "\(Self.spaced(name)) is closed"
        case .questioned(let letter, let text):
            return "asks the moderator: \(written(text, by: letter).words ?? "(not shown)")"
        case .supported(let number, _): return "votes on question \(number) to the moderator"
        case .turned(let number, let state): return "question \(number) to the moderator: \(state.rawValue)"
        case .timed(let seconds, _): return seconds > 0 ? "a timer of \(seconds) s" : nil
        case .withdrew: return "what was said is taken back"
        case .voided(let name, let reason):
            return "the last round of \(Self.spaced(name)) is void" + (reason.map { ": \(noted($0))" } ?? "")
        case .revealed(let name): return "the group sees what came out of \(Self.spaced(name))"
        case .hidden(let name): return "\(Self.spaced(name)) is hidden again"
        case .votedUnsigned(let name, let answers):
            return "\(NumberText.count(answers.count, "slip")) for \(Self.spaced(name)), without names"
        case .anonymized(.unlinkable, let name?):
            return "\(Self.spaced(name)) is to be answered on slips, without names"
        case .anonymized(_, let name?): return "\(Self.spaced(name)) is to be answered one by one"
        case .anonymized(let mode, nil): return "the group is \(mode.rawValue)"
        case .defined(let theme, let text): return "\(theme) means: \(noted(text))"
        case .kept(let number): return "promise \(number) is kept"
        case .counted(let name, let counts, let people):
            let hands = counts.map { "\($0.code) \($0.hands)" }.joined(separator: ", ")
            return "hands for \(Self.spaced(name)): \(hands), of \(people)"
        case .shown(let name): return "shown: \(stimulus(name))"
        case .removed(let name): return "taken away: \(stimulus(name))"
        case .brainstormed(let prompt): return "everybody writes: \(noted(prompt))"
        case .ideaWritten(let letter, let text):
            return "writes a card: \(written(text, by: letter).words ?? "(not shown)")"
        case .ideasRevealed: return "the cards are read out"
        case .ideasGrouped(let ideas, let name):
            return "cards \(ideas.map(String.init).joined(separator: ", ")) become: \(noted(name))"
        case .consented(_, let grants, let version):
            let given = grants.map { "\($0.purpose.rawValue) \($0.isGiven ? "yes" : "no")" }.joined(separator: ", ")
            return "consent: \(given)" + (version.map { ", text \($0)" } ?? "")
        default: return nil
        }
    }

    private func stimulus(_ id: String) -> String {
        group.guide.stimuli.first { $0.id == id }?.label ?? Self.spaced(id)
    }

    private func voted(_ name: String, _ votes: [Vote]) -> String {
        guard let question = group.discussion.question(name), !question.isPrivate else {
            return "\(NumberText.count(votes.count, "answer")) to \(Self.spaced(name)), in private"
        }
        let answers = votes.filter { !hasWithdrawn($0.letter) }.map { vote in
            "\(self.name(.participant(vote.letter))) \(answer(vote, to: question))"
        }
        return "answers to \(Self.spaced(name)): \(answers.joined(separator: ", "))"
    }

    private func hasWithdrawn(_ letter: Letter) -> Bool { group.participant(letter)?.hasWithdrawn ?? false }

    private func answer(_ vote: Vote, to question: Question) -> String {
        switch vote.answer.answer(to: question.kind) {
        case .value(.text(let text)): written(Words(text), by: vote.letter).words ?? "(not shown)"
        case .value(let value): value.shown
        case .missing(let reason): Self.spaced(reason.rawValue)
        }
    }
}
