internal import SourceDiagnostics
internal import SurveyModel

/// Answers that no respondent could give, told with the other mistakes of a test and not one by one as it is played.
extension TestReading {
    func refuseImpossible(_ test: TestCase) {
        // A case may be about what happens then.
        let corrected = Set(test.changes.map(\.item))
        let given =
            test.answers.filter { !corrected.contains($0.key) }.map { ($0.key, $0.value) }
            + test.changes.map { ($0.item, $0.given) }
        for (name, given) in given.sorted(by: { $0.1.span.location < $1.1.span.location }) {
            guard !given.line.hasPrefix("/"), let kind = question(name)?.kind else { continue }
            refuse(given, to: name, of: kind)
        }
    }

    private func refuse(_ given: TestCase.Given, to name: String, of kind: Question.Kind) {
        switch kind {
        case .yesNo, .choice: refuse([given.line], given, to: name, among: kind.options)
        case .multi: refuse(words(given.line, at: ","), given, to: name, among: kind.options)
        case .rank: refuse(words(given.line, at: ">"), given, to: name, among: kind.options)
        case .scale(let range): refuse(given, to: name, low: range.lowerBound, high: range.upperBound)
        case .integer(let low, let high): refuse(given, to: name, low: low, high: high)
        default: break
        }
    }

    private func refuse(_ words: [String], _ given: TestCase.Given, to name: String, among list: OptionList?) {
        guard let options = list?.options else { return }
        for word in words where !options.contains(where: { $0.isMeant(by: word) }) && Int(word) == nil {
            let near = suggestion(for: word, among: options.map(\.code))
            log.error(
                .impossibleAnswer, at: given.span, "'\(word)' is no option of '\(name)'",
                hint: near.map { "did you mean '\($0)'?" }
                    ?? "options: \(options.prefix(8).map(\.code).joined(separator: ", "))")
        }
    }

    private func refuse(_ given: TestCase.Given, to name: String, low: Int?, high: Int?) {
        guard let number = Int(given.line), number < low ?? number || number > high ?? number else { return }
        let bounds = [low.map { "at least \($0)" }, high.map { "at most \($0)" }].compactMap(\.self)
        log.error(
            .impossibleAnswer, at: given.span, "\(number) is no answer to '\(name)'",
            hint: "it takes \(bounds.joined(separator: " and "))")
    }

    private func words(_ line: String, at separator: Character) -> [String] {
        line.split(separator: separator).map { part in
            String(part.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
        }.filter { !$0.hasPrefix("+") && !$0.hasPrefix("-") }
    }
}

extension OptionList.Option {
    /// Whether somebody who types this may mean the option: its code, its label or the beginning of one.
    fileprivate func isMeant(by word: String) -> Bool {
        let word = word.lowercased()
        return code.lowercased().hasPrefix(word) || label.lowercased().hasPrefix(word)
    }
}
