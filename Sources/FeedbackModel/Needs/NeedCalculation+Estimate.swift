extension NeedCalculation {
    /// All that is known and estimated about a theme.
    mutating func estimate(of theme: Int, _ guards: Set<Guard>) -> ThemeEstimate {
        var estimate = ThemeEstimate(counting: model.evidence[theme], in: model.population)
        estimate.agreement = model.codings[estimate.theme].flatMap { CodingAgreement($0, settings: model.settings) }
        estimate.model = need(of: theme, guards, estimate)
        return estimate
    }

    private mutating func need(of theme: Int, _ guards: Set<Guard>, _ counts: ThemeEstimate) -> NeedEstimate? {
        guard let posterior = posterior(of: theme, guards) else { return nil }
        let sample = sample(of: theme, guards)
        let severity = severity(of: theme, guards)
        let need = NeedEstimate.interval(posterior, severity)
        let hasTickets = ticketLikelihood(of: theme, guards) != nil
        let fits = frames[isScoped(theme, guards) ? 1 : 0].fits
        let chances = chances(of: theme, guards, share: posterior.mean)
        let seats = model.population.base(.seats).map { Self.share(chances, $0, fits) }
        let revenues = model.population.base(.revenue)
        return NeedEstimate(
            basis: sample.effectiveSize == 0 ? .tickets : hasTickets ? .fused : .asked, posterior: posterior,
            severity: severity.value, severityError: severity.error, severityAccounts: severity.accounts,
            needLow: need.lowerBound, needHigh: need.upperBound, effectiveSize: sample.effectiveSize,
            designEffect: sample.designEffect, seatShare: seats?.share,
            revenueShare: revenues.map { Self.share(chances, $0, fits).share },
            userShare: model.population.base(.users).map { Self.share(chances, $0, fits).share },
            expectedRevenue: revenues.map { Self.share(chances, $0, fits).sum },
            badges: badges(of: theme, guards, counts, sample))
    }

    /// Σ weight·chance, and its part of all weights.
    private static func share(_ chances: [Double], _ base: [Double], _ fits: [Double]) -> (sum: Double, share: Double) {
        var (sum, whole) = (0.0, 0.0)
        for i in chances.indices {
            sum += base[i] * fits[i] * chances[i]
            whole += base[i] * fits[i]
        }
        return (sum, whole > 0 ? min(1, sum / whole) : 0)
    }

    private mutating func badges(
        of theme: Int, _ guards: Set<Guard>, _ counts: ThemeEstimate, _ sample: AskedSample
    ) -> [NeedEstimate.Badge] {
        let weighting = weighting(of: theme, guards)
        let settings = model.settings
        var badges: Set<NeedEstimate.Badge> = []
        if counts.askedAccounts == 0 { badges.insert(.notAsked) }
        if counts.askedAccounts > 0, counts.askedAccounts < ThemeEstimate.smallSample { badges.insert(.smallSample) }
        if guards.contains(.shrinkage), counts.needAccounts < settings.isolatedBelow { badges.insert(.isolated) }
        if guards.contains(.concentration), let part = counts.concentration?.largestPart, part > settings.largestPart {
            badges.insert(.singleCustomer)
        }
        if weighting.outcome == .raked, sample.designEffect > Weighting.warnedEffect { badges.insert(.heavyWeights) }
        switch weighting.outcome {
        case .plain, .raked: break
        case .refused: badges.insert(.notWeighted)
        case .unmatched: badges.formUnion([.notWeighted, .unmatched])
        }
        if model.evidence[theme].isMostlyUnmatched { badges.insert(.unmatched) }
        if guards.contains(.agreement), let standing = counts.agreement?.standing {
            switch standing {
            case .reliable: break
            case .tentative: badges.insert(.tentativeCoding)
            case .unreliable: badges.insert(.unreliableCoding)
            }
        }
        return NeedEstimate.Badge.allCases.filter(badges.contains)
    }
}
