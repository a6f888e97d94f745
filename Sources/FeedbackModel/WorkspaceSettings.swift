internal import LocatedYAML
package import SourceDiagnostics

/// What `canvass.yaml` says about a workspace.
package struct WorkspaceSettings: Hashable, Sendable {
    /// What one voice is.
    package enum Unit: String, Hashable, Sendable, CaseIterable { case accounts, seats, revenue, users }

    package struct Team: Codable, Hashable, Sendable {
        package var name: String
        /// Person-weeks a quarter.
        package var capacity: Double

        package init(name: String, capacity: Double) {
            self.name = name
            self.capacity = capacity
        }
    }

    /// Shown at the prompt.
    package var name: String
    /// A name of the time zone database, as it was written.
    package var timeZone: String?
    /// Three letters after ISO 4217.
    package var currency: String?
    package var languages: [String]
    package var unit: Unit
    /// Account attributes that divide the customers.
    package var segments: [String]
    /// In the order of the file.
    package var teams: [Team]
    /// Shares of the capacity that are kept for a kind of work; `nil` where the file does not say.
    package var reserve: CapacityReserve?
    /// Whom to get back to, when, and how often; `nil` where the file does not say.
    package var followUp: FollowUpSettings?
    /// Which guards are on, and their parameters.
    package var guards = GuardSettings()
    /// For how many days words and people are kept; `nil` for as long as nobody erases them.
    package var retentionDays: Int?
    /// Whom the product is for; `nil` for everybody.
    package var target: TargetSettings?

    package init(
        name: String, timeZone: String? = nil, currency: String? = nil, languages: [String] = [],
        unit: Unit = .accounts, segments: [String] = [], teams: [Team] = []
    ) {
        self.name = name
        self.timeZone = timeZone
        self.currency = currency
        self.languages = languages
        self.unit = unit
        self.segments = segments
        self.teams = teams
    }

    /// Reads the bytes of `canvass.yaml`; all that is wrong goes to the log, and then there are no settings.
    ///
    /// Settings that are described but not acted on yet are warnings, so that nobody relies on them.
    package static func parse(_ bytes: [UInt8], file: String, log: DiagnosticLog) -> WorkspaceSettings? {
        guard let root = YAMLNode.read(bytes, file: file, log: log) else { return nil }
        let settings = root.map("settings such as 'workspace: name'") { map -> WorkspaceSettings? in
            var settings = WorkspaceSettings(name: map.required("workspace", of: "the file")?.text() ?? "")
            settings.timeZone = map.optional("time_zone")?.text()
            settings.currency = map.optional("currency").flatMap(currency)
            settings.languages = map.optional("languages")?.texts()?.map(\.text) ?? []
            settings.segments = map.optional("segments")?.texts()?.map(\.text) ?? []
            if let value = map.optional("unit")?.value(of: Unit.self) { settings.unit = value }
            settings.teams = map.optional("teams").map(teams) ?? []
            settings.reserve = map.optional("reserve").map(CapacityReserve.read)
            settings.followUp = map.optional("follow_up").map(FollowUpSettings.read)
            if let node = map.optional("guards") {
                settings.guards = GuardSettings.read(node)
                settings.keepForLongBets(node)
            }
            settings.retentionDays = map.optional("retention_days").flatMap(days)
            settings.target = map.optional("target").map(TargetSettings.read)
            return settings
        }
        return log.hasErrors ? nil : settings
    }

    /// The guard `horizon` may keep capacity for long bets, where `reserve` does not.
    private mutating func keepForLongBets(_ node: YAMLNode) {
        guard let share = guards.decision.longBets, guards.decision.isOn(.horizon) else { return }
        var kept = reserve ?? CapacityReserve()
        guard kept.longBets == 0 else {
            node.error(
                .wrongShape, "the share for long bets is given twice",
                hint: "give it under 'reserve' or under 'guards: horizon', not in both")
            return
        }
        kept.longBets = share
        if kept.support + share > 1 {
            node.error(
                .wrongShape, "more than the whole capacity is reserved",
                hint: "'reserve: support' and 'guards: horizon: long_bets' add up to at most 1")
        }
        reserve = kept
    }

    private static func days(_ node: YAMLNode) -> Int? {
        guard let days = node.number(in: 1...36_500) else { return nil }
        guard days == days.rounded() else {
            node.error(.wrongShape, "expected a whole number of days, as 730")
            return nil
        }
        return Int(days)
    }

    private static func currency(_ node: YAMLNode) -> String? {
        guard let code = node.text("a currency such as EUR") else { return nil }
        guard code.utf8.count == 3, code.utf8.allSatisfy({ (0x41...0x5A).contains($0) }) else {
            node.error(.wrongShape, "expected a currency such as EUR, not '\(code)'")
            return nil
        }
        return code
    }

    private static func teams(_ node: YAMLNode) -> [Team] {
        (node.entries("teams such as 'app: {capacity: 24}'") ?? []).compactMap { entry in
            if !entry.key.text.isIdentifier {
                node.log.error(
                    .badName, at: entry.key.span, "'\(entry.key.text)' is no name for a team",
                    hint: "use small letters, digits and '_', beginning with a letter")
            }
            return entry.value.map("'capacity'") { map -> Team? in
                guard let node = map.required("capacity", of: "team '\(entry.key.text)'"),
                    let capacity = node.number(in: 0...10_000)
                else { return nil }
                return Team(name: entry.key.text, capacity: capacity)
            }
        }
    }
}
