internal import Statistics

/// How badly those are off that have a need: S, with its doubt.
package struct SeverityEstimate: Hashable, Sendable {
    /// 0 to 1.
    package var value: Double
    /// Its standard error.
    package var error: Double
    /// The accounts whose severity is known.
    package var accounts: Int

    /// The middle of the scale, where nothing is known.
    static let unknown = 0.5
    /// How many accounts' worth the severity of its category is.
    static let priorAccounts = 3.0
    /// How far themes of a category differ; judgement.
    static let priorSpread = 0.25

    /// What an account lost, as 0 to 1: by what happened, and as it is told.
    struct Account: Hashable {
        var fact: Double?
        var stated: Double?
    }

    /// The severities that are counted, one for each account of which one is known.
    ///
    /// With the guard `calm` what happened counts, and what is told moves it by no more than λ·δ. Where nothing is known to
    /// have happened to an account, what mostly happened to others stands for it; where that is not known either, what is
    /// told has to do.
    static func counted(_ accounts: [Account], calm: Bool, _ settings: GuardSettings) -> [Double] {
        guard calm else { return accounts.compactMap { $0.stated ?? $0.fact } }
        let facts = accounts.compactMap(\.fact)
        let typical = facts.isEmpty ? nil : centre(of: facts)
        return accounts.compactMap { account in
            guard let stated = account.stated else { return account.fact }
            guard let fact = account.fact ?? typical else { return stated }
            let difference = min(max(stated - fact, -settings.statedBound), settings.statedBound)
            return min(max(fact + settings.statedPart * difference, 0), 1)
        }
    }

    /// Estimates S from the counted severities.
    ///
    /// With the guard `calm` outliers are held back, and few accounts are drawn to their category's severity; without it, it
    /// is the mean.
    init(_ severities: [Double], calm: Bool, category: Double) {
        accounts = severities.count
        let n = Double(severities.count)
        let middle = severities.isEmpty ? category : calm ? Self.centre(of: severities) : severities.mean
        value = calm ? (n * middle + Self.priorAccounts * category) / (n + Self.priorAccounts) : middle
        let squares = severities.reduce(0) { $0 + ($1 - middle) * ($1 - middle) }
        let pooled = squares + Self.priorAccounts * Self.priorSpread * Self.priorSpread
        error = pooled.squareRoot() / (n + Self.priorAccounts)
    }

    /// Huber's estimate, in which one step of the scale is no outlier; 0 for no severities.
    ///
    /// Equal ones are put together: most accounts have one of four.
    private static func centre(of severities: [Double]) -> Double {
        let counts = Dictionary(severities.map { ($0, 1.0) }, uniquingKeysWith: +).sorted { $0.key < $1.key }
        return Huber.location(counts.map { (value: $0.key, weight: $0.value) }, leastScale: 0.25 / 1.345) ?? 0
    }
}

extension [Double] {
    /// The mean, summed in rising order, so that the order in which accounts came moves no bit; 0 of nothing.
    fileprivate var mean: Double { isEmpty ? 0 : sorted().reduce(0, +) / Double(count) }
}
