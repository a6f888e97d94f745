/// What is agreed for a method before anything is scored by it: the key `methods` of `roadmap.yaml`.
package struct MethodSettings: Codable, Hashable, Sendable {
    /// How the three numbers of ICE become one; both are in use, and they rank differently.
    package enum Combination: String, Codable, Hashable, Sendable, CaseIterable { case product, mean }

    /// Where high begins, fixed beforehand: a median of the list would move with each initiative that is added.
    package struct CutOffs: Codable, Hashable, Sendable {
        package var value: Double
        /// Person-weeks.
        package var weeks: Double

        package init(value: Double, weeks: Double) {
            self.value = value
            self.weeks = weeks
        }
    }

    package var ice: Combination?
    package var valueEffort: CutOffs?
    package var weighted: WeightedScore?

    package init(ice: Combination? = nil, valueEffort: CutOffs? = nil, weighted: WeightedScore? = nil) {
        self.ice = ice
        self.valueEffort = valueEffort
        self.weighted = weighted
    }

    private enum CodingKeys: String, CodingKey {
        case ice, weighted
        case valueEffort = "value_effort"
    }
}

/// Where an initiative lies between value and effort.
package enum Quadrant: String, Codable, Hashable, Sendable, CaseIterable {
    /// Much value for little effort.
    case quickWin = "quick_win"
    /// Much value for much effort.
    case bigBet = "big_bet"
    /// Little value for little effort.
    case fillIn = "fill_in"
    /// Little value for much effort.
    case moneyPit = "money_pit"

    package init(value: Double, weeks: Double, _ cutOffs: MethodSettings.CutOffs) {
        self =
            value >= cutOffs.value
            ? (weeks < cutOffs.weeks ? .quickWin : .bigBet) : (weeks < cutOffs.weeks ? .fillIn : .moneyPit)
    }
}

extension Roadmap {
    /// The methods for which somebody gave something, in their usual order; the need is always there.
    package var usedMethods: [ScoringMethod] {
        ScoringMethod.allCases.filter { method in
            switch method {
            case .needPerWeek: true
            case .weighted: methods?.weighted != nil
            default: initiatives.contains { $0.hasInputs(for: method) }
            }
        }
    }
}

extension Initiative {
    /// Whether somebody gave something that only this method asks for.
    func hasInputs(for method: ScoringMethod) -> Bool {
        switch method {
        case .rice: reach != nil || impact != nil || confidence != nil
        case .riceModel: impact != nil && !covers.isEmpty
        case .needPerWeek: !covers.isEmpty
        case .ice: inputs?.ice != nil
        case .wsjf: inputs?.wsjf != nil
        case .cd3: inputs?.delayCost != nil
        case .valueEffort: inputs?.value != nil
        case .weighted: true
        case .kano: inputs?.kano != nil
        case .opportunity: inputs?.opportunity != nil
        case .maxDiff: inputs?.maxDiff != nil
        case .npv: inputs?.npv != nil
        }
    }
}

extension ScoringMethod {
    /// Whether a score is a worth over an effort.
    package var dividesByEffort: Bool {
        switch self {
        case .rice, .riceModel, .needPerWeek, .cd3, .valueEffort: true
        case .ice, .wsjf, .weighted, .kano, .opportunity, .maxDiff, .npv: false
        }
    }

    /// Whether the numbers that it takes say how sure they are; without that, a chance to be first would be made up.
    package var knowsDoubt: Bool { self != .ice && self != .wsjf }

    /// Whether sums of money go into it.
    var countsMoney: Bool { self == .cd3 || self == .npv || self == .weighted }
}
