internal import FeedbackModel
internal import Reporting
internal import RoadmapScoring
internal import SurveyModel
internal import SurveyResults

extension Session {
    /// What surveys answered for the initiatives that name a question.
    func methodAnswers(for roadmap: Roadmap) throws -> [MethodAnswer] {
        var samples: [String: ResultSample?] = [:]
        func sample(_ survey: String) throws -> ResultSample? {
            if let known = samples[survey] { return known }
            let found: ResultSample?
            do {
                found = ResultSample(try responses(to: survey))
            } catch let failure as CommandFailure where failure.exitCode == .missingFile {
                found = nil
            }
            samples[survey] = found
            return found
        }
        return try roadmap.initiatives.flatMap { initiative in
            try initiative.answerSources.map { method, source in
                var answer = MethodAnswer(initiative: initiative.id, method: method, source: source)
                answer.take(try sample(source.survey))
                return answer
            }
        }
    }
}

extension Initiative {
    /// The questions that it names, by method.
    fileprivate var answerSources: [(method: ScoringMethod, source: AnswerSource)] {
        [
            (.kano, inputs?.kano), (.opportunity, inputs?.opportunity), (.maxDiff, inputs?.maxDiff),
        ].compactMap { method, source in source.map { (method, $0) } }
    }
}

extension MethodAnswer {
    /// Takes the answers over, or says why there is no score.
    fileprivate mutating func take(_ sample: ResultSample?) {
        guard let sample else {
            missing = ["there is no survey '\(source.survey)'"]
            return
        }
        guard let question = sample.questions.first(where: { $0.id == source.question }) else {
            missing = ["survey '\(source.survey)' has no question '\(source.question)'"]
            return
        }
        guard isAnswered(by: question) else {
            missing = ["question '\(source.question)' of '\(source.survey)' is no \(method.rawValue) question"]
            return
        }
        guard let score = sample.methodScore(of: question, item: source.item) else {
            missing = ["question '\(source.question)' of '\(source.survey)' has no item '\(source.item ?? "")'"]
            return
        }
        accounts = score.accounts
        parts = score.parts.map { .init($0.name, MethodAnswer.rounded($0.value)) }
        label = score.category
        remarks = score.remarks
        guard score.accounts >= MethodScore.leastAccounts, let number = score.value, !score.replicates.isEmpty else {
            missing = [
                "\(NumberText.count(score.accounts, "account")) answered '\(source.question)', and "
                    + "\(MethodScore.leastAccounts) are needed"
            ]
            return
        }
        value = MethodAnswer.rounded(number)
        replicates = score.replicates.map(MethodAnswer.rounded)
    }

    private func isAnswered(by question: Question) -> Bool {
        switch (method, question.kind) {
        case (.kano, .kano), (.maxDiff, .maxDiff): true
        case (.opportunity, _): question.preset == .opportunity
        default: false
        }
    }

    /// A review keeps these numbers: six digits are more than they are worth.
    private static func rounded(_ number: Double) -> Double { (number * 1e6).rounded() / 1e6 }
}
