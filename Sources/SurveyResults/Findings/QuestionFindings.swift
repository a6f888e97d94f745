package import SurveyModel

/// What a question's answers come to, for all who were asked or for one group of them.
package struct QuestionFindings: Sendable {
    package struct Missing: Hashable, Sendable {
        package var reason: MissingReason
        package var count: Int
        /// Of those who were asked, by weight.
        package var share: Double?
    }

    package var question: Question
    /// The sessions of the group.
    package var sessions: Int
    /// How often it was asked: once a session, or once a round.
    package var asked: Int
    package var answered: Int
    /// How many accounts answered; a session without one counts as one.
    package var accounts: Int
    /// How many accounts of equal weight they are worth.
    package var effectiveSize: Double
    /// Why the others gave no value; only what occurs.
    package var missing: [Missing]
    package var findings: [ResultFinding]
}

/// The answers of many sessions with their weights.
package struct ResultSample: Sendable {
    package let set: ResponseSet
    /// By place among the responses; absent for equal weights.
    package var weights: [Double]?
    /// For each response, which of them belong together: those of one account.
    let clusters: [Int]

    package init(_ set: ResponseSet, weights: [Double]? = nil) {
        self.set = set
        self.weights = weights
        var known: [String: Int] = [:]
        clusters = set.responses.enumerated().map { place, response in
            guard let account = response.account else { return place }
            if let first = known[account] { return first }
            known[account] = place
            return place
        }
    }

    /// Whether each session names its account.
    package var namesAllAccounts: Bool { self.set.responses.allSatisfy { $0.account != nil } }

    /// The questions that have results, in the order of the survey.
    package var questions: [Question] {
        self.set.questions.filter { question in
            if case .statement = question.kind { false } else { true }
        }
    }

    /// What a question comes to among some of the sessions, or among all of them.
    package func findings(for question: Question, among places: [Int]? = nil) -> QuestionFindings {
        let places = places ?? Array(set.responses.indices)
        var items: [AnswerSample.Item] = []
        var reasons: [MissingReason: (count: Int, weight: Double)] = [:]
        for place in places {
            let weight = weight(of: place)
            for answer in set.responses[place].answers(to: question.id) {
                switch answer {
                case .missing(.notAsked): continue
                case .missing(let reason):
                    let before = reasons[reason] ?? (0, 0)
                    reasons[reason] = (before.count + 1, before.weight + weight)
                case .value(let value): items.append(.init(cluster: clusters[place], weight: weight, value: value))
                }
            }
        }
        let sample = AnswerSample(items)
        let weightAsked =
            items.reduce(0) { $0 + $1.weight }
            + MissingReason.allCases.reduce(0) { $0 + (reasons[$1]?.weight ?? 0) }
        let missing = MissingReason.allCases.compactMap { reason -> QuestionFindings.Missing? in
            guard let found = reasons[reason] else { return nil }
            return .init(
                reason: reason, count: found.count, share: weightAsked > 0 ? found.weight / weightAsked : nil)
        }
        return QuestionFindings(
            question: question, sessions: places.count,
            asked: items.count + missing.reduce(0) { $0 + $1.count }, answered: items.count,
            accounts: sample.clusters.count, effectiveSize: sample.effectiveSize, missing: missing,
            findings: findings(question, sample, among: places))
    }

    /// The weight of a session.
    package func weight(of place: Int) -> Double {
        guard let weights, weights.indices.contains(place) else { return 1 }
        return weights[place]
    }

    private func findings(_ question: Question, _ sample: AnswerSample, among places: [Int]) -> [ResultFinding] {
        if question.preset == .opportunity {
            return pairs(of: question, among: places).opportunity()
                + [sample.mean("mean of the individual scores", unit: .number(nil), within: 1...9, \.number)]
        }
        var findings = sample.findings(question)
        if case .matrix(let rows, _) = question.kind {
            findings += missingRows(rows, of: question, among: places)
        }
        return findings
    }

    /// The pairs of both ratings of an opportunity; only who gave both counts.
    func pairs(of question: Question, among places: [Int]) -> AnswerSample {
        let fields = ["importance", "satisfaction"].map { "\(question.id)_\($0)" }
        return AnswerSample(
            places.flatMap { place in
                set.responses[place].records(holding: fields).compactMap { record in
                    let ratings = fields.compactMap { record[$0]?.value }
                    guard ratings.count == 2 else { return nil }
                    return .init(cluster: clusters[place], weight: weight(of: place), value: .list(ratings))
                }
            })
    }
}

/// How much an outcome is wanted that is not reached yet.
package struct OpportunityScore: Hashable, Sendable {
    package let value: Double

    /// Importance + max(importance − satisfaction, 0), both on the same scale.
    package init(importance: Double, satisfaction: Double) {
        value = importance + max(importance - satisfaction, 0)
    }
}

extension SurveyResponse {
    /// All answers to a question: one, or one for each round.
    package func answers(to question: String) -> [Answer] {
        records(holding: [question]).compactMap { $0[question] }
    }

    /// The answers of the session, or of each round, that hold some of the questions.
    func records(holding questions: [String]) -> [[String: Answer]] { Self.records(in: answers, holding: questions) }

    private static func records(in fields: [String: Answer], holding questions: [String]) -> [[String: Answer]] {
        if questions.contains(where: { fields[$0] != nil }) { return [fields] }
        var found: [[String: Answer]] = []
        for (_, answer) in fields.sorted(by: { $0.key < $1.key }) {
            guard case .value(.list(let items)) = answer else { continue }
            for case .record(let record) in items { found += records(in: record, holding: questions) }
        }
        return found
    }
}
