internal import FocusGroups
internal import Journal
internal import SurveyModel
internal import Tabulation

/// A group as JSON: pseudonyms in the place of names, times on the group's clock in milliseconds.
struct GroupDescription {
    let group: FocusGroup

    /// The members that `session show` adds to what it says about every session, in their order.
    var members: [JSONValue.Member] {
        [
            .init("participants", .array(group.participants.map(participant))),
            .init("sections", .array(group.sections.indices.map(section))),
            .init("utterances", .array(group.utterances.map(utterance))),
            .init("notes", .array(group.notes.filter { $0.kind != .parking }.map(note))),
            .init("parking_lot", .array(group.parkingLot.map(note))), .init("talk", talk),
            .init("answers", .array(group.answeredQuestions.flatMap(rounds))),
            .init("ideas", .array(group.brainstorms.flatMap(\.ideas).map(idea))),
            .init("questions", .array(group.queue.map(question))),
            .init("promises", .array(group.promises.map(promise))),
            .init("suggestions", .array(group.discussion.suggestions.map(suggestion))),
            .init("timers", .array(group.timers.map(timer))),
            .init(
                "definitions",
                .object(
                    group.definitions.sorted { $0.key < $1.key }.map {
                        .init($0.key, JSONValue($0.value.text))
                    })),
            .init("anonymity", .string(group.anonymity.rawValue)),
            .init("shown", .array(group.showings.map(showing))), .init("dynamics", dynamics),
            .init("recording", GroupRecording(group).json),
            .init("consoles", .array(group.consoles.map { JSONValue($0) })), .init("outcome", JSONValue(group.outcome)),
            .init(
                "clock",
                .object([
                    "elapsed_ms": .integer(Int(group.clock.reading)),
                    "paused_ms": .integer(Int(group.clock.pausedTime)),
                    "away_ms": .integer(Int(group.clock.away)),
                ])),
        ]
    }

    private func participant(_ participant: Participant) -> JSONValue {
        .object([
            "letter": .string(participant.letter.description), "pseudonym": .string(participant.pseudonym),
            "account": JSONValue(participant.accountID),
            "attributes": .object(participant.attributes.map { .init($0.key, JSONValue($0.value.text)) }),
            "is_present": .boolean(participant.isPresent),
            "consent": .object(
                participant.consent.sorted { $0.key.rawValue < $1.key.rawValue }
                    .map { .init($0.key.rawValue, .boolean($0.value)) }),
            "consent_version": JSONValue(participant.consentVersion),
            "presence": .array(
                participant.presence.map {
                    .object(["in_ms": .integer(Int($0.start)), "out_ms": milliseconds($0.end)])
                }),
        ])
    }

    private func section(_ index: Int) -> JSONValue {
        let section = group.sections[index]
        let kind = group.guide.sections.indices.contains(index) ? group.guide.sections[index].kind.rawValue : nil
        return .object([
            "section": .string(section.id), "kind": JSONValue(kind), "guide_ms": .integer(Int(section.guideTime)),
            "planned_ms": .integer(Int(section.planned)),
            "actual_ms": .integer(Int(section.elapsed(at: group.clock.reading))),
            "is_skipped": .boolean(section.isSkipped), "probes_shown": .integer(section.probesUsed),
            "runs": .array(
                section.runs.map { run in
                    .object([
                        "time": .string(TimeText.utc(milliseconds: run.time)), "start_ms": .integer(Int(run.start)),
                        "end_ms": milliseconds(run.end),
                    ])
                }),
        ])
    }

    private func utterance(_ utterance: Utterance) -> JSONValue {
        .object([
            "number": .integer(utterance.number), "sequence": .integer(utterance.sequence),
            "time": .string(TimeText.utc(milliseconds: utterance.time)), "section": JSONValue(utterance.section),
            "start_ms": .integer(Int(utterance.start)), "end_ms": milliseconds(utterance.end),
            "speakers": .array(utterance.speakers.map { .string(name($0)) }),
            "fidelity": .string(utterance.fidelity.rawValue), "text": quoted(utterance, utterance.text),
            "may_quote": .boolean(group.discussion.withholding(of: utterance) == nil),
            "withheld": JSONValue(group.discussion.withholding(of: utterance)?.code),
            "themes": .array(utterance.themes.map(JSONValue.string)), "highlight": .integer(utterance.marks.highlight),
            "observations": .array(utterance.marks.observations.map { JSONValue($0.text) }),
            "reply_to": JSONValue(utterance.marks.replyTo), "addressee": JSONValue(utterance.marks.addressee.map(name)),
            "is_parked": .boolean(utterance.marks.isParked), "is_flagged": .boolean(utterance.isFlagged),
            "source": .string(source(utterance.console)),
            "stances": .array(
                utterance.stances.map { stance in
                    .object([
                        "speaker": .string(name(.participant(stance.letter))), "stance": .string(word(stance.value)),
                    ])
                }),
            "earlier": .array(
                utterance.earlier.map { parts in .array(parts.map { quoted(utterance, $0) }) }),
        ])
    }

    /// Words of an utterance, `null` where the group's report does not show them either.
    private func quoted(_ utterance: Utterance, _ words: Words?) -> JSONValue {
        JSONValue(group.discussion.withholding(of: utterance) == nil ? words?.text : nil)
    }

    private func note(_ note: Note) -> JSONValue {
        .object([
            "kind": .string(note.kind.rawValue), "sequence": .integer(note.sequence),
            "time": .string(TimeText.utc(milliseconds: note.time)), "section": JSONValue(note.section),
            "source": .string(source(note.console)), "text": JSONValue(note.text.text),
        ])
    }

    /// At what kind of console something was written.
    private func source(_ console: Int?) -> String {
        console.map { group.console($0)?.role.rawValue ?? "unknown" } ?? "moderator"
    }

    private var talk: JSONValue {
        let balance = group.discussion.talkBalance(at: group.clock.reading)
        return .object([
            "estimator": .string(balance.estimator.rawValue), "source": .string(balance.estimator.sentence),
            "n": .integer(group.participants.count),
            "shares": .array(
                balance.shares.map { share in
                    .object([
                        "speaker": .string(name(.participant(share.letter))), "share": .number(share.share),
                        "adjusted": JSONValue(share.adjusted), "turns": .integer(share.turns),
                    ])
                }),
            "moderator_share": JSONValue(balance.moderatorShare),
            "gini": JSONValue(Participation.normalizedGini(balance.shares.map(\.amount))),
            "turn_taking": JSONValue(Participation.turnTaking(group.utterances.map(\.speakers))),
        ])
    }

    /// Who spoke, without a name.
    func name(_ speaker: Speaker) -> String {
        switch speaker {
        case .participant(let letter): group.participant(letter)?.pseudonym ?? letter.description
        case .moderator: "moderator"
        case .unknown: "unknown"
        }
    }

    private func word(_ value: Stance.Value) -> String {
        switch value {
        case .agree: "agree"
        case .dissent: "dissent"
        case .nod: "nod"
        case .neutral: "neutral"
        }
    }

    func milliseconds(_ reading: Int64?) -> JSONValue { JSONValue(reading.map { Int($0) }) }
}

extension Discussion.Withholding {
    /// The word for it in data.
    var code: String {
        switch self {
        case .refused: "refused"
        case .unasked: "unasked"
        case .unknownSpeaker: "unknown_speaker"
        }
    }

    /// What stands in the place of the words.
    var sentence: String {
        switch self {
        case .refused: "(not to be quoted)"
        case .unasked: "(not asked about quoting)"
        case .unknownSpeaker: "(nobody knows who said it)"
        }
    }
}
