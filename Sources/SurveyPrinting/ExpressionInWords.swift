internal import SurveyModel

/// Expressions as a sponsor would say them: "the answer to 'nps' is less than 9".
struct ExpressionInWords: Sendable {
    /// The options behind names, so that codes are said in their wording.
    private let lists: [String: OptionList]
    private let kinds: [String: Question.Kind]
    private let language: String?
    /// What `it` stands for.
    private let it: OptionList?

    init(_ survey: Survey, language: String?, it: OptionList? = nil) {
        var lists: [String: OptionList] = [:]
        for field in survey.caseFields { lists["case.\(field.name)"] = field.type.options }
        for question in survey.questions { lists[question.id] = question.kind.options }
        self.lists = lists
        kinds = Dictionary(survey.questions.map { ($0.id, $0.kind) }) { first, _ in first }
        self.language = language
        self.it = it
    }

    /// A condition as a clause that can follow "if".
    func clause(_ expression: Expression) -> String {
        switch expression.node {
        case .boolean(let value): return value ? "always" : "never"
        case .unary(.not, let operand): return "it is not so that \(clause(operand))"
        case .binary(.and, let left, let right): return joined("and", left, right)
        case .binary(.or, let left, let right): return joined("or", left, right)
        case .binary(let operation, let left, let right):
            guard let verb = isDay(left) || isDay(right) ? dayVerb(operation) : verb(operation) else {
                return "\(noun(expression)) holds"
            }
            let list = list(of: left) ?? list(of: right)
            return "\(noun(left, list)) \(verb) \(noun(right, list))"
        case .has(let set, let quantifier, let wanted):
            let list = list(of: set)
            let verb =
                switch quantifier {
                case nil: "includes"
                case .some(.any): "includes at least one of"
                case .some(.all): "includes all of"
                case .some(.none): "includes none of"
                }
            return "\(noun(set)) \(verb) \(noun(wanted, list))"
        case .between(let value, let low, let high):
            return "\(noun(value)) is from \(noun(low)) to \(noun(high))"
        case .matches(let text, let pattern): return "\(noun(text)) has the form \(pattern)"
        case .test(let operand, let state, let isNegated): return "\(noun(operand)) \(said(state, isNegated))"
        case .conditional(let condition, let then, let otherwise):
            return "if \(clause(condition)), then \(clause(then)), and otherwise \(clause(otherwise))"
        case .call(let name, let arguments): return callClause(name, arguments) ?? "\(noun(expression)) is so"
        default: return "\(noun(expression)) is so"
        }
    }

    /// A value as a noun.
    func noun(_ expression: Expression, _ list: OptionList? = nil) -> String {
        switch expression.node {
        case .boolean(let value): return value ? "true" : "false"
        case .integer, .decimal: return expression.description
        case .text(let text): return "“\(list?.known(text)?.label(in: language) ?? text)”"
        case .date(let date): return date.description
        case .time(let time): return time.description
        case .dateTime(let moment): return moment.description
        case .name("it"): return "the option"
        case .name(let name):
            return kinds[name]?.takesAnswer == true ? "the answer to '\(name)'" : "'\(name)'"
        case .member(let base, let field):
            if case .name("case") = base.node { return "the case's \(spaced(field))" }
            if case .name("it") = base.node { return "the option's \(spaced(field))" }
            if case .name("session") = base.node { return "the session's \(spaced(field))" }
            if case .name("prior") = base.node { return "the answer to '\(field)' in the wave before" }
            return part(field, of: base) ?? "the \(spaced(field)) of \(noun(base))"
        case .element(let base, let position):
            if case .text(let code) = position.node, let part = part(code, of: base) { return part }
            return "number \(noun(position)) of \(noun(base))"
        case .list(let items): return sequence(items.map { noun($0, list) }, "or")
        case .call(let name, let arguments): return call(name, arguments, list)
        case .unary(.minus, let operand): return "minus \(noun(operand))"
        case .binary(.fallback, let left, let right):
            return "\(noun(left, list)) (or \(noun(right, self.list(of: left) ?? list)), where that is missing)"
        case .binary(.plus, let left, let right): return "\(noun(left)) plus \(noun(right))"
        case .binary(.minus, let left, let right): return "\(noun(left)) minus \(noun(right))"
        case .binary(.times, let left, let right): return "\(noun(left)) times \(noun(right))"
        case .binary(.over, let left, let right): return "\(noun(left)) divided by \(noun(right))"
        case .binary(.join, let left, let right): return "\(noun(left)) followed by \(noun(right))"
        case .binary(let operation, _, _) where [.and, .or].contains(operation) || verb(operation) != nil:
            return "whether \(clause(expression))"
        case .unary(.not, _), .has, .between, .matches, .test: return "whether \(clause(expression))"
        case .conditional(let condition, let then, let otherwise):
            return "\(noun(then, list)) if \(clause(condition)); otherwise \(noun(otherwise, list))"
        default: return expression.description
        }
    }

    /// What kind of question a name is.
    func kind(of name: String) -> Question.Kind? { kinds[name] }

    /// One part of an answer that has several: a row, an option's place or points, a price.
    private func part(_ code: String, of base: Expression) -> String? {
        guard case .name(let name) = base.node, let kind = kinds[name] else { return nil }
        let label = { (list: OptionList) in "“\(list.known(code)?.label(in: language) ?? code)”" }
        switch kind {
        case .matrix(let rows, _): return "the answer to '\(name)' for \(label(rows))"
        case .rank(let list, _): return "the place of \(label(list)) in '\(name)'"
        case .allocation(_, let list): return "the points for \(label(list)) in '\(name)'"
        case .maxDiff(let design):
            return "how much more often \(label(design.items)) was best than worst in '\(name)'"
        case .priceSensitivity: return "the price called \(spaced(code)) in '\(name)'"
        case .kano:
            return code == "category" ? "the Kano category of '\(name)'" : "the answer to '\(name)' \(code) it"
        case .repetition: return "each '\(code)' of '\(name)'"
        default: return nil
        }
    }

    /// Whether something is a date or a time, which come before and after each other.
    private func isDay(_ expression: Expression) -> Bool {
        switch expression.node {
        case .date, .time, .dateTime: return true
        case .name(let name):
            switch kinds[name] {
            case .date, .time, .dateTime: return true
            default: return false
            }
        case .call(let name, _): return ["today", "now", "date", "add_days", "add_months", "add_years"].contains(name)
        default: return false
        }
    }

    private func dayVerb(_ operation: Expression.BinaryOperator) -> String? {
        switch operation {
        case .less: "is before"
        case .lessOrEqual: "is not after"
        case .greater: "is after"
        case .greaterOrEqual: "is not before"
        default: verb(operation)
        }
    }

    private func verb(_ operation: Expression.BinaryOperator) -> String? {
        switch operation {
        case .equal: "is"
        case .notEqual: "is not"
        case .less: "is less than"
        case .lessOrEqual: "is at most"
        case .greater: "is more than"
        case .greaterOrEqual: "is at least"
        case .isIn: "is one of"
        case .isNotIn: "is none of"
        default: nil
        }
    }

    private func said(_ state: Expression.State, _ isNegated: Bool) -> String {
        let words =
            switch state {
            case .answered: ("is given", "is not given")
            case .missing: ("is missing", "is not missing")
            case .refused: ("is refused", "is not refused")
            case .skipped: ("is passed over", "is not passed over")
            case .dontKnow: ("is “don't know”", "is not “don't know”")
            case .notAsked: ("is not asked for", "is asked for")
            case .notApplicable: ("does not apply", "applies")
            case .empty: ("is empty", "is not empty")
            }
        return isNegated ? words.1 : words.0
    }

    private func joined(_ word: String, _ left: Expression, _ right: Expression) -> String {
        "\(part(left, of: word)) \(word) \(part(right, of: word))"
    }

    /// A part of an `and` or an `or`, in parentheses where it is one of the other kind.
    private func part(_ expression: Expression, of word: String) -> String {
        switch (expression.node, word) {
        case (.binary(.or, _, _), "and"), (.binary(.and, _, _), "or"), (.conditional, _): "(\(clause(expression)))"
        default: clause(expression)
        }
    }

    func list(of expression: Expression) -> OptionList? {
        switch expression.node {
        case .name("it"): it
        case .name(let name): lists[name]
        case .member(let base, let field):
            switch base.node {
            case .name("case"): lists["case.\(field)"]
            case .name("prior"): lists[field]
            case .name(let name): if case .matrix(_, let cell)? = kinds[name] { cell.options } else { nil }
            default: nil
            }
        case .call(let name, let arguments) where ["first", "last", "top", "at"].contains(name):
            arguments.first.flatMap { list(of: $0.value) }
        case .binary(.fallback, let left, _), .element(let left, _): list(of: left)
        default: nil
        }
    }

    /// What a group is like.
    func ofPeople(_ name: String, _ arguments: [Expression.Argument]) -> String? {
        let option = arguments.dropFirst().first.map { " '\(noun($0.value, list(of: arguments[0].value)))'" } ?? ""
        switch (name, arguments.first?.value) {
        case ("share", let condition?): return "the share of people of whom \(clause(condition))"
        case ("spread", let answer?): return "how far apart people put\(option) in \(noun(answer))"
        case ("highest", let answer?): return "whoever puts\(option) highest in \(noun(answer))"
        case ("lowest", let answer?): return "whoever puts\(option) lowest in \(noun(answer))"
        case ("agreement", let answer?): return "how far people agree on \(noun(answer))"
        case ("quietest", _): return "whoever has spoken least"
        default: return nil
        }
    }

    func spaced(_ name: String) -> String { String(name.map { $0 == "_" ? " " : $0 }) }

    /// `a`, `a or b`, `a, b or c`.
    func sequence(_ items: [String], _ word: String) -> String {
        guard let last = items.last, items.count > 1 else { return items.first ?? "nothing" }
        return "\(items.dropLast().joined(separator: ", ")) \(word) \(last)"
    }
}
