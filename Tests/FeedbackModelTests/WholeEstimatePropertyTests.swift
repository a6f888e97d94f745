internal import FeedbackModel
internal import Statistics
internal import Testing

/// What must hold of the whole way from items to estimates, whatever the items; each loop says the seed that broke it.
@Suite struct WholeEstimatePropertyTests {
    private static let themes = ["bug/a", "bug/b", "bug/c", "ux/d", "ux/e", "wish/f", "wish/g"]
    private static let now: Int64 = 1_790_000_000_000

    /// One thing that is counted.
    private enum Item {
        case ticket(theme: String, account: String?, priority: String?, time: Int64)
        case session(Evidence)
    }

    private static func pick<Element>(_ elements: [Element], _ chance: inout Xoshiro256) -> Element {
        elements[min(elements.count - 1, Int(chance.uniform() * Double(elements.count)))]
    }

    /// Anything: no account, future days, severities that are none, sittings of many, all kinds of records.
    private static func items(_ chance: inout Xoshiro256, themes: [String] = themes) -> [Item] {
        let count = pick([0, 1, 30, 250], &chance)
        return (0..<count).map { number in
            let theme = pick(themes + ["gone/x"], &chance)
            let account: String? = chance.uniform() < 0.1 ? nil : "a\(Int(chance.uniform() * 40))"
            if chance.uniform() < 0.4 {
                return .ticket(
                    theme: theme, account: account, priority: pick(["urgent", "low", nil, "P1"], &chance),
                    time: pick([.min, 0, now / 1000, now / 1000 - 86_400 * 300, .max], &chance))
            }
            var item = Evidence(
                theme: theme, source: .session(id: "s\(number % 20)", sequence: number, place: "q"),
                channel: .interview, fidelity: pick(Evidence.Fidelity.allCases, &chance), accountID: account,
                time: pick([.min, 0, now, now - 40 * 86_400_000, .max], &chance), wasAsked: chance.uniform() < 0.8,
                isPresent: chance.uniform() < 0.4, severity: pick([nil, 0, 0.7, 1, .nan, -3, .infinity], &chance))
            if !item.wasAsked { item.isPresent = true }
            return .session(item)
        }
    }

    private static func accounts(_ chance: inout Xoshiro256) -> [Account] {
        (0..<pick([0, 1, 5, 60], &chance)).map { number in
            Account(
                id: "a\(number)", source: "crm", name: "",
                attributes: ["plan": pick(["free", "team", ""], &chance), "size": pick(["s", "l"], &chance)],
                seats: pick([nil, 0, -5, 3, 900, .max], &chance),
                revenue: pick([nil, 0, -1, 4e4, 1e300, .nan, -.infinity], &chance),
                lifecycle: pick([nil, "churned", "active"], &chance), users: pick([nil, 0, -1, 7], &chance))
        }
    }

    private static func settings(_ chance: inout Xoshiro256) -> GuardSettings {
        var settings = GuardSettings()
        settings.active = Set(Guard.allCases.filter { _ in chance.uniform() < 0.85 })
        settings.leastOverlap = pick([1, 10], &chance)
        settings.leastThemes = pick([2, 5], &chance)
        settings.weightPower = pick([nil, nil, 0, 0.5], &chance)
        settings.reportingStrength = pick([nil, nil, 2, 16], &chance)
        settings.trim = pick([1, 5], &chance)
        settings.leastCell = pick([1, 5], &chance)
        settings.leastCoded = 2
        return settings
    }

    private static func model(
        _ items: [Item], _ accounts: [Account], _ settings: GuardSettings, themes: [String] = themes,
        merges: ThemeMerges = ThemeMerges()
    ) -> NeedModel {
        let codebook = Codebook(
            name: "t", themes: themes.map { Theme(id: $0, category: String($0.prefix { $0 != "/" })) })
        var estimator = FeedbackEstimator(codebook.without(merges), accounts: accounts, now: now)
        for item in items {
            switch item {
            case .ticket(let theme, let account, let priority, let time):
                estimator.addTicket(
                    about: merges.resolved(theme), accountID: account, priority: priority, createdAt: time)
            case .session(var evidence):
                evidence.theme = merges.resolved(evidence.theme)
                estimator.add(evidence)
            }
        }
        let fits = TargetSettings(rules: [])
        return estimator.model(
            guards: settings, target: fits, segments: ["plan", "size", "none"], now: now,
            codings: [
                "bug/a": [[true, false], [false, true], [true, true]], "bug/b": [[true, true], [false, false]],
            ])
    }

    /// All numbers of an estimate, found by looking at every one of its parts.
    private static func numbers(_ value: Any) -> [Double] {
        if let number = value as? Double { return [number] }
        return Mirror(reflecting: value).children.flatMap { numbers($0.value) }
    }

    // Nothing that comes in can make a number that is none, nor a share above one, anywhere.
    @Test func noNumberIsEverNotANumber() throws {
        for seed in 0..<80 {
            var chance = Xoshiro256(seed: UInt64(seed))
            let accounts = Self.accounts(&chance)
            let settings = Self.settings(&chance)
            let themes = seed.isMultiple(of: 5) ? Array(Self.themes.prefix(1)) : Self.themes
            let model = Self.model(Self.items(&chance, themes: themes), accounts, settings, themes: themes)
            let estimates = model.estimates()
            for estimate in estimates {
                #expect(Self.numbers(estimate).allSatisfy { $0.isFinite }, "seed \(seed) \(estimate)")
                for share in [
                    estimate.model?.share, estimate.model?.seatShare, estimate.model?.revenueShare,
                    estimate.model?.userShare, estimate.model?.severity, estimate.lowerBound,
                ].compactMap(\.self) {
                    #expect((0...1).contains(share), "seed \(seed)")
                }
            }
            for chances in model.chances(of: themes).values {
                #expect(chances.allSatisfy { (0...1).contains($0) }, "seed \(seed)")
            }
            let reasons = try #require(model.reasons(for: themes[0], among: estimates))
            #expect(Self.numbers(reasons).allSatisfy { $0.isFinite }, "seed \(seed)")
            #expect((0...1).contains(model.weightPower) && (2...16).contains(model.reportingStrength), "seed \(seed)")
        }
    }

    // Whoever imports first, and in whatever order: all of the estimate is the same, to the last bit.
    @Test func theOrderOfTheInputChangesNothing() {
        for seed in 0..<40 {
            var chance = Xoshiro256(seed: UInt64(1000 + seed))
            let accounts = Self.accounts(&chance)
            let settings = Self.settings(&chance)
            let items = Self.items(&chance)
            let before = Self.model(items, accounts, settings).estimates()
            func shuffled<Element>(_ elements: [Element]) -> [Element] {
                elements.map { (chance.uniform(), $0) }.sorted { $0.0 < $1.0 }.map(\.1)
            }
            #expect(Self.model(shuffled(items), shuffled(accounts), settings).estimates() == before, "seed \(seed)")
        }
    }

    // A merge is a pointer: taken back, all is as it was; and while it stands nobody counts twice.
    @Test func takingAMergeBackIsAsIfThereHadBeenNone() throws {
        for seed in 0..<30 {
            var chance = Xoshiro256(seed: UInt64(2000 + seed))
            let accounts = Self.accounts(&chance)
            let settings = Self.settings(&chance)
            let items = Self.items(&chance)
            let before = Self.model(items, accounts, settings)
            var merges = ThemeMerges()
            merges.merge("bug/b", into: "bug/a")
            merges.merge("bug/c", into: "bug/b")
            let merged = Self.model(items, accounts, settings, merges: merges)
            let one = try #require(merged.estimates().first { $0.theme == "bug/a" })
            let parts = before.estimates().filter { $0.category == "bug" }
            #expect(one.tickets == parts.reduce(0) { $0 + $1.tickets }, "seed \(seed)")
            #expect(one.askedAccounts <= parts.reduce(0) { $0 + $1.askedAccounts }, "seed \(seed)")
            #expect(one.askedAccounts >= parts.map(\.askedAccounts).max() ?? 0, "seed \(seed)")
            merges.unmerge("bug/c")
            merges.unmerge("bug/b")
            let after = Self.model(items, accounts, settings, merges: merges)
            #expect(after.estimates() == before.estimates(), "seed \(seed)")
        }
    }

    // With one guard off, nothing of that guard is left: its parameters change no number.
    @Test func eachGuardThatIsOffIsAsIfItWereNotThere() {
        for (seed, name) in Guard.allCases.enumerated() {
            var chance = Xoshiro256(seed: UInt64(3000 + seed))
            let accounts = Self.accounts(&chance)
            var settings = GuardSettings()
            settings.leastOverlap = 1
            settings.active.remove(name)
            let items = Self.items(&chance)
            let before = Self.model(items, accounts, settings).estimates().map { $0.model?.need }
            switch name {
            case .distinctAccounts, .icp: break
            case .shrinkage: (settings.pooling, settings.isolatedBelow) = (.all, 99)
            case .poststratify: (settings.margins, settings.trim, settings.weightPower) = (["size"], 1, 0.3)
            case .silentMajority: (settings.reportingStrength, settings.falseLabels) = (16, 0.2)
            case .translation: settings.accuracy = settings.accuracy.mapValues { _ in .exact }
            case .calm: (settings.statedPart, settings.statedBound) = (1, 1)
            case .recency: (settings.halfLives, settings.defaultHalfLife) = ([:], 30)
            case .focusGroup: settings.sessionCorrelation = 1
            case .concentration: settings.largestPart = 0
            case .agreement: (settings.reliableAlpha, settings.tentativeAlpha) = (1, 1)
            }
            let after = Self.model(items, accounts, settings).estimates()
            #expect(after.map { $0.model?.need } == before, "\(name)")
            let pointed: [Guard: NeedEstimate.Badge] = [
                .concentration: .singleCustomer, .agreement: .unreliableCoding, .shrinkage: .isolated,
            ]
            if let badge = pointed[name] {
                #expect(after.allSatisfy { $0.model?.badges.contains(badge) != true }, "\(name)")
            }
        }
    }

    // What was measured is said up to sixty asked, and never better for fewer.
    @Test func fewerAnswersNeverPromiseMore() {
        #expect(MeasuredCoverage.figure(asked: 9) == nil)
        #expect(MeasuredCoverage.figure(asked: MeasuredCoverage.enough) == nil)
        var last = 0.0
        for asked in 10..<MeasuredCoverage.enough {
            let part = MeasuredCoverage.figure(asked: asked)?.part ?? 0
            #expect(part >= last && part < 0.9 && part > 0.8, "\(asked)")
            last = part
        }
    }
}
