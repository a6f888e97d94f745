internal import FeedbackModel
internal import FocusGroups
internal import Journal

extension FocusGroupEvidence {
    /// What a conversation says that is known by its recording only, in which nobody noted anything.
    ///
    /// Nobody put themes on it, so the codebook's phrases find them in the people's own words. What the moderator said is
    /// evidence of nothing, and what nobody knows who said neither, since it may have been the moderator. A talk with one
    /// customer is an interview.
    var recordedItems: [Evidence] {
        guard group.discussion.utterances.isEmpty, let recording = group.discussion.recording,
            let began = group.history.first?.moment.time
        else { return [] }
        let channel: Evidence.Channel = group.discussion.participants.count == 1 ? .interview : .focusGroup
        return recording.cues.flatMap { cue -> [Evidence] in
            guard let letter = cue.speaker.letter, let participant = group.discussion.participant(letter),
                !participant.hasWithdrawn, let words = cue.text.text
            else { return [] }
            let isQuotable = mayQuote([cue.speaker], areOwnWords: true)
            let (time, overflow) = began.addingReportingOverflow(cue.start ?? 0)
            return themes.themesInWords(words).sorted().map { theme in
                Evidence(
                    theme: theme,
                    source: .session(id: session.text, sequence: cue.sequence, place: Self.place(cue)),
                    channel: channel, fidelity: .verbatim, accountID: account(of: participant),
                    speaker: participant.pseudonym, time: overflow ? began : time, words: isQuotable ? words : nil)
            }
        }
    }

    /// `00:14:03`, or which stretch of the file it was, where no time is known.
    private static func place(_ cue: Recording.Cue) -> String {
        guard let start = cue.start else { return cue.range.map { "turn \($0.lowerBound)" } ?? "recording" }
        func two(_ number: Int64) -> String { (number < 10 ? "0" : "") + String(number) }
        let seconds = max(0, start) / 1_000
        return "\(two(seconds / 3_600)):\(two(seconds / 60 % 60)):\(two(seconds % 60))"
    }
}
