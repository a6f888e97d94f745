internal import FoundationEssentials
internal import SurveyModel

/// Answers that stand for all answers that a question or a case field can have, as far as conditions tell them apart.
struct AnswerSamples {
    var answers: [Answer]
    /// Whether no condition can tell apart an answer that is missing here from all that are here.
    var isExhaustive: Bool

    /// More options than this are not combined with each other: so many have 1,024 combinations.
    private static let mostCombined = 10
    /// Longer ranges of whole numbers are sampled at the numbers that conditions name.
    private static let mostPoints = 101

    /// The samples of a question's answers, by all expressions that read its name.
    ///
    /// It is `nil` for a type whose answers conditions are not tried on.
    init?(_ question: Question, uses: [SurveyModel.Expression]) {
        guard let values = Self.values(question.kind, name: question.id, uses: uses) else { return nil }
        self = values
        let reasons = MissingReason.allCases.filter { reason in
            switch reason {
            case .skipped: !question.isRequired && !question.missing.isEmpty
            case .notAsked: false
            case .dontKnow, .refused, .notApplicable: question.missing.contains(reason)
            }
        }
        answers += Self.told(reasons, apartBy: uses).map(Answer.missing)
    }

    /// The samples of a case field.
    init?(_ field: CaseField, uses: [SurveyModel.Expression]) {
        let kind: Question.Kind
        switch field.type {
        case .choice(let list): kind = .choice(list)
        case .multi(let list): kind = .multi(list)
        case .integer: kind = .integer(minimum: nil, maximum: nil)
        case .decimal: kind = .decimal(minimum: nil, maximum: nil)
        case .text: kind = .text
        default: return nil
        }
        guard let values = Self.values(kind, name: "case.\(field.name)", uses: uses) else { return nil }
        self = values
        if field.isOptional { answers.append(.missing(.notAsked)) }
    }

    private init(_ values: [Value], isExhaustive: Bool) {
        answers = values.map(Answer.value)
        self.isExhaustive = isExhaustive
    }

    private static func values(_ kind: Question.Kind, name: String, uses: [SurveyModel.Expression]) -> AnswerSamples? {
        switch kind {
        case .yesNo: return AnswerSamples([.choice("yes"), .choice("no")], isExhaustive: true)
        case .choice(let list): return AnswerSamples(list.options.map { .choice($0.code) }, isExhaustive: true)
        case .multi(let list): return combinations(list)
        case .scale(let range): return points(range)
        case .integer(let low?, let high?) where high - low < mostPoints && high >= low: return points(low...high)
        case .integer(let low, let high):
            let numbers = constants(in: uses, low.map { Decimal($0) }, high.map { Decimal($0) }, step: 1)
            let whole = numbers.compactMap { Int("\($0)") }.map { Value.integer($0) }
            return AnswerSamples(whole, isExhaustive: isOnlyCompared(name, in: uses))
        case .decimal(let low, let high):
            let step = Decimal(string: "0.001") ?? 1
            return AnswerSamples(
                constants(in: uses, low, high, step: step).map { .decimal($0) },
                isExhaustive: isOnlyCompared(name, in: uses))
        case .text:
            let texts = Set(uses.flatMap { $0.literalTexts }).sorted()
            return AnswerSamples(
                (texts + ["\u{1}"]).filter { !$0.isEmpty }.map { .text($0) },
                isExhaustive: isOnlyCompared(name, in: uses))
        default: return nil
        }
    }

    private static func points(_ range: ClosedRange<Int>) -> AnswerSamples? {
        guard range.count <= mostPoints else { return nil }
        return AnswerSamples(range.map { .integer($0) }, isExhaustive: true)
    }

    /// Every set of options that can be chosen.
    private static func combinations(_ list: OptionList) -> AnswerSamples? {
        let shared = list.options.filter { !$0.isExclusive }.map(\.code)
        guard shared.count <= mostCombined else { return nil }
        var sets: [Value] = []
        for bits in 1..<max(1, 1 << shared.count) {
            sets.append(.multi(shared.indices.filter { bits & (1 << $0) != 0 }.map { shared[$0] }))
        }
        sets += list.options.filter(\.isExclusive).map { .multi([$0.code]) }
        return AnswerSamples(sets, isExhaustive: true)
    }

    /// The numbers that expressions name, one step below and above each, and the ends, as far as they are in bounds.
    private static func constants(
        in uses: [SurveyModel.Expression], _ low: Decimal?, _ high: Decimal?, step: Decimal
    ) -> [Decimal] {
        let named = uses.flatMap { $0.literalNumbers } + [low, high].compactMap(\.self) + [0]
        let around = named.flatMap { [$0 - step, $0, $0 + step] }
        return Set(around).filter { number in
            (low.map { number >= $0 } ?? true) && (high.map { number <= $0 } ?? true)
        }.sorted()
    }

    /// The reasons that expressions tell apart; one of them, where they do not.
    private static func told(_ reasons: [MissingReason], apartBy uses: [SurveyModel.Expression]) -> [MissingReason] {
        let isTested = uses.contains {
            $0.contains { node in
                if case .test(_, let state, _) = node { ![.answered, .missing, .empty].contains(state) } else { false }
            }
        }
        return isTested ? reasons : Array(reasons.prefix(1))
    }

    /// Whether expressions use a name only to compare it with something written out.
    private static func isOnlyCompared(_ name: String, in uses: [SurveyModel.Expression]) -> Bool {
        uses.allSatisfy { $0.onlyCompares(name) }
    }
}

extension SurveyModel.Expression {
    fileprivate func contains(_ isWanted: (SurveyModel.Expression.Node) -> Bool) -> Bool {
        isWanted(node) || children.contains { $0.contains(isWanted) }
    }

    fileprivate var literalTexts: [String] {
        if case .text(let text) = node { [text] } else { children.flatMap(\.literalTexts) }
    }

    fileprivate var literalNumbers: [Decimal] {
        switch node {
        case .integer(let number): [Decimal(number)]
        case .decimal(let number): [number]
        case .unary(.minus, let operand): operand.literalNumbers.map { -$0 }
        default: children.flatMap(\.literalNumbers)
        }
    }

    private var isLiteral: Bool {
        switch node {
        case .integer, .decimal, .text, .boolean: true
        case .unary(.minus, let operand): operand.isLiteral
        case .list(let items): items.allSatisfy(\.isLiteral)
        default: false
        }
    }

    private var isBare: Bool {
        switch node {
        case .name: true
        case .member(let base, _): base.isBare
        default: false
        }
    }

    /// Whether each use of a name stands beside something written out, as in `hours > 4`, or asks what is missing.
    fileprivate func onlyCompares(_ name: String) -> Bool {
        guard references.contains(name) else { return true }
        switch node {
        case .binary(.equal, let left, let right), .binary(.notEqual, let left, let right),
            .binary(.less, let left, let right), .binary(.lessOrEqual, let left, let right),
            .binary(.greater, let left, let right), .binary(.greaterOrEqual, let left, let right),
            .binary(.isIn, let left, let right), .binary(.isNotIn, let left, let right),
            .binary(.fallback, let left, let right):
            if left.isBare && right.isLiteral || right.isBare && left.isLiteral { return true }
            return [left, right].allSatisfy { !$0.isBare && $0.onlyCompares(name) }
        case .between(let value, let low, let high):
            return value.isBare && low.isLiteral && high.isLiteral
        case .test(let operand, _, _): return operand.isBare
        case .binary(.and, _, _), .binary(.or, _, _), .unary(.not, _), .conditional:
            return children.allSatisfy { !$0.isBare && $0.onlyCompares(name) }
        default: return false
        }
    }
}
