internal import SurveyLinting
internal import Tabulation

extension Benchmark {
    /// Everything that is looked for in a definition, the solver's proofs included; the budget is that of the one which
    /// `load` reads, and chains of conditions stand beside it, since they are what makes a solver slow.
    static let lint = Benchmark(
        name: "lint", summary: "1,000 questions with 2,000 expressions, linted with the solver (budget: 300 ms)"
    ) { settings in
        var table = Table(
            columns: ["survey", "questions", "findings", "fastest_ms", "median_ms", "p90_ms"].map { Table.Column($0) })
        var loaded = 0.0
        for shape in LintedShape.allCases {
            let bytes = Array(shape.definition.utf8)
            var figures = Figures()
            var findings = 0
            for _ in 0..<settings.repetitions {
                figures.time { findings = SurveyLint(bytes, file: "\(shape.rawValue).yaml").diagnostics.count }
            }
            if shape == .loaded { loaded = figures.median }
            table.rows.append(
                [.text(shape.rawValue), .integer(shape.count), .integer(findings)]
                    + [0, 0.5, 0.9].map { .decimal(figures.quantile($0), fractionDigits: 1) })
        }
        print(table.text(as: .table), terminator: "")
        print("loaded / 300 ms: \(verdict(loaded / 300, budget: 1)); \(machine())")
    }
}

/// How the conditions of a survey hang together.
private enum LintedShape: String, CaseIterable {
    /// Conditions of all kinds, as `load` reads them.
    case loaded
    /// Each question is asked unless two before it were answered in one way.
    case negated
    /// Each is asked because of one of two before it.
    case either
    /// Each is asked because of the one before it.
    case chained

    var count: Int {
        switch self {
        case .loaded, .chained: 1_000
        case .negated: 20
        case .either: 100
        }
    }

    var definition: String {
        guard self != .loaded else { return LoadedDefinition.yaml(count) }
        var text = "survey: chain\ntitle: Chain\nmode: self\nquestions:\n"
        for number in 0..<count {
            text += "  - q\(number): \(self == .negated ? "yes_no" : "integer")\n    text: Question \(number)?\n"
            guard number > 1 else { continue }
            let (first, second) = ("q\(number - 1)", "q\(number - 2)")
            switch self {
            case .loaded: break
            case .negated: text += "    if: \"not (\(first) = 'yes' and \(second) = 'no') or \(first) is missing\"\n"
            case .either: text += "    if: \(first) > 3 or \(second) < 5\n"
            case .chained: text += "    if: \(first) > 3\n"
            }
        }
        return text
    }
}
