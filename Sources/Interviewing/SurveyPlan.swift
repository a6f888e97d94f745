package import SurveyModel

/// What an interview needs to know of a definition again and again, worked out once.
///
/// A class, because it never changes and every copy of an interview shares it.
package final class SurveyPlan: Sendable {
    package let survey: Survey

    /// What chance decided about it.
    package let arrangement: Arrangement

    /// Everything that can be asked or computed, in the order in which it is.
    package let items: [PlanItem]

    /// The questions of the items, under the items' names.
    package let questions: [Question]

    /// The place of each item, by its name.
    let positions: [String: Int]

    /// Where each question begins, by its name: at its first part, or where the rounds of a repeat begin.
    let beginnings: [String: Int]

    /// For each round of a repeat, what bare names mean in it.
    let scopes: [[String: Int]]

    /// The expressions of each item.
    let formulas: [Formulas]

    /// For each item, the later ones that must be looked at again when its answer changes.
    let dependents: [[Int]]

    /// The checks, in the order of the items to which they belong.
    package let checks: [PlannedCheck]

    /// For each item, the checks that must be looked at again when its answer changes.
    let checksReading: [[Int]]

    /// The items from which a jump may start, in order.
    let jumpers: [Int]

    /// What is looked at for every item after every act, apart from the questions: those are big, and copying one
    /// costs more than all of this.
    let traits: [Traits]

    struct Traits: OptionSet, Sendable {
        let rawValue: UInt16

        /// Somebody is asked, or told; it is not computed.
        static let isAsked = Traits(rawValue: 1)
        /// Some option asks which one.
        static let asksWhich = Traits(rawValue: 2)
        /// The respondent's own words are wanted beside the answer.
        static let wantsWords = Traits(rawValue: 4)
        /// It offers only some of its options.
        static let filtersOptions = Traits(rawValue: 8)
        /// A jump may start from it.
        static let jumps = Traits(rawValue: 16)
        /// Whether a given answer counts depends on other answers.
        static let isConditional = Traits(rawValue: 32)
        /// It sums up other items, and no jump passes over it.
        static let sumsUp = Traits(rawValue: 64)
        /// It stands in a round of a repeat.
        static let isInRound = Traits(rawValue: 128)
        /// Some expression asks how it was answered.
        static let isTraced = Traits(rawValue: 256)
    }

    /// The items that look at the clock, or at what a session knows about itself: these change by themselves.
    let restless: [Int]
    let readsClock: Bool

    /// For each item, the names of free text that its conditions, options, jumps or calculation read.
    let wordsDeciding: [[String]]

    package convenience init(_ survey: Survey) { self.init(survey, Arrangement()) }

    init(_ survey: Survey, _ arrangement: Arrangement) {
        self.survey = survey
        self.arrangement = arrangement
        let layout = ItemLayout(survey, arrangement)
        let (items, scopes) = (layout.items, layout.scopes)
        let positions = Dictionary(
            items.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
        /// Where a name leads from an item: a question of the same round, or one outside.
        func position(_ name: String, from item: PlanItem) -> Int? {
            item.scope.flatMap { scopes[$0][name] } ?? positions[name]
        }
        let inScope = scopes.map { positions.merging($0) { $1 } }
        var dependents = Array(repeating: Set<Int>(), count: items.count)
        var traced: Set<Int> = []
        var restless: [Int] = []
        var readsClock = false
        for (place, item) in items.enumerated() {
            // A question's own answer may decide its jumps; that is seen to whenever it is answered.
            let names = item.decidingNames.compactMap { position($0, from: item) }
            for earlier in names + item.placesRead where earlier < place { dependents[earlier].insert(place) }
            for read in item.reads.union(item.question.checks.flatMap(\.condition.reads)) {
                switch read {
                case .trace(_, let name): if let place = position(name, from: item) { traced.insert(place) }
                case .now: (readsClock, restless) = (true, restless + [place])
                case .session: restless.append(place)
                default: break
                }
            }
        }
        /// The places that names mean in an item.
        func places(_ item: PlanItem) -> [String: Int] { item.scope.map { inScope[$0] } ?? positions }
        /// The items that are asked among these, and behind those that are computed.
        func involved(_ places: [Int]) -> [Int] {
            var found: Set<Int> = []
            var seen: Set<Int> = []
            var pending = places
            while let place = pending.popLast() {
                guard seen.insert(place).inserted else { continue }
                let item = items[place]
                if !item.isComputed {
                    found.insert(place)
                    continue
                }
                // What decides only whether it is computed is no part of its value.
                if item.role == .whole, case .calculation(let expression) = item.question.kind {
                    pending += expression.roots.compactMap { position($0, from: item) }
                }
                switch item.role {
                case .gathering(let parts): pending += parts
                case .list(_, let rounds): pending += rounds.flatMap { $0.fields.map(\.place) }
                default: break
                }
            }
            return found.sorted()
        }
        var checks: [PlannedCheck] = []
        var checksReading = Array(repeating: [Int](), count: items.count)
        for (place, item) in items.enumerated() {
            var counts: [Check.Level: Int] = [:]
            for check in item.question.checks {
                counts[check.level, default: 0] += 1
                let number = counts[check.level] ?? 1
                let read = Set(check.condition.roots.compactMap { position($0, from: item) } + [place]).sorted()
                for position in read { checksReading[position].append(checks.count) }
                checks.append(
                    PlannedCheck(
                        id: "\(item.id).\(check.level.rawValue)\(number > 1 ? "\(number)" : "")", check: check,
                        position: place, reads: read, involved: involved(read),
                        formula: CompiledExpression(
                            check.condition, item: "\(item.id)/check\(number)", places: places(item))))
            }
        }
        formulas = items.map { Formulas($0, places: places($0)) }
        self.restless = restless
        self.readsClock = readsClock
        self.items = items
        self.scopes = scopes
        self.positions = positions
        self.checks = checks
        self.checksReading = checksReading
        questions = items.map(\.question)
        beginnings = layout.beginnings
        self.dependents = dependents.map { $0.sorted() }
        let traits = items.indices.map { place in
            var traits = items[place].traits
            // A quota is looked at where a jump would be.
            let isWhole = items[place].role == .whole || traits.contains(.sumsUp)
            if isWhole, survey.quotas.contains(where: { $0.after == items[place].source }) { traits.insert(.jumps) }
            if traced.contains(place) { traits.insert(.isTraced) }
            return traits
        }
        self.traits = traits
        jumpers = items.indices.filter { traits[$0].contains(.jumps) }
        var texts = Set(survey.caseFields.filter { $0.type == .text }.map { "case.\($0.name)" })
        wordsDeciding = items.map { item in
            if item.question.kind == .text { texts.insert(item.id) }
            let names = item.decidingNames.map { name in
                name.hasPrefix("case.") || name.hasPrefix("prior.")
                    ? name : position(name, from: item).map { items[$0].id } ?? name
            }
            // Of an earlier session any answer may hold words, as that of a repeat.
            let words = Set(names + item.placesRead.map { items[$0].id }).filter {
                texts.contains($0) || $0.hasPrefix("prior.")
            }
            if item.isComputed, !words.isEmpty { texts.insert(item.id) }
            return words.sorted()
        }
    }

    /// The plan for a session, whose seed decides about its matrices and sets.
    package func arranged(_ arrangement: Arrangement) -> SurveyPlan {
        arrangement == self.arrangement ? self : SurveyPlan(survey, arrangement)
    }

    /// The place that a name means from an item.
    func position(_ name: String, from place: Int) -> Int? {
        items[place].scope.flatMap { scopes[$0][name] } ?? positions[name]
    }
}

/// A check at its place.
package struct PlannedCheck: Sendable {
    /// The name under which the journal and tests know it, as `gaps.1.cost.should`.
    package var id: String
    package var check: Check
    /// The item that it belongs to.
    package var position: Int
    /// The items that it reads, its own included, in order.
    package var reads: [Int]
    /// The items whose answers decide it, in order: those that it reads, and those behind what is computed.
    package var involved: [Int]
    /// Its condition, compiled for the place.
    let formula: CompiledExpression
}

extension PlanItem {
    /// All that decides whether it is asked, what it offers, what it computes, where it leads and what is a yes.
    fileprivate var reads: Set<Reference> {
        var expressions = conditions + question.jumps.compactMap(\.condition)
        expressions += [
            question.optionCondition, question.requiredCondition, question.resetCondition, question.present,
        ]
        .compactMap(\.self)
        if role == .whole, case .calculation(let expression) = question.kind { expressions.append(expression) }
        if role == .rounds, case .repetition(let repetition) = question.kind, let times = repetition.times {
            expressions.append(times)
        }
        return Set(expressions.flatMap(\.reads))
    }

    /// The names among them.
    fileprivate var decidingNames: Set<String> { Set(reads.compactMap(\.root)) }

    /// The places that it rests on without naming them.
    fileprivate var placesRead: [Int] {
        let own = [opening.place, floor].compactMap(\.self)
        switch role {
        case .gathering(let parts): return own + parts
        case .list(let gate, let rounds):
            return own + [gate] + rounds.flatMap { $0.fields.map(\.place) + [$0.opening.place].compactMap(\.self) }
        default: return own
        }
    }

    /// Whether it has no answer of its own.
    var isComputed: Bool {
        switch role {
        case .gathering, .rounds, .list: return true
        case .whole:
            guard case .calculation = question.kind else { return false }
            return true
        default: return false
        }
    }

    fileprivate var traits: SurveyPlan.Traits {
        var traits: SurveyPlan.Traits = isComputed ? [] : .isAsked
        if !isComputed, question.kind.options?.options.contains(where: \.specify) == true { traits.insert(.asksWhich) }
        if question.words == .verbatim, question.kind.takesAnswer, question.kind != .text { traits.insert(.wantsWords) }
        if question.optionCondition != nil, !isComputed { traits.insert(.filtersOptions) }
        if !question.jumps.isEmpty { traits.insert(.jumps) }
        if question.requiredCondition != nil || question.resetCondition != nil || floor != nil {
            traits.insert(.isConditional)
        }
        switch role {
        case .gathering, .list: traits.insert(.sumsUp)
        default: break
        }
        if scope != nil { traits.insert(.isInRound) }
        return traits
    }
}

extension Expression {
    /// The names of questions that it reads, and case fields as `case.plan`.
    var roots: Set<String> { Set(reads.compactMap(\.root)) }
}

extension Reference {
    /// The question that is read, or the field of the case.
    fileprivate var root: String? {
        switch self {
        case .question(let name), .field(_, let name), .trace(_, let name): name
        case .caseField(let field): "case.\(field)"
        case .prior(let question): "prior.\(question)"
        default: nil
        }
    }
}

extension Jump.Target {
    /// The place where it lands; the end is one past the last question.
    func position(in plan: SurveyPlan, from place: Int) -> Int {
        switch self {
        case .question(let id):
            // In a round the name means that round's question; a question that is asked in parts begins with the first.
            let prefix = plan.items[place].id.dropLast(plan.survey.questions[plan.items[place].source].id.count)
            return plan.beginnings[prefix + id] ?? plan.beginnings[id] ?? plan.questions.count
        case .end: return plan.questions.count
        }
    }
}
