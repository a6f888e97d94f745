internal import Statistics
internal import SurveyModel

extension AnswerSample {
    /// Best less worst of each item, with its utility.
    func bestWorst(_ list: OptionList) -> [ResultFinding] {
        list.options.flatMap { option -> [ResultFinding] in
            let showings = showings(of: option.code)
            func estimate(_ number: (Choice) -> Double) -> RatioEstimate? {
                RatioEstimate(
                    showings.map { .init(cluster: $0.cluster, weight: $0.weight, numerator: number($0.choice)) })
            }
            let net = estimate { $0 == .best ? 1 : $0 == .worst ? -1 : 0 }
            let (best, worst) = (estimate { $0 == .best ? 1 : 0 }, estimate { $0 == .worst ? 1 : 0 })
            let times = Choice.allCases.map { choice in showings.count { $0.choice == choice } }
            func finding(
                _ measure: ResultFinding.Measure, _ words: String, _ count: Int, _ estimate: RatioEstimate?,
                _ value: Double?, _ interval: ClosedRange<Double>?, _ unit: ResultFinding.Unit
            ) -> ResultFinding {
                ResultFinding(
                    measure, item: option.code, label: "\(option.label): \(words)", count: count, base: showings.count,
                    value: value, interval: interval, effectiveSize: estimate?.effectiveSize ?? 0, unit: unit)
            }
            // Of each showing one of three things came, as with promoters, passives and detractors.
            let score = net.flatMap { net in
                NetPromoterScore(
                    promoters: best?.value ?? 0, detractors: worst?.value ?? 0,
                    effectiveSize: net.size(for: Self.level))
            }?.interval(Self.level)
            let count = BestWorstCount(best: best?.value ?? 0, worst: worst?.value ?? 0, shown: net == nil ? 0 : 1)
            return [
                finding(.bestLessWorst, "best less worst", times[0] - times[1], net, count.score, score, .number(nil)),
                finding(.best, "best", times[0], best, best?.share?.value, best?.share?.jeffreys(Self.level), .share),
                finding(
                    .worst, "worst", times[1], worst, worst?.share?.value, worst?.share?.jeffreys(Self.level), .share),
                finding(
                    .utility, "utility", times[0] - times[1], net, count.utility,
                    count.utility == nil ? nil : score.flatMap(BestWorstCount.utilities), .number(nil)),
            ]
        }
    }

    private enum Choice: CaseIterable { case best, worst, neither }

    /// What became of an option each time that it was shown.
    private func showings(of code: String) -> [(cluster: Int, weight: Double, choice: Choice)] {
        items.flatMap { item -> [(cluster: Int, weight: Double, choice: Choice)] in
            guard case .maxDiff(let picks) = item.value else { return [] }
            return picks.filter { $0.shown.contains(code) }.map { pick in
                (item.cluster, item.weight, pick.most == code ? .best : pick.least == code ? .worst : .neither)
            }
        }
    }

    /// The categories, and how far the feature can please and its lack annoy.
    func kano() -> [ResultFinding] {
        func category(_ value: Value) -> KanoAnswer.Category? {
            if case .kano(let answer) = value { answer.category } else { nil }
        }
        var findings = KanoAnswer.Category.allCases.map { wanted in
            share(wanted.label, category: wanted.rawValue) { category($0) == wanted }
        }
        // The coefficients are shares of those who find it neither reverse nor questionable.
        let counted = map { value in
            switch category(value) {
            case nil, .reverse?, .questionable?: nil
            default: value
            }
        }
        let better = counted.share("better: having it pleases", as: .better) { value in
            category(value) == .attractive || category(value) == .oneDimensional
        }
        var worse = counted.share("worse: lacking it annoys", as: .worse) { value in
            category(value) == .oneDimensional || category(value) == .mustBe
        }
        worse.value = worse.value.map { -$0 }
        worse.interval = worse.interval.map { -$0.upperBound ... -$0.lowerBound }
        findings += [better, worse]
        return findings
    }

    /// The four crossings of a price sensitivity meter; the range between the first and the last is the acceptable one.
    func prices(_ currency: String) -> [ResultFinding] {
        let consistent = AnswerSample(
            items.filter { if case .pricePoints(let points) = $0.value { points.isConsistent } else { false } })
        let answers = consistent.items.compactMap { item -> PriceMeter.Answer? in
            guard case .pricePoints(let points) = item.value else { return nil }
            return .init(
                weight: item.weight, tooCheap: points.tooCheap.number, cheap: points.cheap.number,
                expensive: points.expensive.number, tooExpensive: points.tooExpensive.number)
        }
        let curves = PriceCurves(answers)
        let intervals = consistent.bootstrapped(4) { curves.meter($0).ordered }
        let names: [(ResultFinding.Measure, String)] = [
            (.marginalCheapness, "point of marginal cheapness"), (.optimalPrice, "optimal price point"),
            (.indifferencePrice, "indifference price point"),
            (.marginalExpensiveness, "point of marginal expensiveness"),
        ]
        let prices = curves.meter(answers.map(\.weight)).ordered
        return names.indices.map { place in
            ResultFinding(
                names[place].0, label: names[place].1, count: answers.count, base: count, value: prices[place],
                interval: intervals[place]?.including(prices[place]), effectiveSize: consistent.effectiveSize,
                unit: .number(currency))
        }
    }

    /// Ulwick's score of pairs of an importance and a satisfaction: I + max(I − S, 0), each ten times the share of the two
    /// best points.
    ///
    /// Source: A. W. Ulwick, Harvard Business Review 80(1), 2002.
    func opportunity() -> [ResultFinding] {
        func isTop(_ value: Value, _ place: Int) -> Bool {
            guard case .list(let ratings) = value, ratings.indices.contains(place),
                case .integer(let point) = ratings[place]
            else { return false }
            return point >= 4
        }
        let importance = share("importance, two best points", as: .topTwo, item: "importance") { isTop($0, 0) }
        let satisfaction = share("satisfaction, two best points", as: .topTwo, item: "satisfaction") { isTop($0, 1) }
        let isImportant = items.map { isTop($0.value, 0) }
        let isSatisfied = items.map { isTop($0.value, 1) }
        func score(_ weights: [Double]) -> Double? {
            var (all, important, satisfied) = (0.0, 0.0, 0.0)
            for (place, weight) in weights.enumerated() {
                all += weight
                if isImportant[place] { important += weight }
                if isSatisfied[place] { satisfied += weight }
            }
            guard all > 0 else { return nil }
            return OpportunityScore(importance: 10 * important / all, satisfaction: 10 * satisfied / all).value
        }
        let value = score(items.map(\.weight))
        let group = ResultFinding(
            .opportunity, label: "opportunity score, 0 to 20", count: count, base: count, value: value,
            interval: bootstrapped(1) { [score($0)] }[0]?.including(value), effectiveSize: effectiveSize,
            unit: .number(nil))
        return [group, importance, satisfaction]
    }
}

extension ClosedRange<Double> {
    /// The interval with the number itself in it, which percentiles of jumps may leave out.
    fileprivate func including(_ number: Double?) -> ClosedRange {
        guard let number else { return self }
        return Swift.min(lowerBound, number)...Swift.max(upperBound, number)
    }
}
