internal import LocatedYAML
internal import SourceDiagnostics
internal import SurveyModel

/// `go`: where an interview goes on after a question.
extension SurveyReading {
    /// `- if: …` with `goto:` or `end:`; what has no `if` always jumps.
    mutating func jumps(_ node: YAMLNode, from place: Int, _ scope: TypeScope) -> [Jump] {
        let nodes = node.isMap ? [node] : node.list("jumps, as '- if: …' with 'goto:' or 'end:' below it") ?? []
        var jumps: [Jump] = []
        for node in nodes {
            var target: Jump.Target?
            var condition: Expression?
            _ = node.map("a jump, with 'if' and 'goto' or 'end'") { map in
                condition = map.optional(JumpKey.condition).flatMap { self.condition($0, scope) }
                let goto = map.optional(JumpKey.goto)?.sourceText("the name of a later question")
                let end = map.optional(JumpKey.end)?.sourceText("an outcome")
                switch (goto, end) {
                case (let goto?, nil): target = self.target(goto, from: place)
                case (nil, let end?): target = self.outcome(end).map { .end(outcome: $0) }
                case (_?, _?): node.error(.misplacedAttribute, "a jump has either 'goto' or 'end', not both")
                case (nil, nil):
                    node.error(.missingKey, "a jump has no target", hint: "add 'goto: NAME' or 'end: OUTCOME'")
                }
            }
            if let target { jumps.append(Jump(condition: condition, target: target)) }
        }
        return jumps
    }

    private mutating func target(_ name: SourceText, from place: Int) -> Jump.Target? {
        guard let target = order[name.text] else {
            let later = order.filter { $0.value > place }.keys.sorted()
            log.error(
                .unknownTarget, at: name.span, "there is no question '\(name.text.prefix(80))'",
                hint: suggestion(for: name.text, among: later).map { "did you mean '\($0)'?" })
            return nil
        }
        guard target > place else {
            log.error(
                .backwardJump, at: name.span, "'\(name.text)' is not later than this; a survey runs forward only")
            return nil
        }
        guard eachPlaces?.contains(target) ?? true else {
            log.error(
                .unknownTarget, at: name.span,
                "a jump cannot leave the questions of its section, but '\(name.text)' stands in another")
            return nil
        }
        guard homes[name.text] == currentRepeat else {
            let message =
                currentRepeat.map { "a jump cannot leave the rounds of '\($0)', but '\(name.text)' stands outside" }
                ?? "a jump cannot lead into the rounds of '\(homes[name.text] ?? "")'"
            log.error(.unknownTarget, at: name.span, message)
            return nil
        }
        jumpsReach = max(jumpsReach, target)
        return .question(entrances[name.text] ?? name.text)
    }

    /// One of the outcomes; where none are described, any word.
    func outcome(_ name: SourceText) -> String? {
        guard let outcomes, outcomes[name.text] == nil else { return name.text }
        log.error(
            .unknownTarget, at: name.span, "there is no outcome '\(name.text.prefix(80))'",
            label: "outcomes: \(outcomes.keys.sorted().joined(separator: ", "))",
            hint: suggestion(for: name.text, among: outcomes.keys.sorted()).map { "did you mean '\($0)'?" })
        return nil
    }
}
