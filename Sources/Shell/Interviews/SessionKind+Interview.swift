internal import FeedbackModel
internal import EvidenceGathering
internal import Interviewing
internal import Journal
internal import Storage
internal import SurveyModel
internal import Tabulation

extension SessionKind {
    /// Interviews, and answers that people give alone.
    package static var interview: SessionKind {
        SessionKind(
            kinds: [.interview, .answer],
            resume: { past, takesOver, session in
                try InterviewRunner.resume(past, .init(takesOver: takesOver), in: &session)
            },
            withdrawal: InterviewEvent.withdrawn,
            event: { entry in try entry.draft.event(as: InterviewEvent.self) },
            description: { past in
                InterviewDescription(try InterviewRunner.replay(past)).members + (try InterviewTimes(past)).members
            },
            sections: { past in InterviewSections(try InterviewRunner.replay(past)).all },
            problems: { past in
                var interview = Interview(survey: past.survey)
                var problems: [String] = []
                for entry in past.entries {
                    let effects = interview.reduce(
                        try entry.draft.event(as: InterviewEvent.self), at: EventMark(entry))
                    for case .ignored(let complaint) in effects {
                        problems.append("entry \(entry.sequence) does not fit: \(complaint.message)")
                    }
                }
                if let opening = interview.opening {
                    for (name, here, there) in [
                        ("survey", opening.survey, past.record.survey),
                        ("definition", opening.definition, past.record.definition),
                        ("account", opening.account, past.record.accountID),
                        ("ticket", opening.ticket, past.record.ticketID),
                    ] as [(String, String?, String?)] where here != there {
                        problems.append("the journal was opened with another \(name) than the session's")
                    }
                }
                return problems + interview.brokenInvariants()
            },
            attach: { past, role, wish, session in
                try InterviewRunner.attach(to: past, as: role, wish, in: &session)
            },
            evidence: { past, themes, earlier in
                let interview = try InterviewRunner.replay(past)
                guard interview.isEvidence else { return [] }
                return InterviewEvidence(
                    interview, session: past.record.id, accountID: interview.accountID ?? past.record.accountID,
                    themes: themes,
                    earlier: earlier
                ).items()
            },
            narrator: { past in InterviewNarrator(past.survey) },
            offPath: { past in
                let interview = try InterviewRunner.replay(past)
                return interview.setAside.map { interview.questions[$0].id }
            },
            timeline: { past in try InterviewTimes(past).table })
    }
}

/// An interview as JSON.
struct InterviewDescription {
    let interview: Interview

    init(_ interview: Interview) { self.interview = interview }

    /// The members that `session show` adds to what it says about every session, in their order.
    var members: [JSONValue.Member] {
        var outcome: String?
        if case .ended(let name) = interview.phase { outcome = name }
        let current = interview.place.map { interview.questions[$0].id }
        return [
            .init("outcome", JSONValue(outcome)),
            .init("outcome_code", JSONValue(outcome.flatMap(interview.survey.outcomeCode)?.code)),
            .init("question", JSONValue(current)),
            .init(
                "case",
                .object(
                    (interview.opening?.fields ?? []).map { field in
                        .init(field.name, JSONValue(field.value))
                    })),
            .init("prior", prior),
            .init("answers", .array(interview.questions.indices.filter(isListed).map(answer))),
            .init("set_aside", .array(interview.setAside.map(setAside))),
            .init("checks", .array(interview.failingChecks.map(check))),
            .init("notes", .array(interview.allNotes.map(note))),
            .init("suggestions", .array(interview.suggestions.map(note))),
            .init("inquiries", .array(interview.contact.inquiries.map(inquiry))),
            .init("consoles", .array(interview.consoles.map { JSONValue($0) })),
        ]
    }

    /// What was recalled from an earlier session, and from which.
    private var prior: JSONValue {
        guard let recall = interview.recall else { return .null }
        let answers = recall.answers.map { entry in
            JSONValue.object([
                "question": .string(entry.question),
                "value": entry.answer.isErased ? .null : entry.answer.answer.value.map { JSONValue($0) } ?? .null,
                "missing": JSONValue(entry.answer.answer.reason?.rawValue),
            ])
        }
        return .object([
            "session": .string(recall.session), "time": .string(TimeText.utc(milliseconds: recall.time)),
            "answers": .array(answers),
        ])
    }

    /// What stands among the answers: all but rounds that were not begun, and sums of what stands there already.
    private func isListed(_ position: Int) -> Bool {
        switch interview.plan.items[position].role {
        case .rounds, .list: false
        default: interview.onPath[position] || interview.standing(of: position) != .roundNotOpen
        }
    }

    private func check(_ index: Int) -> JSONValue {
        let planned = interview.plan.checks[index]
        let override = interview.overrides[index]
        return .object([
            "check": .string(planned.id), "level": .string(planned.check.level.rawValue),
            "question": .string(interview.questions[planned.position].id), "is_kept": .boolean(override != nil),
            "reason": JSONValue(override?.reason?.text), "sequence": JSONValue(override?.mark.sequence),
        ])
    }

    private func answer(_ position: Int) -> JSONValue {
        let question = interview.questions[position]
        let record = interview.records[position]
        let answer = interview.answer(at: position)
        let order = record.shown?.order.map { JSONValue.array($0.map(JSONValue.string)) } ?? JSONValue.null
        let isOpen = interview.standing(of: position) == .open && interview.onPath[position]
        return .object([
            "question": .string(question.id), "is_on_path": .boolean(interview.onPath[position]),
            "value": shown(answer.value, given: interview.hasCountedAnswer(position) ? record.given : nil),
            "label": label(answer.value, record: record, at: position),
            "missing": isOpen ? "not_asked" : JSONValue(answer.reason?.rawValue),
            "sequence": interview.hasCountedAnswer(position) ? .integer(record.givenAt.sequence) : .null,
            "verbatim": .array(interview.said(at: position).map(remark)),
            "gist": .array(interview.gists(at: position).map(summary)),
            "specified": .object(
                interview.specified(at: position).sorted { $0.key < $1.key }.map {
                    .init($0.key, JSONValue($0.value.words.text))
                }),
            "probes_used": .array(record.probes.map { .integer($0) }),
            "shown_order": order,
            "shown_language": JSONValue(record.shown?.language),
        ])
    }

    private func setAside(_ position: Int) -> JSONValue {
        let record = interview.records[position]
        var reason: String?
        if case .missing(let missing) = record.given { reason = missing.rawValue }
        return .object([
            "question": .string(interview.questions[position].id),
            "value": shown(record.given?.answer.value, given: record.given), "missing": JSONValue(reason),
            "sequence": .integer(record.givenAt.sequence),
        ])
    }

    private func inquiry(_ inquiry: ContactLog.Inquiry) -> JSONValue {
        .object([
            "theme": .string(inquiry.theme), "present": JSONValue(inquiry.isPresent),
            "sequence": .integer(inquiry.mark.sequence),
        ])
    }

    private func note(_ note: InterviewNote) -> JSONValue {
        .object([
            "question": JSONValue(note.question), "text": JSONValue(note.words.text),
            "sequence": .integer(note.mark.sequence), "time": .string(TimeText.utc(milliseconds: note.mark.time)),
            "actor": .string(note.mark.actor), "source": .string(source(note.console)),
        ])
    }

    private func remark(_ remark: QuestionRecord.Remark) -> JSONValue {
        .object([
            "text": JSONValue(remark.words.text), "sequence": .integer(remark.mark.sequence),
            "time": .string(TimeText.utc(milliseconds: remark.mark.time)), "actor": .string(remark.mark.actor),
            "source": .string(source(remark.console)),
        ])
    }

    /// At what kind of console something was written; in an interview that is held alone, at the respondent's.
    private func source(_ console: Int?) -> String {
        guard let console else { return interview.survey.mode == .self ? "respondent" : "interviewer" }
        return interview.console(console)?.role.rawValue ?? "unknown"
    }

    private func summary(_ remark: QuestionRecord.Remark) -> JSONValue {
        guard case .object(let members) = self.remark(remark) else { return .null }
        return .object(members + [.init("is_confirmed", .boolean(remark.confirmed != nil))])
    }

    private func label(_ value: Value?, record: QuestionRecord, at position: Int) -> JSONValue {
        guard let value, interview.hasLabels(at: position) else { return .null }
        return .string(interview.label(of: value, at: position))
    }

    /// What was recorded, so that withdrawn words are null and not an empty text.
    private func shown(_ value: SurveyModel.Value?, given: QuestionRecord.Given?) -> JSONValue {
        if case .value(let recorded) = given { return JSONValue(recorded) }
        return value.map { JSONValue($0) } ?? .null
    }
}
