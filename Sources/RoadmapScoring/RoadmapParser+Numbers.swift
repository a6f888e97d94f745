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

    func shown(_ number: Double) -> String {
        Int(exactly: number).map(String.init) ?? "\(number)"
    }
}
