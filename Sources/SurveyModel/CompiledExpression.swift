/// An expression made ready to be evaluated again and again.
///
/// Names have become places on the answer sheet, functions and patterns were looked up, and what never changes was
/// computed. Its value is that of ``Expression/evaluate(in:)``, always.
package struct CompiledExpression: Sendable {
    typealias Step = @Sendable (Environment) -> Answer

    package let expression: Expression
    /// Where it draws by chance or computes once; the rounds of a repeat are told apart only when it is evaluated.
    package let draws: [Draw]
    private let step: Step
    private let drawSteps: [(draw: Draw, step: Step)]

    /// Compiles an expression.
    ///
    /// - Parameters:
    ///   - expression: One that was checked; of one that was not, what makes no sense is missing.
    ///   - item: The question or calculation that it stands in, which tells its draws from those of others.
    ///   - places: The places of questions on the sheets that it will be evaluated with, as ``AnswerSheet/init(_:)`` gives
    ///     them; questions that are not in it are looked up by name.
    package init(_ expression: Expression, item: String = "", places: [String: Int] = [:]) {
        var compilation = Compilation(item: item, places: places)
        self.expression = expression
        step = compilation.step(expression)
        drawSteps = compilation.draws
        draws = drawSteps.map(\.draw)
    }

    /// The value here and now, or why there is none.
    package func evaluate(in environment: Environment) -> Answer { step(environment) }

    /// Whether it is true; missing counts as false.
    package func isTrue(in environment: Environment) -> Bool { step(environment) == .value(.boolean(true)) }

    /// What its draws give here and now, of those that are not kept yet.
    ///
    /// Whoever drives a session puts these into ``Environment/kept`` when the expression is first needed, and into the
    /// journal, so that a draw stays although what it was drawn from changes.
    package func newDraws(in environment: Environment) -> [Draw: Answer] {
        guard !drawSteps.isEmpty else { return [:] }
        var result: [Draw: Answer] = [:]
        for (draw, step) in drawSteps {
            var draw = draw
            draw.round = environment.rounds.last?.number
            let value = step(environment)
            if environment.kept[draw] == nil, value.value != nil { result[draw] = value }
        }
        return result
    }
}

extension Expression {
    /// The value here and now, or why there is none.
    ///
    /// Missing values follow section 3.5 of the survey language: comparisons and arithmetic with a missing value are
    /// missing, with the reason of the leftmost one; `and`, `or` and `not` are Kleene's (Introduction to
    /// Metamathematics, 1952, § 64); a value that cannot be computed, as after a division by zero, is `not_applicable`.
    /// What is evaluated often is better compiled once.
    package func evaluate(in environment: Environment) -> Answer {
        CompiledExpression(self).evaluate(in: environment)
    }

    /// Whether it is true; missing counts as false.
    package func isTrue(in environment: Environment) -> Bool { evaluate(in: environment) == .value(.boolean(true)) }
}
