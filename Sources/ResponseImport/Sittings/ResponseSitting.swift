internal import Interviewing
internal import Journal
internal import SurveyModel

/// Why a response cannot be taken, to be read after "the row".
struct ResponseFault: Error, Hashable {
    var reason: String

    init(_ reason: String) { self.reason = reason }
}

/// A response as the events of a session, through the same reducer as answers that are typed.
struct ResponseSitting {
    private let bound: BoundSurvey
    private let response: ForeignResponse
    private let answers: [String: ForeignAnswer]
    private(set) var interview: Interview
    private(set) var events: [InterviewEvent] = []
    private var mark: EventMark

    /// - Parameters:
    ///   - response: What was answered.
    ///   - bound: The survey that it becomes a session of.
    ///   - interview: The session as it stands, where it is continued.
    ///   - mark: When its events are said to happen, and by whom.
    init(_ response: ForeignResponse, of bound: BoundSurvey, continuing interview: Interview? = nil, at mark: EventMark)
    {
        self.bound = bound
        self.response = response
        self.interview = interview ?? Interview(plan: bound.plan)
        self.mark = mark
        var answers: [String: ForeignAnswer] = [:]
        for (key, answer) in response.answers where !answer.isEmpty {
            if let id = bound.ids[key] { answers[id] = answer }
        }
        self.answers = answers
    }

    /// Opens the session and answers all that the response answers, up to the end.
    mutating func sit(_ opening: Opening) throws(ResponseFault) {
        guard let opened = interview.beginning(opening).first else { return }
        try take(opened)
        try goOn()
        try checkThatAllIsTaken()
    }

    /// Changes what differs in a session that has ended, and ends it again.
    ///
    /// - Returns: Whether anything differs.
    mutating func revise() throws(ResponseFault) -> Bool {
        var changes: [InterviewEvent] = []
        var trial = interview
        _ = trial.reduce(.reopened, at: mark)
        for position in trial.path {
            guard let (wanted, words) = try wanted(at: position), isReachable(position, in: trial) else { continue }
            let standing = trial.records[position]
            if standing.given?.answer != wanted.answer {
                let id = trial.questions[position].id
                if standing.askedAt == nil { changes.append(.asked(question: id)) }
                changes.append(Self.event(wanted, id))
            }
            if let words, standing.specified[words.option]?.words.text != words.text {
                changes.append(
                    .specified(question: trial.questions[position].id, option: words.option, words: Words(words.text)))
            }
        }
        let isComplete = interview.endedWith != "partial"
        guard !changes.isEmpty || isComplete != response.isComplete else { return false }
        try take(.reopened)
        for change in changes { try take(change) }
        try goOn()
        return true
    }

    /// Of a response that was broken off, what comes after its last answer was never put.
    private func isReachable(_ position: Int, in interview: Interview) -> Bool {
        interview.records[position].given != nil || response.isComplete || position <= lastAnswered(in: interview)
    }

    private func lastAnswered(in interview: Interview) -> Int {
        interview.path.last { answers[bound.question(at: $0)] != nil } ?? -1
    }

    /// Walks on along the path, question by question, up to the end.
    private mutating func goOn() throws(ResponseFault) {
        // Every step gives an answer or ends the session, so this bounds nothing but a fault of ours.
        for _ in 0...(interview.questions.count * 4 + 4) {
            switch interview.phase {
            case .unopened: throw ResponseFault("cannot be opened as a session")
            case .ended: return
            case .closing(let outcome):
                try take(.ended(outcome: response.isComplete ? outcome : "partial"))
            case .specifying(let position, let option):
                let words = try wanted(at: position)?.words
                let id = interview.questions[position].id
                if let words, words.option == option {
                    try take(.specified(question: id, option: option, words: Words(words.text)))
                } else {
                    try take(.passed(question: id, option: option))
                }
            case .hearing(let position):
                let id = interview.questions[position].id
                if interview.questions[position].words == .verbatim, case .text(let text)? = answers[id] {
                    try take(.said(question: id, words: Words(text.trimmed)))
                } else {
                    try take(.passed(question: id, option: nil))
                }
            case .checking(let check): try pass(check)
            case .asking(let position):
                guard response.isComplete || position <= lastAnswered(in: interview) else {
                    try take(.ended(outcome: "partial"))
                    return
                }
                let id = interview.questions[position].id
                guard let wanted = try wanted(at: position) else {
                    throw ResponseFault("does not answer '\(id)', which the survey needs")
                }
                try take(Self.event(wanted.given, id))
            }
        }
        throw ResponseFault("does not come to an end in this survey")
    }

    /// A check that fails is passed over where that may be: nobody can be asked any more.
    private mutating func pass(_ check: Int) throws(ResponseFault) {
        let planned = interview.plan.checks[check]
        guard planned.check.level == .should else {
            throw ResponseFault("has answers that do not go together: the check '\(planned.id)' fails")
        }
        try take(interview.leaving(check, because: "imported as it is"))
    }

    /// What the response gives at a place; `nil` where it says nothing and the question may not be passed over.
    private func wanted(at position: Int) throws(ResponseFault) -> (
        given: QuestionRecord.Given, words: (option: String, text: String)?
    )? {
        let question = interview.questions[position]
        if case .statement = question.kind { return (.value(.boolean(true)), nil) }
        let id = bound.question(at: position)
        let part = answers[id].flatMap { bound.part(of: $0, at: position) }
        guard let part, !part.isEmpty, let reading = bound.reading(at: position) else {
            return interview.admits(.skipped, at: position) ? (.missing(.skipped), nil) : nil
        }
        switch reading.read(part) {
        case .value(let value, let words, let option):
            guard interview.admits(value, at: position) else {
                throw ResponseFault("\(place(of: id))has an answer that '\(question.id)' cannot have")
            }
            return (.value(value), words.flatMap { words in option.map { ($0, words) } })
        case .missing(let reason):
            guard interview.admits(reason, at: position) else {
                throw ResponseFault("\(place(of: id))does not answer '\(question.id)', which the survey needs")
            }
            return (.missing(reason), nil)
        case .fault(let reason): throw ResponseFault("\(place(of: id))has an answer \(reason)")
        }
    }

    private static func event(_ given: QuestionRecord.Given, _ id: String) -> InterviewEvent {
        switch given {
        case .value(let value): .answered(question: id, value: value)
        case .missing(let reason): .missing(question: id, reason: reason)
        }
    }

    private func place(of id: String) -> String {
        let column = response.columns.first { bound.ids[$0.key] == id }?.value
        return column.map { "in column \($0) " } ?? ""
    }

    /// Takes an event in, with what follows from it by itself.
    private mutating func take(_ event: InterviewEvent) throws(ResponseFault) {
        let prospect = interview.completed([event], closesAtEnd: false, .init(mark))
        let recorded = prospect.events.map { event in
            defer { mark.sequence += 1 }
            return (event: event, mark: mark)
        }
        for case .ignored(let complaint) in interview.take(recorded, foreseen: prospect) {
            throw ResponseFault("is not taken by the survey: \(complaint.message)")
        }
        events += prospect.events
    }

    /// An answer to what the survey does not ask would be lost without a word.
    private func checkThatAllIsTaken() throws(ResponseFault) {
        let asked = Set(interview.path.filter { interview.records[$0].given != nil }.map { bound.question(at: $0) })
        for id in answers.keys.sorted() where !asked.contains(id) {
            throw ResponseFault("\(place(of: id))answers '\(id)', which the survey does not ask after these answers")
        }
    }
}
