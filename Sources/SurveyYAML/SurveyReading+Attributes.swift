internal import LocatedYAML
internal import SourceDiagnostics
internal import SurveyModel

/// The attributes of a question.
extension SurveyReading {
    func expression(_ node: YAMLNode) -> Expression? {
        node.sourceText("an expression").flatMap { Expression.parse($0, log: log) }
    }

    /// Reads an expression that must be true or false.
    func condition(_ node: YAMLNode, _ scope: TypeScope) -> Expression? {
        guard let expression = expression(node) else { return nil }
        TypeChecker(scope: scope, log: log).condition(expression)
        return expression
    }

    func template(_ node: YAMLNode, _ scope: TypeScope) -> Template? {
        if node.isMap {
            node.error(
                .notAvailable, "wording by language is not available yet", hint: "a text with ': ' in it needs quotes")
            return nil
        }
        guard let source = node.sourceText("the wording"), let template = Template.parse(source, log: log) else {
            return nil
        }
        TypeChecker(scope: scope, log: log).check(template)
        return template
    }

    func plainAttributes(_ question: inout Question, _ map: YAMLMap, kind: Question.Kind?) {
        question.note = map.optional("note")?.text("a note")
        question.probes = map.optional("probes")?.texts("a list of probes, as '- Anything else?'")?.map(\.text) ?? []
        if let words = map.optional("words")?.word(among: ["free", "verbatim"]) {
            question.words = words == "verbatim" ? .verbatim : .free
        }
        if let missing = map.optional("missing") { question.missing = reasons(missing) }
        question.isRequired = map.optional("required")?.boolean() ?? false
        question.tags = map.optional("tags")?.texts("a list of tags, as [close_the_loop]")?.map(\.text) ?? []
        if let ends = map.optional("ends") { question.ends = self.ends(ends, kind, key: map.key("ends")) }
    }

    /// `none`, or a list of reasons that may be given.
    private func reasons(_ node: YAMLNode) -> Set<MissingReason> {
        let words = ["dont_know", "refused", "not_applicable"]
        if node.isScalar {
            guard let word = node.word(among: ["none"] + words), word != "none" else { return [] }
            return Set([MissingReason(rawValue: word)].compactMap(\.self))
        }
        return Set(
            (node.list("'none', or a list of reasons, as [dont_know]") ?? []).compactMap {
                $0.word(among: words).flatMap(MissingReason.init(rawValue:))
            })
    }

    private func ends(_ node: YAMLNode, _ kind: Question.Kind?, key: SourceText?) -> [Int: String] {
        guard let entries = node.entries("labels of points, as {0: Not at all, 10: Fully}") else { return [:] }
        guard case .scale(let range) = kind else {
            if kind != nil, let key { log.error(.misplacedAttribute, at: key.span, "only a scale has 'ends'") }
            return [:]
        }
        var result: [Int: String] = [:]
        for entry in entries {
            guard let point = Int(entry.key.text), range.contains(point) else {
                log.error(
                    .wrongShape, at: entry.key.span,
                    "'\(entry.key.text)' is not a point of the scale from \(range.lowerBound) to \(range.upperBound)")
                continue
            }
            result[point] = entry.value.text("a label")
        }
        return result
    }

    func optionCondition(_ map: YAMLMap, kind: Question.Kind?, _ scope: TypeScope) -> Expression? {
        guard let node = map.optional("options_if") else { return nil }
        var inner = scope
        switch kind {
        case .choice(let list), .multi(let list): inner.it = .choice(list)
        case nil: return nil
        default:
            if let key = map.key("options_if") {
                log.error(.misplacedAttribute, at: key.span, "only a choice or a multi has 'options_if'")
            }
            return nil
        }
        return condition(node, inner)
    }

    /// `- if: …` with `goto:` or `end:`; what has no `if` always jumps.
    mutating func jumps(_ node: YAMLNode, from place: Int, _ scope: TypeScope) -> [Jump] {
        let nodes = node.isMap ? [node] : node.list("jumps, as '- if: …' with 'goto:' or 'end:' below it") ?? []
        var jumps: [Jump] = []
        for node in nodes {
            var target: Jump.Target?
            var condition: Expression?
            _ = node.map("a jump, with 'if' and 'goto' or 'end'") { map in
                condition = map.optional("if").flatMap { self.condition($0, scope) }
                let goto = map.optional("goto")?.sourceText("the name of a later question")
                let end = map.optional("end")?.sourceText("an outcome")
                switch (goto, end) {
                case (let goto?, nil): target = self.target(goto, from: place)
                case (nil, let end?): target = self.outcome(end)
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
                .unknownTarget, at: name.span, "there is no question '\(name.text)'",
                hint: suggestion(for: name.text, among: later).map { "did you mean '\($0)'?" })
            return nil
        }
        guard target > place else {
            log.error(
                .backwardJump, at: name.span, "'\(name.text)' is not later than this; a survey runs forward only")
            return nil
        }
        jumpsReach = max(jumpsReach, target)
        return .question(name.text)
    }

    private func outcome(_ name: SourceText) -> Jump.Target? {
        if let outcomes, outcomes[name.text] == nil {
            log.error(
                .unknownTarget, at: name.span, "there is no outcome '\(name.text)'",
                label: "outcomes: \(outcomes.keys.sorted().joined(separator: ", "))",
                hint: suggestion(for: name.text, among: outcomes.keys.sorted()).map { "did you mean '\($0)'?" })
            return nil
        }
        return .end(outcome: name.text)
    }

    /// Which answers mean that the need is there: an expression, or a list of the question's own options.
    func present(_ node: YAMLNode, _ name: SourceText, _ kind: Question.Kind?, _ scope: TypeScope) -> Expression? {
        guard node.isList else { return condition(node, scope) }
        let codes = node.texts("options, as [weekly, daily]") ?? []
        let items = codes.map { Expression(.text($0.text), at: $0.span) }
        let list = Expression(.list(items), at: node.span)
        let question = Expression(.name(name.text), at: name.span)
        let node: Expression.Node =
            if case .multi = kind { .has(question, .any, list) } else { .binary(.isIn, question, list) }
        let expression = Expression(node, at: list.span)
        TypeChecker(scope: scope, log: log).condition(expression)
        return expression
    }
}
