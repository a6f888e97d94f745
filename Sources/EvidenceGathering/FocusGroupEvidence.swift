package import FeedbackModel
package import FocusGroups
package import Journal
internal import SurveyModel

/// Draws from a focus group what it says about themes: the tags of what participants said.
///
/// In a group nobody is asked one by one, so nothing in it can say no; and the moderator's own sentences are evidence of
/// nothing. Whoever only nodded is not counted either: agreeing in company is cheap.
package struct FocusGroupEvidence {
    private let group: FocusGroup
    private let session: SessionID
    private let themes: ThemeFinder

    package init(_ group: FocusGroup, session: SessionID, themes: ThemeFinder) {
        self.group = group
        self.session = session
        self.themes = themes
    }

    /// All evidence, in the order of the utterances; a chorus is one item for each who spoke.
    package func items() -> [Evidence] { group.utterances.flatMap(items) }

    private func items(_ utterance: Utterance) -> [Evidence] {
        var found: [String] = []
        for name in utterance.themes {
            // A theme that emerged in the room is not in the codebook yet; its evidence keeps the name as typed.
            let theme = themes.themeNamed(name) ?? name
            if !found.contains(theme) { found.append(theme) }
        }
        return found.flatMap { theme in
            utterance.speakers.filter { $0 != .moderator }.map { speaker in
                let participant = speaker.letter.flatMap { group.discussion.participant($0) }
                return Evidence(
                    theme: theme,
                    source: .session(
                        id: session.text, sequence: utterance.sequence, place: utterance.section ?? group.guide.id),
                    channel: .focusGroup, fidelity: utterance.fidelity == .verbatim ? .verbatim : .paraphrase,
                    accountID: participant?.accountID, speaker: participant?.pseudonym, time: utterance.time,
                    words: utterance.text?.text)
            }
        }
    }
}
