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
        return group.reduce(event, at: Moment(entry)).compactMap {
            GroupNarration(group: group, isNumbered: false).told($0, event)
        }
    }
}
