extension Survey {
    /// Everything that the survey computes, in its texts too; in no order that means anything.
    package var expressions: [Expression] {
        blocks.flatMap(\.everyExpression) + questions.flatMap(\.everyExpression) + quotas.map(\.condition)
    }

    /// The questions whose answers in an earlier session are asked for, as `prior.nps`.
    package var priorQuestions: Set<String> {
        var names: Set<String> = []
        for expression in expressions {
            for case .prior(let name) in expression.reads { names.insert(name) }
        }
        return names
    }

    /// The types under which expressions see the answers of an earlier session, by question.
    package var priorTypes: [String: ValueType] {
        let names = priorQuestions
        var types: [String: ValueType] = [:]
        guard !names.isEmpty else { return types }
        forEachScope { _, _, scope in
            for name in names where types[name] == nil { types[name] = scope.prior[name] ?? scope.symbols[name]?.type }
        }
        return types
    }
}

extension Block {
    fileprivate var everyExpression: [Expression] {
        let titles = [title].compactMap(\.self) + translations.values
        return [condition].compactMap(\.self) + titles.flatMap(\.fills)
    }
}

extension Question {
    fileprivate var everyExpression: [Expression] {
        let conditions = [
            condition, optionCondition, present, requiredCondition, readOnlyCondition, resetCondition, proposal,
        ]
        return conditions.compactMap(\.self) + jumps.compactMap(\.condition) + checks.map(\.condition)
            + kind.everyExpression + templates.flatMap(\.fills)
    }

    private var templates: [Template] {
        [text] + translations.values.compactMap(\.text) + checks.flatMap { [$0.say] + $0.translations.values }
    }
}

extension Question.Kind {
    fileprivate var everyExpression: [Expression] {
        switch self {
        case .calculation(let expression): [expression]
        case .repetition(let repetition):
            [repetition.times].compactMap(\.self)
                + ([repetition.again].compactMap(\.self) + repetition.againTranslations.values).flatMap(\.fills)
        case .kano(let pair): ([pair.without] + pair.withoutTranslations.values).flatMap(\.fills)
        case .priceSensitivity(let meter):
            (Array(meter.questions.values) + meter.translations.values.flatMap(\.values)).flatMap(\.fills)
        default: []
        }
    }
}
