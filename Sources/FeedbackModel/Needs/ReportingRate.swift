internal import Statistics

/// How often those write a ticket who have a need of a category: q of the guard `silent-majority`.
package struct ReportingRate: Hashable, Sendable {
    /// Accounts that were asked and said yes, over the themes of the category.
    package var yes = 0
    /// Those of them that wrote about the same theme in the window.
    package var wrote = 0

    init(yes: Int = 0, wrote: Int = 0) {
        self.yes = yes
        self.wrote = wrote
    }

    /// The expected rate, by Laplace's rule of succession.
    package var expected: Double { Double(1 + wrote) / Double(2 + yes) }

    /// What is believed about it, worth `strength` accounts.
    ///
    /// Little, on purpose: the rate differs between the themes of a category.
    func distribution(_ strength: Double) -> BetaDistribution {
        BetaDistribution(alpha: strength * expected, beta: strength * (1 - expected))
    }

    /// How many accounts' worth of certainty the rate of a category has for one of its themes: κ of the guard.
    ///
    /// Among the themes, those who wrote of those who said yes are beta-binomial around the rate of the category; ρ = 1/(1 + κ)
    /// is how much the themes differ. It is the mean of what is believed of ρ after having thought all from 1/17 to 1/3
    /// alike, so that κ lies between 2 and 16, and is 4 where nothing is known.
    static func strength(_ model: NeedModel, _ rates: [String: ReportingRate]) -> Double {
        let steps = 16
        let bounds = (1 / 17.0, 1 / 3.0)
        let correlations = (0..<steps).map {
            bounds.0 + (bounds.1 - bounds.0) * (Double($0) + 0.5) / Double(steps)
        }
        var logarithms = Array(repeating: 0.0, count: steps)
        var isKnown = false
        for theme in model.evidence {
            guard let rate = rates[theme.category], rate.yes > 0 else { continue }
            let own = ReportingRate(of: theme)
            // One account alone differs from nobody.
            guard own.yes > 1 else { continue }
            isKnown = true
            for (place, correlation) in correlations.enumerated() {
                let prior = rate.distribution(1 / correlation - 1)
                logarithms[place] += BetaBinomial.logMass(Double(own.wrote), of: Double(own.yes), share: prior)
            }
        }
        guard isKnown else { return 4 }
        let whole = logSumExp(logarithms)
        let correlation = zip(correlations, logarithms).reduce(0) { $0 + $1.0 * Elementary.exp($1.1 - whole) }
        return min(16, max(2, 1 / correlation - 1))
    }

    /// Who said yes about one theme, and who of them wrote.
    private init(of theme: ThemeEvidence) {
        let writers = Set(theme.reports.lazy.filter { $0.recent > 0 }.map { Int($0.account) })
        let yes = theme.yes
        self.init(yes: yes.count, wrote: yes.count { writers.contains($0.account) })
    }

    static func byCategory(_ model: NeedModel) -> [String: ReportingRate] {
        var rates: [String: ReportingRate] = [:]
        for theme in model.evidence {
            let own = ReportingRate(of: theme)
            rates[theme.category, default: ReportingRate()].yes += own.yes
            rates[theme.category, default: ReportingRate()].wrote += own.wrote
        }
        return rates
    }
}

/// The accounts that tickets could come from, as sums of their fits.
struct Frame: Hashable {
    var sum = 0.0
    var squares = 0.0
    let fits: [Double]

    init(_ population: Population, fits: [Double]) {
        self.fits = fits
        for (isActive, fit) in zip(population.isActive, fits) where isActive { add(fit) }
    }

    mutating func add(_ fit: Double) {
        sum += fit
        squares += fit * fit
    }

    mutating func remove(_ fit: Double) {
        sum -= fit
        squares -= fit * fit
    }
}

extension NeedCalculation {
    /// Of the accounts that were not asked, those with a ticket, and all: counted alike, or by how far they are targets.
    ///
    /// Without the guard `distinct-accounts` each ticket counts, up to one for each account. With unequal fits both are
    /// scaled to the effective number.
    func reports(
        of theme: Int, _ guards: Set<Guard>, without left: Int? = nil
    ) -> (reporting: Double, of: Double) {
        let evidence = model.evidence[theme]
        var frame = frames[isScoped(theme, guards) ? 1 : 0]
        var asked: Set<Int> = []
        for account in evidence.asked where asked.insert(account.account).inserted {
            if model.population.isActive[account.account] { frame.remove(frame.fits[account.account]) }
        }
        var reporting = 0.0
        if let left, !asked.contains(left), model.population.isActive[left] { frame.remove(frame.fits[left]) }
        for report in evidence.reports where report.recent > 0 && !asked.contains(Int(report.account)) {
            guard Int(report.account) != left else { continue }
            let fit = frame.fits[Int(report.account)]
            reporting += guards.contains(.distinctAccounts) ? fit : fit * Double(report.recent)
            // Who left and wrote in the window was there to write.
            if !model.population.isActive[Int(report.account)] { frame.add(fit) }
        }
        guard frame.sum > 1e-9, frame.squares > 0 else { return (0, 0) }
        let size = frame.sum / frame.squares * frame.sum
        return (min(1, reporting / frame.sum) * size, size)
    }
}
