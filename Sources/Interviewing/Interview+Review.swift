internal import SurveyModel

/// Looking over what was answered, and going on from there.
extension Interview {
    /// What a look over the answers shows: everything asked on the path that was answered, in order.
    package var reviewed: [Int] { path.filter { hasCountedAnswer($0) && !isStatement($0) } }

    func isStatement(_ position: Int) -> Bool {
        if case .statement = questions[position].kind { true } else { false }
    }

    /// What is typed when nothing is left to ask: the number of an answer to correct.
    func correction(_ typed: String) throws(InterviewComplaint) -> InterviewEvent {
        let reviewed = reviewed
        guard let number = Int(typed.trimmed), reviewed.indices.contains(number - 1) else {
            throw InterviewComplaint(
                "nothing is left to ask",
                hint: survey.mode == .self
                    ? "an empty line hands it in; 1 to \(reviewed.count) changes an answer"
                    : "an empty line ends the interview; /review and a number corrects an answer")
        }
        return .wentTo(question: questions[reviewed[number - 1]].id)
    }

    /// After which question the interview goes on when an answer is kept as it is.
    ///
    /// After itself; but whoever came from the end to look at one answer goes back to the end.
    func placeKept(at position: Int) -> Int {
        guard case .closing = frontier, case .wentTo(let question) = lastChanges(1).first,
            plan.positions[question] == position
        else { return position }
        return path.last ?? position
    }

    /// The last question before the first open one: whoever leaves that as it is stands at the open one again.
    func placeBeforeOpen() throws(InterviewComplaint) -> Int {
        guard let cursor else {
            throw InterviewComplaint("this is the first open question", hint: "/goto QUESTION goes back to another")
        }
        if case .checking = frontier { return cursor }
        guard let open = frontier.position else { return path.last ?? cursor }
        return path.last { $0 < open } ?? cursor
    }
}
