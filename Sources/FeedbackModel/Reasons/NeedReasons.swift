/// Why a theme's Need is what it is, how sure that is, and what would change it.
package struct NeedReasons: Hashable, Sendable {
    /// The theme just above or below in the order of Need, and what it would take to change places with it.
    package struct Neighbour: Hashable, Sendable {
        package var theme: String
        package var need: Double
        /// So many of those asked would have to answer otherwise; `nil` where not even all would do.
        package var flips: Int?
        /// The share, and the severity, at which both have the same Need; `nil` where that is more than all.
        package var share: Double?
        package var severity: Double?
    }

    /// The Need without what one account said and wrote.
    package struct WithoutOne: Hashable, Sendable {
        package var account: String
        package var need: Double
        /// Its place then, from 1.
        package var rank: Int
    }

    /// Customers that the product is not wholly for, and that have the need.
    package struct SetAside: Hashable, Sendable {
        package var accounts: Int
        /// Their revenue; `nil` where none is known.
        package var revenue: Double?
    }

    /// Its place among the themes with a Need, from 1; `nil` without one.
    package var rank: Int?
    /// How many themes have a Need.
    package var ranked: Int
    package var ledger: NeedLedger?
    package var above: Neighbour?
    package var below: Neighbour?
    /// The account without which Need is least, and the one without which it is most.
    package var lowest: WithoutOne?
    package var highest: WithoutOne?
    package var setAside: SetAside?
    /// What is believed of a theme of this kind before anybody is asked.
    package var prior: SharePrior
    /// How often those write who have a need of this kind.
    package var reporting: ReportingRate
    package var weighting: Weighting
    /// A third of the answers are at least so many days old; `nil` without answers.
    package var oldestThirdDays: Int?
}

extension NeedModel {
    /// The reasons for a theme's Need, beside the estimates of all themes; `nil` for an unknown theme.
    package func reasons(for theme: String, among estimates: [ThemeEstimate]) -> NeedReasons? {
        guard let number = number(of: theme), let own = estimates.first(where: { $0.theme == theme }) else {
            return nil
        }
        var calculation = NeedCalculation(self)
        let guards = settings.active
        let needs = estimates.filter { !$0.isBlocked || $0.theme == theme }
            .compactMap { estimate in estimate.model.map { (theme: estimate.theme, need: $0.need) } }
            .sorted { (-$0.need, $0.theme) < (-$1.need, $1.theme) }
        let place = needs.firstIndex { $0.theme == theme }
        var reasons = NeedReasons(
            rank: own.isBlocked ? nil : place.map { $0 + 1 }, ranked: needs.count - (own.isBlocked ? 1 : 0),
            ledger: ledger(of: number),
            setAside: setAside(number, guards), prior: calculation.prior(of: number, guards),
            reporting: calculation.reportingRate(of: evidence[number].category),
            weighting: calculation.weighting(of: number, guards), oldestThirdDays: oldestThird(number))
        if let place, let model = own.model {
            func neighbour(_ other: Int) -> NeedReasons.Neighbour? {
                guard needs.indices.contains(other) else { return nil }
                return calculation.neighbour(needs[other].theme, needs[other].need, of: number, model, guards)
            }
            reasons.above = neighbour(place - 1)
            reasons.below = neighbour(place + 1)
            let others = needs.filter { $0.theme != theme }.map(\.need)
            let without = calculation.withoutEach(of: number, guards).map { found in
                NeedReasons.WithoutOne(
                    account: population.accounts[found.account].id, need: found.need,
                    rank: 1 + others.count { $0 > found.need })
            }
            reasons.lowest = without.min { ($0.need, $0.account) < ($1.need, $1.account) }
            reasons.highest = without.min { (-$0.need, $0.account) < (-$1.need, $1.account) }
        }
        return reasons
    }

    private func setAside(_ theme: Int, _ guards: Set<Guard>) -> NeedReasons.SetAside? {
        let item = evidence[theme]
        guard guards.contains(.icp), !isExempt(item) else { return nil }
        let known = Set(item.yes.map(\.account)).union(item.reports.map { Int($0.account) })
            .union(item.mentions.map(\.account)).filter { population.fits[$0] < 1 }
        guard !known.isEmpty else { return nil }
        let revenues = known.compactMap { population.accounts[$0].countedRevenue }
        return .init(accounts: known.count, revenue: revenues.isEmpty ? nil : revenues.sorted().reduce(0, +))
    }

    private func oldestThird(_ theme: Int) -> Int? {
        let ages = evidence[theme].asked.compactMap(\.newest).map { (Double(now) - Double($0.time)) / 86_400_000 }
        guard !ages.isEmpty else { return nil }
        let sorted = ages.sorted(by: >)
        return Int(max(0, min(1e6, sorted[(sorted.count - 1) / 3])))
    }
}

extension NeedCalculation {
    /// What it would take to change places with a theme.
    ///
    /// The number of answers is found by halving, with everything else as it is; see the fragility index of M. Walsh et al.,
    /// Journal of Clinical Epidemiology 67 (2014).
    fileprivate mutating func neighbour(
        _ other: String, _ need: Double, of theme: Int, _ model: NeedEstimate, _ guards: Set<Guard>
    ) -> NeedReasons.Neighbour {
        let flips = flips(of: theme, to: need, guards)
        func within(_ value: Double) -> Double? { (0...1).contains(value) ? value : nil }
        return NeedReasons.Neighbour(
            theme: other, need: need, flips: flips,
            share: model.severity > 0 ? within(need / (100 * model.severity)) : nil,
            severity: model.share > 0 ? within(need / (100 * model.share)) : nil)
    }

    /// The least number of asked accounts that would have to answer otherwise for Need to reach a value.
    mutating func flips(of theme: Int, to wanted: Double, _ guards: Set<Guard>) -> Int? {
        let sample = sample(of: theme, guards)
        let prior = prior(of: theme, guards)
        let tickets = ticketLikelihood(of: theme, guards)
        let severity = severity(of: theme, guards).value
        guard sample.count > 0, let now = need(of: theme, guards) else { return nil }
        let isRising = wanted > now
        func reaches(_ flips: Int) -> Bool {
            guard
                let posterior = SharePosterior(sample.flipping(flips, toYes: isRising), prior: prior, tickets: tickets)
            else { return false }
            let need = 100 * posterior.mean * severity
            return isRising ? need >= wanted : need <= wanted
        }
        let most = sample.count
        guard reaches(most) else { return nil }
        var (low, high) = (0, most)
        while high - low > 1 {
            let middle = (low + high) / 2
            if reaches(middle) { high = middle } else { low = middle }
        }
        return high
    }

    /// The Need without each account that says anything about the theme.
    ///
    /// Accounts that are alike in all that counts are looked at once, by the first of them. Weights, and what is believed
    /// beforehand, stay as they are.
    fileprivate mutating func withoutEach(of theme: Int, _ guards: Set<Guard>) -> [(account: Int, need: Double)] {
        let evidence = model.evidence[theme]
        let sample = sample(of: theme, guards)
        let worth = weighting(of: theme, guards).worth
        let prior = prior(of: theme, guards)
        let tickets = ticketLikelihood(of: theme, guards)
        var found: [(account: Int, need: Double)] = []
        var seen: Set<[Double]> = []
        for (place, asked) in evidence.asked.enumerated() where sample.weights[place] > 0 {
            guard let answer = asked.newest,
                seen.insert([
                    sample.weights[place], Double(answer.time), answer.isPresent ? 1 : 0, answer.severity ?? -1,
                ])
                .inserted
            else { continue }
            var (rest, weights) = (evidence.asked, sample.weights)
            rest.remove(at: place)
            weights.remove(at: place)
            let without = self.sample(of: theme, guards, rest, weights: weights, worth: worth)
            guard let posterior = SharePosterior(without, prior: prior, tickets: tickets) else { continue }
            let severity = severity(of: theme, guards, without: asked.account)
            found.append((asked.account, 100 * posterior.mean * severity.value))
            if found.count >= 200 { break }
        }
        var kinds: Set<[Double]> = []
        let asked = Set(evidence.asked.map(\.account))
        let fits = frames[isScoped(theme, guards) ? 1 : 0].fits
        for report in evidence.reports where !asked.contains(Int(report.account)) {
            let account = Int(report.account)
            guard kinds.insert([Double(report.priority), fits[account], Double(report.recent)]).inserted else {
                continue
            }
            let without = tickets == nil ? nil : ticketLikelihood(of: theme, guards, without: account)
            guard let posterior = SharePosterior(sample, prior: prior, tickets: without) else { continue }
            let severity = severity(of: theme, guards, without: account)
            found.append((account, 100 * posterior.mean * severity.value))
            if kinds.count >= 40 { break }
        }
        return found
    }
}

extension AskedSample {
    /// The same after some of those asked answered otherwise, each of them of middle weight.
    package func flipping(_ flips: Int, toYes: Bool) -> AskedSample {
        var result = self
        let open = groups.reduce(0) { $0 + (toYes ? $1.size - $1.yes : $1.yes) }
        guard open > 0, count > 0 else { return self }
        let moved = min(1, Double(flips) * effectiveSize / Double(count) / open)
        for i in result.groups.indices {
            let group = groups[i]
            result.groups[i].yes += toYes ? (group.size - group.yes) * moved : -group.yes * moved
        }
        return result
    }
}
