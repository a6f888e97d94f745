internal import Journal
internal import SourceDiagnostics
internal import SurveyModel

extension Interview {
    /// What must be put back to take a change back.
    struct Change: Hashable, Sendable {
        var event: InterviewEvent
        var mark: EventMark
        var position: Int?
        var record: QuestionRecord?
        var noteCount: Int
        var cursor: Int?
        var overrides: [Int: CheckOverride]
        var contact: ContactLog
    }

    /// Changes the state, or says why the event does not fit.
    ///
    /// - Returns: Which other answers stopped counting or count again.
    mutating func apply(_ event: InterviewEvent, at mark: EventMark) throws(InterviewComplaint) -> [InterviewEffect] {
        if case .opened(let opening) = event {
            try open(opening, at: mark)
            return []
        }
        guard opening != nil else { throw InterviewComplaint("the interview is not open yet") }
        if case .withdrawn = event {
            endedWith = endedWith ?? "partial"
            return []
        }
        if event == .reopened {
            endedWith = nil
            return []
        }
        guard endedWith == nil else { throw InterviewComplaint("the interview has ended") }
        switch event {
        case .opened, .withdrawn, .reopened: return []
        case .counted(let taken):
            placesOfOthers = taken
            lookAtQuotas()
            return []
        case .recalled(let recall):
            try take(recall)
            return []
        case .asked(let question, let shown):
            let position = try positionOnPath(question)
            if records[position].askedAt == nil { records[position].askedAt = mark }
            guard records[position].shown != shown else { return [] }
            records[position].shown = shown
            return plan.traits[position].contains(.isTraced) ? shifts(after: position) : []
        case .switched(let language):
            guard survey.languages.contains(language) else {
                throw InterviewComplaint("the survey has no wording in '\(language)'")
            }
            self.language = language
            environment.language = language
            environment.session["language"] = .text(language)
            _ = settle(PositionSet(all: records.count))
            return []
        case .idled(let milliseconds):
            stopwatch.cut(milliseconds)
            return []
        case .practised:
            isPractice = true
            return []
        case .paused:
            isPaused = true
            return []
        case .tried(let outcome):
            guard OutcomeCode(outcome)?.isFinal != true || survey.outcomes[outcome] != nil else {
                throw InterviewComplaint("this outcome is final")
            }
            contact.take(event, at: mark)
            return []
        case .resumed:
            isPaused = false
            resumptions += 1
            contact.take(event, at: mark)
            environment.session["interruptions"] = .integer(resumptions)
            _ = settle(PositionSet(count: records.count))
            return []
        case .ended(let outcome):
            endedWith = outcome
            return []
        case .decided(let decisions):
            try take(decisions)
            return []
        case .attached, .detached, .dismissed, .written, .suggested:
            throw InterviewComplaint("this event belongs to a console beside the interviewer's")
        case .undone: return try undo()
        case .redone: return try redo()
        default:
            let shifts = try change(event, at: mark)
            redoable = []
            return shifts
        }
    }

    /// Applies an event that can be taken back.
    private mutating func change(_ event: InterviewEvent, at mark: EventMark) throws(InterviewComplaint)
        -> [InterviewEffect]
    {
        var undo = Change(
            event: event, mark: mark, noteCount: notes.count, cursor: cursor, overrides: overrides,
            contact: contact)
        switch event {
        case .noted(let question, let words):
            if let question, plan.positions[question] == nil { throw .unknownQuestion(question) }
            notes.append(InterviewNote(question: question, words: words, mark: mark))
            undoable.append(undo)
            return []
        case .wentBack(let question), .wentTo(let question):
            let position = try reachedPosition(question)
            cursor = frontier == .asking(position) ? nil : position
            undoable.append(undo)
            return []
        case .kept(let question):
            cursor = positionKept(after: try reachedPosition(question))
            undoable.append(undo)
            return []
        case .appointed, .promised, .inquired, .filed:
            contact.take(event, at: mark)
            undoable.append(undo)
            return []
        case .overridden(let check, let reason, let values):
            try override(check, reason: reason, values: values, mark: mark)
            undoable.append(undo)
            return []
        default: break
        }
        guard let question = event.question else { throw InterviewComplaint("this event belongs elsewhere") }
        let position = try positionOnPath(question)
        undo.position = position
        undo.record = records[position]
        // What an undo does not bring back.
        undo.record?.milliseconds = 0
        undo.record?.changes = 0
        try changeRecord(at: position, by: event, mark: mark)
        undoable.append(undo)
        return shifts(after: position)
    }

    /// The question after one that keeps its answer: the next on the path, but never beyond the first incomplete one.
    private func positionKept(after position: Int) -> Int? {
        guard let next = path.first(where: { $0 > position }) else { return nil }
        // Whoever came to correct an answer goes back to the check.
        if case .checking = frontier { return nil }
        guard let furthest = frontier.position else { return next }
        return next < furthest ? next : nil
    }

    private mutating func changeRecord(
        at position: Int, by event: InterviewEvent, mark: EventMark
    ) throws(InterviewComplaint) {
        let question = plan.questions[position]
        switch event {
        case .answered(_, let value):
            guard admits(value, at: position), counts(.value(value), afterReset: position) else {
                throw InterviewComplaint("this is not an answer that '\(question.id)' can have")
            }
            guard !isReadOnly(position) || !hasCountedAnswer(position) && value == proposal(at: position) else {
                throw InterviewComplaint("'\(question.id)' is only shown, and cannot be changed")
            }
            give(.value(value), at: position, mark: mark)
        case .missing(_, let reason):
            guard plan.traits[position].contains(.isAsked), admits(reason, at: position), !isReadOnly(position) else {
                throw InterviewComplaint("'\(question.id)' cannot be left without an answer in this way")
            }
            give(.missing(reason), at: position, mark: mark)
        case .allotted(_, let points):
            guard case .allocation(let total, let list) = question.kind,
                points.allSatisfy({ list[$0.key] != nil && (0...total).contains($0.value) }),
                points.count <= list.options.count, points.values.checkedSum ?? total < total, !isReadOnly(position)
            else { throw InterviewComplaint("these are not points that '\(question.id)' can have") }
            records[position].partial = points
        case .specified(_, let option, let words):
            guard question.kind.options?[option]?.specify == true else {
                throw InterviewComplaint("there is nothing to specify in '\(question.id)'")
            }
            records[position].specified[option] = .init(words: words, mark: mark)
        case .said(_, let words): records[position].said.append(.init(words: words, mark: mark))
        case .gist(_, let words): records[position].gists.append(.init(words: words, mark: mark))
        case .confirmed(_, let number):
            guard records[position].gists.indices.contains(number - 1) else {
                throw InterviewComplaint("'\(question.id)' has no summary \(number)")
            }
            records[position].gists[number - 1].confirmed = mark
        case .passed(_, let option):
            if let option {
                records[position].passedOptions.insert(option)
            } else {
                records[position].hasPassedWords = true
            }
        case .probeUsed(_, let probe):
            guard probe >= 1, probe <= question.probes.count else {
                throw InterviewComplaint("'\(question.id)' has no probe \(probe)")
            }
            records[position].probes.append(probe)
        default: break
        }
    }

    /// Whether an answer would count once it is given: that it was reset before says nothing about a new one.
    private func counts(_ given: QuestionRecord.Given, afterReset position: Int) -> Bool {
        guard plan.items[position].floor != nil else { return true }
        return counts(given, at: position)
    }

    private mutating func give(_ given: QuestionRecord.Given, at position: Int, mark: EventMark) {
        records[position].partial = nil
        if let screen, screen.position == position {
            records[position].milliseconds += Int(clamping: max(0, stopwatch.worked - screen.since))
        }
        if let old = records[position].given, old != given { records[position].changes += 1 }
        records[position].wasReset =
            plan.formulas[position].reset.map { isTrue($0, at: position) } ?? false
        if records[position].given?.answer != given.answer {
            // Another answer is a new occasion to ask for words that were not given for the old one.
            records[position].hasPassedWords = false
            records[position].passedOptions = []
        }
        records[position].given = given
        records[position].givenAt = mark
        cursor = nil
    }

    /// Looks again at a question and all that follow from it.
    private mutating func shifts(after position: Int) -> [InterviewEffect] {
        var pending = PositionSet(count: records.count)
        pending.insert(position)
        var (lost, found) = settle(pending)
        lost.removeAll { $0 == position }
        found.removeAll { $0 == position }
        if let cursor, !onPath[cursor] { self.cursor = nil }
        return (lost.isEmpty ? [] : [.setAside(lost)]) + (found.isEmpty ? [] : [.broughtBack(found)])
    }

    private mutating func undo() throws(InterviewComplaint) -> [InterviewEffect] {
        guard let change = undoable.popLast() else { throw InterviewComplaint("there is nothing to undo") }
        redoable.append((change.event, change.mark))
        notes.removeLast(notes.count - change.noteCount)
        cursor = change.cursor
        overrides = change.overrides
        contact = change.contact
        guard let position = change.position, let record = change.record else { return [] }
        let now = records[position]
        records[position] = record
        // That it was put, and for how long, cannot be taken back.
        records[position].askedAt = now.askedAt
        records[position].shown = now.shown
        records[position].milliseconds = now.milliseconds
        records[position].changes = now.changes
        let effects = shifts(after: position)
        cursor = change.cursor
        return effects
    }

    private mutating func redo() throws(InterviewComplaint) -> [InterviewEffect] {
        guard let (event, mark) = redoable.last else { throw InterviewComplaint("there is nothing to redo") }
        // Making it again takes nobody's time.
        let position = event.question.flatMap { plan.positions[$0] }
        let before = position.map { records[$0] }
        var effects = try change(event, at: mark)
        if let position, let before {
            records[position].milliseconds = before.milliseconds
            records[position].changes = before.changes
            if plan.traits[position].contains(.isTraced) { effects += shifts(after: position) }
        }
        redoable.removeLast()
        return effects
    }

    func position(of question: String) throws(InterviewComplaint) -> Int {
        guard let position = plan.positions[question] else { throw .unknownQuestion(question) }
        return position
    }

    private func positionOnPath(_ question: String) throws(InterviewComplaint) -> Int {
        let position = try position(of: question)
        guard onPath[position] else { throw InterviewComplaint("'\(question)' is not asked on this path") }
        return position
    }

    /// Finds a question by its id, or by the beginning of it where that is unique.
    package func position(named name: String) throws(InterviewComplaint) -> Int {
        if let exact = plan.beginnings[name] ?? plan.positions[name] { return exact }
        let ids = questions.map(\.id)
        var matches = ids.indices.filter {
            !name.isEmpty && plan.traits[$0].contains(.isAsked) && ids[$0].hasPrefix(name)
        }
        // Of the rounds that there may be, those that there are come first.
        if matches.contains(where: { onPath[$0] }) { matches.removeAll { !onPath[$0] } }
        if matches.count == 1 { return matches[0] }
        if matches.count > 1 {
            throw InterviewComplaint(
                "more than one question begins so", hint: matches.prefix(6).map { ids[$0] }.joined(separator: ", "))
        }
        return try positionInRounds(named: name, ids)
    }

    /// A question that has been reached on the path.
    func reachedPosition(_ question: String) throws(InterviewComplaint) -> Int {
        let position = try positionOnPath(question)
        guard plan.traits[position].contains(.isAsked) else {
            throw InterviewComplaint("'\(question)' is computed, never asked")
        }
        if let furthest = unfinished.first, position > furthest {
            throw InterviewComplaint(
                "'\(question)' is not reached yet", hint: "'\(questions[furthest].id)' comes first")
        }
        return position
    }
}

extension InterviewComplaint {
    static func unknownQuestion(_ name: String) -> Self { InterviewComplaint("there is no question '\(name)'") }
}

extension InterviewEvent {
    /// The question that the event is about.
    package var question: String? {
        switch self {
        case .asked(let question, _), .answered(let question, _), .missing(let question, _), .allotted(let question, _),
            .specified(let question, _, _), .said(let question, _), .gist(let question, _), .passed(let question, _),
            .confirmed(let question, _), .probeUsed(let question, _), .kept(let question), .wentBack(let question),
            .wentTo(let question):
            question
        case .noted(let question, _): question
        case .tried, .appointed, .promised, .inquired, .filed: nil
        case .opened, .practised, .recalled, .counted, .decided, .undone, .redone, .idled, .paused, .resumed, .ended,
            .reopened,
            .overridden, .switched,
            .withdrawn, .attached, .detached, .dismissed, .written, .suggested:
            nil
        }
    }
}
