internal import LocatedYAML
internal import SourceDiagnostics
internal import SurveyModel

extension SurveyReading {
    static let laterAttributes = [
        "checks", "questions", "again", "shuffle", "set", "reset_when", "read_only_if", "required_if", "unit",
        "default",
        "help", "lint", "private", "was", "retired", "recode", "rotate", "media", "each",
    ]

    mutating func questions(_ node: YAMLNode) -> [Question] {
        guard let items = node.items("a list of questions, as '- why: text' with 'text: …' below it") else { return [] }
        if items.isEmpty { node.error(.missingKey, "the survey has no questions") }
        var names: [String: SourceText] = [:]
        var unique: [(item: YAMLItem, isNew: Bool)] = []
        for (place, item) in items.enumerated() {
            let name = item.name.text
            let folded = name.lowercased()
            if let other = names[folded] {
                let line = other.span.location.line
                let difference = other.text == name ? "is already used" : "and '\(other.text)' differ only in capitals"
                log.error(
                    .duplicateName, at: item.name.span, "name '\(name)' \(difference)", label: "first on line \(line)")
                unique.append((item, false))
            } else {
                names[folded] = item.name
                order[name] = place
                scope.later.insert(name)
                unique.append((item, true))
            }
        }
        var result: [Question] = []
        for (place, (item, isNew)) in unique.enumerated() {
            let isNamed = isName(item.name, "a question")
            let question = question(item, place: place)
            let name = item.name.text
            scope.current = nil
            guard isNew else { continue }
            scope.later.remove(name)
            if let question, isNamed, scope.symbols[name] != nil {
                result.append(question)
            } else if scope.symbols[name] == nil {
                scope.broken.insert(name)
            }
        }
        return result
    }

    /// Reads one question and adds its name to the scope.
    private mutating func question(_ item: YAMLItem, place: Int) -> Question? {
        let name = item.name.text
        if let value = item.value, value.isMap {
            item.attributes.finish()
            var result: Question?
            _ = value.map { map in result = self.question(item.name, type: nil, map, place: place) }
            return result
        }
        let result = question(item.name, type: item.value, item.attributes, place: place)
        item.attributes.finish()
        if result == nil, item.value == nil, item.attributes.entries.isEmpty {
            log.error(
                .missingKey, at: item.name.span, "question '\(name)' has no type", hint: "write '- \(name): yes_no'")
        }
        return result
    }

    private mutating func question(_ name: SourceText, type: YAMLNode?, _ map: YAMLMap, place: Int) -> Question? {
        scope.current = name.text
        map.refuse(Self.laterAttributes)
        if let calculation = map.optional("calc") {
            if let type {
                type.error(
                    .misplacedAttribute, "a calculation has the type of its expression", hint: "write '- \(name.text):'"
                )
            }
            return self.calculation(name, calculation, map, place: place)
        }
        let typeText = type?.sourceText("a type, as text or scale(0..10)")
        if type == nil, !map.entries.isEmpty {
            log.error(
                .missingKey, at: name.span, "question '\(name.text)' has no type",
                hint: "write '- \(name.text): yes_no', or give it 'calc'")
        }
        let kind = typeText.flatMap { self.kind($0, of: name.text) }
        let condition = map.optional("if").flatMap { self.condition($0, scope) }
        var inner = scope
        inner.present = condition?.presentWhenTrue ?? []
        var question = Question(id: name.text, kind: kind ?? .text, condition: condition)
        if let text = map.required("text", of: "question '\(name.text)'").flatMap({ template($0, inner) }) {
            question.text = text
        }
        plainAttributes(&question, map, kind: kind)
        question.optionCondition = optionCondition(map, kind: kind, inner)
        // What follows is looked at after the answer, and so may use it: its name is found before it is missed as later.
        if let kind, let valueType = kind.valueType {
            scope.symbols[name.text] = TypeScope.Symbol(
                valueType, mayBeMissing: canBeMissing(question, place: place))
        }
        var after = scope
        after.current = nil
        if kind == nil { after.broken.insert(name.text) }
        question.jumps = map.optional("go").map { jumps($0, from: place, after) } ?? []
        question.theme = map.optional("theme")?.sourceText("a theme").map {
            isKnownTheme($0)
            return $0.text
        }
        question.present = map.optional("present").flatMap { present($0, name, kind, after) }
        if question.present != nil, question.theme == nil, let key = map.key("present") {
            log.error(
                .misplacedAttribute, at: key.span,
                "'present' says which answers mean the theme, but there is no 'theme'")
        }
        adviseOn(question, kind: kind, at: name)
        return kind == nil ? nil : question
    }

    private mutating func calculation(
        _ name: SourceText, _ node: YAMLNode, _ map: YAMLMap, place: Int
    ) -> Question? {
        let condition = map.optional("if").flatMap { self.condition($0, scope) }
        let tags = map.optional("tags")?.texts()?.map(\.text) ?? []
        let note = map.optional("note")?.text()
        guard let expression = expression(node) else { return nil }
        var inner = scope
        inner.present = condition?.presentWhenTrue ?? []
        guard let type = TypeChecker(scope: inner, log: log).type(of: expression) else { return nil }
        let isSkippable = condition != nil || place < jumpsReach
        scope.symbols[name.text] = TypeScope.Symbol(
            type.type, mayBeMissing: type.mayBeMissing || isSkippable, literals: type.literals)
        return Question(
            id: name.text, kind: .calculation(expression), note: note, condition: condition, missing: [], tags: tags)
    }

    private func canBeMissing(_ question: Question, place: Int) -> Bool {
        question.condition != nil || !question.missing.isEmpty || !question.isRequired || place < jumpsReach
    }

    private func adviseOn(_ question: Question, kind: Question.Kind?, at name: SourceText) {
        if case .multi(let list) = kind, !list.options.contains(where: \.isExclusive) {
            log.warning(
                .noExclusiveOption, at: name.span, "'\(name.text)' has no option for 'none of these'",
                hint: "add an option with 'exclusive: true'")
        }
        if case .text = kind, mode == .interviewer, question.probes.isEmpty {
            log.warning(
                .noProbe, at: name.span, "the open question '\(name.text)' has no probe",
                hint: "give the interviewer something to ask next, under 'probes'")
        }
    }
}
