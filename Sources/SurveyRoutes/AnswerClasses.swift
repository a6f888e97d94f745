internal import SurveyModel

/// Which answers to one question no condition tells apart.
///
/// A condition such as `count(why) > 3 and nps < 7` sees of `why` only whether there are more than three; so of all sets
/// of options two stand for the others. Without it, three questions with eight options each have 16 million combinations.
struct AnswerClasses {
    private let name: String
    /// The largest parts of all conditions that read this name and nothing else.
    private let parts: [CompiledExpression]
    /// Whether some condition sees the answer itself, beside others or with what differs between sessions.
    private let seesAll: Bool
    private var environment: Environment

    /// - Parameters:
    ///   - name: The question, or the field of the case, as `case.plan`.
    ///   - uses: All expressions that read it.
    ///   - survey: The survey that both belong to.
    init(of name: String, in uses: [Expression], of survey: Survey) {
        self.name = name
        environment = Environment(survey)
        environment.today = CalendarDate(year: 2000, month: 1, day: 1)
        var parts: Set<Expression> = []
        var seesAll = false
        func look(_ expression: Expression) {
            let names = expression.references
            guard names.contains(name) else { return }
            if names == [name], !expression.isName {
                parts.insert(expression)
            } else if expression.isName || expression.children.isEmpty {
                seesAll = true
            } else if case .call(_, let arguments) = expression.node, arguments.contains(where: { $0.filter != nil }) {
                seesAll = true
            } else {
                expression.children.forEach(look)
            }
        }
        uses.forEach(look)
        self.seesAll = seesAll
        self.parts = parts.map { CompiledExpression($0) }
    }

    /// The first answer of each class, in their order.
    func one(ofEach answers: [Answer]) -> [Answer] {
        guard !seesAll else { return answers }
        var environment = environment
        var known: Set<[Answer]> = []
        return answers.filter { answer in
            if name.hasPrefix("case.") {
                environment.caseFields[String(name.dropFirst(5))] = answer.value
            } else {
                environment[name] = answer
            }
            return known.insert(parts.map { $0.evaluate(in: environment) }).inserted
        }
    }
}

extension Expression {
    /// Whether it is a name alone, as `why` or `case.plan`, whose value another part of a condition takes.
    fileprivate var isName: Bool {
        switch node {
        case .name: true
        case .member(let base, _): base.isName
        default: false
        }
    }
}
