internal import FocusGroups
internal import Journal
internal import SurveyModel
internal import Tabulation

/// What people were asked one by one, wrote and were shown, and how they took part.
extension GroupDescription {
    /// The rounds of a question.
    ///
    /// Who gave which answer is told only where the question is not private.
    func rounds(of question: Question) -> [JSONValue] {
        let rounds = (group.polls[question.id]?.rounds ?? []).filter { !$0.isEmpty }
        let asked = group.askedEver(question.id)
        return zip(rounds, group.tallies(of: question)).map { round, tally in
            let people: JSONValue =
                question.isPrivate || tally.isByHands || tally.isUnsigned
                ? .null
                : .object(
                    round.votes.filter { asked.contains($0.key) }.sorted { $0.key < $1.key }.map { letter, vote in
                        .init(name(.participant(letter)), answer(vote.answer(to: question.kind)))
                    })
            return .object([
                "question": .string(question.id), "round": .integer(tally.round),
                "is_private": .boolean(question.isPrivate),
                "is_void": .boolean(tally.isVoid), "is_by_hands": .boolean(tally.isByHands),
                "is_unlinkable": .boolean(tally.isUnsigned), "is_withheld": .boolean(tally.isWithheld),
                "answered": .integer(tally.answered), "people": .integer(tally.people),
                "off_path": .integer(tally.offPath),
                "missing": .object(
                    tally.missing.sorted { $0.key.rawValue < $1.key.rawValue }
                        .map { .init($0.key.rawValue, .integer($0.value)) }),
                "counts": .array(
                    tally.lines.map { line in
                        .object([
                            "answer": .string(line.code), "label": .string(line.label), "count": .integer(line.count),
                            "mean": JSONValue(line.mean), "strength": JSONValue(line.strength),
                        ])
                    }),
                "mean": JSONValue(tally.mean), "median": JSONValue(tally.median),
                "concordance": JSONValue(tally.concordance),
                "order": .array(tally.order.map { .array($0.map(JSONValue.string)) }), "by_person": people,
            ])
        }
    }

    private func answer(_ answer: Answer) -> JSONValue {
        switch answer {
        case .value(let value): .string(value.shown)
        case .missing(let reason): .object(["missing": .string(reason.rawValue)])
        }
    }

    func idea(_ idea: Brainstorm.Idea) -> JSONValue {
        .object([
            "number": .integer(idea.number), "sequence": .integer(idea.sequence),
            "speaker": JSONValue(idea.letter.map { name(.participant($0)) }), "text": JSONValue(idea.text.text),
            "group": JSONValue(idea.group?.text),
        ])
    }

    func question(_ question: QueuedQuestion) -> JSONValue {
        .object([
            "number": .integer(question.number), "sequence": .integer(question.sequence),
            "speaker": JSONValue(question.letter.map { name(.participant($0)) }),
            "text": JSONValue(question.text.text), "state": .string(question.state.rawValue),
            "ups": .integer(question.ups), "downs": .integer(question.downs), "score": .number(question.score),
        ])
    }

    func promise(_ promise: Promise) -> JSONValue {
        .object([
            "number": .integer(promise.number), "sequence": .integer(promise.sequence),
            "speaker": JSONValue(promise.letter.map { name(.participant($0)) }), "text": JSONValue(promise.text.text),
            "section": JSONValue(promise.section), "is_kept": .boolean(promise.isKept),
        ])
    }

    func suggestion(_ suggestion: Suggestion) -> JSONValue {
        .object([
            "number": .integer(suggestion.number), "sequence": .integer(suggestion.sequence),
            "console": .integer(suggestion.console), "section": JSONValue(suggestion.section),
            "text": JSONValue(suggestion.text.text), "state": .string(suggestion.state.rawValue),
        ])
    }

    func timer(_ timer: FocusGroup.TimerRun) -> JSONValue {
        .object([
            "label": JSONValue(timer.label?.text), "section": JSONValue(timer.section),
            "start_ms": .integer(Int(timer.start)), "planned_ms": .integer(timer.seconds * 1_000),
            "ran_ms": .integer(Int(timer.ran)), "sequence": .integer(timer.sequence),
        ])
    }

    func showing(_ showing: Showing) -> JSONValue {
        .object([
            "stimulus": .string(showing.stimulus), "start_ms": .integer(Int(showing.start)),
            "end_ms": milliseconds(showing.end),
        ])
    }

    /// How the group took part, as far as it can be told.
    var dynamics: JSONValue {
        let dynamics = GroupDynamics(group.discussion, at: group.clock.reading)
        return .object([
            "turns_per_minute": JSONValue(dynamics.turnsPerMinute), "evenness": JSONValue(dynamics.evenness),
            "effective_speakers": JSONValue(dynamics.effectiveSpeakers),
            "first_heard_ms": .object(
                dynamics.latencies.sorted { $0.key < $1.key }
                    .map { .init(name(.participant($0.key)), .integer(Int($0.value))) }),
            "replies": .array(
                dynamics.replies.map { reply in
                    .object([
                        "from": .string(name(reply.from)), "to": .string(name(reply.to)),
                        "count": .integer(reply.count),
                    ])
                }),
            "agreement": .array(
                dynamics.consensus.map { one in
                    .object([
                        "utterance": .integer(one.utterance), "agree": .integer(one.agree),
                        "dissent": .integer(one.dissent), "nod": .integer(one.nod), "neutral": .integer(one.neutral),
                        "silent": .integer(one.silent), "present": .integer(one.present),
                    ])
                }),
        ])
    }
}
