package import SurveyModel

/// What an interview needs to know of a definition again and again, worked out once.
///
/// A class, because it never changes and every copy of an interview shares it.
package final class SurveyPlan: Sendable {
    package let survey: Survey

    /// The place of each question in the definition.
    let positions: [String: Int]

    /// For each question, the later ones that must be looked at again when its answer changes.
    let dependents: [[Int]]

    /// The questions from which a jump may start, in order.
    let jumpers: [Int]

    /// What is looked at for every question after every act, apart from the questions: those are big, and copying one
    /// costs more than all of this.
    let traits: [Traits]

    struct Traits: OptionSet, Sendable {
        let rawValue: UInt8

        /// Somebody is asked; it is no calculation.
        static let isAsked = Traits(rawValue: 1)
        /// Some option asks which one.
        static let asksWhich = Traits(rawValue: 2)
        /// The respondent's own words are wanted beside the answer.
        static let wantsWords = Traits(rawValue: 4)
        /// It offers only some of its options.
        static let filtersOptions = Traits(rawValue: 8)
        /// A jump may start from it.
        static let jumps = Traits(rawValue: 16)
    }

    /// For each question, the names of free text that its conditions, options, jumps or calculation read.
    let wordsDeciding: [[String]]

    package init(_ survey: Survey) {
        self.survey = survey
        let questions = survey.questions
        let positions = Dictionary(
            questions.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
        var dependents = Array(repeating: Set<Int>(), count: questions.count)
        for (position, question) in questions.enumerated() {
            for name in question.decidingNames {
                // A question's own answer may decide its jumps; that is seen to whenever it is answered.
                if let earlier = positions[name], earlier < position { dependents[earlier].insert(position) }
            }
        }
        self.positions = positions
        self.dependents = dependents.map { $0.sorted() }
        jumpers = questions.indices.filter { !questions[$0].jumps.isEmpty }
        traits = questions.map { question in
            var traits: Traits = question.isAsked ? .isAsked : []
            if question.kind.options?.options.contains(where: \.specify) == true { traits.insert(.asksWhich) }
            if question.words == .verbatim, question.kind != .text { traits.insert(.wantsWords) }
            if question.optionCondition != nil { traits.insert(.filtersOptions) }
            if !question.jumps.isEmpty { traits.insert(.jumps) }
            return traits
        }
        var texts = Set(survey.caseFields.filter { $0.type == .text }.map { "case.\($0.name)" })
        wordsDeciding = questions.map { question in
            if question.kind == .text { texts.insert(question.id) }
            let words = question.decidingNames.intersection(texts)
            if case .calculation = question.kind, !words.isEmpty { texts.insert(question.id) }
            return words.sorted()
        }
    }
}

extension Question {
    /// The names that decide whether it is asked, what it offers, what it computes, where it leads and what is a yes.
    fileprivate var decidingNames: Set<String> {
        var names: Set<String> = []
        names.formUnion(condition?.references ?? [])
        names.formUnion(optionCondition?.references ?? [])
        if case .calculation(let expression) = kind { names.formUnion(expression.references) }
        for jump in jumps { names.formUnion(jump.condition?.references ?? []) }
        names.formUnion(present?.references ?? [])
        return names
    }

    /// Whether somebody is asked; calculations are not.
    var isAsked: Bool {
        if case .calculation = kind { false } else { true }
    }
}

extension Jump.Target {
    /// The place where it lands; the end is one past the last question.
    func position(in plan: SurveyPlan) -> Int {
        switch self {
        case .question(let id): plan.positions[id] ?? plan.survey.questions.count
        case .end: plan.survey.questions.count
        }
    }
}
