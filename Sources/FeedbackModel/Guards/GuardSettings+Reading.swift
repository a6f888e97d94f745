package import LocatedYAML
internal import SourceDiagnostics

extension GuardSettings {
    /// Reads the key `guards`: by the name of each guard its parameters, or only `false`; what is wrong goes to the log.
    package static func read(_ node: YAMLNode) -> GuardSettings {
        var settings = GuardSettings()
        _ = node.map("guards such as 'calm: {on: true, lambda: 0.5}'") { map -> Bool in
            for name in Guard.allCases {
                guard let node = map.optional(name.rawValue) else { continue }
                settings.read(node, of: name)
            }
            settings.decision = DecisionGuardSettings.read(
                map, concentration: (settings.isOn(.concentration), settings.largestPart))
            return true
        }
        return settings
    }

    private mutating func read(_ node: YAMLNode, of name: Guard) {
        if node.isScalar {
            set(name, isOn: node.boolean())
            return
        }
        _ = node.map("'on' and parameters") { map -> Bool in
            set(name, isOn: map.optional("on")?.boolean())
            parameters(of: name, in: map)
            return true
        }
    }

    private mutating func set(_ name: Guard, isOn: Bool?) {
        if isOn == false { active.remove(name) }
    }

    private mutating func parameters(of name: Guard, in map: YAMLMap) {
        switch name {
        case .distinctAccounts, .icp: break
        case .shrinkage:
            if let value = map.optional("by")?.value(of: Pooling.self) { pooling = value }
            if let value = map.optional("min_themes")?.integer(in: 2...10_000) { leastThemes = value }
            if let value = map.optional("isolated_below")?.integer(in: 0...1_000_000) { isolatedBelow = value }
        case .poststratify:
            if let node = map.optional("margins"), let texts = node.texts("a list of account attributes") {
                if texts.count > 4 {
                    node.error(.wrongShape, "at most four margins, not \(texts.count)")
                }
                margins = texts.map(\.text)
            }
            if let value = map.optional("trim")?.number(in: 1...1000) { trim = value }
            if let value = map.optional("min_cell")?.integer(in: 1...1_000_000) { leastCell = value }
            if let value = map.optional("power")?.number(in: 0...1) { weightPower = value }
        case .silentMajority:
            if let value = map.optional("kappa_q")?.number(in: 2...16) { reportingStrength = value }
            if let value = map.optional("min_overlap")?.integer(in: 1...1_000_000) { leastOverlap = value }
            if let value = map.optional("epsilon")?.number(in: 0...0.2) { falseLabels = value }
            if let value = map.optional("window_days")?.integer(in: 1...3660) { windowDays = value }
        case .translation:
            readAuditFile(map.optional("audit"))
            for fidelity in Evidence.Fidelity.allCases {
                guard let value = map.optional(fidelity.rawValue).flatMap(Self.accuracy) else { continue }
                accuracy[fidelity] = value
                accuracySet.insert(fidelity)
            }
        case .calm:
            if let value = map.optional("lambda")?.number(in: 0...1) { statedPart = value }
            if let value = map.optional("delta")?.number(in: 0...1) { statedBound = value }
        case .recency:
            for entry in map.optional("half_life_days")?.entries("days by category, as 'bug: 90'") ?? [] {
                guard let days = entry.value.number(in: 30...1095) else { continue }
                if entry.key.text == "default" { defaultHalfLife = days } else { halfLives[entry.key.text] = days }
            }
        case .focusGroup:
            if let value = map.optional("rho")?.number(in: 0...1) { sessionCorrelation = value }
        case .concentration:
            if let value = map.optional("limit")?.number(in: 0...1) { largestPart = value }
        case .agreement:
            if let value = map.optional("reliable")?.number(in: 0...1) { reliableAlpha = value }
            if let node = map.optional("tentative"), let value = node.number(in: 0...1) {
                tentativeAlpha = value
                if value > reliableAlpha {
                    node.error(
                        .wrongShape, "'tentative' is above 'reliable', which is \(reliableAlpha)",
                        hint: "what is reliable is tentative as well")
                }
            }
            if let value = map.optional("min_items")?.integer(in: 2...1_000_000) { leastCoded = value }
        }
    }

    /// The audit is always the same file, so that every command finds it; naming it is allowed.
    private func readAuditFile(_ node: YAMLNode?) {
        guard let node, let path = node.text("the file of the audit") else { return }
        guard path == "surveys/audit.yaml" || path == "audit.yaml" else {
            node.error(
                .wrongShape, "the audit is read from surveys/audit.yaml, not from '\(path)'",
                hint: "write 'audit: surveys/audit.yaml', or leave it out")
            return
        }
    }

    /// `{se: 0.8, sp: 0.97}`; together they must tell more than the toss of a coin.
    private static func accuracy(_ node: YAMLNode) -> Accuracy? {
        node.map("'se' and 'sp'") { map -> Accuracy? in
            guard let sensitivity = map.required("se", of: "the accuracy")?.number(in: 0...1),
                let specificity = map.required("sp", of: "the accuracy")?.number(in: 0...1)
            else { return nil }
            guard sensitivity + specificity > 1 else {
                node.error(
                    .wrongShape, "se and sp come to no more than 1: such a record tells nothing",
                    hint: "together they must be above 1")
                return nil
            }
            return Accuracy(sensitivity: sensitivity, specificity: specificity)
        }
    }
}
