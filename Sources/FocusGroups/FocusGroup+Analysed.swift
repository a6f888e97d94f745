internal import SurveyModel

extension FocusGroup {
    /// What participants said in sections that are analysed, in order: an opening, where all introduce themselves, need not be.
    package var analysedUtterances: [Utterance] {
        let left = Set(guide.sections.filter { !$0.isAnalysed }.map(\.id))
        return discussion.utterances.filter { utterance in
            utterance.speakers.contains { $0 != .moderator } && !(utterance.section.map(left.contains) ?? false)
        }
    }
}
