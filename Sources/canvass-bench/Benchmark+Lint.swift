internal import SurveyLinting
internal import Tabulation

extension Benchmark {
    /// Everything that is looked for in the definition that `load` reads, the solver's proofs included.
    static let lint = Benchmark(
        name: "lint", summary: "1,000 questions with 2,000 expressions, linted with the solver (budget: 300 ms)"
    ) { settings in
        let bytes = Array(LoadedDefinition.yaml(1_000).utf8)
        var figures = Figures()
        var findings = 0
        for _ in 0..<settings.repetitions {
            figures.time { findings = SurveyLint(bytes, file: "load.yaml").diagnostics.count }
        }
        var table = Table(columns: ["program", "findings", "median_ms", "p90_ms"].map { Table.Column($0) })
        table.rows.append([
            .text("canvass"), .integer(findings), .decimal(figures.median, fractionDigits: 1),
            .decimal(figures.quantile(0.9), fractionDigits: 1),
        ])
        print(table.text(as: .table), terminator: "")
        print("canvass / 300 ms: \(verdict(figures.median / 300, budget: 1)); \(machine())")
    }
}
