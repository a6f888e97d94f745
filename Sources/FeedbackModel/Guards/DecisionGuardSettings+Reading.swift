internal import LocatedYAML

extension DecisionGuardSettings {
    /// Reads the decision guards among all guards; what is wrong goes to the log.
    ///
    /// `concentration` has one switch and one limit for both levels, which are read already.
    static func read(_ map: YAMLMap, concentration: (isOn: Bool, limit: Double)) -> DecisionGuardSettings {
        var settings = DecisionGuardSettings()
        settings.largestPart = concentration.limit
        var active = Set(DecisionGuard.allCases)
        if !concentration.isOn { active.remove(.concentration) }
        for name in [DecisionGuard.vision, .feedbackCap, .horizon] {
            guard let node = map.optional(name.rawValue) else { continue }
            if node.isScalar {
                if node.boolean() == false { active.remove(name) }
                continue
            }
            _ = node.map("'on' and parameters") { map -> Bool in
                if map.optional("on")?.boolean() == false { active.remove(name) }
                settings.readParameters(of: name, in: map)
                return true
            }
        }
        return settings.with(active)
    }

    private mutating func readParameters(of name: DecisionGuard, in map: YAMLMap) {
        switch name {
        case .vision:
            if let value = map.optional("weight")?.number(in: 0...0.95) { visionWeight = value }
            if let value = map.optional("raters")?.integer(in: 1...20) { leastRaters = value }
        case .feedbackCap:
            if let value = map.optional("cap")?.number(in: 0.05...1) { cap = value }
        case .horizon:
            if let value = map.optional("quarters")?.integer(in: 1...80) { quarters = value }
            if let value = map.optional("discount")?.number(in: 0...1) { discount = value }
            longBets = map.optional("long_bets")?.number(in: 0...1)
        case .concentration: break
        }
    }
}
