internal import LocatedYAML
internal import SourceDiagnostics
internal import SurveyModel

/// Questions and calculations.
extension SurveyReading {
    /// Reads one question and adds its name to the scope.
    mutating func question(_ entry: Entry) -> Question? {
        scope.current = entry.name.text
        let map = entry.map
        let name = entry.name.text
        if let calculation = map.optional(QuestionKey.calc) {
            if let type = entry.type {
                log.error(
                    .misplacedAttribute, at: type.written.span, "a calculation has the type of its expression",
                    hint: "write '- \(name):'")
            }
            return self.calculation(entry, calculation)
        }
        guard entry.hasType else {
            log.error(
                .missingKey, at: entry.name.span, "question '\(name)' has no type",
                hint: map.entries.isEmpty ? "write '- \(name): yes_no'" : "write '- \(name): yes_no', or give it 'calc'"
            )
            readBlindly(map)
            return nil
        }
        refuseMisplaced(entry)
        let condition = map.optional(QuestionKey.condition).flatMap { self.condition($0, scope) }
        var inner = scope
        inner.present.formUnion(condition?.presentWhenTrue ?? [])
        let kind = entry.type.flatMap { self.kind($0, of: name, map, inner) }
        if kind == nil { readBlindly(map) }
        inner.prior[name] = kind?.valueType
        var question = Question(id: name, kind: kind ?? .text, condition: condition)
        text(&question, entry, inner)
        plainAttributes(&question, entry)
        if kind == nil { question.ends = [:] }
        conditions(&question, entry, kind: kind, inner)
        // What follows is looked at after the answer, and so may use it: its name is found before it is missed as later.
        question.unit = unit(map)
        if kind != nil, let valueType = question.valueType {
            scope.symbols[name] = TypeScope.Symbol(
                valueType, mayBeMissing: canBeMissing(question, place: entry.place),
                isNeverZero: question.kind.isNeverZero)
        }
        afterAnswer(&question, entry, kind: kind)
        return kind == nil ? nil : question
    }

    /// What may use the answer: checks, jumps, and what means that the theme is there.
    private mutating func afterAnswer(_ question: inout Question, _ entry: Entry, kind: Question.Kind?) {
        let map = entry.map
        let name = entry.name.text
        var after = scope
        after.current = nil
        if kind == nil { after.broken.insert(name) }
        if let present = question.condition?.presentWhenTrue { after.present.formUnion(present) }
        question.checks = map.optional(QuestionKey.checks).map { checks($0, after) } ?? []
        question.jumps = map.optional(QuestionKey.go).map { jumps($0, from: entry.place, after) } ?? []
        question.theme = map.optional(QuestionKey.theme)?.sourceText("a theme").map {
            isKnownTheme($0)
            return $0.text
        }
        question.present = map.optional(QuestionKey.present).flatMap { present($0, entry.name, kind, after) }
        if question.present != nil, question.theme == nil, let key = map.key(QuestionKey.present) {
            log.error(
                .misplacedAttribute, at: key.span,
                "'present' says which answers mean the theme, but there is no 'theme'")
        }
    }

    /// What is asked: its own text, or the standard wording of a preset.
    private func text(_ question: inout Question, _ entry: Entry, _ scope: TypeScope) {
        let map = entry.map
        let standard = entry.type.flatMap { StandardQuestion($0.name) }
        if let standard, let type = entry.type {
            question.preset = standard.preset
            standardEnds(standard, &question, at: type.written.span)
        }
        if let about = map.optional(QuestionKey.about), let type = entry.type?.name, type != .priceSensitivity {
            guard let about = standardAbout(about, map, instead: type == .kano ? [] : [.text], scope) else { return }
            take(self.standard(about) { words in standard?.rating(in: words).question ?? words.having }, &question)
            return
        }
        if map.optional(QuestionKey.text) == nil, standard != nil {
            log.error(
                .missingKey, at: entry.name.span, "question '\(entry.name.text)' has neither 'about' nor 'text'",
                hint: "its standard wording needs to know what it is about, as 'about: Larkspur'")
            return
        }
        if entry.type?.name == .priceSensitivity, map.optional(QuestionKey.text) == nil { return }
        guard let node = map.required(QuestionKey.text, of: "question '\(entry.name.text)'"),
            let text = templates(node, scope)
        else { return }
        take(text, &question)
    }

    private func take(_ text: Localized<Template>, _ question: inout Question) {
        question.text = text.main
        for (language, text) in text.others { question.translations[language, default: .init()].text = text }
    }

    private mutating func calculation(_ entry: Entry, _ node: YAMLNode) -> Question? {
        let map = entry.map
        let condition = map.optional(QuestionKey.condition).flatMap { self.condition($0, scope) }
        let tags = map.optional(QuestionKey.tags)?.texts()?.map(\.text) ?? []
        let note = map.optional(QuestionKey.note)?.text()
        let was = names(map, QuestionKey.was)
        guard let expression = expression(node) else { return nil }
        var inner = scope
        inner.present.formUnion(condition?.presentWhenTrue ?? [])
        guard let type = TypeChecker(scope: inner, log: log).type(of: expression) else { return nil }
        let isSkippable = condition != nil || entry.place < jumpsReach
        scope.symbols[entry.name.text] = TypeScope.Symbol(
            type.type, mayBeMissing: type.mayBeMissing || isSkippable, literals: type.literals)
        var question = Question(
            id: entry.name.text, kind: .calculation(expression), note: note, condition: condition, missing: [],
            tags: tags)
        question.was = was
        return question
    }

    /// Importance, satisfaction, and the score that is computed from the two.
    mutating func opportunity(_ entry: Entry, in block: Int?) {
        refuseMisplaced(entry)
        let isNamed = isName(entry.name, "a question")
        if let type = entry.type { _ = plain(type.written) }
        let map = entry.map
        scope.current = entry.name.text
        let condition = map.optional(QuestionKey.condition).flatMap { self.condition($0, scope) }
        var inner = scope
        inner.present.formUnion(condition?.presentWhenTrue ?? [])
        let about = map.required(QuestionKey.about, of: "question '\(entry.name.text)'")
            .flatMap { standardAbout($0, map, instead: [], inner) }
        var made: [Question] = []
        for standard in [StandardQuestion.importance, .satisfaction] {
            var question = Question(
                id: "\(entry.name.text)_\(standard.preset.rawValue)", kind: standard.kind,
                condition: condition)
            question.preset = standard.preset
            if let type = entry.type { standardEnds(standard, &question, at: type.written.span) }
            if let about { take(self.standard(about) { standard.rating(in: $0).question }, &question) }
            plainAttributes(&question, entry)
            question.requiredCondition = map.optional(QuestionKey.requiredIf).flatMap { self.condition($0, inner) }
            scope.symbols[question.id] = TypeScope.Symbol(
                .integer, mayBeMissing: canBeMissing(question, place: entry.place), isNeverZero: true)
            scope.later.remove(question.id)
            if standard.preset == .importance { theme(&question, entry, inner) }
            made.append(question)
        }
        let names = made.map { Expression(.name($0.id), at: entry.name.span) }
        let lack = Expression(.binary(.minus, names[0], names[1]), at: entry.name.span)
        let zero = Expression(.integer(0), at: entry.name.span)
        let excess = Expression(.call("max", [.init(lack), .init(zero)]), at: entry.name.span)
        let both = Expression(.binary(.plus, lack, zero), at: entry.name.span)
        // 'max' skips what is missing; a missing rating must not make the score that of importance alone.
        let known = Expression(.test(both, .answered, negated: false), at: entry.name.span)
        let gain = Expression(
            .conditional(known, then: excess, otherwise: lack), at: entry.name.span)
        let score = Expression(.binary(.plus, names[0], gain), at: entry.name.span)
        var total = Question(
            id: entry.name.text, kind: .calculation(score), condition: condition, missing: [], tags: made[0].tags)
        total.preset = .opportunity
        scope.symbols[total.id] = TypeScope.Symbol(
            .integer, mayBeMissing: made.contains { canBeMissing($0, place: entry.place) })
        made.append(total)
        finish(entry, made, in: block, isFine: isNamed)
    }

    private func theme(_ question: inout Question, _ entry: Entry, _ scope: TypeScope) {
        question.theme = entry.map.optional(QuestionKey.theme)?.sourceText("a theme").map {
            isKnownTheme($0)
            return $0.text
        }
        var after = self.scope
        after.current = nil
        question.present = entry.map.optional(QuestionKey.present).flatMap { condition($0, after) }
    }

    func canBeMissing(_ question: Question, place: Int) -> Bool {
        question.condition != nil || !question.missing.isEmpty || !question.isRequired || place < jumpsReach
    }
}
