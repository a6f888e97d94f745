internal import FoundationEssentials
internal import SurveyModel

/// Lays out the items of a survey: parts one by one, rounds one after the other.
struct ItemLayout {
    let survey: Survey
    let arrangement: Arrangement
    private(set) var items: [PlanItem] = []
    /// For each round, the places that bare names mean in it.
    private(set) var scopes: [[String: Int]] = []
    /// Where each question begins, by name, for jumps; names of rounds with their round.
    private(set) var beginnings: [String: Int] = [:]

    init(_ survey: Survey, _ arrangement: Arrangement) {
        self.survey = survey
        self.arrangement = arrangement
        lay(survey.questions.indices, Context())
    }

    /// What questions inherit from the rounds around them.
    private struct Context {
        var prefix = ""
        var opening = PlanItem.Opening.always
        var scope: Int?
        var rounds: [(item: String, number: Int)] = []
        /// The block whose rounds these are.
        var block: Int?
    }

    private mutating func lay(_ range: Range<Int>, _ context: Context) {
        var place = range.lowerBound
        while place < range.upperBound {
            let question = survey.questions[place]
            if case .repetition(let repetition) = question.kind,
                let block = survey.blocks.firstIndex(where: { $0.repetition == place })
            {
                repeated(repetition, place, block, context)
                place = max(place + 1, min(range.upperBound, survey.blocks[block].questions.upperBound))
            } else {
                single(question, place, context)
                place += 1
            }
        }
    }

    private func item(_ question: Question, _ place: Int, _ context: Context) -> PlanItem {
        var item = PlanItem(question: question, source: place)
        item.question.id = context.prefix + question.id
        item.opening = context.opening
        item.scope = context.scope
        item.rounds = context.rounds
        // Conditions of sections inside the round only: those around the repeat are looked at where it begins.
        var around = survey.questions[place].block
        while let block = around, block != context.block, survey.blocks.indices.contains(block) {
            if survey.blocks[block].repetition == nil {
                item.sections.insert(block, at: 0)
                if let condition = survey.blocks[block].condition { item.conditions.insert(condition, at: 0) }
            }
            around = survey.blocks[block].parent
        }
        if let condition = question.condition { item.conditions.append(condition) }
        return item
    }

    private mutating func append(_ item: PlanItem, name: String, _ context: Context) {
        if let scope = context.scope { scopes[scope][name] = items.count }
        if beginnings[item.id] == nil { beginnings[item.id] = items.count }
        items.append(item)
    }

    private mutating func single(_ question: Question, _ place: Int, _ context: Context) {
        let base = item(question, place, context)
        var parts: [PlanItem] = []
        switch question.kind {
        case .matrix(let rows, let cell):
            let order = arrangement.orders[question.id] ?? rows.options.map(\.code)
            let known = order.compactMap { rows[$0] } + rows.options.filter { !order.contains($0.code) }
            parts = known.map { row in
                var item = part(base, ".\(row.code)", .row(row.code), cell)
                item.part = row
                return item
            }
        case .maxDiff(let design):
            let sets = arrangement.designs[question.id] ?? []
            parts = sets.indices.map { number in
                let shown = sets[number].compactMap { design.items[$0] }
                var set = design
                set.items.options = shown
                return part(base, ".\(number + 1)", .set(number), .maxDiff(set))
            }
        case .kano(let pair):
            parts = [true, false].map { isWith in
                var item = part(
                    base, isWith ? ".with" : ".without", .feeling(isWith: isWith), .choice(pair.feelings))
                if !isWith {
                    item.question.text = pair.without
                    for (language, text) in pair.withoutTranslations {
                        item.question.translations[language, default: QuestionWording()].text = text
                    }
                }
                return item
            }
        case .priceSensitivity(let meter):
            for (number, point) in PriceSensitivity.Point.allCases.enumerated() {
                var item = part(
                    base, ".\(point.rawValue)", .price(point),
                    .money(currency: meter.currency, minimum: 0, maximum: nil))
                item.question.text = meter.questions[point] ?? question.text
                for (language, texts) in meter.translations {
                    item.question.translations[language, default: QuestionWording()].text = texts[point]
                }
                if number > 0 { item.floor = items.count + number - 1 }
                parts.append(item)
            }
        default:
            append(base, name: question.id, context)
            return
        }
        beginnings[base.id] = items.count
        let first = items.count
        for part in parts { append(part, name: String(part.id.dropFirst(context.prefix.count)), context) }
        var whole = base
        whole.role = .gathering(first..<items.count)
        append(whole, name: question.id, context)
    }

    /// A part of a question: it has its condition and its missing reasons; what follows an answer belongs to the whole.
    private func part(
        _ base: PlanItem, _ suffix: String, _ role: PlanItem.Role, _ kind: Question.Kind
    ) -> PlanItem {
        var item = base
        item.role = role
        item.question.id += suffix
        item.question.kind = kind
        item.question.jumps = []
        item.question.checks = []
        item.question.words = .free
        item.question.theme = nil
        item.question.present = nil
        item.question.proposal = nil
        item.question.shuffle = nil
        if case .row = role {} else { item.question.optionCondition = nil }
        return item
    }

    private mutating func repeated(_ repetition: Repetition, _ place: Int, _ block: Int, _ context: Context) {
        let question = survey.questions[place]
        let base = item(question, place, context)
        var gate = base
        gate.role = .rounds
        gate.question.id += ".rounds"
        gate.question.jumps = []
        gate.question.checks = []
        let gatePlace = items.count
        append(gate, name: "\(question.id).rounds", context)
        beginnings[base.id] = gatePlace
        let isCounted = repetition.times != nil
        var rounds: [PlanItem.Round] = []
        var again: Int?
        for number in 0...max(0, repetition.maximum) {
            var inner = context
            inner.block = block
            inner.prefix = "\(base.id).\(number)."
            inner.rounds.append((repetition.item, number))
            inner.opening =
                if isCounted {
                    .times(gatePlace, atLeast: number)
                } else if let again, number > repetition.minimum {
                    .yes(again)
                } else {
                    .reached(gatePlace)
                }
            if number > 0 {
                var names = context.scope.map { scopes[$0] } ?? [:]
                names[question.id] = nil
                scopes.append(names)
                inner.scope = scopes.count - 1
                lay(survey.blocks[block].questions, inner)
                rounds.append(
                    .init(number: number, opening: inner.opening, fields: fields(block, scopes[scopes.count - 1])))
            }
            guard !isCounted, number >= repetition.minimum, number < repetition.maximum else { continue }
            again = items.count
            var more = PlanItem(
                question: Question(id: inner.prefix + "again", kind: .yesNo(survey.yesNo)), source: place)
            more.role = .again(after: number)
            if number == 0 {
                // Whether there is any at all is what the repeat itself asks.
                more.question.text = question.text
                more.question.translations = question.translations
                more.question.note = question.note
                more.question.missing = question.missing
                more.question.isRequired = question.isRequired
            } else {
                more.question.text = repetition.again ?? Template("Is there another \(repetition.item)?")
                more.question.translations = repetition.againTranslations.mapValues { QuestionWording(text: $0) }
                more.question.missing = []
                more.question.isRequired = true
            }
            more.opening = inner.opening
            more.scope = number > 0 ? inner.scope : context.scope
            more.rounds = context.rounds
            append(more, name: "\(question.id).\(number).again", context)
        }
        var list = base
        list.role = .list(gate: gatePlace, rounds)
        append(list, name: question.id, context)
    }

    /// The questions directly in a repeat's rounds, those of its sections included, without inner rounds' own.
    private func fields(_ block: Int, _ scope: [String: Int]) -> [PlanItem.Field] {
        survey.blocks[block].questions.compactMap { place in
            let question = survey.questions[place]
            if case .statement = question.kind { return nil }
            var around = question.block
            while let other = around, other != block, survey.blocks.indices.contains(other) {
                if survey.blocks[other].repetition != nil { return nil }
                around = survey.blocks[other].parent
            }
            return scope[question.id].map { PlanItem.Field(name: question.id, place: $0) }
        }
    }
}
