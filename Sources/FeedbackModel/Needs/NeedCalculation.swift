internal import Statistics

/// Works the model out, and keeps what several guards and themes share.
struct NeedCalculation {
    /// The guards that change what the answers of a theme come to.
    static let sampling: Set<Guard> = [.distinctAccounts, .poststratify, .icp, .recency, .focusGroup, .translation]

    struct Key: Hashable {
        var theme: Int
        var guards: Set<Guard>
    }

    private struct Pool: Hashable {
        var category: String
        var guards: Set<Guard>
    }

    let model: NeedModel
    /// How alike answers of one sitting are: from the answers where there are enough sittings, else as set.
    let sessionCorrelation: Double
    /// The accounts that could write tickets: Σf and Σf², without and with the guard `icp`.
    let frames: [Frame]
    private let reporting: [String: ReportingRate]
    var weightings: [Key: Weighting] = [:]
    var smoothings: [Set<Guard>: WeightSmoothing] = [:]
    private var reportingStrength: Double?
    private var samples: [Key: AskedSample] = [:]
    private var priors: [Pool: SharePrior] = [:]
    private var tickets: [Key: [Double]] = [:]
    private var severities: [Key: [Double]] = [:]
    private var categorySeverities: [Pool: Double] = [:]
    private var grid: ReportingGrid?

    init(_ model: NeedModel) {
        self.model = model
        sessionCorrelation = Self.sessionCorrelation(in: model)
        frames = [
            Frame(model.population, fits: Array(repeating: 1, count: model.population.count)),
            Frame(model.population, fits: model.population.fits),
        ]
        reporting = ReportingRate.byCategory(model)
    }

    // MARK: Severity

    /// S of a theme.
    mutating func severity(of theme: Int, _ guards: Set<Guard>) -> SeverityEstimate {
        let isCalm = guards.contains(.calm)
        return SeverityEstimate(
            countedSeverities(of: theme, guards), calm: isCalm,
            category: categorySeverity(model.evidence[theme].category, guards))
    }

    /// The same without what one account says.
    mutating func severity(of theme: Int, _ guards: Set<Guard>, without account: Int) -> SeverityEstimate {
        var evidence = model.evidence[theme]
        evidence.asked.removeAll { $0.account == account }
        evidence.reports.removeAll { Int($0.account) == account }
        evidence.mentions.removeAll { $0.account == account }
        let isCalm = guards.contains(.calm)
        return SeverityEstimate(
            SeverityEstimate.counted(evidence.severities, calm: isCalm, model.settings), calm: isCalm,
            category: categorySeverity(evidence.category, guards))
    }

    private mutating func countedSeverities(of theme: Int, _ guards: Set<Guard>) -> [Double] {
        let key = Key(theme: theme, guards: guards.intersection([.calm]))
        if let known = severities[key] { return known }
        let found = SeverityEstimate.counted(
            model.evidence[theme].severities, calm: guards.contains(.calm), model.settings)
        severities[key] = found
        return found
    }

    /// The mean severity of all accounts and themes of a category; where none is known, of all themes.
    private mutating func categorySeverity(_ category: String, _ guards: Set<Guard>) -> Double {
        let pool = Pool(category: category, guards: guards.intersection([.calm]))
        if let known = categorySeverities[pool] { return known }
        let own = model.evidence.indices.filter { model.evidence[$0].category == category }
            .flatMap { countedSeverities(of: $0, guards) }
        let counted = own.isEmpty ? model.evidence.indices.flatMap { countedSeverities(of: $0, guards) } : own
        let mean =
            counted.isEmpty ? SeverityEstimate.unknown : counted.sorted().reduce(0, +) / Double(counted.count)
        categorySeverities[pool] = mean
        return mean
    }

    // MARK: Share

    /// What the answers come to.
    mutating func sample(of theme: Int, _ guards: Set<Guard>) -> AskedSample {
        let key = Key(theme: theme, guards: guards.intersection(Self.sampling))
        if let known = samples[key] { return known }
        let weighting = weighting(of: theme, guards)
        let sample = sample(
            of: theme, guards, model.evidence[theme].asked, weights: weighting.weights, worth: weighting.worth)
        samples[key] = sample
        return sample
    }

    /// The same for other answers, with weights that are given.
    func sample(
        of theme: Int, _ guards: Set<Guard>, _ asked: [ThemeEvidence.Asked], weights: [Double], worth: Double
    ) -> AskedSample {
        AskedSample(
            asked, weights: weights, worth: worth, category: model.evidence[theme].category, guards: guards,
            settings: model.settings, correlation: sessionCorrelation, now: model.now)
    }

    /// What is believed before the theme's own answers are looked at.
    mutating func prior(of theme: Int, _ guards: Set<Guard>) -> SharePrior {
        guard guards.contains(.shrinkage) else { return .jeffreys }
        let category = model.settings.pooling == .all ? "" : model.evidence[theme].category
        let pool = Pool(category: category, guards: guards.intersection(Self.sampling))
        if let known = priors[pool] { return known }
        var samples: [String: [AskedSample]] = [:]
        for (number, theme) in model.evidence.enumerated() {
            samples[category.isEmpty ? "" : theme.category, default: []].append(sample(of: number, guards))
        }
        let prior = SharePrior(of: category, learningFrom: samples, least: model.settings.leastThemes)
        priors[pool] = prior
        return prior
    }

    /// What tickets say, where it is known how often they are written; `nil` elsewhere.
    mutating func ticketLikelihood(of theme: Int, _ guards: Set<Guard>) -> [Double]? {
        let evidence = model.evidence[theme]
        guard guards.contains(.silentMajority), let rate = reporting[evidence.category],
            rate.yes >= model.settings.leastOverlap
        else { return nil }
        let key = Key(theme: theme, guards: guards.intersection([.distinctAccounts, .icp]))
        if let known = tickets[key] { return known }
        guard let found = ticketLikelihood(reports(of: theme, guards), rate) else { return nil }
        tickets[key] = found
        return found
    }

    /// The same without the tickets of one account.
    mutating func ticketLikelihood(of theme: Int, _ guards: Set<Guard>, without account: Int) -> [Double]? {
        guard ticketLikelihood(of: theme, guards) != nil else { return nil }
        return ticketLikelihood(
            reports(of: theme, guards, without: account), reporting[model.evidence[theme].category] ?? .init())
    }

    private mutating func ticketLikelihood(
        _ reports: (reporting: Double, of: Double), _ rate: ReportingRate
    ) -> [Double]? {
        guard reports.of > 0 else { return nil }
        let settings = model.settings
        let isUsual = settings.falseLabels == GuardSettings().falseLabels
        let grid = self.grid ?? (isUsual ? .usual : ReportingGrid(falseLabels: settings.falseLabels))
        self.grid = grid
        return grid.logLikelihood(
            reporting: reports.reporting, of: reports.of, rate: rate.distribution(knownReportingStrength()))
    }

    /// How sure the rate of writing is: as set, or as the themes show.
    private mutating func knownReportingStrength() -> Double {
        if let known = reportingStrength { return known }
        let found = model.settings.reportingStrength ?? ReportingRate.strength(model, reporting)
        reportingStrength = found
        return found
    }

    /// The belief about P; `nil` where neither answers nor tickets say anything.
    mutating func posterior(of theme: Int, _ guards: Set<Guard>) -> SharePosterior? {
        let sample = sample(of: theme, guards)
        let tickets = ticketLikelihood(of: theme, guards)
        guard sample.effectiveSize > 0 || tickets != nil else { return nil }
        return SharePosterior(sample, prior: prior(of: theme, guards), tickets: tickets)
    }

    /// How often those write who have a need of this category.
    func reportingRate(of category: String) -> ReportingRate { reporting[category] ?? ReportingRate() }

    /// Whether some guard's effect on the theme depends on who is a target.
    func isScoped(_ theme: Int, _ guards: Set<Guard>) -> Bool {
        guards.contains(.icp) && !model.isExempt(model.evidence[theme])
    }

    /// Need points; `nil` where nothing is known.
    mutating func need(of theme: Int, _ guards: Set<Guard>) -> Double? {
        guard let posterior = posterior(of: theme, guards) else { return nil }
        return 100 * posterior.mean * severity(of: theme, guards).value
    }
}

extension NeedCalculation {
    /// How alike answers of one sitting are, over all themes: by analysis of variance where there are ten sittings of two
    /// or more, else as set.
    private static func sessionCorrelation(in model: NeedModel) -> Double {
        var clusters: [[Double]] = []
        for theme in model.evidence {
            let newest = theme.asked.compactMap(\.newest)
            guard !newest.isEmpty else { continue }
            let mean = Double(newest.count { $0.isPresent }) / Double(newest.count)
            let sittings = Dictionary(grouping: newest, by: \.session).filter { $0.value.count > 1 }
            clusters += sittings.sorted { $0.key < $1.key }.map { $0.value.map { ($0.isPresent ? 1 : 0) - mean } }
        }
        guard clusters.count >= IntraclassCorrelation.leastClusters, let found = IntraclassCorrelation(clusters) else {
            return model.settings.sessionCorrelation
        }
        return found.value
    }
}

extension ThemeEvidence {
    /// What each account that is known to have the need lost, in rising order of accounts.
    var severities: [SeverityEstimate.Account] {
        var found: [Int: SeverityEstimate.Account] = [:]
        for report in reports {
            if let severity = report.severity { found[Int(report.account), default: .init()].fact = severity }
        }
        for account in asked {
            guard let answer = account.newest, answer.isPresent else { continue }
            found[account.account, default: .init()].stated = answer.severity
        }
        for mention in mentions {
            guard let severity = mention.severity else { continue }
            let known = found[mention.account]?.stated ?? 0
            found[mention.account, default: .init()].stated = max(known, severity)
        }
        return found.sorted { $0.key < $1.key }.map(\.value)
    }
}
