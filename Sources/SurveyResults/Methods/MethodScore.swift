internal import Statistics
package import SurveyModel

/// What the answers to a Kano, an opportunity or a MaxDiff question come to for a roadmap, with how sure that is.
package struct MethodScore: Hashable, Sendable {
    package struct Part: Hashable, Sendable {
        package var name: String
        package var value: Double

        init(_ name: String, _ value: Double) {
            self.name = name
            self.value = value
        }
    }

    /// Accounts that answered; a session without one counts by itself.
    package var accounts = 0
    /// `nil` where nobody counts.
    package var value: Double?
    /// The same over accounts drawn again and again; empty with fewer than ``leastAccounts``.
    package var replicates: [Double] = []
    /// What the value is made of.
    package var parts: [Part] = []
    package var category: String?
    /// What a reader must not forget: clauses for people.
    package var remarks: [String] = []

    /// With fewer accounts nobody can say how sure a score is.
    package static var leastAccounts: Int { ClusterBootstrap.leastClusters }

    /// So many draws are enough for ranks, and few enough to be kept.
    fileprivate static let draws = 400
}

extension ResultSample {
    /// The score of a question by its own method: better − worse of a Kano question, 0 to 2; importance and what of it is not
    /// satisfied, 0 to 20; of 100 choices those that fall on an item.
    ///
    /// - Parameters:
    ///   - question: The question.
    ///   - item: The item of a MaxDiff, by code.
    /// - Returns: The score, or `nil` for a question of another type, and for an item that it does not have.
    package func methodScore(of question: Question, item: String? = nil) -> MethodScore? {
        if question.preset == .opportunity { return opportunityScore(pairs(of: question, among: places)) }
        switch question.kind {
        case .kano: return kanoScore(sample(of: question))
        case .maxDiff(let maxDiff): return maxDiffScore(sample(of: question), maxDiff.items, item)
        default: return nil
        }
    }

    private var places: [Int] { Array(set.responses.indices) }

    private func sample(of question: Question) -> AnswerSample {
        AnswerSample(
            places.flatMap { place in
                set.responses[place].answers(to: question.id).compactMap { answer -> AnswerSample.Item? in
                    guard case .value(let value) = answer else { return nil }
                    return .init(cluster: clusters[place], weight: weight(of: place), value: value)
                }
            })
    }

    private func kanoScore(_ sample: AnswerSample) -> MethodScore {
        let categories = sample.items.map { item -> KanoAnswer.Category? in
            if case .kano(let answer) = item.value { answer.category } else { nil }
        }
        func count(_ weights: [Double]) -> KanoCount {
            KanoCount(zip(categories, weights).compactMap { category, weight in category.map { ($0, weight) } })
        }
        func score(_ count: KanoCount) -> Double? {
            count.better.flatMap { better in count.worse.map { better - $0 } }
        }
        let all = count(sample.items.map(\.weight))
        var found = MethodScore()
        found.accounts = sample.clusters.count
        found.value = score(all)
        found.category = all.category?.rawValue
        if let better = all.better, let worse = all.worse {
            found.parts = [.init("better", better), .init("worse", worse)]
        }
        found.replicates = sample.replicates { [score(count($0))] }.first ?? []
        let sum = all.base + all[.reverse] + all[.questionable]
        if sum > 0, all[.questionable] / sum > 0.1 {
            found.remarks.append("more than a tenth of the answers contradict themselves")
        }
        if all[.reverse] > all[.attractive] + all[.oneDimensional] {
            found.remarks.append("more people want it not to be there than want it: turn the feature round")
        }
        return found
    }

    private func opportunityScore(_ sample: AnswerSample) -> MethodScore {
        func ratings(_ value: Value) -> (importance: Bool, satisfaction: Bool)? {
            guard case .list(let ratings) = value, ratings.count == 2, case .integer(let importance) = ratings[0],
                case .integer(let satisfaction) = ratings[1]
            else { return nil }
            return (importance >= 4, satisfaction >= 4)
        }
        let answers = sample.items.map { ratings($0.value) }
        func shares(_ weights: [Double]) -> (importance: Double, satisfaction: Double)? {
            var (all, important, satisfied) = (0.0, 0.0, 0.0)
            for (answer, weight) in zip(answers, weights) {
                guard let answer else { continue }
                all += weight
                if answer.importance { important += weight }
                if answer.satisfaction { satisfied += weight }
            }
            return all > 0 ? (10 * important / all, 10 * satisfied / all) : nil
        }
        func score(_ weights: [Double]) -> Double? {
            shares(weights).map { OpportunityScore(importance: $0.importance, satisfaction: $0.satisfaction).value }
        }
        var found = MethodScore()
        found.accounts = sample.clusters.count
        let weights = sample.items.map(\.weight)
        found.value = score(weights)
        if let shares = shares(weights) {
            found.parts = [.init("importance", shares.importance), .init("satisfaction", shares.satisfaction)]
        }
        found.replicates = sample.replicates { [score($0)] }.first ?? []
        return found
    }

    private func maxDiffScore(_ sample: AnswerSample, _ list: OptionList, _ item: String?) -> MethodScore? {
        let codes = list.options.map(\.code)
        guard let item, let wanted = codes.firstIndex(of: item) else { return nil }
        let numbers = Dictionary(codes.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
        let clusters = sample.clusters
        var picks = clusters.map { _ in [BestWorstLogit.Pick]() }
        let places = Dictionary(clusters.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
        var (best, worst, shown) = (0.0, 0.0, 0.0)
        for answered in sample.items {
            guard case .maxDiff(let sets) = answered.value, let place = places[answered.cluster] else { continue }
            for set in sets {
                guard let most = numbers[set.most], let least = numbers[set.least] else { continue }
                let things = set.shown.compactMap { numbers[$0] }
                picks[place].append(.init(shown: things, best: most, worst: least))
                if things.contains(wanted) { shown += 1 }
                if most == wanted { best += 1 }
                if least == wanted { worst += 1 }
            }
        }
        var found = MethodScore()
        found.accounts = clusters.count
        guard picks.contains(where: { !$0.isEmpty }),
            let fit = BestWorstLogit(codes.count, picks: picks.flatMap(\.self))
        else { return found }
        found.value = fit.shares[wanted]
        found.parts = [.init("utility", fit.utilities[wanted])]
        if let score = BestWorstCount(best: best, worst: worst, shown: shown).score {
            found.parts.append(.init("best less worst", score))
        }
        let pulls = picks.map(fit.pull)
        let bootstrap = ClusterBootstrap(clusters: clusters.count, draws: MethodScore.draws)
        found.replicates =
            bootstrap.replicates { times in
                var gradient = Array(repeating: 0.0, count: codes.count)
                for (pull, times) in zip(pulls, times) where times != 1 {
                    for thing in gradient.indices { gradient[thing] += (times - 1) * pull[thing] }
                }
                return [fit.shares(pulled: gradient)[wanted]]
            }.first?.compactMap(\.self) ?? []
        return found
    }
}

extension AnswerSample {
    /// Numbers over accounts drawn again and again, with a weight for each item.
    fileprivate func replicates(_ numbers: ([Double]) -> [Double?]) -> [[Double]] {
        let clusters = clusters
        let number = Dictionary(uniqueKeysWithValues: clusters.enumerated().map { ($1, $0) })
        let places = items.map { number[$0.cluster] ?? 0 }
        return ClusterBootstrap(clusters: clusters.count, draws: MethodScore.draws).replicates { times in
            numbers(zip(items, places).map { $0.weight * times[$1] })
        }.map { $0.compactMap(\.self) }
    }
}
