internal import FoundationEssentials
package import SurveyModel

extension Interview {
    /// Whether an answer to an item on the path counts, given all answers before it.
    func counts(_ given: QuestionRecord.Given, at position: Int) -> Bool {
        guard isOffered(given, at: position) else { return false }
        guard plan.traits[position].contains(.isConditional) else { return true }
        if given == .missing(.skipped), isRequired(at: position) { return false }
        if let reset = plan.formulas[position].reset, !records[position].wasReset, isTrue(reset, at: position) {
            return false
        }
        if let floor = plan.items[position].floor, case .value(.money(let price)) = given,
            case .value(.money(let least)) = environment.answers[floor]
        {
            return price.amount >= least.amount
        }
        return true
    }

    /// Whether the question must not be skipped, always or as things stand now.
    package func isRequired(at position: Int) -> Bool {
        if plan.questions[position].isRequired { return true }
        return plan.formulas[position].required.map { isTrue($0, at: position) } ?? false
    }

    /// Whether the question may stay without an answer for this reason now.
    package func admits(_ reason: MissingReason, at position: Int) -> Bool {
        guard plan.questions[position].admits(reason) else { return false }
        return reason != .skipped || !isRequired(at: position)
    }

    /// Whether the answer is shown and cannot be changed; what has neither an answer nor a proposal can.
    package func isReadOnly(_ position: Int) -> Bool {
        guard let condition = plan.formulas[position].readOnly, isTrue(condition, at: position) else {
            return false
        }
        return hasCountedAnswer(position) || proposal(at: position) != nil
    }

    /// The answer that is proposed while none is given.
    package func proposal(at position: Int) -> RecordedValue? {
        guard let proposal = plan.formulas[position].proposal,
            case .value(let value) = evaluate(proposal, at: position),
            let recorded = RecordedValue(value.fitted(to: plan.questions[position].kind)),
            admits(recorded, at: position)
        else { return nil }
        return recorded
    }

    /// Whether an answer has the type, the range and the options that a question has now.
    package func admits(_ value: RecordedValue, at position: Int) -> Bool {
        plan.traits[position].contains(.isAsked) && plan.questions[position].admits(value)
            && isOffered(.value(value), at: position)
    }

    /// The options that a question offers now, in the order of its list; empty where it has none.
    func options(at position: Int) -> [OptionList.Option] {
        let question = plan.questions[position]
        guard let list = question.kind.options else { return [] }
        guard plan.traits[position].contains(.filtersOptions), let condition = plan.formulas[position].options else {
            return list.options
        }
        if let codes = decision(at: position)?.offered { return list.options.filter { codes.contains($0.code) } }
        var environment = environment(at: position)
        return list.options.filter { option in
            environment.it = .choice(option.code)
            return condition.isTrue(in: environment)
        }
    }

    /// The options that a question offers now, in the order in which this session shows them.
    package func offered(at position: Int) -> [OptionList.Option] {
        let options = options(at: position)
        guard let shuffle = plan.questions[position].shuffle else { return options }
        let codes = options.map(\.code)
        let order: [String]
        if let shown = records[position].shown?.order, Set(shown) == Set(codes), shown.count == codes.count {
            order = shown
        } else {
            order = shuffle.order(codes, seed: opening?.seed ?? 0, name: plan.questions[position].id)
        }
        return order.compactMap { code in options.first { $0.code == code } }
    }

    /// Whether an answer is among what the question offers now.
    func isOffered(_ given: QuestionRecord.Given, at position: Int) -> Bool {
        guard plan.traits[position].contains(.filtersOptions), case .value(let value) = given else { return true }
        let offered = Set(options(at: position).map(\.code))
        switch value {
        case .code(let code): return offered.contains(code)
        case .codes(let codes): return codes.allSatisfy(offered.contains)
        case .ranking(let codes):
            return codes.allSatisfy(offered.contains) && codes.count == rankCount(at: position, offered: offered.count)
        case .allocation(let points): return points.allSatisfy { $0.value == 0 || offered.contains($0.key) }
        default: return true
        }
    }

    /// How many options a rank puts in order.
    func rankCount(at position: Int, offered: Int) -> Int {
        guard case .rank(_, let top) = plan.questions[position].kind else { return 0 }
        return min(top ?? offered, offered)
    }

    /// What is shown to a respondent beyond the definition: the order drawn, and the language.
    package func shown(at position: Int) -> Shown? {
        let question = plan.questions[position]
        let order = question.shuffle != nil && question.kind.options != nil ? offered(at: position).map(\.code) : nil
        let language = survey.languages.count > 1 ? shownLanguage(at: position) : nil
        return order == nil && language == nil ? nil : Shown(order: order, language: language)
    }

    /// The language of the text that is shown: the one chosen where there is a wording in it, else the survey's first.
    private func shownLanguage(at position: Int) -> String? {
        guard let language, language != survey.languages.first else { return survey.languages.first }
        return plan.questions[position].translations[language]?.text == nil ? survey.languages.first : language
    }
}

extension Value {
    /// The value as an answer to a kind of question: a text may name an option, and a whole number may be a decimal.
    fileprivate func fitted(to kind: Question.Kind) -> Value {
        switch (kind, self) {
        case (.yesNo, .text(let code)), (.choice, .text(let code)): .choice(code)
        case (.yesNo, .boolean(let flag)): .choice(flag ? "yes" : "no")
        case (.text, .choice(let code)): .text(code)
        case (.decimal, .integer(let number)): .decimal(Decimal(number))
        case (.money(let currency, _, _), .integer(let number)): .money(Money(Decimal(number), currency))
        case (.money(let currency, _, _), .decimal(let number)): .money(Money(number, currency))
        case (.multi, .list(let items)): .multi(items.compactMap(\.code))
        case (.multi, .choice(let code)): .multi([code])
        case (.rank, .list(let items)): .rank(items.compactMap(\.code))
        default: self
        }
    }

    private var code: String? {
        switch self {
        case .text(let code), .choice(let code): code
        default: nil
        }
    }
}
