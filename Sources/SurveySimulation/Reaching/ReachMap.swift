internal import Interviewing
package import SurveyModel

/// Everything in a survey that a session can reach or miss: questions, options, branches, checks, kinds of missing answers.
package struct ReachMap: Sendable {
    package enum Kind: String, Hashable, Sendable, CaseIterable {
        case question, option, point, branch, check, missing, outcome
    }

    package struct Point: Hashable, Sendable {
        package var kind: Kind
        /// As `why`, `why.price`, `nps.7`, `quality.export.3`, `top_reason not asked`, `consent -> end refused`,
        /// `seats.should`, `nps.refused`.
        package var name: String
        /// The question's place in the definition; `nil` for sections and outcomes.
        package var place: Int?
    }

    package let survey: Survey
    package private(set) var points: [Point] = []
    // The numbers of the points, by what they are about.
    var questions: [Int: Int] = [:]
    var options: [Int: [String: Int]] = [:]
    /// Points of scales and cells of matrices, by what stands behind the question's name.
    var cells: [Int: [String: Int]] = [:]
    var missing: [Int: [MissingReason: Int]] = [:]
    var asked: [Int: (yes: Int, no: Int)] = [:]
    var sections: [Int: (yes: Int, no: Int)] = [:]
    /// The last one is that no jump was taken, where that can be.
    var jumps: [Int: [Int]] = [:]
    /// By place, and by the name behind the question's, as `must2`.
    var checks: [Int: [String: Int]] = [:]
    var outcomes: [String: Int] = [:]

    package init(_ survey: Survey) {
        self.survey = survey
        for (place, question) in survey.questions.enumerated() {
            if case .calculation = question.kind { continue }
            questions[place] = add(.question, question.id, place)
        }
        for (place, question) in survey.questions.enumerated() {
            for option in question.kind.options?.options ?? [] {
                options[place, default: [:]][option.code] = add(.option, "\(question.id).\(option.code)", place)
            }
            for cell in question.kind.cellNames {
                cells[place, default: [:]][cell] = add(.point, "\(question.id).\(cell)", place)
            }
        }
        for (number, block) in survey.blocks.enumerated() where block.condition != nil && block.repetition == nil {
            sections[number] = (
                add(.branch, "\(block.id) entered", nil), add(.branch, "\(block.id) passed over", nil)
            )
        }
        for (place, question) in survey.questions.enumerated() {
            if question.condition != nil, question.kind.isPut {
                asked[place] = (
                    add(.branch, "\(question.id) asked", place), add(.branch, "\(question.id) not asked", place)
                )
            }
            guard !question.jumps.isEmpty else { continue }
            var taken = question.jumps.map { jump in
                // Two rules that lead to the same place are told apart by when they do.
                let isOnly = question.jumps.count { $0.target == jump.target } == 1
                let rule = isOnly ? "" : jump.condition.map { " if \($0.description)" } ?? " in any case"
                return add(.branch, "\(question.id) -> \(jump.target.shown)\(rule)", place)
            }
            if question.jumps.allSatisfy({ $0.condition != nil }) {
                taken.append(add(.branch, "\(question.id) goes on", place))
            }
            jumps[place] = taken
        }
        for (place, question) in survey.questions.enumerated() {
            var counts: [Check.Level: Int] = [:]
            for check in question.checks {
                counts[check.level, default: 0] += 1
                let count = counts[check.level] ?? 1
                let suffix = "\(check.level.rawValue)\(count > 1 ? "\(count)" : "")"
                checks[place, default: [:]][suffix] = add(.check, "\(question.id).\(suffix)", place)
            }
        }
        for (place, question) in survey.questions.enumerated() where question.kind.takesAnswer {
            for reason in MissingReason.allCases where reason != .notApplicable && question.admits(reason) {
                missing[place, default: [:]][reason] = add(.missing, "\(question.id).\(reason.rawValue)", place)
            }
        }
        var ends: Set<String> = ["complete", "partial"]
        ends.formUnion(survey.outcomes.keys)
        for question in survey.questions {
            for case .end(let outcome) in question.jumps.map(\.target) { ends.insert(outcome) }
        }
        for end in ends.sorted() { outcomes[end] = add(.outcome, end, nil) }
    }

    private mutating func add(_ kind: Kind, _ name: String, _ place: Int?) -> Int {
        points.append(Point(kind: kind, name: name, place: place))
        return points.count - 1
    }
}

extension Question.Kind {
    /// The options that an answer names, also those of a matrix's cells.
    var chosenAmong: OptionList? {
        if case .matrix(_, let cell) = self { cell.options } else { options }
    }

    /// What an answer to a scale or a row of a matrix can be, as `7` and `export.7`; nothing where that would be very much.
    fileprivate var cellNames: [String] {
        switch self {
        case .scale(let range): return range.count <= 21 ? range.map(String.init) : []
        case .matrix(let rows, let cell):
            let answers = cell.options?.options.map(\.code) ?? cell.cellNames
            guard rows.options.count * answers.count <= 400 else { return [] }
            return rows.options.flatMap { row in answers.map { "\(row.code).\($0)" } }
        default: return []
        }
    }

    /// Whether something appears on the screen.
    var isPut: Bool {
        if case .calculation = self { false } else { true }
    }
}

extension Jump.Target {
    var shown: String {
        switch self {
        case .question(let id): id
        case .end(let outcome): "end \(outcome)"
        }
    }
}
