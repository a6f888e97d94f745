package import Journal
internal import SurveyModel

extension InterviewEvent: AttachableEvent {
    package var author: ConsoleAuthor {
        switch self {
        case .attached: .newcomer
        case .detached(let number), .written(let number, _): .console(number)
        default: .driver
        }
    }

    /// Whether it is about the consoles beside the interviewer's, and so about nothing that was answered.
    var isOfCompany: Bool {
        switch self {
        case .attached, .detached, .dismissed, .written: true
        default: false
        }
    }
}

extension ConsoleRole {
    /// Whether the role may do this at all beside an interviewer.
    ///
    /// Only scribes write down what is said: who looks on is not there to hear it for others.
    package func mayWrite(_ event: InterviewEvent) -> Bool {
        switch event {
        case .said, .gist: self == .scribe
        case .noted, .suggested, .undone: true
        default: false
        }
    }
}

/// Who sits beside the interviewer, and what they write down.
extension Interview {
    /// All consoles that were ever attached, in the order in which they came.
    package var consoles: [AttachedConsole] { company.all }

    /// The console with a number, of those that ever were attached.
    package func console(_ number: Int) -> AttachedConsole? { company[number] }

    /// Takes in an event of the consoles beside the interviewer's: nothing that was answered changes with it.
    ///
    /// It is no time of the interview either: whoever holds it may be silent meanwhile.
    mutating func takeCompany(_ event: InterviewEvent, at mark: EventMark) throws(InterviewComplaint)
        -> [InterviewEffect]
    {
        guard opening != nil else { throw InterviewComplaint("the interview is not open yet") }
        guard endedWith == nil else { throw InterviewComplaint("the interview has ended") }
        switch event {
        case .attached(let role, let name, let process):
            company.attach(role, name, process, at: mark.time)
            return [.company(consoles.count)]
        case .detached(let number): return company.leave(number, as: .gone) ? [.company(number)] : []
        case .dismissed(let number):
            guard company.leave(number, as: .dismissed) else { throw .noConsole(number) }
            return [.company(number)]
        case .written(let number, let event):
            try allow(event, by: number)
            if event == .undone, let last = lastContribution(of: number) {
                contributions[last].isTakenBack = true
                return [.takenBack(contribution: last)]
            }
            guard let contribution = Contribution(event, from: number, mark: mark) else { return [] }
            contributions.append(contribution)
            return [.contributed(contributions.count - 1)]
        default: return []
        }
    }

    /// Holds what somebody is about to write beside the interviewer against what they may.
    package func allow(_ event: InterviewEvent, by number: Int) throws(InterviewComplaint) {
        guard let console = company[number], console.isHere else { throw .noConsole(number) }
        guard console.role.mayWrite(event) else {
            switch event {
            case .said, .gist:
                throw InterviewComplaint(
                    "an observer writes down nothing that is said",
                    hint: "/note TEXT keeps a note, /suggest TEXT tells the interviewer")
            default: throw InterviewComplaint("that is for the interviewer to do", hint: "/suggest TEXT asks for it")
            }
        }
        switch event {
        case .undone where lastContribution(of: number) == nil:
            throw InterviewComplaint("there is nothing to undo")
        case .said(let question, _), .gist(let question, _), .noted(let question?, _), .suggested(let question?, _):
            guard plan.positions[question] != nil else { throw .unknownQuestion(question) }
        default: break
        }
    }

    /// What a command of the interviewer does to a console beside theirs.
    func dismissing(_ argument: String) throws(InterviewComplaint) -> InterviewEvent {
        guard let number = Int(argument.trimmed) else {
            throw InterviewComplaint("/dismiss takes the number of a console", hint: "/attached shows them")
        }
        guard company[number]?.isHere == true else { throw .noConsole(number) }
        return .dismissed(console: number)
    }

    // MARK: - What was written

    /// The respondent's own words on a question beside the answer, whoever wrote them down, in order.
    package func said(at position: Int) -> [QuestionRecord.Remark] {
        records[position].said.merged(with: contributed(.said, at: position))
    }

    /// The summaries of a question, whoever wrote them, in order.
    package func gists(at position: Int) -> [QuestionRecord.Remark] {
        records[position].gists.merged(with: contributed(.gist, at: position))
    }

    /// All notes, whoever wrote them, in order.
    package var allNotes: [InterviewNote] {
        guard !contributions.isEmpty else { return notes }
        return (notes + contributed(.note)).sorted { $0.mark.sequence < $1.mark.sequence }
    }

    /// What was suggested to the interviewer, in order.
    package var suggestions: [InterviewNote] { contributed(.suggestion) }

    /// How much was written at a console and still stands.
    package func contributions(at console: AttachedConsole) -> Int {
        contributions.count { $0.console == console.number && !$0.isTakenBack }
    }

    private func contributed(_ kind: Contribution.Kind, at position: Int) -> [QuestionRecord.Remark] {
        guard !contributions.isEmpty else { return [] }
        let id = questions[position].id
        return contributions.filter { $0.kind == kind && $0.question == id && !$0.isTakenBack }.map(\.remark)
    }

    private func contributed(_ kind: Contribution.Kind) -> [InterviewNote] {
        contributions.filter { $0.kind == kind && !$0.isTakenBack }.map {
            InterviewNote(question: $0.question, words: $0.words, mark: $0.mark, console: $0.console)
        }
    }

    private func lastContribution(of console: Int) -> Int? {
        contributions.lastIndex { $0.console == console && !$0.isTakenBack }
    }
}

extension [QuestionRecord.Remark] {
    /// With others among them, in the order of the journal.
    fileprivate func merged(with others: Self) -> Self {
        others.isEmpty ? self : (self + others).sorted { $0.mark.sequence < $1.mark.sequence }
    }
}

extension InterviewComplaint {
    static func noConsole(_ number: Int) -> Self {
        InterviewComplaint("there is no attached console \(number)", hint: "/attached shows them")
    }
}
