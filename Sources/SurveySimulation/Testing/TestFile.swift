internal import Interviewing
internal import LocatedYAML
package import SourceDiagnostics
package import SurveyModel

/// Reads a `*.test.yaml`: a list of cases for one survey.
package enum TestFile {
    /// The cases of a file, and all that is wrong with them.
    ///
    /// - Parameters:
    ///   - text: The bytes of the file.
    ///   - file: The path to show in diagnostics.
    ///   - survey: The survey that the cases are about; names and types are checked against it.
    /// - Returns: The cases that could be read, and what is wrong in the order of the file.
    package static func read(
        _ text: [UInt8], file: String, of survey: Survey
    ) -> (cases: [TestCase], diagnostics: [Diagnostic]) {
        let log = DiagnosticLog()
        guard let root = YAMLNode.read(text, file: file, log: log),
            let nodes = root.list("a list of cases, each with 'answers' and 'expect'")
        else { return ([], log.sorted) }
        let reading = TestReading(survey, log: log)
        let cases = nodes.enumerated().compactMap { number, node in reading.testCase(node, number: number + 1) }
        var names: [String: Int] = [:]
        for test in cases {
            if let line = names[test.name] {
                log.error(
                    .duplicateCase, at: test.nameSpan ?? test.span,
                    "there is already a case '\(test.name)' at line \(line)",
                    hint: "give one of them another name")
            }
            names[test.name] = (test.nameSpan ?? test.span).location.line
        }
        return (cases, log.sorted)
    }
}

/// Reads the cases of one survey.
struct TestReading {
    let survey: Survey
    let log: DiagnosticLog
    /// The names that answers and expectations can have: those of questions, their parts and their rounds.
    let names: Set<String>
    let checks: Set<String>
    /// The question that each name belongs to.
    private let questions: [String: Question]

    init(_ survey: Survey, log: DiagnosticLog) {
        self.survey = survey
        self.log = log
        let opening = Opening(survey: survey.id, definition: "", seed: 1, day: .usual)
        // What chance lays out, as the sets of a MaxDiff, is there once a session is open.
        let plan = Sitting(SurveyPlan(survey), opening: opening).interview.plan
        var questions: [String: Question] = [:]
        for item in plan.items { questions[item.id] = item.question }
        for question in survey.questions { questions[question.id] = question }
        self.questions = questions
        names = Set(questions.keys)
        checks = Set(plan.checks.map(\.id))
    }

    func testCase(_ node: YAMLNode, number: Int) -> TestCase? {
        node.map("a case, with 'answers' and 'expect'") { map in
            let title = map.optional("name")
            let name = title?.text()
            var test = TestCase(name: name ?? "case \(number)", span: node.span)
            test.nameSpan = title?.span
            readCase(map.optional("case"), into: &test)
            if let prior = map.optional("prior") { readPrior(prior, into: &test) }
            if let answers = map.optional("answers") { read(answers, into: &test.answers) }
            if let then = map.optional("then") { readChanges(then, into: &test) }
            refuseImpossible(test)
            if let day = map.optional("today"), let text = day.text("a day") {
                if let date = CalendarDate(text) {
                    test.day = date
                } else {
                    day.error(.testShape, "'\(text)' is not a day", hint: "as 2026-11-23")
                }
            }
            if let seed = map.optional("seed")?.integer(in: 0...Int.max) { test.seed = UInt64(seed) }
            if let language = map.optional("language") { test.language = language.word(among: survey.languages) }
            if let expect = map.required("expect", of: "'\(test.name)'") { readExpectations(expect, into: &test) }
            return test
        }
    }

    private func readCase(_ node: YAMLNode?, into test: inout TestCase) {
        let entries = node?.entries("the case's fields") ?? []
        for entry in entries {
            guard let field = survey.caseFields.first(where: { $0.name == entry.key.text }) else {
                unknown("case field", entry.key, among: survey.caseFields.map(\.name))
                continue
            }
            if entry.value.isAbsent { continue }
            let text =
                entry.value.isList
                ? entry.value.texts()?.map(\.text).joined(separator: ",") : entry.value.text("a value")
            guard let text else { continue }
            guard let value = Value(reading: text, as: field.type).flatMap(RecordedValue.init) else {
                entry.value.error(.testShape, "this is not a value that the case field '\(field.name)' can have")
                continue
            }
            test.fields.append(.init(name: field.name, value: value))
        }
        for field in survey.caseFields
        where !field.isOptional && !entries.contains(where: { $0.key.text == field.name }) {
            log.error(
                .testShape, at: node?.span ?? test.span, "'\(test.name)' has no case field '\(field.name)'",
                hint: "\(survey.id) needs it: case: {\(field.name): …}")
        }
        let order = survey.caseFields.map(\.name)
        test.fields.sort { order.firstIndex(of: $0.name) ?? 0 < order.firstIndex(of: $1.name) ?? 0 }
    }

    /// Corrections: a map, or a list of maps where their order matters.
    private func readChanges(_ node: YAMLNode, into test: inout TestCase) {
        for part in node.isList ? node.list() ?? [] : [node] {
            for entry in part.entries("corrections by question") ?? [] {
                var given: [String: TestCase.Given] = [:]
                read(entry, prefix: "", into: &given)
                for (item, line) in given.sorted(by: { $0.key < $1.key }) {
                    test.changes.append(.init(item: item, given: line))
                }
            }
        }
    }

    func unknown(_ noun: String, _ name: SourceText, among names: some Sequence<String>) {
        let near = suggestion(for: name.text, among: names.sorted())
        log.error(
            .unknownInTest, at: name.span, "'\(survey.id)' has no \(noun) '\(name.text)'",
            hint: near.map { "did you mean '\($0)'?" })
    }

    func question(_ name: String) -> Question? { questions[name] }
}
