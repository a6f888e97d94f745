internal import FeedbackModel
internal import LocatedYAML
internal import SourceDiagnostics

extension RoadmapParser {
    /// `{app: 2..5, platform: 3}`: person-weeks of each team.
    func efforts(_ node: YAMLNode) -> [Initiative.Effort] {
        (node.entries("teams with their person-weeks such as 'app: 2..5'") ?? []).compactMap { entry in
            if let teams, !teams.contains(entry.key.text) {
                log.error(
                    .unknownTeam, at: entry.key.span, "there is no team '\(entry.key.text)' in canvass.yaml",
                    hint: suggestion(for: entry.key.text, among: teams).map { "did you mean '\($0)'?" })
            }
            return entry.value.isMap ? points(entry.value, team: entry.key.text) : effort(entry.value, entry.key.text)
        }
    }

    /// `{least: 2, likely: 4, most: 9, shape: triangular}`.
    private func points(_ node: YAMLNode, team: String) -> Initiative.Effort? {
        node.map("'least', 'likely' and 'most'") { map -> Initiative.Effort? in
            let numbers = ["least", "likely", "most"].map { key in
                map.required(key, of: "the effort of '\(team)'")?.number()
            }
            let shape = map.optional("shape")?.value(of: Initiative.Effort.Shape.self) ?? .pert
            guard let least = numbers[0], let likely = numbers[1], let most = numbers[2],
                isPossible(least, most, at: node), isOrdered(least, likely, most, at: node)
            else { return nil }
            return Initiative.Effort(team: team, least: least, likely: likely, most: most, shape: shape)
        }
    }

    /// `2..5`, `2/4/9` or `3`.
    private func effort(_ node: YAMLNode, _ team: String) -> Initiative.Effort? {
        guard let text = node.text("person-weeks such as 2..5") else { return nil }
        let estimates = text.split(separator: "/", omittingEmptySubsequences: false)
        let ends =
            estimates.count == 3
            ? estimates : text.split(separator: "..", maxSplits: 1, omittingEmptySubsequences: false)
        let numbers = ends.compactMap(Self.plainNumber)
        guard numbers.count == ends.count, let low = numbers.first, let high = numbers.last else {
            node.error(
                .wrongShape, "expected person-weeks such as 2..5, not '\(text)'",
                hint: "the two ends of a 90 % interval, 2/4/9 for least, likeliest and most, or one number")
            return nil
        }
        guard isPossible(low, high, at: node) else { return nil }
        if numbers.count == 3 {
            return isOrdered(low, numbers[1], high, at: node)
                ? Initiative.Effort(team: team, least: low, likely: numbers[1], most: high) : nil
        }
        guard low <= high else {
            node.error(
                .badEffort, "the lower end \(shown(low)) is above the upper end \(shown(high))",
                hint: "write \(shown(high))..\(shown(low))")
            return nil
        }
        return Initiative.Effort(team: team, low: low, high: high)
    }

    private func isPossible(_ low: Double, _ high: Double, at node: YAMLNode) -> Bool {
        guard low > 0, high > 0 else {
            node.error(.badEffort, "an effort must be above 0 person-weeks", hint: "half a day is 0.1")
            return false
        }
        // What takes next to nothing would be worth more than everything, and no number holds how much.
        guard low >= 0.01 else {
            node.error(
                .badEffort, "an effort below 0.01 person-weeks, half an hour, is nothing to plan",
                hint: "half a day is 0.1")
            return false
        }
        guard high <= 10_000 else {
            node.error(.badEffort, "an effort of more than 10000 person-weeks is no single initiative")
            return false
        }
        return true
    }

    private func isOrdered(_ least: Double, _ likely: Double, _ most: Double, at node: YAMLNode) -> Bool {
        guard least <= likely, likely <= most else {
            node.error(
                .badEffort,
                "the least, the likeliest and the most do not rise: \([least, likely, most].map(shown).joined(separator: ", "))",
                hint: "write \([least, likely, most].sorted().map(shown).joined(separator: "/"))")
            return false
        }
        return true
    }

    /// One end of an interval, with spaces around it at most.
    static func plainNumber(_ text: Substring) -> Double? {
        let words = text.split(separator: " ")
        guard words.count == 1, let number = Double(words[0]), number.isFinite else { return nil }
        return number
    }
}
