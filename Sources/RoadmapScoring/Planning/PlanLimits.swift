package import FeedbackModel
internal import Statistics

/// A share of all capacity that is kept for something, or kept from it.
package enum Quota: String, Codable, Hashable, Sendable, CaseIterable {
    /// Kept for what ends support work.
    case support
    /// Kept for what pays off late.
    case longBets = "long_bets"
    /// The most for what rests on customers' words.
    case feedbackAtMost = "feedback_at_most"
}

/// What a plan has to keep to.
package struct PlanLimits: Codable, Hashable, Sendable {
    package var teams: [WorkspaceSettings.Team]
    package var reserve: CapacityReserve

    package init(teams: [WorkspaceSettings.Team], reserve: CapacityReserve = CapacityReserve()) {
        self.teams = teams
        self.reserve = reserve
    }

    /// The quotas that are set.
    package var quotas: [Quota] {
        [
            reserve.support > 0 ? .support : nil, reserve.longBets > 0 ? .longBets : nil,
            (reserve.feedbackAtMost ?? 1) < 1 ? .feedbackAtMost : nil,
        ].compactMap(\.self)
    }

    func without(_ quota: Quota) -> PlanLimits {
        var limits = self
        switch quota {
        case .support: limits.reserve.support = 0
        case .longBets: limits.reserve.longBets = 0
        case .feedbackAtMost: limits.reserve.feedbackAtMost = nil
        }
        return limits
    }

    /// Capacity and effort are counted in half days, so that sums are exact.
    static let unitsPerWeek = 10.0

    /// A quarter's capacity as the limits of a choice: the teams, then the quotas.
    ///
    /// What is reserved for one kind is what all others together may not use.
    var limits: [SelectionProblem.Limit] {
        let all = teams.reduce(0.0) { $0 + $1.capacity }
        func part(_ share: Double) -> Int { Self.room(all * share) }
        let (support, longBets) = (reserve.support, reserve.longBets)
        return teams.map { SelectionProblem.Limit(name: $0.name, capacity: Self.room($0.capacity)) } + [
            .init(name: "not support", capacity: part(1 - support)),
            .init(name: "no long bet", capacity: part(1 - longBets)),
            .init(name: "neither", capacity: part(max(0, 1 - support - longBets))),
            .init(name: "feedback", capacity: part(reserve.feedbackAtMost ?? 1)),
        ]
    }

    /// What an initiative takes of each limit, by its expected effort.
    func costs(of initiative: Initiative) -> [Int] {
        let byTeam = teams.map { Self.units(initiative.weeks(of: $0.name)) }
        let all = byTeam.reduce(0, +)
        return byTeam + [
            initiative.kind == .support ? 0 : all, initiative.kind == .longBet ? 0 : all,
            initiative.kind == .product ? all : 0, initiative.covers.isEmpty ? 0 : all,
        ]
    }

    /// An effort in half days, rounded up.
    static func units(_ weeks: Double) -> Int { whole((weeks * unitsPerWeek - 1e-6).rounded(.up)) }

    /// A capacity in half days, rounded down.
    static func room(_ weeks: Double) -> Int { whole((weeks * unitsPerWeek + 1e-6).rounded(.down)) }

    private static func whole(_ number: Double) -> Int { Int(min(max(number, 0), 1e9)) }
}

extension Initiative {
    /// The expected person-weeks of a team.
    package func weeks(of team: String) -> Double {
        effort.filter { $0.team == team }.reduce(0) { $0 + $1.quantity.mean }
    }

    /// The expected person-weeks of all teams.
    package var expectedWeeks: Double { effort.reduce(0) { $0 + $1.quantity.mean } }
}
