package import SurveyModel

/// What every column of a survey's data means.
package struct SurveyCodebook: Sendable {
    /// A question with its columns.
    package struct Entry: Sendable {
        package var question: Question
        package var variables: [Variable]
        /// When it is asked, those of the sections around it first; empty for always.
        package var conditions: [String]
        /// The first and last revision that has it, of the newest definition and of those that sessions were held with.
        package var revisions: ClosedRange<Int>
        package var isRetired: Bool
    }

    package let survey: Survey
    package let entries: [Entry]

    /// Describes the columns of a survey, as its newest definition and its sessions have them.
    package init(_ set: ResponseSet) {
        let survey = set.survey
        self.survey = survey
        let current = Set(survey.questions.map(\.id))
        var seen: [String: [Int]] = [:]
        for question in survey.questions { seen[question.id] = [survey.revision] }
        for response in set.responses {
            for question in response.survey.questions {
                seen[question.id, default: []].append(response.survey.revision)
            }
        }
        entries = set.questions.compactMap { question in
            var variables = set.variables.filter { $0.question == question.id }
            if variables.isEmpty { variables = question.variables() }
            guard !variables.isEmpty else { return nil }
            let revisions = seen[question.id] ?? [survey.revision]
            let low = revisions.min() ?? survey.revision
            return Entry(
                question: question, variables: variables,
                conditions: survey.conditions(of: question).map { $0.inWords { set.label(of: $1, in: $0) } },
                revisions: low...max(low, revisions.max() ?? low), isRetired: !current.contains(question.id))
        }
    }
}

extension Survey {
    /// What must be true for a question to be asked: the conditions of the blocks around it, then its own.
    fileprivate func conditions(of question: Question) -> [Expression] {
        var conditions = question.condition.map { [$0] } ?? []
        var block = question.block
        while let place = block, blocks.indices.contains(place) {
            if let condition = blocks[place].condition { conditions.insert(condition, at: 0) }
            block = blocks[place].parent
        }
        return conditions
    }
}

extension Variable.Form {
    /// The name of the type in the codebook.
    package var name: String {
        switch self {
        case .code, .category: "code"
        case .flag: "0 or 1"
        case .number: "number"
        case .rank: "rank, 1 for the highest"
        case .date: "date"
        case .time: "time"
        case .dateTime: "date and time"
        case .duration: "seconds"
        case .computed: "computed"
        case .words: "text"
        }
    }

    package var unit: String? {
        if case .number(let unit) = self { unit } else { nil }
    }

    /// The codes that it can have, with their numbers where the survey fixes them.
    var codes: [Code] {
        switch self {
        case .code(let list): list.codes
        case .category(let categories): categories.map { ($0.code, nil, nil, $0.label, false) }
        case .flag: [("0", 0, nil, "not chosen", false), ("1", 1, nil, "chosen", false)]
        case .rank: [("\(MissingCodes.notRanked)", MissingCodes.notRanked, nil, "not ranked", false)]
        default: []
        }
    }

    typealias Code = (code: String, number: Int?, option: OptionList.Option?, label: String, isRetired: Bool)
}

extension OptionList {
    /// What is offered, then what is no more.
    var codes: [Variable.Form.Code] {
        options.map { ($0.code, $0.number, $0, $0.label, false) }
            + retired.map { ($0.code, $0.number, $0, $0.label, true) }
    }
}

extension Question.Kind {
    /// The options that have columns of their own.
    var optionColumns: OptionList? {
        switch self {
        case .multi(let list), .rank(let list, _), .allocation(_, let list): list
        default: nil
        }
    }
}

extension Question {
    /// The type as the survey names it.
    package var typeInWords: String {
        if let preset { return "\(kind.name) (\(preset.rawValue))" }
        return kind.name
    }

    /// The reasons for which a column of the question can be without a value.
    package var possibleReasons: [MissingReason] {
        // A result takes over the reason of whatever it is computed from.
        if case .calculation = kind { return MissingReason.allCases }
        return MissingReason.allCases.filter { reason in
            switch reason {
            case .notAsked: true
            case .skipped: takesReasons && !isRequired && !missing.isEmpty
            case .notApplicable: missing.contains(reason)
            case .dontKnow, .refused: takesReasons && missing.contains(reason)
            }
        }
    }

    /// Whether somebody is asked, be it only whether there is any round at all.
    private var takesReasons: Bool {
        if case .repetition(let rounds) = kind { return rounds.minimum == 0 && rounds.times == nil }
        return kind.takesAnswer
    }
}

extension Question.Kind {
    package var name: String {
        switch self {
        case .yesNo: "yes_no"
        case .choice: "choice"
        case .multi: "multi"
        case .rank(_, let top): top.map { "rank, the best \($0)" } ?? "rank"
        case .scale(let range): "scale \(range.lowerBound)..\(range.upperBound)"
        case .integer: "integer"
        case .decimal: "decimal"
        case .money(let currency, _, _): "money in \(currency)"
        case .allocation(let total, _): "allocation of \(total) points"
        case .matrix(_, let cell): "matrix of \(cell.name)"
        case .maxDiff(let design): "maxdiff, \(design.sets) sets of \(design.shown)"
        case .kano: "kano"
        case .priceSensitivity(let meter): "price sensitivity in \(meter.currency)"
        case .text: "text"
        case .date: "date"
        case .time: "time"
        case .dateTime: "date and time"
        case .duration: "duration"
        case .statement: "statement"
        case .repetition(let repetition): "repeat, for each \(repetition.item)"
        case .calculation: "computed"
        }
    }
}
