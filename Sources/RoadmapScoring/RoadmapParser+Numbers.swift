internal import FeedbackModel
internal import LocatedYAML
internal import SourceDiagnostics

extension RoadmapParser {
    /// `{export_timeout: 0.9, slow_reports: 0.2}`.
    func coverages(_ node: YAMLNode) -> [Initiative.Coverage] {
        var covered: [Initiative.Coverage] = []
        for entry in node.entries("themes such as 'export_timeout: 0.9'") ?? [] {
            let share = part(entry.value, "the share of the need")
            switch codebook.lookUp(entry.key.text) {
            case .found(let theme):
                if covered.contains(where: { $0.theme == theme.id }) {
                    log.error(.duplicateKey, at: entry.key.span, "theme '\(theme.id)' is covered twice")
                } else if let share {
                    covered.append(Initiative.Coverage(theme: theme.id, share: share))
                }
            case .ambiguous(let ids):
                log.error(
                    .unknownTheme, at: entry.key.span, "'\(entry.key.text)' may mean several themes",
                    hint: "write one of \(ids.joined(separator: ", "))")
            case .unknown(let nearest):
                log.error(
                    .unknownTheme, at: entry.key.span, "there is no theme '\(entry.key.text)' in the codebook",
                    hint: nearest.map { "did you mean '\($0)'?" })
            }
        }
        return covered
    }

    /// `{app: 2..5, platform: 3}`: person-weeks of each team.
    func efforts(_ node: YAMLNode) -> [Initiative.Effort] {
        (node.entries("teams with their person-weeks such as 'app: 2..5'") ?? []).compactMap { entry in
            if let teams, !teams.contains(entry.key.text) {
                log.error(
                    .unknownTeam, at: entry.key.span, "there is no team '\(entry.key.text)' in canvass.yaml",
                    hint: suggestion(for: entry.key.text, among: teams).map { "did you mean '\($0)'?" })
            }
            return interval(entry.value).map {
                Initiative.Effort(team: entry.key.text, low: $0.low, high: $0.high)
            }
        }
    }

    private func interval(_ node: YAMLNode) -> (low: Double, high: Double)? {
        guard let text = node.text("person-weeks such as 2..5") else { return nil }
        let ends = text.split(separator: "..", maxSplits: 1, omittingEmptySubsequences: false)
        let numbers = ends.compactMap(number)
        guard numbers.count == ends.count, let low = numbers.first, let high = numbers.last else {
            node.error(
                .wrongShape, "expected person-weeks such as 2..5, not '\(text)'",
                hint: "the two ends of a 90 % interval, or one number")
            return nil
        }
        guard low > 0, high > 0 else {
            node.error(.badEffort, "an effort must be above 0 person-weeks", hint: "half a day is 0.1")
            return nil
        }
        guard high <= 10_000 else {
            node.error(.badEffort, "an effort of more than 10000 person-weeks is no single initiative")
            return nil
        }
        guard low <= high else {
            node.error(
                .badEffort, "the lower end \(shown(low)) is above the upper end \(shown(high))",
                hint: "write \(shown(high))..\(shown(low))")
            return nil
        }
        return (low, high)
    }

    /// A number above 0 and at most 1.
    func part(_ node: YAMLNode, _ what: String) -> Double? {
        guard let number = node.number() else { return nil }
        guard number > 0, number <= 1 else {
            node.error(
                .notAShare, "\(what) is above 0 and at most 1, not \(shown(number))", hint: hint(insteadOf: number))
            return nil
        }
        return number
    }

    private func hint(insteadOf number: Double) -> String {
        if number == 0 { return "leave it out instead" }
        // A whole number from 2 on can only be a percentage; 1.8 may as well be a slip for 0.8.
        guard let percent = Int(exactly: number), (2...100).contains(percent) else {
            return "write a part of 1, as 0.8"
        }
        return "\(percent) % is written \(shown(Double(percent) / 100))"
    }

    func impact(_ node: YAMLNode) -> Double? {
        guard let number = node.number() else { return nil }
        guard [0.25, 0.5, 1, 2, 3].contains(number) else {
            node.error(
                .wrongShape, "impact is 0.25, 0.5, 1, 2 or 3, not \(shown(number))",
                hint: "minimal, low, medium, high, massive")
            return nil
        }
        return number
    }

    /// One end of an interval, with spaces around it at most.
    private func number(_ text: Substring) -> Double? {
        let words = text.split(separator: " ")
        guard words.count == 1, let number = Double(words[0]), number.isFinite else { return nil }
        return number
    }

    private func shown(_ number: Double) -> String {
        Int(exactly: number).map(String.init) ?? "\(number)"
    }
}
