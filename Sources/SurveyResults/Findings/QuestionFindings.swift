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
    /// How many equally weighted people answered.
    package var effectiveSize: Double
    /// Why the others gave no value; only what occurs.
    package var missing: [Missing]
    package var findings: [ResultFinding]
}

/// The answers of many sessions with their weights.
package struct ResultSample: Sendable {
    package var set: ResponseSet
    /// By place among the responses; absent for equal weights.
    package var weights: [Double]?

    package init(_ set: ResponseSet, weights: [Double]? = nil) {
        self.set = set
        self.weights = weights
    }

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
                case .value(let value): items.append(.init(person: place, weight: weight, value: value))
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
            effectiveSize: sample.effectiveSize, missing: missing,
            findings: findings(question, sample, among: places))
    }

    /// The weight of a session.
    package func weight(of place: Int) -> Double {
        guard let weights, weights.indices.contains(place) else { return 1 }
        return weights[place]
    }

    private func findings(_ question: Question, _ sample: AnswerSample, among places: [Int]) -> [ResultFinding] {
        if question.preset == .opportunity { return opportunity(question, sample, among: places) }
        var findings = sample.findings(question)
        if case .matrix(let rows, _) = question.kind {
            findings += missingRows(rows, of: question, among: places)
        }
        return findings
    }

    /// Ulwick's score of a group: I + max(I − S, 0), each ten times the share of the two best points.
    ///
    /// Only people who rated both count. Source: A. W. Ulwick, Harvard Business Review 80(1), 2002.
    private func opportunity(_ question: Question, _ sample: AnswerSample, among places: [Int]) -> [ResultFinding] {
        var pairs: [AnswerSample.Item] = []
        for place in places {
            let fields = ["importance", "satisfaction"].map { "\(question.id)_\($0)" }
            for record in set.responses[place].records(holding: fields) {
                let ratings = fields.compactMap { record[$0]?.value }
                guard ratings.count == 2 else { continue }
                pairs.append(.init(person: place, weight: weight(of: place), value: .list(ratings)))
            }
        }
        let both = AnswerSample(pairs)
        func isTop(_ value: Value, _ place: Int) -> Bool {
            guard case .list(let ratings) = value, ratings.indices.contains(place),
                case .integer(let point) = ratings[place]
            else { return false }
            return point >= 4
        }
        let importance = both.share("importance, two best points", as: .topTwo, item: "importance") { isTop($0, 0) }
        let satisfaction = both.share("satisfaction, two best points", as: .topTwo, item: "satisfaction") {
            isTop($0, 1)
        }
        var score: Double?
        if let important = importance.value, let satisfied = satisfaction.value {
            score = OpportunityScore(importance: 10 * important, satisfaction: 10 * satisfied).value
        }
        let group = ResultFinding(
            .opportunity, label: "opportunity score, 0 to 20", count: both.count, base: both.count, value: score,
            effectiveSize: both.effectiveSize, unit: .number(nil))
        return [group, importance, satisfaction]
            + [sample.mean("mean of the individual scores", unit: .number(nil), \.number)]
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
