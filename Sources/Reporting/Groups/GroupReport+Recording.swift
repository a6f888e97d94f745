internal import FeedbackModel
internal import FocusGroups
internal import Journal
internal import Transcripts

/// What the recording adds: the people's own words beside what the moderator noted.
extension GroupReport {
    var besidePart: [Document.Block] {
        guard let recording = group.discussion.recording, !recording.cues.isEmpty else { return [] }
        let beside = group.utterances.compactMap { utterance -> [[Document.Inline]]? in
            guard let own = recorded(utterance) else { return nil }
            return [
                [.text("\(names(utterance.speakers)), \(time(utterance))"), .lines([utterance.sequence])],
                [shown(utterance).inline],
                [own.inline, .lines((heard[utterance.number] ?? []).map(\.sequence))],
            ]
        }
        let placed = heard.values.reduce(0) { $0 + $1.count }
        var text =
            "A transcript of the recording was put beside \(beside.count) of "
            + "\(NumberText.count(group.utterances.count, "utterance")): \(placed) of "
            + "\(NumberText.count(recording.cues.count, "stretch", "stretches")) belong to one."
        if recording.isTimed, recording.offset == nil {
            text += " Nobody said how the recording's time and the session's go together, so both were read in order."
        }
        let grid = Document.Grid(["who and when", "noted", "said"], beside)
        return [.heading(2, "Noted and said"), .paragraph([.text(text)])] + (beside.isEmpty ? [] : [.table(grid)])
    }

    /// The session as WebVTT with pseudonyms: the recording's words, or the moderator's notes where there is no recording.
    ///
    /// Whose words may not be shown has an empty place with the reason. Themes stand in comments before their stretch.
    package var vtt: String { TranscriptWriter.vtt(subtitles, title: "\(title), session \(facts.session.prefix(8))") }

    private var subtitles: [TranscriptWriter.Cue] {
        guard let recording = group.discussion.recording, recording.isTimed else { return notedSubtitles }
        var themes: [Int: String] = [:]
        for utterance in group.utterances where !utterance.themes.isEmpty {
            for cue in heard[utterance.number] ?? [] { themes[cue.sequence] = comment(utterance) }
        }
        return recording.cues.map { cue in
            .init(
                Transcript.Cue(voice: name(cue.speaker), start: cue.start, end: cue.end, text: text(recorded(cue))),
                comment: themes[cue.sequence])
        }
    }

    private var notedSubtitles: [TranscriptWriter.Cue] {
        group.utterances.filter { shown($0) != .nothing }.map { utterance in
            .init(
                Transcript.Cue(
                    voice: names(utterance.speakers), start: utterance.start,
                    end: utterance.start + utterance.duration(at: reading), text: text(shown(utterance))),
                comment: utterance.themes.isEmpty ? nil : comment(utterance))
        }
    }

    private func comment(_ utterance: Utterance) -> String {
        utterance.themes.map { "#\(codebook?[$0]?.id ?? $0)" }.joined(separator: " ")
    }

    private func text(_ shown: Shown) -> String {
        switch shown {
        case .own(let words), .summary(let words): words
        case .withheld(let reason): "(\(reason))"
        case .nothing: ""
        }
    }
}
