/// The feedback model: from what accounts said and wrote to what share of the customer base has which need, and how badly.
///
/// It is a value: the same input gives the same numbers, in whatever order evidence came, and switching a guard reads
/// nothing anew.
package struct NeedModel: Hashable, Sendable {
    package let population: Population
    /// In the order of the codebook.
    package let evidence: [ThemeEvidence]
    /// Which guards are on, and their parameters.
    package var settings: GuardSettings
    /// The account attributes that divide customers, for the guard `poststratify` and for unequal chances.
    package let segments: [String]
    /// Categories and themes that the guard `icp` leaves alone.
    package let exempt: Set<String>
    /// What ages are counted to, in milliseconds since 1970-01-01 UTC.
    package let now: Int64
    /// By theme, the items that several coders looked at, each with its codes; see ``CodingAgreement``.
    package let codings: [String: [[Bool]]]
    private let numbers: [String: Int]

    package init(
        population: Population, evidence: [ThemeEvidence], settings: GuardSettings = GuardSettings(),
        segments: [String] = [], exempt: Set<String> = [], now: Int64 = 0,
        codings: [String: [[Bool]]] = [:]
    ) {
        self.codings = codings
        self.population = population
        self.evidence = evidence
        self.settings = settings
        self.segments = segments
        self.exempt = exempt
        self.now = now
        numbers = Dictionary(evidence.enumerated().map { ($1.theme, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// T: what each account's voice is worth, in the order of ``Population/accounts``.
    package var weights: [Double] { population.weights }

    /// The place of a theme in ``evidence``, by its id.
    package func number(of theme: String) -> Int? { numbers[theme] }

    /// What is known and estimated about each theme, in the order of the codebook.
    package func estimates() -> [ThemeEstimate] {
        var calculation = NeedCalculation(self)
        return evidence.indices.map { calculation.estimate(of: $0, settings.active) }
    }

    /// Need points of each theme with only these guards on; `nil` where nothing is known.
    package func needs(with guards: Set<Guard>) -> [Double?] {
        var calculation = NeedCalculation(self)
        return evidence.indices.map { calculation.need(of: $0, guards) }
    }

    /// The chance that each account has the need of a theme, in the order of ``Population/accounts``: e of section 4.1.
    ///
    /// Their mean over the accounts that the product is for is P. Themes about which nothing is known are left out.
    package func chances(of themes: some Sequence<String>) -> [String: [Double]] {
        var calculation = NeedCalculation(self)
        var result: [String: [Double]] = [:]
        for theme in themes {
            guard let number = number(of: theme), result[theme] == nil else { continue }
            result[theme] = calculation.chances(of: number, settings.active)
        }
        return result
    }

    /// The chance that an account has the need of a theme; `nil` where one of them is not known.
    package func chance(of theme: String, account: String) -> Double? {
        guard let place = population.number(of: account) else { return nil }
        return chances(of: [theme])[theme]?[place]
    }

    /// Whether the guard `icp` leaves a theme alone: named, or a bug that leaves most of those it hits unable to work.
    func isExempt(_ theme: ThemeEvidence) -> Bool {
        if exempt.contains(theme.theme) || exempt.contains(theme.category) { return true }
        if let name = theme.theme.split(separator: "/").last, exempt.contains(String(name)) { return true }
        return theme.category == "bug" && !theme.reports.isEmpty
            && 2 * theme.reports.count { $0.priority == 4 } >= theme.reports.count
    }
}
