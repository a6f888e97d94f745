internal import FocusGroups
package import Journal
package import SurveyModel

/// Tells a focus group: its sections, what was said and by whom, and notes.
@MainActor
package final class GroupNarrator: SessionNarrator {
    private var group: FocusGroup

    package init(_ guide: Survey) { group = FocusGroup(guide: guide) }

    package func lines(for entry: JournalEntry) throws -> [NarratedLine] {
        let event = try entry.draft.event(as: GroupEvent.self)
        return group.reduce(event, at: Moment(entry)).compactMap { told($0, event) }
    }

    private func told(_ effect: GroupEffect, _ event: GroupEvent) -> NarratedLine? {
        switch effect {
        case .recorded(let number), .changed(let number): utterance(number)
        case .entered(let index): .init(.asked, section(index))
        case .skipped(let index): .init(.done, "skipped: \(section(index))")
        case .extended(let index): .init(.done, "another time for: \(section(index))")
        case .probed(let index, let number): .init(.done, "probe \(number) of \(section(index))")
        case .joined(let letter), .returned(let letter):
            .init(.done, "\(letter) is \(group.participant(letter)?.pseudonym ?? "here")")
        case .left(let letter): .init(.done, "\(letter) is out")
        case .noted(let kind): note(kind, event)
        case .paused: .init(.done, "the clock stands")
        case .resumed: .init(.done, "the clock runs")
        case .suspended: .init(.done, "the console was left")
        case .reopened: .init(.done, "goes on")
        case .ended: .init(.done, "ended")
        case .undone: .init(.done, "the last act is taken back")
        case .redone: .init(.done, "what was taken back counts again")
        }
    }

    private func utterance(_ number: Int) -> NarratedLine? {
        guard let utterance = group.utterance(number) else { return nil }
        let speakers = utterance.speakers.map(\.description).joined(separator: ",")
        let words = utterance.text.map { $0.text ?? "(withdrawn)" } ?? ""
        let themes = utterance.themes.map { " #\($0)" }.joined()
        return .init(.said, "\(speakers): \(words)\(themes)")
    }

    private func note(_ kind: Note.Kind, _ event: GroupEvent) -> NarratedLine? {
        switch event {
        case .observed(let text), .noted(let text), .messaged(let text), .parked(let text):
            .init(.done, "\(kind.rawValue): \(text.text ?? "(withdrawn)")")
        default: nil
        }
    }

    private func section(_ index: Int) -> String {
        group.sections.indices.contains(index) ? group.sections[index].id : "a section"
    }
}
