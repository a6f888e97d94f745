internal import FeedbackModel
internal import Reporting

/// The share of a theme in seats, in revenue and in people, beside that in accounts.
struct UnitShares {
    /// A unit, what a column calls it, and where its share stands.
    struct Unit {
        var name: String
        var share: @Sendable (NeedEstimate) -> Double?
    }

    static let all = [
        Unit(name: "of seats") { $0.seatShare }, Unit(name: "of revenue") { $0.revenueShare },
        Unit(name: "of users") { $0.userShare },
    ]

    /// Those of which something is known.
    static func known(in estimates: [ThemeEstimate]) -> [Unit] {
        all.filter { unit in estimates.contains { $0.model.flatMap(unit.share) != nil } }
    }

    /// `12 % · 30 %`, in the order of the units.
    static func text(_ model: NeedEstimate, _ units: [Unit]) -> String {
        units.map { unit in unit.share(model).map(NumberText.percent) ?? "–" }.joined(separator: " · ")
    }

    /// A theme's place from 1 by its need in a unit, among those that have a rank.
    static func rank(of theme: String, by unit: Unit, in estimates: [ThemeEstimate]) -> Int? {
        let needs = estimates.filter(\.isRanked).compactMap { estimate -> (theme: String, need: Double)? in
            estimate.model.flatMap { model in unit.share(model).map { (estimate.theme, $0 * model.severity) } }
        }.sorted { (-$0.need, $0.theme) < (-$1.need, $1.theme) }
        return needs.firstIndex { $0.theme == theme }.map { $0 + 1 }
    }

    /// What leads by other units than by accounts: a finding, since it depends on whose voice counts.
    static func disagreements(_ estimates: [ThemeEstimate]) -> [String] {
        let ranked = FeedbackNumbers.sorted(estimates).filter(\.isRanked)
        guard ranked.count > 1, let first = ranked.first?.theme else { return [] }
        return known(in: ranked).compactMap { unit in
            guard let leader = ranked.first(where: { rank(of: $0.theme, by: unit, in: ranked) == 1 })?.theme,
                leader != first, let place = rank(of: first, by: unit, in: ranked)
            else { return nil }
            return "counted \(unit.name.replacingFirst("of", with: "in")), \(printable(leader)) comes first and "
                + "\(printable(first)) is number \(place)"
        }
    }
}

extension String {
    fileprivate func replacingFirst(_ start: String, with other: String) -> String {
        hasPrefix(start) ? other + dropFirst(start.count) : self
    }
}

extension Session {
    /// Says where the order of needs depends on what is counted.
    func remarkOnUnits(_ picture: FeedbackPicture) {
        for sentence in UnitShares.disagreements(picture.estimates) { output.tell("note: \(sentence)") }
    }

    /// Says how far 90 % intervals are to be believed where few were asked.
    func remarkOnSmallSamples(_ picture: FeedbackPicture) {
        let few = picture.estimates.filter {
            $0.model != nil && (1..<MeasuredCoverage.enough).contains($0.askedAccounts)
        }
        guard let asked = few.map(\.askedAccounts).min(), let coverage = EvidenceSentences.coverage(asked: asked) else {
            return
        }
        output.tell(
            "note: small samples: \(NumberText.count(few.count, "need")) with fewer than \(MeasuredCoverage.enough) asked, "
                + "down to \(asked): \(coverage)")
    }
}
