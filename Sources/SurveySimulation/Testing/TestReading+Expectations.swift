internal import LocatedYAML
internal import SourceDiagnostics
internal import SurveyModel

extension TestReading {
    /// The keys that are no names of questions; a question of such a name can be expected under `values`.
    private static let words = ["asked", "not_asked", "fired", "not_fired", "outcome", "prompts", "values"]

    func readExpectations(_ node: YAMLNode, into test: inout TestCase) {
        for entry in node.entries("what is expected") ?? [] {
            switch entry.key.text {
            case "asked": test.expectations += list(entry.value, names, "question").map { .asked($0.text, $0.span) }
            case "not_asked":
                test.expectations += list(entry.value, names, "question").map { .notAsked($0.text, $0.span) }
            case "fired": test.expectations += list(entry.value, checks, "check").map { .fired($0.text, $0.span) }
            case "not_fired":
                test.expectations += list(entry.value, checks, "check").map { .notFired($0.text, $0.span) }
            case "outcome":
                guard let outcome = entry.value.sourceText("an outcome") else { continue }
                var known = Set(survey.outcomes.keys).union(["complete", "partial", "unfinished"])
                for question in survey.questions {
                    for case .end(let name) in question.jumps.map(\.target) { known.insert(name) }
                }
                if known.contains(outcome.text) {
                    test.expectations.append(.outcome(outcome.text, outcome.span))
                } else {
                    unknown("outcome", outcome, among: known)
                }
            case "prompts":
                for prompt in entry.value.entries("texts by question") ?? [] {
                    guard isKnown(prompt.key, names, "question"), let text = prompt.value.text() else { continue }
                    test.expectations.append(.prompt(prompt.key.text, text, prompt.value.span))
                }
            case "values": for value in entry.value.entries() ?? [] { readValue(value, into: &test) }
            default: readValue(entry, into: &test)
            }
        }
        if test.expectations.isEmpty, !log.hasErrors {
            node.error(.testShape, "'\(test.name)' expects nothing")
        }
    }

    private func readValue(_ entry: YAMLEntry, into test: inout TestCase) {
        guard isKnown(entry.key, names, "question, calculation or expectation", also: Self.words) else { return }
        guard let value = value(entry.value) else { return }
        test.expectations.append(.value(entry.key.text, value, entry.value.span))
    }

    private func value(_ node: YAMLNode) -> ExpectedValue? {
        switch node.content {
        case .scalar(let text, _): return .word(text.text)
        case .list(let items): return .list(items.compactMap(value))
        case .map(let entries):
            return .map(
                Dictionary(
                    entries.compactMap { entry in value(entry.value).map { (entry.key.text, $0) } },
                    uniquingKeysWith: { first, _ in first }))
        }
    }

    /// A list of names, or one alone.
    private func list(_ node: YAMLNode, _ known: Set<String>, _ noun: String) -> [SourceText] {
        let texts = node.isScalar ? [node.sourceText()].compactMap(\.self) : node.texts() ?? []
        return texts.filter { isKnown($0, known, noun) }
    }

    private func isKnown(_ name: SourceText, _ known: Set<String>, _ noun: String, also words: [String] = []) -> Bool {
        if known.contains(name.text) { return true }
        unknown(noun, name, among: known.union(words))
        return false
    }
}
