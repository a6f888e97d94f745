internal import SurveyModel

/// What a closed answer says about the need that its question asks about, where the survey does not say it itself.
extension Question {
    /// Whether an answer says that the need is there; `nil` where nothing says what would be a yes.
    func saysYes(_ value: Value) -> Bool? {
        switch (kind, value) {
        case (.yesNo, .choice(let code)): return code == "yes"
        case (.scale(let range), .integer(let point)):
            return asksForSatisfaction ? point < range.lowerBound + 2 : point > range.upperBound - 2
        case (.kano, .kano(let answer)):
            switch answer.category {
            case .attractive, .oneDimensional, .mustBe: return true
            case .indifferent, .reverse: return false
            case .questionable: return nil
            }
        case (.choice(let list), .choice(let code)): return list[code]?.isExclusive == false
        case (.multi(let list), .multi(let codes)): return codes.contains { list[$0]?.isExclusive == false }
        default: return nil
        }
    }

    /// How bad a point of a scale says it is, 0 to 1; `nil` for all other types.
    func severity(of value: Value) -> Double? {
        guard case .scale(let range) = kind, case .integer(let point) = value, range.count > 1 else { return nil }
        let share = Double(point - range.lowerBound) / Double(range.upperBound - range.lowerBound)
        return asksForSatisfaction ? 1 - share : share
    }

    /// Whether its high points mean that nothing is missing.
    private var asksForSatisfaction: Bool { preset == .satisfaction || preset == .csat }
}
