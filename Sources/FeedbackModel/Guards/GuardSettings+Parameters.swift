extension GuardSettings {
    /// The parameters of a guard as they are written in `canvass.yaml`, in their order there.
    package func parameters(of name: Guard) -> [(name: String, value: String)] {
        func text(_ number: Double) -> String { Int(exactly: number).map(String.init) ?? "\(number)" }
        switch name {
        case .distinctAccounts, .icp: return []
        case .shrinkage:
            return [
                ("by", pooling.rawValue), ("min_themes", String(leastThemes)),
                ("isolated_below", String(isolatedBelow)),
            ]
        case .poststratify:
            let own = margins.map { [("margins", "[\($0.joined(separator: ", "))]")] } ?? []
            return own + [
                ("trim", text(trim)), ("min_cell", String(leastCell)), ("power", weightPower.map(text) ?? "learned"),
            ]
        case .silentMajority:
            return [
                ("kappa_q", reportingStrength.map(text) ?? "learned"), ("min_overlap", String(leastOverlap)),
                ("epsilon", text(falseLabels)), ("window_days", String(windowDays)),
            ]
        case .translation:
            return Evidence.Fidelity.allCases.map { fidelity in
                let accuracy = accuracy[fidelity] ?? .exact
                return (fidelity.rawValue, "{se: \(text(accuracy.sensitivity)), sp: \(text(accuracy.specificity))}")
            }
        case .calm: return [("lambda", text(statedPart)), ("delta", text(statedBound))]
        case .recency:
            let own = halfLives.sorted { $0.key < $1.key }.map { "\($0.key): \(text($0.value))" }
            return [("half_life_days", "{\((own + ["default: \(text(defaultHalfLife))"]).joined(separator: ", "))}")]
        case .focusGroup: return [("rho", text(sessionCorrelation))]
        case .concentration: return [("limit", text(largestPart))]
        case .agreement:
            return [
                ("reliable", text(reliableAlpha)), ("tentative", text(tentativeAlpha)),
                ("min_items", String(leastCoded)),
            ]
        }
    }
}
