internal import FoundationEssentials
internal import SurveyModel

/// The values that a survey's expressions tell apart, by what they are compared with.
///
/// A condition such as `seats > 5000` is rarely true by chance; so respondents often answer near the numbers, and with the
/// words, that expressions name.
struct AnswerHints: Sendable {
    private(set) var numbers: [String: [Decimal]] = [:]
    private(set) var texts: [String: [String]] = [:]
    /// Of the questions whose own checks want a pattern.
    private(set) var patterns: [String: [TextPattern]] = [:]

    init(_ survey: Survey) {
        var calculations: [String: Set<String>] = [:]
        for question in survey.questions {
            guard case .calculation(let expression) = question.kind else { continue }
            // Calculations stand in order, so what they rest on is there already.
            var names = Self.names(expression)
            for name in names { names.formUnion(calculations[name] ?? []) }
            calculations[question.id] = names
        }
        for expression in survey.allExpressions {
            var names = Self.names(expression)
            for name in names { names.formUnion(calculations[name] ?? []) }
            let (numbers, texts) = (expression.literalNumbers, expression.literalTexts)
            for name in names {
                self.numbers[name, default: []] += numbers
                self.texts[name, default: []] += texts
            }
        }
        for question in survey.questions {
            let found = question.checks.flatMap { $0.condition.patterns(on: question.id) }
            if !found.isEmpty { patterns[question.id] = found }
        }
        numbers = numbers.mapValues { Set($0).sorted() }
        texts = texts.mapValues { Set($0).sorted() }
    }

    /// Names of questions, also those behind a point: of `gaps.cost` both, of `case.plan` only the whole.
    private static func names(_ expression: SurveyModel.Expression) -> Set<String> {
        Set(
            expression.references.flatMap { name in
                name.hasPrefix("case.") ? [name] : name.split(separator: ".").map(String.init)
            } + expression.memberNames)
    }
}

extension Survey {
    /// All expressions that decide something, in the order of the definition.
    var allExpressions: [SurveyModel.Expression] {
        blocks.compactMap(\.condition) + questions.flatMap(\.decidingExpressions)
    }
}

extension Question {
    fileprivate var decidingExpressions: [SurveyModel.Expression] {
        var all = [condition, optionCondition, present, requiredCondition, readOnlyCondition, resetCondition, proposal]
            .compactMap(\.self)
        all += jumps.compactMap(\.condition) + checks.map(\.condition)
        if case .calculation(let expression) = kind { all.append(expression) }
        if case .repetition(let repetition) = kind, let times = repetition.times { all.append(times) }
        return all
    }
}

extension SurveyModel.Expression {
    /// The patterns that a name is held against.
    fileprivate func patterns(on name: String) -> [TextPattern] {
        if case .matches(let text, let pattern) = node, text.node == .name(name) {
            return [try? TextPattern(pattern)].compactMap(\.self)
        }
        return children.flatMap { $0.patterns(on: name) }
    }

    fileprivate var literalNumbers: [Decimal] {
        switch node {
        case .integer(let number): [Decimal(number)]
        case .decimal(let number): [number]
        case .unary(.minus, let operand): operand.literalNumbers.map { -$0 }
        default: children.flatMap(\.literalNumbers)
        }
    }

    fileprivate var literalTexts: [String] {
        if case .text(let text) = node { [text] } else { children.flatMap(\.literalTexts) }
    }

    fileprivate var memberNames: [String] {
        if case .member(let base, let name) = node {
            base.memberNames + [name]
        } else {
            children.flatMap(\.memberNames)
        }
    }
}
