/// How many respondents of a kind are wanted.
package struct Quota: Hashable, Sendable {
    package var id: String
    /// At least 1.
    package var limit: Int
    /// Who counts; missing counts as not.
    package var condition: Expression
    /// How an interview ends whose quota is full.
    package var outcome: String
    /// The place of the last question that the condition reads, after whose answer it is looked at; `nil` where it reads
    /// only the case, and is looked at before the first question.
    package var after: Int?

    package init(id: String, limit: Int, condition: Expression, outcome: String = "over_quota", after: Int? = nil) {
        self.id = id
        self.limit = limit
        self.condition = condition
        self.outcome = outcome
        self.after = after
    }
}
