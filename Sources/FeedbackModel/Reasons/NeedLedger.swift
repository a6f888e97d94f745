internal import Statistics

/// What each guard does to a theme's Need: the parts add up to the difference between the plain tally and the estimate.
package struct NeedLedger: Hashable, Sendable {
    package struct Entry: Hashable, Sendable {
        package var `guard`: Guard
        /// Need points that it adds, on average over all orders in which the guards could be switched on.
        package var points: Double
    }

    /// Need with all guards off: the share of answers that say yes, times how bad it is said to be.
    package var plain: Double
    /// Need with the guards that are on.
    package var need: Double
    /// Those that are on and change anything here, the largest effect first.
    package var entries: [Entry]
}

extension NeedModel {
    /// The guards that change the Need of any theme, given what there is: a guard against repeats needs repeats.
    func effective(_ guards: Set<Guard>) -> Set<Guard> {
        guards.filter { `guard` in
            switch `guard` {
            case .concentration, .agreement: false
            case .shrinkage, .silentMajority, .calm, .recency: true
            case .distinctAccounts:
                evidence.contains { theme in
                    theme.asked.contains { $0.answers.count > 1 } || theme.reports.contains { $0.recent > 1 }
                }
            case .poststratify: !(settings.margins ?? segments).isEmpty
            case .translation: settings.accuracy.values.contains { $0 != .exact }
            case .icp: population.fits.contains { $0 != 1 }
            case .focusGroup:
                evidence.contains { theme in
                    let sessions = theme.asked.flatMap { $0.answers.map(\.session) }
                    return Set(sessions).count < sessions.count
                }
            }
        }
    }

    /// The ledger of a theme; `nil` where nobody was asked, since there is no plain tally then.
    ///
    /// Shapley's value over all sets of guards, which no order of switching changes; see ``ShapleyAttribution``.
    package func ledger(of theme: Int) -> NeedLedger? {
        guard !evidence[theme].asked.isEmpty else { return nil }
        var calculation = NeedCalculation(self)
        let guards = effective(settings.active).sorted { $0.rawValue < $1.rawValue }
        let values = (0..<(1 << guards.count)).map { mask in
            let on = guards.enumerated().filter { mask & (1 << $0.offset) != 0 }.map(\.element)
            return calculation.assumedNeed(of: theme, Set(on))
        }
        guard let parts = ShapleyAttribution(guards.map(\.rawValue), values: values)?.parts else { return nil }
        let entries = zip(guards, parts).map { NeedLedger.Entry(guard: $0, points: $1.value) }
        return NeedLedger(
            plain: values.first ?? 0, need: values.last ?? 0,
            entries: entries.filter { $0.points != 0 }.sorted {
                (-abs($0.points), $0.guard.rawValue) < (-abs($1.points), $1.guard.rawValue)
            })
    }
}

extension NeedCalculation {
    /// Need points, from what is believed beforehand where a set of guards leaves no evidence.
    fileprivate mutating func assumedNeed(of theme: Int, _ guards: Set<Guard>) -> Double {
        if let need = need(of: theme, guards) { return need }
        return 100 * prior(of: theme, guards).mean * severity(of: theme, guards).value
    }
}
