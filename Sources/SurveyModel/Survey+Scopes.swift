internal import SourceDiagnostics

extension Survey {
    /// Gives, for each question in order, what its expressions may name, and what of that may be missing.
    ///
    /// With it, lint and others can ask a ``TypeChecker`` again about any expression of a survey that was read without a
    /// mistake: its type, and why it may be missing. The scope is that of the question's own condition; its checks and
    /// jumps see the question itself too, as the second one has it.
    ///
    /// - Parameter body: Called with the question's place, the scope before its answer, and the scope after it. Keep
    ///   neither: a kept scope makes the next step copy all names.
    package func forEachScope(_ body: (_ place: Int, _ before: TypeScope, _ after: TypeScope) -> Void) {
        var scopes = SurveyScopes(self)
        for place in questions.indices {
            scopes.enter(place)
            let before = scopes.scope
            scopes.add(place)
            body(place, before, scopes.scope)
        }
    }
}

/// The scope of each question, made from the one before it.
private struct SurveyScopes {
    let survey: Survey
    private(set) var scope = TypeScope()
    /// Questions before this place can be jumped over.
    private var jumpsReach = 0
    /// The blocks that are open, from the outermost, with the names that were present before each.
    private var open: [(block: Int, present: Set<String>)] = []
    private let positions: [String: Int]

    init(_ survey: Survey) {
        self.survey = survey
        positions = Dictionary(
            survey.questions.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
        for field in survey.caseFields { scope.caseFields[field.name] = field }
        scope.quotas = Set(survey.quotas.map(\.id))
        scope.later = Set(positions.keys)
        guard survey.mode == .group else { return }
        scope.people = TypeScope.People(RecordType(name: "people", fields: []), isOnePerson: true)
    }

    /// Closes the blocks that ended, and opens those that begin.
    mutating func enter(_ place: Int) {
        while let last = open.last, !survey.blocks[last.block].questions.contains(place) {
            close(last.block, last.present)
            open.removeLast()
        }
        let openBlocks = Set(open.map(\.block))
        for (index, block) in survey.blocks.enumerated()
        where block.questions.contains(place) && !openBlocks.contains(index) {
            open.append((index, scope.present))
            scope.present.formUnion(block.condition?.presentWhenTrue ?? [])
            if let repetition = block.repetition {
                scope.present.formUnion(survey.questions[repetition].condition?.presentWhenTrue ?? [])
                scope.isInRound = true
            }
        }
        scope.current = survey.questions[place].id
    }

    private mutating func close(_ index: Int, _ present: Set<String>) {
        let block = survey.blocks[index]
        scope.present = present
        let names = block.questions.map { survey.questions[$0].id }
        guard let repetition = block.repetition else {
            if block.condition != nil { for name in names { scope.symbols[name]?.mayBeMissing = true } }
            return
        }
        let fields = names.compactMap { name in
            scope.symbols[name].map { RecordType.Field(name, $0.type, mayBeMissing: $0.mayBeMissing) }
        }
        let owner = survey.questions[repetition]
        for name in names {
            scope.symbols[name] = nil
            scope.rounds[name] = owner.id
        }
        scope.isInRound = open.dropLast().contains { survey.blocks[$0.block].repetition != nil }
        scope.symbols[owner.id] = TypeScope.Symbol(
            .list(.record(RecordType(name: owner.id, fields: fields))),
            mayBeMissing: owner.condition != nil || repetition < jumpsReach)
    }

    /// Adds the question's own name.
    mutating func add(_ place: Int) {
        let question = survey.questions[place]
        let isSkippable = question.condition != nil || place < jumpsReach || survey.mode == .group
        scope.current = nil
        scope.later.remove(question.id)
        if case .calculation(let expression) = question.kind {
            var inner = scope
            inner.present.formUnion(question.condition?.presentWhenTrue ?? [])
            if let type = TypeChecker(scope: inner, log: DiagnosticLog()).type(of: expression) {
                scope.symbols[question.id] = TypeScope.Symbol(
                    type.type, mayBeMissing: type.mayBeMissing || isSkippable, literals: type.literals)
            }
        } else if let type = question.valueType {
            scope.prior[question.id] = type
            scope.symbols[question.id] = TypeScope.Symbol(
                type, mayBeMissing: isSkippable || !question.missing.isEmpty || !question.isRequired,
                isNeverZero: question.kind.isNeverZero)
        }
        for jump in question.jumps {
            if case .question(let name) = jump.target, let target = positions[name] {
                jumpsReach = max(jumpsReach, target)
            }
        }
    }
}
