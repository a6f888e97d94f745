internal import SurveyModel

/// The expressions of an item, compiled for its place: in a round, names mean the places of that round.
struct Formulas: Sendable {
    private(set) var conditions: [CompiledExpression] = []
    private(set) var options: CompiledExpression?
    private(set) var required: CompiledExpression?
    private(set) var readOnly: CompiledExpression?
    private(set) var reset: CompiledExpression?
    private(set) var proposal: CompiledExpression?
    private(set) var present: CompiledExpression?
    /// What it computes, or how many rounds there are.
    private(set) var value: CompiledExpression?
    /// For each jump, when it is taken; `nil` where it always is.
    private(set) var jumps: [CompiledExpression?] = []
    /// Those of them that draw by chance, or compute once.
    private(set) var drawing: [CompiledExpression] = []

    init(_ item: PlanItem, places: [String: Int]) {
        let question = item.question
        var drawing: [CompiledExpression] = []
        // Each place of a draw has a name of its own, whichever round and expression it stands in.
        func compile(_ expression: Expression?, _ name: String) -> CompiledExpression? {
            guard let expression else { return nil }
            let compiled = CompiledExpression(
                expression, item: name.isEmpty ? item.id : "\(item.id)/\(name)", places: places)
            if !compiled.draws.isEmpty { drawing.append(compiled) }
            return compiled
        }
        conditions = item.conditions.enumerated().compactMap { compile($1, "if\($0)") }
        options = compile(question.optionCondition, "options_if")
        required = compile(question.requiredCondition, "required_if")
        readOnly = compile(question.readOnlyCondition, "read_only_if")
        reset = compile(question.resetCondition, "reset_when")
        proposal = compile(question.proposal, "set")
        present = compile(question.present, "present")
        jumps = question.jumps.enumerated().map { compile($1.condition, "go\($0)") }
        switch (item.role, question.kind) {
        case (.whole, .calculation(let expression)): value = compile(expression, "")
        case (.rounds, .repetition(let repetition)): value = compile(repetition.times, "times")
        default: break
        }
        self.drawing = drawing
    }
}
