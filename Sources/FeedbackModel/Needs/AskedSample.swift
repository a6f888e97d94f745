internal import Statistics

/// What the answers about one theme come to with some guards on: for each kind of record how many said yes, of how many.
package struct AskedSample: Hashable, Sendable {
    /// Answers of one kind of record.
    package struct Group: Hashable, Sendable {
        /// X and n: weighted counts, worth as much as so many independent answers of equal weight.
        package var yes: Double
        package var size: Double
        package var accuracy: GuardSettings.Accuracy

        package init(yes: Double, size: Double, accuracy: GuardSettings.Accuracy = .exact) {
            self.yes = yes
            self.size = size
            self.accuracy = accuracy
        }

        /// The share after undoing what records get wrong, held between 0 and 1.
        ///
        /// Source: W. J. Rogan & B. Gladen, American Journal of Epidemiology 107 (1978).
        package var corrected: Double {
            let found = (yes / size + accuracy.specificity - 1) / (accuracy.sensitivity + accuracy.specificity - 1)
            return min(max(found, 0), 1)
        }
    }

    package var groups: [Group]
    /// What each asked account weighs now, in the order of ``ThemeEvidence/asked``; 0 for who is set aside.
    package var weights: [Double]
    /// Kish's design effect of the weights: how much variance they cost.
    package var designEffect: Double
    /// How many answers were counted.
    package var count: Int

    package init(groups: [Group], weights: [Double], designEffect: Double, count: Int) {
        self.groups = groups
        self.weights = weights
        self.designEffect = designEffect
        self.count = count
    }

    /// n_eff: how many independent answers of equal weight it is worth.
    package var effectiveSize: Double { groups.reduce(0) { $0 + $1.size } }

    /// The share that is observed, corrected for what records get wrong; `nil` without answers.
    package var share: Double? {
        let size = effectiveSize
        return size > 0 ? groups.reduce(0) { $0 + $1.size * $1.corrected } / size : nil
    }

    /// The logarithm of the likelihood of a share.
    func logLikelihood(of share: Double) -> Double {
        groups.reduce(0) { sum, group in
            let shown = group.accuracy.sensitivity * share + (1 - group.accuracy.specificity) * (1 - share)
            return sum + Binomial.logLikelihood(yes: group.yes, no: group.size - group.yes, share: shown)
        }
    }
}

extension AskedSample {
    /// An answer with what it weighs.
    private struct Row {
        var weight: Double
        var recency: Double
        var isPresent: Bool
        var fidelity: Evidence.Fidelity
        var session: String
    }

    /// Counts the answers about a theme.
    ///
    /// - Parameters:
    ///   - asked: Who was asked.
    ///   - weights: What each of them weighs.
    ///   - worth: The part of what they are worth that is left where the weights do not make them like all customers.
    ///   - category: The theme's, for how fast its answers age.
    ///   - guards: Those that are on.
    ///   - settings: Their parameters.
    ///   - correlation: How alike the answers of one sitting are.
    ///   - now: The moment that ages are counted to, in milliseconds.
    init(
        _ asked: [ThemeEvidence.Asked], weights: [Double], worth: Double = 1, category: String, guards: Set<Guard>,
        settings: GuardSettings, correlation: Double, now: Int64
    ) {
        var rows: [Row] = []
        let halfLife = settings.halfLife(of: category)
        for (account, weight) in zip(asked, weights) where weight > 0 {
            let counted = guards.contains(.distinctAccounts) ? account.answers.suffix(1) : account.answers[...]
            rows += counted.map { answer in
                Row(
                    weight: weight,
                    recency: guards.contains(.recency) ? Self.recency(answer.time, now: now, halfLife: halfLife) : 1,
                    isPresent: answer.isPresent, fidelity: answer.fidelity, session: answer.session)
            }
        }
        self.weights = weights
        count = rows.count
        let kish = Statistics.effectiveSize(rows.map(\.weight))
        designEffect = kish > 0 ? Double(rows.count) / kish : 1
        groups = Evidence.Fidelity.allCases.compactMap { fidelity in
            let rows = rows.filter { $0.fidelity == fidelity }
            let single = Statistics.effectiveSize(rows.map(\.weight), discounts: rows.map(\.recency))
            let sum = rows.reduce(0) { $0 + $1.weight * $1.recency }
            let yes = rows.reduce(0) { $0 + ($1.isPresent ? $1.weight * $1.recency : 0) }
            guard sum > 0, single > 0 else { return nil }
            let size = worth * single / (guards.contains(.focusGroup) ? Self.clusterEffect(rows, correlation) : 1)
            return Group(
                yes: min(size, yes / sum * size), size: size,
                accuracy: guards.contains(.translation) ? settings.accuracy[fidelity] ?? .exact : .exact)
        }
    }

    /// What answers of one sitting lose by being alike, for sittings with several accounts.
    private static func clusterEffect(_ rows: [Row], _ correlation: Double) -> Double {
        let sizes = Dictionary(rows.map { ($0.session, 1.0) }, uniquingKeysWith: +)
        return Statistics.designEffect(
            clusterSizes: sizes.sorted { $0.key < $1.key }.map(\.value), correlation: correlation)
    }

    /// δ = 2^(−age/half-life): 1 for now and for what lies in the future.
    private static func recency(_ time: Int64, now: Int64, halfLife: Double) -> Double {
        let age = (Double(now) - Double(time)) / 86_400_000
        return age <= 0 ? 1 : Elementary.exp(-0.6931471805599453 * age / halfLife)
    }
}
