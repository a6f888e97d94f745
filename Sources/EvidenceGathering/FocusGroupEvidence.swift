package import FeedbackModel
package import FocusGroups
package import Journal
internal import SurveyModel

/// Draws from a focus group what it says about themes: the tags of what participants said, and what they were asked.
///
/// In the discussion nobody is asked one by one, so nothing in it can say no; and the moderator's own sentences are
/// evidence of nothing. Whoever only nodded is not counted either: agreeing in company is cheap. What every person was
/// asked under `each` is *asked* evidence where the question names a theme, one item for each who answered. Hands that
/// were counted belong to nobody, an earlier round is replaced by the later one, and a section that is not to be analysed
/// gives nothing. Where a transcript of the recording came later, the people's own words stand in the place of the
/// moderator's. What somebody said who does not allow to be quoted counts, and its words stay in the journal; so do own words
/// of whoever was not asked whether they may be quoted.
package struct FocusGroupEvidence {
    let group: FocusGroup
    let session: SessionID
    let themes: ThemeFinder
    /// The people's own words for what was noted, by the number of the utterance, where there is a transcript.
    private let recorded: [Int: String]

    package init(_ group: FocusGroup, session: SessionID, themes: ThemeFinder) {
        self.group = group
        self.session = session
        self.themes = themes
        recorded = group.recordedWords
    }

    /// All evidence: of the utterances in their order, a chorus being one item for each who spoke, then of the answers.
    package func items() -> [Evidence] {
        let left = Set(group.guide.sections.filter { !$0.isAnalysed }.map(\.id))
        let said = group.utterances.filter { utterance in !(utterance.section.map(left.contains) ?? false) }
        let asked = group.guide.sections.filter(\.isAnalysed).flatMap { group.questions(of: $0.id) }
        return said.flatMap(items) + asked.flatMap(items) + recordedItems
    }

    /// The account that somebody's words count for: none, where they do not allow it.
    func account(of participant: Participant?) -> String? {
        participant?.consent[.link] == false ? nil : participant?.accountID
    }

    /// What people answered to one question, in the order of letters.
    private func items(_ question: Question) -> [Evidence] {
        guard let round = group.polls[question.id]?.current else { return [] }
        return round.votes.keys.sorted().flatMap { letter -> [Evidence] in
            let path = group.path(of: letter)
            guard path.asked.contains(question.id), case .value(let value)? = path.answers[question.id],
                let moment = round.moments[letter]
            else { return [] }
            return items(value, of: letter, to: question, at: moment)
        }
    }

    private func items(_ value: Value, of letter: Letter, to question: Question, at moment: Moment) -> [Evidence] {
        let participant = group.discussion.participant(letter)
        func evidence(_ theme: String, _ fidelity: Evidence.Fidelity, _ words: String?) -> Evidence {
            Evidence(
                theme: theme, source: .session(id: session.text, sequence: moment.sequence, place: question.id),
                channel: .focusGroup, fidelity: fidelity, accountID: account(of: participant),
                speaker: participant?.pseudonym, time: moment.time, words: words)
        }
        if case .text(let words) = value {
            let fidelity: Evidence.Fidelity = question.words == .verbatim ? .verbatim : .paraphrase
            let isQuotable = mayQuote([.participant(letter)], areOwnWords: fidelity == .verbatim)
            return themes.themesInWords(words).sorted().map { evidence($0, fidelity, isQuotable ? words : nil) }
        }
        guard let name = question.theme, let isPresent = isPresent(value, question, of: letter) else { return [] }
        var item = evidence(themes.themeNamed(name) ?? name, .closed, nil)
        item.wasAsked = true
        item.isPresent = isPresent
        item.severity = question.severity(of: value)
        return [item]
    }

    private func isPresent(_ value: Value, _ question: Question, of letter: Letter) -> Bool? {
        guard let present = question.present else { return question.saysYes(value) }
        guard case .value(.boolean(let isPresent)) = present.evaluate(in: group.environment(of: letter)) else {
            return nil
        }
        return isPresent
    }

    /// Whether words may be shown to people who were not there: as in reports, own words only where that was allowed.
    func mayQuote(_ speakers: [Speaker], areOwnWords: Bool) -> Bool {
        !speakers.contains(where: hasWithdrawn)
            && group.discussion.withholding(by: speakers, areOwnWords: areOwnWords) == nil
    }

    private func hasWithdrawn(_ speaker: Speaker) -> Bool {
        speaker.letter.flatMap { group.discussion.participant($0) }?.hasWithdrawn ?? false
    }

    private func items(_ utterance: Utterance) -> [Evidence] {
        let heard = recorded[utterance.number]
        let fidelity: Evidence.Fidelity = heard != nil || utterance.fidelity == .verbatim ? .verbatim : .paraphrase
        let isQuotable = mayQuote(utterance.speakers, areOwnWords: fidelity == .verbatim)
        var found: [String] = []
        for name in utterance.themes {
            // A theme that emerged in the room is not in the codebook yet; its evidence keeps the name as typed.
            let theme = themes.themeNamed(name) ?? name
            if !found.contains(theme) { found.append(theme) }
        }
        return found.flatMap { theme in
            utterance.speakers.filter { $0 != .moderator && !hasWithdrawn($0) }.map { speaker in
                let participant = speaker.letter.flatMap { group.discussion.participant($0) }
                return Evidence(
                    theme: theme,
                    source: .session(
                        id: session.text, sequence: utterance.sequence, place: utterance.section ?? group.guide.id),
                    channel: .focusGroup, fidelity: fidelity, accountID: account(of: participant),
                    speaker: participant?.pseudonym, time: utterance.time,
                    words: isQuotable ? heard ?? utterance.text?.text : nil)
            }
        }
    }
}
