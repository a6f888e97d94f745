internal import LocatedYAML
internal import SourceDiagnostics
internal import SurveyModel

/// The attributes of a question that are expressions.
extension SurveyReading {
    func expression(_ node: YAMLNode) -> Expression? {
        guard let source = node.sourceText("an expression"), let expression = Expression.parse(source, log: log) else {
            return nil
        }
        // `set: 'free'` looks like a text of the language, but YAML has taken the quotation marks away.
        if node.isQuoted, case .name(let name) = expression.node, scope.symbols[name] == nil, order[name] == nil {
            log.error(
                .unknownName, at: source.span, "these quotation marks are YAML's, so this is a name and not a text",
                hint: "write \"'\(name)'\"")
            return nil
        }
        return expression
    }

    /// Reads an expression that must be true or false.
    func condition(_ node: YAMLNode, _ scope: TypeScope) -> Expression? {
        guard let expression = expression(node) else { return nil }
        TypeChecker(scope: scope, log: log).condition(expression)
        return expression
    }

    /// What is looked at before the answer.
    func conditions(_ question: inout Question, _ entry: Entry, kind: Question.Kind?, _ scope: TypeScope) {
        let map = entry.map
        if let node = map.optional(QuestionKey.options), let list = kind?.shuffled {
            var inner = scope
            inner.it = .choice(list)
            question.optionCondition = condition(node, inner)
        }
        question.requiredCondition = map.optional(QuestionKey.requiredIf).flatMap { condition($0, scope) }
        question.readOnlyCondition = map.optional(QuestionKey.readOnly).flatMap { condition($0, scope) }
        question.resetCondition = map.optional(QuestionKey.reset).flatMap { condition($0, scope) }
        if question.isRequired, question.requiredCondition != nil, let key = map.key(QuestionKey.requiredIf) {
            log.error(
                .misplacedAttribute, at: key.span,
                "'required: true' asks for an answer always, so 'required_if' says nothing")
        }
        guard let node = map.optional(QuestionKey.set), let expression = expression(node) else { return }
        question.proposal = expression
        if let type = question.kind.valueType, kind != nil {
            TypeChecker(scope: scope, log: log).check(expression, fits: type)
        }
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

    /// `- must: …` with `say:`, and so on.
    func checks(_ node: YAMLNode, _ scope: TypeScope) -> [Check] {
        (node.list("checks, as '- must: …' with 'say:' below it") ?? []).compactMap { check($0, scope) }
    }

    private func check(_ node: YAMLNode, _ scope: TypeScope) -> Check? {
        node.map("a check, with 'must', 'should' or 'critical', and 'say'") { map in
            let rules = [(CheckKey.must, Check.Level.must), (.should, .should), (.critical, .critical)]
                .compactMap { key, level in map.optional(key).map { (key: key, level: level, node: $0) } }
            guard let rule = rules.first else {
                node.error(.missingKey, "a check needs a rule", hint: "write 'must:', 'should:' or 'critical:'")
                for key in CheckKey.allCases { _ = map.given(key) }
                return nil
            }
            for other in rules.dropFirst() {
                guard let key = map.key(other.key) else { continue }
                log.error(.misplacedAttribute, at: key.span, "a check has one rule, and here is a second one")
            }
            let condition = self.condition(rule.node, scope)
            // What is said is said when the rule is false, and then what it compares is there.
            var inner = scope
            if rule.level != .critical, let condition { inner.present.formUnion(condition.presentWhenFalse) }
            let say = map.required(CheckKey.say, of: "the check").flatMap { templates($0, inner, "what is said") }
            let reason = map.word(CheckKey.reason).flatMap(Check.ReasonPolicy.init)
            if reason != nil, rule.level != .should, let key = map.key(CheckKey.reason) {
                log.error(
                    .misplacedAttribute, at: key.span, "only a 'should' can be passed over, and so have a 'reason'")
            }
            guard let condition, let say else { return nil }
            return Check(
                level: rule.level, condition: condition, say: say.main, translations: say.others,
                reason: reason ?? (rule.level == .should ? .optional : .none))
        }
    }
}
