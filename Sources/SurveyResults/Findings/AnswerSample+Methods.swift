internal import Statistics
internal import SurveyModel

extension AnswerSample {
    /// Best less worst of each item, with its utility, the best first.
    func bestWorst(_ list: OptionList) -> [ResultFinding] {
        func picks(_ value: Value) -> [MaxDiffPick] {
            if case .maxDiff(let picks) = value { picks } else { [] }
        }
        return list.options.flatMap { option -> [ResultFinding] in
            var count = BestWorstCount(best: 0, worst: 0, shown: 0)
            var (best, worst, shown) = (0, 0, 0)
            for item in items {
                for pick in picks(item.value) where pick.shown.contains(option.code) {
                    shown += 1
                    count.shown += item.weight
                    if pick.most == option.code {
                        best += 1
                        count.best += item.weight
                    }
                    if pick.least == option.code {
                        worst += 1
                        count.worst += item.weight
                    }
                }
            }
            let estimate = ratio { value in
                let seen = picks(value).filter { $0.shown.contains(option.code) }
                let gain = seen.count { $0.most == option.code } - seen.count { $0.least == option.code }
                return seen.isEmpty ? nil : (Double(gain), Double(seen.count))
            }
            func finding(
                _ measure: ResultFinding.Measure, _ words: String, _ times: Int, _ value: Double?,
                _ unit: ResultFinding.Unit
            )
                -> ResultFinding
            {
                ResultFinding(
                    measure, item: option.code, label: "\(option.label): \(words)", count: times, base: shown,
                    value: value, effectiveSize: estimate?.effectiveSize ?? 0, unit: unit)
            }
            var score = finding(.bestLessWorst, "best less worst", best - worst, count.score, .number(nil))
            score.interval = estimate?.interval()?.clamped(to: -1...1)
            return [
                score, finding(.best, "best", best, count.shown > 0 ? count.best / count.shown : nil, .share),
                finding(.worst, "worst", worst, count.shown > 0 ? count.worst / count.shown : nil, .share),
                finding(.utility, "utility", best - worst, count.utility, .number(nil)),
            ]
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

    /// The four crossings of a price sensitivity meter; the range between the first two is the acceptable one.
    func prices(_ currency: String) -> [ResultFinding] {
        let consistent = items.compactMap { item -> PriceMeter.Answer? in
            guard case .pricePoints(let points) = item.value, points.isConsistent else { return nil }
            return .init(
                weight: item.weight, tooCheap: points.tooCheap.number, cheap: points.cheap.number,
                expensive: points.expensive.number, tooExpensive: points.tooExpensive.number)
        }
        let meter = PriceMeter(consistent)
        let size = Statistics.effectiveSize(consistent.map(\.weight))
        let prices: [(ResultFinding.Measure, String, Double?)] = [
            (.marginalCheapness, "point of marginal cheapness", meter.marginalCheapness),
            (.optimalPrice, "optimal price point", meter.optimum),
            (.indifferencePrice, "indifference price point", meter.indifference),
            (.marginalExpensiveness, "point of marginal expensiveness", meter.marginalExpensiveness),
        ]
        return prices.map { measure, label, price in
            ResultFinding(
                measure, label: label, count: consistent.count, base: count, value: price, effectiveSize: size,
                unit: .number(currency))
        }
    }
}
