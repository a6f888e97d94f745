internal import Interviewing
package import SourceDiagnostics
package import SurveyModel

/// All cases of a survey, played.
package struct TestRun: Sendable {
    package let runs: [CaseRun]
    package let coverage: Coverage

    package init(_ cases: [TestCase], of survey: Survey) {
        let plan = SurveyPlan(survey)
        var coverage = Coverage(ReachMap(survey))
        runs = cases.map { test in
            let run = CaseRun(test, of: plan)
            coverage.add(run.sitting)
            return run
        }
        self.coverage = coverage
    }

    /// What is wrong, in the order of the cases.
    package var failures: [Diagnostic] { runs.flatMap(\.failures) }

    package var failedCases: Int { runs.count { !$0.failures.isEmpty } }
}

/// The prompts of all cases as text, which can be kept and compared.
package enum PromptSnapshot {
    /// One line for each question and each option, under the name of each case.
    package static func text(of run: TestRun) -> String {
        var text = "# What the cases of the test show. 'survey test --record' writes this file.\n"
        for run in run.runs {
            text += "\n## \(oneLine(run.test.name))\n"
            for prompt in run.prompts {
                text += "\(prompt.item): \(oneLine(prompt.text))\n"
                for option in prompt.options { text += "  \(oneLine(option))\n" }
            }
        }
        return text
    }

    /// Where the kept text and the prompts of today part: the first line of each case that differs.
    package static func differences(_ kept: String, _ run: TestRun, file: String) -> [Diagnostic] {
        let (old, new) = (parts(kept), parts(text(of: run)))
        var found: [Diagnostic] = []
        for part in new {
            guard let before = old.first(where: { $0.name == part.name }) else {
                let end = SourceLocation(
                    file: file, line: (old.last?.line ?? 1) + (old.last?.lines.count ?? 0), column: 1)
                found.append(
                    Diagnostic(
                        .error, .otherSnapshot, at: end, "the prompts of '\(part.name)' were not kept yet",
                        hint: "'survey test --record' keeps them"))
                continue
            }
            for number in 0..<max(part.lines.count, before.lines.count) {
                let was = number < before.lines.count ? before.lines[number] : "(the end)"
                let isNow = number < part.lines.count ? part.lines[number] : "(the end)"
                guard was != isNow else { continue }
                let place = SourceLocation(file: file, line: before.line + 1 + number, column: 1)
                found.append(
                    Diagnostic(
                        .error, .otherSnapshot, at: place, length: max(1, was.unicodeScalars.count),
                        "'\(part.name)' shows another prompt than was kept", hint: "now: \(isNow)"))
                break
            }
        }
        return found
    }

    private static func parts(_ text: String) -> [(name: String, line: Int, lines: [String])] {
        var parts: [(name: String, line: Int, lines: [String])] = []
        for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            if line.hasPrefix("## ") {
                parts.append((String(line.dropFirst(3)), number + 1, []))
            } else if !parts.isEmpty, !line.isEmpty {
                parts[parts.count - 1].lines.append(String(line))
            }
        }
        return parts
    }

    private static func oneLine(_ text: String) -> String {
        text.split(whereSeparator: \.isNewline).map(String.init).joined(separator: " ⏎ ")
    }
}
