internal import FocusGroups
internal import Journal
internal import SurveyModel

/// What an entry changed in a group, in words.
@MainActor
struct GroupNarration {
    /// The group after the entry.
    let group: FocusGroup
    /// Whether utterances come as they would be typed, with their numbers, for somebody who may correct them.
    let isNumbered: Bool

    func told(_ effect: GroupEffect, _ event: GroupEvent) -> NarratedLine? {
        switch effect {
        case .recorded(let number), .changed(let number): utterance(number)
        case .entered(let index): .init(.asked, section(index))
        case .passedOver(let index): .init(.done, "passed over: \(section(index))")
        case .skipped(let index): .init(.done, "skipped: \(section(index))")
        case .extended(let index): .init(.done, "another time for: \(section(index))")
        case .probed(let index, let number): .init(.done, "probe \(number) of \(section(index))")
        case .joined(let letter), .returned(let letter):
            .init(.done, "\(letter) is \(group.participant(letter)?.pseudonym ?? "here")")
        case .relettered(let old, let new): .init(.done, "\(old) is \(new) from now on")
        case .promised(let number): .init(.done, "promise \(number)")
        case .weighed(let entry): weighed(entry)
        case .anonymized: .init(.done, "what is kept of who is who is settled")
        case .united(let number): .init(.done, "\(number) was written down twice and counts once")
        case .defined(let theme): .init(.done, "#\(theme) is defined")
        case .voted, .asked, .repeated, .voided, .revealed, .hidden, .polled, .followedUp: answering(effect)
        case .shown(let name): .init(.done, "shown: \(name)")
        case .removed(let name): .init(.done, "taken away: \(name)")
        case .brainstormed: .init(.asked, "everybody writes: \(group.brainstorms.last?.prompt.text ?? "(withdrawn)")")
        case .queued(let number): .init(.done, "question \(number) of the participants")
        case .timed: .init(.done, "a countdown")
        case .closed(let name): .init(.done, "\(name) is closed")
        case .withdrew(let letter): .init(.done, "\(letter) took their words back")
        case .ideaWritten(let count): .init(.done, "ideas so far: \(count)")
        case .ideasRevealed: ideas
        case .ideasGrouped: .init(.done, "ideas were grouped")
        case .consented(let letter): .init(.done, "consent of \(letter) noted")
        case .unparked: .init(.done, "something is off the parking lot")
        case .rested(let minutes): .init(.done, "a break of \(minutes) min")
        case .left(let letter): .init(.done, "\(letter) is out")
        case .noted(let kind): note(kind, event)
        case .paused: .init(.done, "the clock stands")
        case .resumed: .init(.done, "the clock runs")
        case .suspended: .init(.done, "the console was left")
        case .reopened: .init(.done, "goes on")
        case .ended: .init(.done, "ended")
        case .attached(let number): console(number).map { .init(.done, "\($0) is here") }
        case .detached(let number): console(number).map { .init(.done, "\($0) is gone") }
        case .dismissed(let number): console(number).map { .init(.done, "\($0) is sent away") }
        case .undone: .init(.done, "the last act is taken back")
        case .redone: .init(.done, "what was taken back counts again")
        }
    }

    /// Whoever suggested it sees what the moderator makes of it.
    private func weighed(_ entry: Int) -> NarratedLine? {
        group.discussion.suggestions.first { $0.sequence == entry }.map { suggestion in
            .init(.done, "suggestion \(suggestion.number) is \(suggestion.state.rawValue): \(suggestion.text)")
        }
    }

    private func utterance(_ number: Int) -> NarratedLine? {
        guard let utterance = group.utterance(number) else { return nil }
        guard !isNumbered else { return .init(.said, line(utterance)) }
        let speakers = utterance.speakers.map(\.description).joined(separator: ",")
        let words = utterance.text.map { $0.text ?? "(withdrawn)" } ?? ""
        let themes = utterance.themes.map { " #\($0)" }.joined()
        return .init(.said, "\(speakers): \(words)\(themes)")
    }

    /// An utterance as it would be typed, with its number.
    private func line(_ utterance: Utterance) -> String {
        let speakers = utterance.speakers.map(\.description).joined(separator: ",")
        let words = utterance.text.map { $0.text ?? "(withdrawn)" }
        let said = words.map { (utterance.fidelity == .verbatim ? "\" " : ": ") + $0 } ?? ""
        let marks =
            utterance.themes.map { "#\($0)" }
            + [
                String(repeating: "!", count: max(0, min(2, utterance.marks.highlight))),
                utterance.marks.isParked ? "?p" : "",
                utterance.stances.map { "\($0.letter)\($0.value.rawValue)" }.joined(separator: " "),
            ]
        return (["\(utterance.number) \(speakers)\(said)"] + marks).filter { !$0.isEmpty }.joined(separator: " ")
    }

    /// Who answered what is not told: others may be watching.
    private func answering(_ effect: GroupEffect) -> NarratedLine? {
        switch effect {
        case .asked(let name), .polled(let name):
            .init(
                .asked, "\(name): \(group.discussion.question(name)?.text.render(in: Environment(group.guide)) ?? "")")
        case .voted(let name):
            .init(
                .done,
                "\(name): \(group.answered(name)) of \(group.asked(name).count) have answered"
            )
        case .repeated(let name): .init(.done, "\(name) is asked anew")
        case .voided(let name): .init(.done, "the last round of \(name) does not count")
        case .revealed(let name): .init(.done, "the group sees what came out of \(name)")
        case .hidden(let name): .init(.done, "\(name) is hidden again")
        case .followedUp(let index, let number): .init(.asked, "follow-up \(number) of \(section(index))")
        default: nil
        }
    }

    private var ideas: NarratedLine? {
        let ideas = group.brainstorms.last?.ideas.map { $0.text.text ?? "(withdrawn)" } ?? []
        return .init(.said, "ideas: \(ideas.joined(separator: "; "))")
    }

    private func console(_ number: Int) -> String? {
        group.console(number)?.title
    }

    private func note(_ kind: Note.Kind, _ event: GroupEvent) -> NarratedLine? {
        switch event {
        case .written(_, let event): note(kind, event)
        case .noted(let text): .init(.done, line(kind, text), for: .author)
        case .messaged(let text), .observed(let text): .init(.done, line(kind, text), for: .consoles)
        case .parked(let text), .improvised(let text), .slipped(let text): .init(.done, line(kind, text))
        default: nil
        }
    }

    private func line(_ kind: Note.Kind, _ words: Words) -> String {
        "\(kind.rawValue): \(words.text ?? "(withdrawn)")"
    }

    private func section(_ index: Int) -> String {
        group.sections.indices.contains(index) ? group.sections[index].id : "a section"
    }
}
