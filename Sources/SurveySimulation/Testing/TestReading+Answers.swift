internal import LocatedYAML
internal import SourceDiagnostics
internal import SurveyModel

/// Turns the answers of a case into the lines that somebody would type.
extension TestReading {
    func read(_ node: YAMLNode, into answers: inout [String: TestCase.Given]) {
        for entry in node.entries("answers by question") ?? [] { read(entry, prefix: "", into: &answers) }
    }

    /// Reads one answer; `prefix` is the round it stands in, as `gaps.1.`.
    func read(_ entry: YAMLEntry, prefix: String, into answers: inout [String: TestCase.Given]) {
        let name = prefix + entry.key.text
        guard let question = question(name) else { return readWords(name, entry, into: &answers) }
        let node = entry.value
        switch question.kind {
        case .calculation:
            log.error(.unknownInTest, at: entry.key.span, "'\(name)' is computed, never asked")
        case .repetition(let repetition) where node.isList:
            for (number, round) in (node.list() ?? []).enumerated() {
                guard number < repetition.maximum else {
                    round.error(.testShape, "'\(name)' has at most \(repetition.maximum) rounds, and this is one more")
                    return
                }
                for inner in round.entries("the answers of one round") ?? [] {
                    read(inner, prefix: "\(name).\(number + 1).", into: &answers)
                }
                answers["\(name).\(number).again", default: line("yes", round)].line = "yes"
            }
            answers["\(name).\(node.list()?.count ?? 0).again"] = line("no", node)
        case .matrix where node.isMap, .kano where node.isMap, .priceSensitivity where node.isMap:
            for part in node.entries() ?? [] {
                guard self.question("\(name).\(part.key.text)") != nil else {
                    unknown("part of '\(name)'", part.key, among: parts(of: name))
                    continue
                }
                read(part, prefix: "\(name).", into: &answers)
            }
        case .maxDiff where node.isList:
            for (number, set) in (node.list() ?? []).enumerated() {
                let codes = set.isList ? (set.texts() ?? []).map(\.text) : [set.text() ?? ""]
                answers["\(name).\(number + 1)"] = line(codes.joined(separator: ","), set)
            }
        case .matrix, .kano, .priceSensitivity, .maxDiff, .repetition: readReason(for: name, node, into: &answers)
        case .multi where node.isList: answers[name] = joined(node, by: ",")
        case .rank where node.isList: answers[name] = joined(node, by: ">")
        case .allocation where node.isMap:
            let pairs = (node.entries() ?? []).compactMap { pair in
                pair.value.text("points").map { "\(pair.key.text)=\($0)" }
            }
            answers[name] = line(pairs.joined(separator: ", "), node)
        default:
            guard let text = node.text("an answer") else { return }
            answers[name] = line(typed(text, for: question), node)
        }
    }

    /// One reason for all parts of a question, as `refused`.
    private func readReason(for name: String, _ node: YAMLNode, into answers: inout [String: TestCase.Given]) {
        guard let text = node.text("answers part by part"), let command = Self.commands[text] else {
            node.error(
                .testShape, "'\(name)' is answered part by part",
                hint: "one of \(parts(of: name).joined(separator: ", "))")
            return
        }
        // Of a repeat, only whether there is any round can be left without an answer.
        let first = question("\(name).0.again") == nil ? nil : "0.again"
        for part in first.map({ [$0] }) ?? parts(of: name) { answers["\(name).\(part)"] = line(command, node) }
    }

    /// `why.said`, `why.other` and `seats.should`: words beside an answer, which one, and the reason to leave it so.
    private func readWords(_ name: String, _ entry: YAMLEntry, into answers: inout [String: TestCase.Given]) {
        if checks.contains(name) {
            if let text = entry.value.text("a reason") { answers[name] = line(text, entry.value) }
            return
        }
        if let dot = name.lastIndex(of: "."), let question = question(String(name[..<dot])) {
            let rest = String(name[name.index(after: dot)...])
            if rest == "said" || question.kind.options?[rest]?.specify == true {
                if let text = entry.value.text("words") { answers[name] = line(text, entry.value) }
                return
            }
        }
        unknown("question", entry.key, among: names)
    }

    private func parts(of name: String) -> [String] {
        names.filter { $0.hasPrefix(name + ".") }.map { String($0.dropFirst(name.count + 1)) }
            .filter { !$0.contains(".") }.sorted()
    }

    private static let commands = ["dont_know": "/dk", "refused": "/refuse", "skipped": "/skip"]

    /// The line that stands for a word: a reason, unless the question has an option of that name.
    private func typed(_ text: String, for question: Question) -> String {
        guard question.kind.options?[text] == nil, let command = Self.commands[text] else { return text }
        return command
    }

    private func joined(_ node: YAMLNode, by separator: String) -> TestCase.Given {
        line((node.texts() ?? []).map(\.text).joined(separator: separator), node)
    }

    private func line(_ text: String, _ node: YAMLNode) -> TestCase.Given { .init(line: text, span: node.span) }
}
