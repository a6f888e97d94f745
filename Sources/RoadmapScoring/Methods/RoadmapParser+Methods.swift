internal import FeedbackModel
internal import LocatedYAML
internal import SourceDiagnostics

extension RoadmapParser {
    /// The key `methods`: what is agreed beforehand.
    func methodSettings(_ node: YAMLNode) -> MethodSettings? {
        node.map("'ice', 'value_effort' and 'weighted'") { map -> MethodSettings? in
            var settings = MethodSettings()
            settings.ice = map.optional("ice")?.value(of: MethodSettings.Combination.self)
            settings.valueEffort = map.optional("value_effort").flatMap(cutOffs)
            settings.weighted = map.optional("weighted").flatMap(weighted)
            return settings
        }
    }

    private func cutOffs(_ node: YAMLNode) -> MethodSettings.CutOffs? {
        node.map("'value' and 'weeks' from which on they are high") { map -> MethodSettings.CutOffs? in
            let value = map.required("value", of: "'value_effort'")?.number(in: 0...1e12)
            let weeks = map.required("weeks", of: "'value_effort'")?.number(in: 0.1...10_000)
            guard let value, let weeks else { return nil }
            return MethodSettings.CutOffs(value: value, weeks: weeks)
        }
    }

    private func weighted(_ node: YAMLNode) -> WeightedScore? {
        node.map("'criteria'") { map -> WeightedScore? in
            let isByOrder = map.optional("weights")?.word(among: ["roc"]) != nil
            var criteria: [WeightedScore.Criterion] = []
            for item in map.required("criteria", of: "'weighted'")?.items("a list of '- name: {worst: 0, best: 10}'")
                ?? []
            {
                let name = item.name.text
                if !name.isIdentifier || name == WeightedScore.visionName {
                    log.error(
                        .badName, at: item.name.span, "'\(name)' is no name for a criterion",
                        hint: name == WeightedScore.visionName
                            ? "the guard 'vision' adds it, from 'goals'"
                            : "use small letters, digits and '_', beginning with a letter")
                }
                if criteria.contains(where: { $0.name == name }) {
                    log.error(.duplicateKey, at: item.name.span, "criterion '\(name)' is given twice")
                }
                let found = item.body { map -> WeightedScore.Criterion? in
                    criterion(name, map, isByOrder: isByOrder)
                }
                if let found { criteria.append(found) }
            }
            return criteria.isEmpty ? nil : WeightedScore(criteria)
        }
    }

    private func criterion(_ name: String, _ map: YAMLMap, isByOrder: Bool) -> WeightedScore.Criterion? {
        let owner = "criterion '\(name)'"
        let source = map.optional("from")?.value(of: WeightedScore.Source.self) ?? .estimate
        let group = map.optional("group")?.value(of: WeightedScore.Group.self) ?? source.usualGroup
        let worst = map.required("worst", of: owner)?.number(in: -1e12...1e12)
        let bestNode = map.required("best", of: owner)
        let best = bestNode?.number(in: -1e12...1e12)
        if let worst, let best, worst == best {
            bestNode?.error(
                .noAnchors, "what counts whole is the same as what counts nothing",
                hint: "'worst' and 'best' are two numbers, fixed before anything is scored")
        }
        var weight: Double?
        if isByOrder {
            if let node = map.optional("weight") {
                node.error(
                    .wrongShape, "\(owner) has a weight, but 'weights: roc' takes them from the order",
                    hint: "leave out either")
            }
        } else if let node = map.required("weight", of: owner), let number = node.number(in: 0...1e6) {
            if number > 0 {
                weight = number
            } else {
                node.error(.wrongShape, "a weight is above 0", hint: "leave the criterion out instead")
            }
        }
        guard let worst, let best else { return nil }
        return WeightedScore.Criterion(
            name: name, source: source, group: group, worst: worst, best: best, weight: weight)
    }
}

extension WeightedScore.Source {
    fileprivate var usualGroup: WeightedScore.Group {
        switch self {
        case .estimate: .market
        case .need: .feedback
        case .npv, .effort: .economics
        }
    }
}
