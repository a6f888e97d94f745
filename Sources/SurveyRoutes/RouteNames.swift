internal import SurveyModel

/// What conditions read, and when they read it for the last time.
struct RouteNames {
    /// The conditions under which each question is asked: its own and those of the sections around it.
    private(set) var conditions: [[Expression]]
    /// The repeats that each question stands in, as places of their questions.
    private(set) var repetitions: [[Int]]
    /// The places of questions by name.
    let places: [String: Int]
    /// Answers to try, by the place of the question; `nil` where its answer does not matter or cannot be tried.
    private(set) var samples: [[Answer]?]
    private(set) var caseSamples: [(variable: Int, answers: [Answer])] = []
    /// Whether some numbers stand for others that a condition could tell apart.
    private(set) var isSampled = false
    /// By variable, the last question whose being asked or leaving depends on it.
    private(set) var lastUse: [Int] = []

    private let survey: Survey
    /// What conditions read: questions by name, case fields as `case.plan`.
    private var variables: [String] = []
    private var numbers: [String: Int] = [:]
    private var untriable: Set<String> = []

    var count: Int { variables.count }
    func variable(of name: String) -> Int? { numbers[name] }
    /// The question that a variable is; `nil` for a case field.
    func place(of variable: Int) -> Int? { places[variables[variable]] }
    func field(of variable: Int) -> String { String(variables[variable].dropFirst(5)) }

    /// Whether somebody sees it: not a calculation and not the frame of a repeat.
    func isPut(_ place: Int) -> Bool {
        switch survey.questions[place].kind {
        case .calculation, .repetition: false
        default: true
        }
    }

    init(_ survey: Survey) {
        self.survey = survey
        let questions = survey.questions
        places = Dictionary(questions.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
        conditions = questions.map { $0.condition.map { [$0] } ?? [] }
        repetitions = questions.map { _ in [] }
        samples = Array(repeating: nil, count: questions.count)
        for block in survey.blocks {
            for place in block.questions where questions.indices.contains(place) {
                if let repetition = block.repetition {
                    repetitions[place].append(repetition)
                } else if let condition = block.condition {
                    conditions[place].append(condition)
                }
            }
        }
        readers()
    }

    /// Finds what is read, from the last question to the first, so that what a calculation reads is found with it.
    private mutating func readers() {
        var uses: [String: [Expression]] = [:]
        var last: [String: Int] = [:]
        func note(_ expression: Expression, at place: Int) {
            for name in expression.references {
                uses[name, default: []].append(expression)
                last[name] = max(last[name] ?? 0, place)
            }
        }
        for (place, question) in survey.questions.enumerated().reversed() {
            for condition in conditions[place] { note(condition, at: place) }
            for repetition in repetitions[place] {
                let name = survey.questions[repetition].id
                last[name] = max(last[name] ?? 0, place)
            }
            for jump in question.jumps { if let condition = jump.condition { note(condition, at: place) } }
            guard uses[question.id] != nil else { continue }
            if let condition = question.optionCondition { note(condition, at: place) }
            if case .calculation(let expression) = question.kind { note(expression, at: place) }
        }
        for name in last.keys.sorted() where name != "it" {
            declare(name, last: last[name] ?? 0, uses: uses[name] ?? [])
        }
        // What a calculation cannot be tried on makes what reads the calculation untriable too.
        for question in survey.questions {
            if case .calculation(let expression) = question.kind, !canTry(expression) { untriable.insert(question.id) }
        }
    }

    private mutating func declare(_ name: String, last: Int, uses: [Expression]) {
        if let place = places[name] {
            let question = survey.questions[place]
            switch question.kind {
            case .calculation: break
            case .repetition: if !uses.isEmpty { untriable.insert(name) }
            default:
                guard let found = AnswerSamples(question, uses: uses) else {
                    untriable.insert(name)
                    return
                }
                // What filters the options must be able to take any one of them away.
                let isFiltered = question.optionCondition != nil
                samples[place] =
                    isFiltered
                    ? found.answers : AnswerClasses(of: name, in: uses, of: survey).one(ofEach: found.answers)
                if !found.isExhaustive { isSampled = true }
            }
            number(name, last: last)
        } else if let field = survey.caseFields.first(where: { "case.\($0.name)" == name }),
            let found = AnswerSamples(field, uses: uses)
        {
            if !found.isExhaustive { isSampled = true }
            let classes = AnswerClasses(of: name, in: uses, of: survey)
            caseSamples.append((number(name, last: last), classes.one(ofEach: found.answers)))
        } else {
            untriable.insert(name)
        }
    }

    @discardableResult
    private mutating func number(_ name: String, last: Int) -> Int {
        variables.append(name)
        lastUse.append(last)
        numbers[name] = variables.count - 1
        return variables.count - 1
    }

    /// Whether an expression reads only what is tried.
    func canTry(_ expression: Expression) -> Bool {
        expression.references.isDisjoint(with: untriable) && !expression.dependsOnSession
    }
}

extension Expression {
    /// Whether its value follows from more than answers and the case: from chance, time or what happened so far.
    fileprivate var dependsOnSession: Bool {
        switch node {
        case .call(let name, _) where Self.sessionFunctions.contains(name): true
        case .name("session"), .name("prior"): true
        default: children.contains(where: \.dependsOnSession)
        }
    }

    private static let sessionFunctions: Set<String> = [
        "now", "today", "random", "pick", "once", "order_shown", "seconds_on", "changes", "quota", "people",
    ]
}
