internal import SurveyModel
internal import SurveyYAML
internal import Tabulation

extension Benchmark {
    /// Reading and checking a definition of 1,000 questions with 2,000 expressions, beside what peers do with as much.
    static let load = Benchmark(
        name: "load", summary: "1,000 questions with 2,000 expressions, read and checked (budget: 85 ms; 0.6 × pyxform)"
    ) { settings in
        let yaml = LoadedDefinition.yaml(1_000)
        let bytes = Array(yaml.utf8)
        var ours = Figures()
        for _ in 0..<settings.repetitions {
            var survey: String?
            ours.time { survey = SurveyParser.parse(bytes, file: "load.yaml").survey?.id }
            guard survey != nil else {
                let found = SurveyParser.parse(bytes, file: "load.yaml").diagnostics
                throw BenchmarkFailure("the survey is wrong: \(found.prefix(3))")
            }
        }
        var table = Table(columns: ["program", "what", "median_ms", "p90_ms"].map { Table.Column($0) })
        var medians: [String: Double] = [:]
        func row(_ program: String, _ what: String, _ figures: Figures) {
            medians[program] = figures.median
            table.rows.append([
                .text(program), .text(what), .decimal(figures.median, fractionDigits: 1),
                .decimal(figures.quantile(0.9), fractionDigits: 1),
            ])
        }
        row("canvass", "reads, parses and type-checks", ours)
        for peer in LoadPeer.allCases {
            if let figures = try peer.measure(yaml, settings) { row(peer.rawValue, peer.what, figures) }
        }
        print(table.text(as: .table), terminator: "")
        print("canvass / 85 ms: \(verdict(ours.median / 85, budget: 1)); \(machine())")
        if let pyxform = medians["pyxform"] {
            print("canvass / pyxform: \(verdict(ours.median / pyxform, budget: 0.6))")
        }
    }
}

/// What others do with a definition of that size, measured inside Python, without its start.
private enum LoadPeer: String, CaseIterable {
    case yaml = "PyYAML"
    case pyxform

    var what: String {
        switch self {
        case .yaml: "CSafeLoader reads the same YAML and checks nothing"
        case .pyxform: "converts 1,000 questions with 2,000 expressions, without ODK Validate"
        }
    }

    private var script: String {
        switch self {
        case .yaml:
            """
            import sys, time, yaml
            text = open(sys.argv[1]).read()
            for _ in range(int(sys.argv[2])):
                start = time.perf_counter()
                yaml.load(text, Loader=yaml.CSafeLoader)
                print((time.perf_counter() - start) * 1000)

            """
        case .pyxform:
            LoadedDefinition.form + """
                import sys, time
                from pyxform.xls2xform import convert
                text = form(1000)
                for _ in range(int(sys.argv[2])):
                    start = time.perf_counter()
                    convert(text, file_type=".md", validate=False)
                    print((time.perf_counter() - start) * 1000)

                """
        }
    }

    /// - Returns: `nil` where Python or the package is not installed, which is said.
    func measure(_ yaml: String, _ settings: BenchmarkSettings) throws -> Figures? {
        guard let python = ScratchWorkspace.find("python3") else {
            print("skipped \(rawValue): python3 is not installed")
            return nil
        }
        let workspace = try ScratchWorkspace()
        try workspace.write(yaml, to: "load.yaml")
        try workspace.write(script, to: "peer.py")
        let repetitions = String(max(3, settings.repetitions / 3))
        guard
            let run = try? MeasuredRun(
                python, [workspace.folder + "/peer.py", workspace.folder + "/load.yaml", repetitions], in: workspace)
        else {
            print("skipped \(rawValue): 'python3 -m pip install \(rawValue.lowercased())' brings it")
            return nil
        }
        var figures = Figures()
        for line in run.output.split(separator: "\n") { if let value = Double(line) { figures.add(value) } }
        return figures.values.isEmpty ? nil : figures
    }
}
