/// What a survey's answers come to for one initiative by one method, without anybody's answers in it.
package struct MethodAnswer: Codable, Hashable, Sendable {
    package var initiative: String
    package var method: ScoringMethod
    package var source: AnswerSource
    /// Accounts that answered; one without a known account counts by itself.
    package var accounts: Int
    /// The score over all answers; `nil` where they give none.
    package var value: Double?
    /// The same over answers of accounts drawn again and again.
    ///
    /// The draws of one question are the same for all its items, so that they move together.
    package var replicates: [Double]
    /// What the score is made of.
    package var parts: [RoadmapScore.Part]
    /// A category, for methods that have such.
    package var label: String?
    /// Why there is no score: clauses for people.
    package var missing: [String]
    /// What a reader must not forget: clauses for people.
    package var remarks: [String]

    package init(
        initiative: String, method: ScoringMethod, source: AnswerSource, accounts: Int = 0, value: Double? = nil,
        replicates: [Double] = [], parts: [RoadmapScore.Part] = [], label: String? = nil, missing: [String] = [],
        remarks: [String] = []
    ) {
        self.initiative = initiative
        self.method = method
        self.source = source
        self.accounts = accounts
        self.value = value
        self.replicates = replicates
        self.parts = parts
        self.label = label
        self.missing = missing
        self.remarks = remarks
    }
}
