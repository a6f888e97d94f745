internal import Reporting
internal import RoadmapScoring

/// What is said about estimates, and how they are read.
enum EstimateWords {
    /// `2..5`, or `3` for what is known; `nil` where it does not rise, or is outside.
    static func range(_ text: String, in limits: ClosedRange<Double>) -> ClosedRange<Double>? {
        let ends = text.split(separator: "..", maxSplits: 1, omittingEmptySubsequences: false)
        let numbers = ends.compactMap { Double($0) }
        guard numbers.count == ends.count, let low = numbers.first, let high = numbers.last, low <= high,
            limits.contains(low), limits.contains(high)
        else { return nil }
        return low...high
    }

    /// What the round waits for.
    static func next(_ round: EstimateRounds.Round?, _ id: String) -> String {
        guard let round else { return "" }
        if round.isOpen { return "; everybody sees all of them now: 'estimate show \(printable(id))'" }
        if !round.missing.isEmpty { return "; still missing: \(round.missing.map(printable).joined(separator: ", "))" }
        return "; 'estimate reveal \(printable(id))' lets everybody see all of them"
    }

    static func name(_ subject: EstimateSpread.Subject) -> String {
        switch subject {
        case .impact: "impact"
        case .effort(let team): "weeks of \(team)"
        }
    }

    /// What the estimates say together, one sentence for each thing.
    static func sentence(_ spread: EstimateSpread) -> String {
        let name = printable(name(spread.subject))
        var text = "\(name): together \(NumberText.range(spread.pooled.lowerBound, spread.pooled.upperBound)), middle "
        text += NumberText.score(spread.middle)
        if spread.parts.count > 1 { text += "; the middles lie a factor of \(NumberText.score(spread.factor)) apart" }
        let far = spread.parts.filter(\.isOutlier).map { printable($0.person) }
        if !far.isEmpty {
            text += "; far from the others: \(far.joined(separator: ", ")) – ask what they know that the others do not"
        }
        return text
    }

    /// The lines for surveys/roadmap.yaml.
    static func proposal(_ spreads: [EstimateSpread]) -> String {
        var lines: [String] = []
        let efforts = spreads.compactMap { spread -> String? in
            guard case .effort(let team) = spread.subject else { return nil }
            return "\(team): \(tenths(spread.pooled.lowerBound))..\(tenths(spread.pooled.upperBound))"
        }
        if !efforts.isEmpty { lines.append("effort: {\(efforts.joined(separator: ", "))}") }
        if let impact = spreads.first(where: { $0.subject == .impact }) {
            let scale = [0.25, 0.5, 1, 2, 3]
            let nearest = scale.min { abs($0 - impact.middle) < abs($1 - impact.middle) } ?? 1
            lines.append("impact: \(NumberText.exact(nearest))")
        }
        return lines.map { "      \($0)\n" }.joined()
    }

    /// To half days, which is as fine as a plan is.
    private static func tenths(_ weeks: Double) -> String {
        NumberText.exact(max(0.1, (weeks * 10).rounded() / 10))
    }
}
