/// What the shell has to do after an event.
///
/// Questions are given by their place in the definition.
package enum InterviewEffect: Hashable, Sendable {
    /// Put a question.
    case ask(Int)
    /// Ask which one, after an option such as "Something else".
    case askWhich(Int, option: String)
    /// Ask for the respondent's own words about the answer just given.
    case askWords(Int)
    /// Answers do not go together: say so, and ask which one to correct or why it stays.
    case check(Int)
    /// Nothing is left to ask; the interview may be ended with this outcome.
    case close(outcome: String)
    case finish(outcome: String)
    /// Answers that no longer count, because the path changed.
    case setAside([Int])
    /// Answers that count again.
    case broughtBack([Int])
    /// A console beside the interviewer's came, left or was sent away: its number.
    case company(Int)
    /// Something was written down at such a console: its place among the contributions.
    case contributed(Int)
    case takenBack(contribution: Int)
    /// The event does not fit the state and changed nothing.
    case ignored(InterviewComplaint)
}

/// Why something cannot be done now.
package struct InterviewComplaint: Error, Hashable, Sendable {
    /// What is so: one clause, lower case, no full stop, never the respondent's words.
    package var message: String
    package var hint: String?
    /// The check that refuses an answer, as `seats.must`, if one does.
    package var check: String?

    package init(_ message: String, hint: String? = nil) {
        self.message = message
        self.hint = hint
    }
}
