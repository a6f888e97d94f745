internal import FocusGroups
internal import Journal
internal import Tabulation

/// What the transcript of a group's recording adds to what the moderator noted.
struct GroupRecording {
    private let group: FocusGroup

    init(_ group: FocusGroup) { self.group = group }

    /// What was noted and what was said, side by side; empty without a transcript.
    var beside: Table {
        let recorded = group.recordedWords
        return Table(
            columns: [
                .init("number", title: "no", alignment: .trailing), .init("speaker"), .init("noted"), .init("said"),
            ],
            rows: group.utterances.compactMap { utterance in
                guard let words = recorded[utterance.number] else { return nil }
                let withheld = group.discussion.withholding(by: utterance.speakers, areOwnWords: true)
                return [
                    .integer(utterance.number), .text(utterance.speakers.map(name).joined(separator: ",")),
                    group.discussion.withholding(of: utterance).map { .text($0.sentence) }
                        ?? Cell(untrusted: utterance.text?.text),
                    withheld.map { .text($0.sentence) } ?? .untrusted(words),
                ]
            })
    }

    /// What was said, where nobody noted anything; empty where somebody did.
    var alone: Table {
        let cues = group.utterances.isEmpty ? group.discussion.recording?.cues ?? [] : []
        return Table(
            columns: [
                .init("time", priority: 1), .init("speaker"), .init("words"),
                .init("cues", alignment: .trailing, priority: 2),
            ],
            rows: cues.map { cue in
                [
                    Cell(cue.start.map { ClockText.minutes($0) }), .text(name(cue.speaker)),
                    group.discussion.withholding(by: [cue.speaker], areOwnWords: true).map { .text($0.sentence) }
                        ?? Cell(untrusted: cue.text.text),
                    Cell(
                        cue.range.map { $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound)–\($0.upperBound)" }),
                ]
            })
    }

    /// Everything about it, or null.
    var json: JSONValue {
        guard let recording = group.discussion.recording else { return .null }
        var utterances: [Int: Int] = [:]
        for (number, places) in group.alignment { for place in places { utterances[place] = number } }
        return .object([
            "form": .string(recording.form), "offset_ms": JSONValue(recording.offset.map { Int($0) }),
            "is_timed": .boolean(recording.isTimed),
            "cues": .array(
                recording.cues.enumerated().map { place, cue in
                    let mayQuote = group.discussion.withholding(by: [cue.speaker], areOwnWords: true) == nil
                    return .object([
                        "sequence": .integer(cue.sequence), "speaker": .string(name(cue.speaker)),
                        "start_ms": JSONValue(cue.start.map { Int($0) }),
                        "end_ms": JSONValue(cue.end.map { Int($0) }),
                        "first_cue": JSONValue(cue.range?.lowerBound), "last_cue": JSONValue(cue.range?.upperBound),
                        "text": JSONValue(mayQuote ? cue.text.text : nil), "utterance": JSONValue(utterances[place]),
                    ])
                }),
        ])
    }

    private func name(_ speaker: Speaker) -> String {
        switch speaker {
        case .participant(let letter): group.participant(letter)?.pseudonym ?? letter.description
        case .moderator: "moderator"
        case .unknown: "unknown"
        }
    }
}
