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

/// The definition, in our language and as an XLSForm.
private enum LoadedDefinition {
    static func yaml(_ count: Int) -> String {
        var text =
            "survey: load\ntitle: Load\nmode: self\ncase: {seats: integer?}\nlists:\n  reason: [price, bugs, speed, none]\nquestions:\n"
        for number in 1...count {
            let before = "q\(number - 1)"
            switch number % 4 {
            case _ where number == 1:
                text += "  - q1: multi(reason)\n    text: Why was that?\n"
            case 0:
                text += "  - q\(number): scale(0..10)\n    text: How far do you agree with statement \(number)?\n"
                text += "    if: \(before) > 3 and case.seats >= \(number)\n"
            case 1:
                text += "  - q\(number): multi(reason)\n    text: Why was \(before) ${\(before) ?? 'open'}?\n"
                text += "    if: \(before) between 2 and 8\n"
            case 2:
                text += "  - q\(number): choice(reason)\n    text: Which weighed most in \(number)?\n"
                text += "    if: count(\(before)) > 1\n    options_if: \(before) has it\n"
            default:
                text += "  - q\(number): integer(0..20000)\n    text: How many people in case \(number)?\n"
                text += "    if: \(before) in ['price', 'speed']\n    checks:\n"
                text += "      - should: q\(number) <= case.seats\n        say: There are ${case.seats} on file.\n"
            }
        }
        return text
    }

    /// The same number of questions, conditions and constraints for pyxform, which takes Markdown.
    static let form = """
        def form(count):
            lines = ["| survey | | | | | |", "| | type | name | label | relevant | constraint |"]
            for number in range(1, count + 1):
                before = "${q%d}" % (number - 1)
                if number == 1:
                    row = ("integer", "", "")
                elif number % 4 == 0:
                    row = ("integer", before + " > 3 and " + before + " < 9", ". <= 10")
                elif number % 4 == 1:
                    row = ("select_multiple reason", before + " > 2 and " + before + " < 8", "count-selected(.) < 4")
                elif number % 4 == 2:
                    row = ("select_one reason", "count-selected(" + before + ") > 1", "selected(" + before + ", .)")
                else:
                    row = ("integer", before + " = 'price' or " + before + " = 'speed'", ". <= 20000")
                lines.append("| | %s | q%d | Question %d? | %s | %s |" % (row[0], number, number, row[1], row[2]))
            lines += ["| choices | | | |", "| | list_name | name | label |"]
            lines += ["| | reason | %s | %s |" % (name, name) for name in ("price", "bugs", "speed", "none")]
            return "\\n".join(lines)

        """
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
                    convert(text, file_type="md", validate=False)
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
