extension Compilation {
    /// A call of a function; of one that does not exist, the value is missing.
    mutating func call(_ name: String, _ arguments: [Expression.Argument]) -> Step {
        guard let function = FunctionCatalogue.function(name) else { return { _ in .missing(.notApplicable) } }
        switch function.computation {
        case .strict(let compute):
            let steps = arguments.map { argument($0) }
            return { environment in
                Self.values(of: steps, in: environment) { compute($0).map(Answer.value) ?? .missing(.notApplicable) }
            }
        case .inSession(let compute):
            let steps = arguments.map { argument($0) }
            return { environment in
                Self.values(of: steps, in: environment) {
                    compute($0, environment).map(Answer.value) ?? .missing(.notApplicable)
                }
            }
        case .gathered(let compute):
            let steps = arguments.map { argument($0) }
            return { environment in
                var values: [Value] = []
                var reason: MissingReason?
                for step in steps {
                    switch step(environment) {
                    case .value(let value): values += value.items ?? value.counted
                    case .missing(let found): reason = reason ?? found
                    }
                }
                return compute(values, reason ?? .notApplicable)
            }
        case .special(let special): return self.special(special, name, arguments)
        }
    }

    /// The values of all arguments, or the reason of the first that is missing.
    static func values(of steps: [Step], in environment: Environment, _ compute: ([Value]) -> Answer) -> Answer {
        var values: [Value] = []
        values.reserveCapacity(steps.count)
        for step in steps {
            switch step(environment) {
            case .value(let value): values.append(value)
            case .missing(let reason): return .missing(reason)
            }
        }
        return compute(values)
    }

    /// The value of an argument, of which only those members count for which the condition after `where` is true.
    mutating func argument(_ argument: Expression.Argument) -> Step {
        guard let filter = argument.filter else { return step(argument.value) }
        // 'gaps.cost where cost > 100' looks at the rounds, and takes the cost of those that are left.
        if case .member(let base, let field) = argument.value.node, !base.isRoot {
            let rounds = self.argument(Expression.Argument(base, where: filter))
            return { rounds($0).flatMap { $0.field(field) } }
        }
        let (list, condition) = (step(argument.value), step(filter))
        let lists = argument.value.labelSources
        return { environment in
            list(environment).flatMap { value in
                guard let items = value.items else { return .missing(.notApplicable) }
                let kept = environment.each(of: items, lists).filter { condition($0.inner) == .value(.boolean(true)) }
                return .value(value.keeping(kept.map(\.item)))
            }
        }
    }

    private mutating func special(
        _ special: Function.Special, _ name: String, _ arguments: [Expression.Argument]
    ) -> Step {
        let missing: Step = { _ in .missing(.notApplicable) }
        guard let first = arguments.first else {
            switch special {
            case .index: return { $0.rounds.last.map { .value(.integer($0.number)) } ?? .missing(.notApplicable) }
            case .random: return random(nil, nil)
            default: return missing
            }
        }
        switch special {
        case .any, .all: return quantified(arguments, decisive: special == .any)
        case .filter: return argument(first)
        case .label:
            let (value, sources) = (argument(first), first.value.labelSources)
            return { environment in value(environment).map { .text($0.label(sources, in: environment)) } }
        case .option: return option(first, code: arguments.dropFirst().first)
        case .score:
            let (value, sources) = (argument(first), first.value.labelSources)
            return { environment in value(environment).map { $0.score(sources, in: environment) } }
        case .top: return top(first, count: arguments.dropFirst().first)
        case .random:
            let second = arguments.dropFirst().first
            return random(step(first.value), second.map { step($0.value) })
        case .pick: return pick(arguments)
        case .once:
            let value = argument(first)
            return draw { _ in value }
        case .orderShown: return trace(first) { $0.order.map { .list($0.map(Value.choice)) } }
        case .secondsOn: return trace(first) { .seconds($0.milliseconds) }
        case .changes:
            guard case .name(let question) = first.value.node else { return missing }
            return { .value(.integer($0.traces[question]?.changes ?? 0)) }
        case .share: return share(step(first.value))
        case .spread, .highest, .lowest, .agreement: return personal(special, first, code: arguments.dropFirst().first)
        case .index: return missing
        }
    }

    /// `any` and `all`: Kleene's, over several values or over the members of one.
    private mutating func quantified(_ arguments: [Expression.Argument], decisive: Bool) -> Step {
        var parts: [@Sendable (Environment) -> [Answer]] = []
        for argument in arguments {
            let value = step(argument.value)
            guard let filter = argument.filter else {
                parts.append { environment in
                    let answer = value(environment)
                    return answer.value?.items?.map(Answer.value) ?? [answer]
                }
                continue
            }
            let (condition, lists) = (step(filter), argument.value.labelSources)
            parts.append { environment in
                switch value(environment) {
                case .value(let value): environment.each(of: value.items ?? [], lists).map { condition($0.inner) }
                case .missing(let reason): [.missing(reason)]
                }
            }
        }
        return { [parts] environment in
            let answers = parts.flatMap { $0(environment) }
            if answers.contains(.value(.boolean(decisive))) { return .value(.boolean(decisive)) }
            return answers.first { $0.value == nil } ?? .value(.boolean(!decisive))
        }
    }

    private mutating func option(_ chosen: Expression.Argument, code: Expression.Argument?) -> Step {
        let sources = chosen.value.labelSources
        let known = { @Sendable (code: String, environment: Environment) -> Answer in
            let options = sources.lazy.compactMap { environment.optionLists[$0]?.known(code) }
            return options.first.map { .value(.record($0.asRecord(environment.language))) } ?? .missing(.notApplicable)
        }
        if let code {
            let code = step(code.value)
            return { environment in
                code(environment).flatMap { $0.text.map { known($0, environment) } ?? .missing(.notApplicable) }
            }
        }
        let value = argument(chosen)
        return { environment in
            value(environment).flatMap { $0.text.map { known($0, environment) } ?? .missing(.notApplicable) }
        }
    }

    private mutating func top(_ ranked: Expression.Argument, count: Expression.Argument?) -> Step {
        let (value, group) = (argument(ranked), ranked.filter == nil ? step(ranked.value) : nil)
        let best = { @Sendable (environment: Environment) -> Answer in
            // In a group, each person has a ranking of their own.
            if let group, !environment.people.isEmpty, environment.rounds.isEmpty {
                let values = environment.eachPerson.compactMap { group($0).value }
                if !values.isEmpty { return .value(.list(Value.bestOnAverage(values).map(Value.choice))) }
            }
            return value(environment).map { $0.bestFirst.map { .list($0.map(Value.choice)) } }
        }
        guard let count else { return { best($0).map { $0.items?.first } } }
        let number = step(count.value)
        return { environment in
            best(environment).flatMap { list in
                number(environment).map { number in
                    number.number?.whole.map { .list(Array((list.items ?? []).prefix(max(0, $0)))) }
                }
            }
        }
    }

    private func trace(_ question: Expression.Argument, _ part: @escaping @Sendable (AnswerTrace) -> Value?) -> Step {
        guard case .name(let name) = question.value.node else { return { _ in .missing(.notApplicable) } }
        return { environment in
            guard let trace = environment.traces[name] else { return .missing(.notAsked) }
            return part(trace).map(Answer.value) ?? .missing(.notAsked)
        }
    }

    private mutating func random(_ low: Step?, _ high: Step?) -> Step {
        draw { draw in
            { environment in
                var chance = Chance(seed: environment.seed, draw.inRound(of: environment))
                guard let low, let high else { return .value(.fraction(chance.below(1_000_000_000_000))) }
                return low(environment).flatMap { low in
                    high(environment).map { high in
                        guard let low = low.number?.whole, let high = high.number?.whole, low <= high else {
                            return nil
                        }
                        let (width, overflows) = high.subtractingReportingOverflow(low)
                        return overflows ? nil : .integer(low + Int(chance.below(UInt64(width) + 1)))
                    }
                }
            }
        }
    }

    private mutating func pick(_ arguments: [Expression.Argument]) -> Step {
        let steps = arguments.map { argument($0) }
        return draw { draw in
            { environment in
                Self.values(of: steps, in: environment) { values in
                    guard let members = values.last?.items else { return .missing(.notApplicable) }
                    var chance = Chance(seed: environment.seed, draw.inRound(of: environment))
                    guard values.count == 2 else {
                        return chance.pick(1, of: members).first.map(Answer.value) ?? .missing(.notApplicable)
                    }
                    // A number below nought draws nothing, as the checker promises: there always is a list.
                    return .value(.list(chance.pick(values[0].number?.whole ?? 0, of: members)))
                }
            }
        }
    }
}

extension Draw {
    fileprivate func inRound(of environment: Environment) -> Draw {
        var draw = self
        draw.round = environment.rounds.last?.number
        return draw
    }
}

extension Expression {
    /// `case`, `session` and `prior`, which are no values themselves.
    var isRoot: Bool { [.name("case"), .name("session"), .name("prior")].contains(node) }
}
