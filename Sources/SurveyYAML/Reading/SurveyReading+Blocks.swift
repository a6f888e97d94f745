internal import LocatedYAML
internal import SourceDiagnostics
internal import SurveyModel

/// Sections and repeats.
extension SurveyReading {
    mutating func read(_ entries: [Entry], in block: Int?) {
        for entry in entries where !log.isFull {
            found.owner = entry.name.text
            let isNamed = isName(entry.name, "a question")
            switch entry.type?.name {
            case .section where !entry.isRetired: section(entry, in: block)
            case .repetition where !entry.isRetired: repetition(entry, in: block, isFine: isNamed && entry.isNew)
            case .opportunity where !entry.isRetired: opportunity(entry, in: block)
            default:
                let question = question(entry)
                finish(entry, question.map { [$0] } ?? [], in: block, isFine: isNamed && entry.isNew)
            }
            entry.map.finish(Self.optionKeys)
        }
    }

    /// Keys that belong to an option, where a question has them.
    private static let optionKeys: [String: String] = Dictionary(
        uniqueKeysWithValues: ["specify", "exclusive", "number", "label", "attributes"].map {
            ($0, "this belongs to an option in 'lists', as '- other: {label: Something else, specify: true}'")
        })

    /// Takes what an entry became into the survey.
    mutating func finish(_ entry: Entry, _ made: [Question], in block: Int?, isFine: Bool) {
        scope.current = nil
        if entry.isRetired {
            retired += made
            scope.later.remove(entry.name.text)
            scope.symbols[entry.name.text] = nil
            return
        }
        guard entry.isNew else { return }
        scope.later.remove(entry.name.text)
        guard isFine, !made.isEmpty else {
            if scope.symbols[entry.name.text] == nil { scope.broken.insert(entry.name.text) }
            return
        }
        for var question in made {
            question.block = block
            questions.append(question)
        }
    }

    private mutating func section(_ entry: Entry, in parent: Int?) {
        refuseMisplaced(entry)
        let map = entry.map
        if let type = entry.type { _ = plain(type.written) }
        let condition = map.optional(QuestionKey.condition).flatMap { self.condition($0, scope) }
        let outer = scope.present
        scope.present.formUnion(condition?.presentWhenTrue ?? [])
        let title = map.optional(QuestionKey.title).flatMap { templates($0, scope) }
        let place = blocks.count
        var block = Block(
            id: entry.name.text, title: title?.main, condition: condition, questions: questions.count..<questions.count,
            parent: parent)
        block.translations = title?.others ?? [:]
        blocks.append(block)
        read(entry.children, in: place)
        blocks[place].questions = block.questions.lowerBound..<questions.count
        scope.present = outer
        if condition != nil { mayBeMissing(entry.children) }
    }

    /// What stands under a condition may be missing after it.
    private mutating func mayBeMissing(_ entries: [Entry]) {
        for name in entries.flatMap(\.names) { scope.symbols[name]?.mayBeMissing = true }
    }

    private mutating func repetition(_ entry: Entry, in parent: Int?, isFine: Bool) {
        refuseMisplaced(entry)
        let map = entry.map
        let name = entry.name.text
        scope.current = name
        let condition = map.optional(QuestionKey.condition).flatMap { self.condition($0, scope) }
        let outer = scope
        var inner = scope
        inner.present.formUnion(condition?.presentWhenTrue ?? [])
        let rounds = rounds(entry, inner)
        let asksFirst = rounds.minimum == 0 && rounds.times == nil
        var question = Question(
            id: name, kind: .repetition(rounds), condition: condition,
            missing: asksFirst ? [.dontKnow, .refused] : [])
        if let node = map.optional(QuestionKey.text) {
            let text = templates(node, inner)
            question.text = text?.main ?? Template("")
            for (language, text) in text?.others ?? [:] {
                question.translations[language, default: .init()].text = text
            }
        } else if asksFirst {
            log.error(
                .missingKey, at: entry.name.span, "'\(name)' has no 'text'",
                hint: "with 'min: 0', 'text' asks whether there is any at all")
        }
        if !asksFirst { refuseReasons(map) }
        plainAttributes(&question, entry)
        scope.present = inner.present
        question.block = parent
        if isFine { questions.append(question) }
        let place = blocks.count
        let start = questions.count
        blocks.append(
            Block(id: name, questions: start..<start, parent: parent, repetition: isFine ? start - 1 : nil))
        currentRepeat = name
        scope.current = nil
        scope.isInRound = true
        read(entry.children, in: place)
        scope.isInRound = outer.isInRound
        currentRepeat = nil
        blocks[place].questions = start..<questions.count
        if let again = map.optional(QuestionKey.again), rounds.times == nil, var kept = rounds.kept(by: question) {
            let wording = templates(again, scope)
            kept.again = wording?.main
            kept.againTranslations = wording?.others ?? [:]
            if isFine, questions.indices.contains(start - 1) { questions[start - 1].kind = .repetition(kept) }
        }
        close(entry, outer, isSkippable: condition != nil || entry.place < jumpsReach)
    }

    /// Nothing is asked before the first round, so nothing can be left without an answer there.
    private func refuseReasons(_ map: YAMLMap) {
        for key in [QuestionKey.missing, .required] {
            guard let place = map.key(key) else { continue }
            log.error(
                .misplacedAttribute, at: place.span,
                "'\(key.rawValue)' is about whether there is any round at all, which is not asked here",
                hint: "with 'min: 0', 'text' asks it")
        }
    }

    /// After the rounds, their questions are fields of the repeat, and no names of their own.
    private mutating func close(_ entry: Entry, _ outer: TypeScope, isSkippable: Bool) {
        let names = entry.children.flatMap(\.names)
        let fields = names.compactMap { name in
            scope.symbols[name].map { RecordType.Field(name, $0.type, mayBeMissing: $0.mayBeMissing) }
        }
        for name in names {
            scope.symbols[name] = nil
            scope.rounds[name] = entry.name.text
        }
        scope.present = outer.present
        scope.later.remove(entry.name.text)
        guard entry.isNew else { return }
        let type = ValueType.list(.record(RecordType(name: entry.name.text, fields: fields)))
        scope.symbols[entry.name.text] = TypeScope.Symbol(type, mayBeMissing: isSkippable)
    }

    private func rounds(_ entry: Entry, _ scope: TypeScope) -> Repetition {
        let map = entry.map
        var rounds = Repetition(item: entry.name.text)
        if let type = entry.type?.written {
            if let argument = type.arguments?.first, type.arguments?.count == 1, !argument.isEmpty {
                rounds.item = OptionList.label(of: type.text(argument))
            } else {
                log.error(
                    .unknownType, at: type.span, "'repeat' needs what one round is about, as repeat(feature)")
            }
        }
        rounds.minimum = map.integer(QuestionKey.min) ?? rounds.minimum
        rounds.maximum = map.integer(QuestionKey.max) ?? max(rounds.maximum, rounds.minimum)
        if rounds.minimum > rounds.maximum, let node = map.optional(QuestionKey.min) {
            node.error(.wrongShape, "'min' is \(rounds.minimum), more than 'max', which is \(rounds.maximum)")
        }
        if let node = map.optional(QuestionKey.times) {
            rounds.times = expression(node)
            if let times = rounds.times {
                TypeChecker(scope: scope, log: log).whole(times)
            }
            for key in [QuestionKey.again, .min] {
                guard let place = map.key(key) else { continue }
                log.error(
                    .misplacedAttribute, at: place.span,
                    "'times' says how many rounds there are, so '\(key.rawValue)' has nothing to say")
            }
        } else if map.optional(QuestionKey.again) == nil, rounds.minimum != rounds.maximum {
            log.error(
                .missingKey, at: entry.name.span, "'\(entry.name.text)' has no 'again'",
                hint: "write what asks for another round, as 'again: Is there another?'; or 'times: 3'")
        }
        return rounds
    }
}

extension Repetition {
    /// These rounds, where they are those of the question.
    fileprivate func kept(by question: Question) -> Repetition? {
        guard case .repetition(let rounds) = question.kind else { return nil }
        return rounds
    }
}

extension SurveyReading.Entry {
    /// The names of the questions in it.
    var names: [String] {
        guard !isRetired else { return [] }
        switch type?.name {
        case .section: return children.flatMap(\.names)
        case .opportunity: return ["importance", "satisfaction"].map { "\(name.text)_\($0)" } + [name.text]
        default: return [name.text]
        }
    }
}
