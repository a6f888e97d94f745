internal import SurveyModel

/// Goes through a survey question by question with all answers at once.
///
/// Those who were asked the same questions so far are kept together as one group, with every combination of answers that
/// matters later. At each question a group divides into those who are asked and those who are not; routes that come
/// to the same group are added up. This is the subset construction, with the number of routes counted along.
struct RouteSearch {
    /// What is known of respondents: which answer each name has that matters, and where a jump took them.
    private struct Situation: Hashable {
        /// By name, the place among ``interned``; -1 where it does not matter, or matters no more.
        var answers: [Int]
        /// Questions before this place are passed over.
        var landing = 0
        var outcome = -1
    }

    /// The questions asked so far, last one first.
    private final class Step: Sendable {
        let question: Int
        let before: Step?

        init(_ question: Int, before: Step?) {
            self.question = question
            self.before = before
        }
    }

    private struct Tally {
        var count: UInt64 = 0
        var least: (seconds: Int, step: Step?)
        var most: (seconds: Int, step: Step?)

        mutating func add(_ other: Tally) {
            // A number that is full stays so: there are at least so many.
            let (sum, isOver) = count.addingReportingOverflow(other.count)
            count = isOver ? .max : sum
            if other.least.seconds < least.seconds { least = other.least }
            if other.most.seconds > most.seconds { most = other.most }
        }
    }

    private let survey: Survey
    private let names: RouteNames
    private var effort: Int
    private var environment: Environment
    /// Expressions made ready, since each is tried on every situation.
    private var compiled: [Expression: CompiledExpression] = [:]
    private var interned: [Answer] = []
    private var numbers: [Answer: Int] = [:]
    private var outcomes: [String] = []

    private(set) var total: UInt64 = 0
    private(set) var isStopped = false
    var isSampled: Bool { names.isSampled }
    private(set) var untried: Set<String> = []
    private(set) var shortest: RouteCount.Route?
    private(set) var longest: RouteCount.Route?

    init(_ survey: Survey, effort: Int) {
        self.survey = survey
        self.effort = effort
        names = RouteNames(survey)
        environment = Environment(survey)
        environment.today = CalendarDate(year: 2000, month: 1, day: 1)
    }

    mutating func run() {
        var groups: [Set<Situation>: Tally] = [
            beginning(): Tally(count: 1, least: (0, nil), most: (0, nil))
        ]
        for place in survey.questions.indices {
            var next: [Set<Situation>: Tally] = [:]
            for (group, tally) in groups {
                guard effort > 0 else { return stop(groups.values) }
                let (asked, passed) = divide(group, at: place)
                if !asked.isEmpty {
                    var longer = tally
                    if names.isPut(place) {
                        let seconds = AnsweringTime.seconds(survey.questions[place], in: survey.mode)
                        longer.least = (tally.least.seconds + seconds, Step(place, before: tally.least.step))
                        longer.most = (tally.most.seconds + seconds, Step(place, before: tally.most.step))
                    }
                    add(longer, of: asked, to: &next)
                }
                if !passed.isEmpty { add(tally, of: passed, to: &next) }
            }
            groups = next
        }
        finish(groups)
    }

    private func add(_ tally: Tally, of group: Set<Situation>, to groups: inout [Set<Situation>: Tally]) {
        if groups[group]?.add(tally) == nil { groups[group] = tally }
    }

    private mutating func stop(_ tallies: some Sequence<Tally>) {
        isStopped = true
        // Every group that was reached leads to the end by at least one route.
        total = tallies.reduce(0) { sum, tally in
            let (result, isOver) = sum.addingReportingOverflow(tally.count)
            return isOver ? .max : result
        }
    }

    private mutating func finish(_ groups: [Set<Situation>: Tally]) {
        stop(groups.values)
        isStopped = false
        for (group, tally) in groups {
            let outcome = group.map(\.outcome).min().map { $0 < 0 ? "complete" : outcomes[$0] } ?? "complete"
            let least = route(tally.least, outcome)
            let most = route(tally.most, outcome)
            if shortest.map({ (least.seconds, least.questions) < ($0.seconds, $0.questions) }) ?? true {
                shortest = least
            }
            if longest.map({ (most.seconds, $0.questions) > ($0.seconds, most.questions) }) ?? true { longest = most }
        }
    }

    private func route(_ end: (seconds: Int, step: Step?), _ outcome: String) -> RouteCount.Route {
        var questions: [String] = []
        var step = end.step
        while let current = step {
            questions.append(survey.questions[current.question].id)
            step = current.before
        }
        return RouteCount.Route(questions: questions.reversed(), seconds: end.seconds, outcome: outcome)
    }

    private mutating func ready(_ expression: Expression) -> CompiledExpression {
        if let known = compiled[expression] { return known }
        let made = CompiledExpression(expression, places: names.places)
        compiled[expression] = made
        return made
    }

    // MARK: Situations

    private mutating func number(of answer: Answer) -> Int {
        if let number = numbers[answer] { return number }
        interned.append(answer)
        numbers[answer] = interned.count - 1
        return interned.count - 1
    }

    /// Everybody before the first question: one situation for each combination of case fields that matter.
    private mutating func beginning() -> Set<Situation> {
        var situations: Set = [Situation(answers: Array(repeating: -1, count: names.count))]
        for (variable, samples) in names.caseSamples {
            let choices = samples.map { number(of: $0) }
            situations = Set(
                situations.flatMap { situation in
                    choices.map { choice in
                        var copy = situation
                        copy.answers[variable] = choice
                        return copy
                    }
                })
            effort -= situations.count
            guard effort > 0 else { return situations }
        }
        return situations
    }

    /// Those of a group who are asked, with every answer, and those who are not.
    private mutating func divide(_ group: Set<Situation>, at place: Int) -> (
        asked: Set<Situation>, passed: Set<Situation>
    ) {
        var asked: Set<Situation> = []
        var passed: Set<Situation> = []
        let isCalculation = if case .calculation = survey.questions[place].kind { true } else { false }
        for situation in group {
            effort -= 1
            load(situation)
            let standing = situation.landing > place ? false : isOnPath(place, in: situation)
            if standing != true {
                var next = situation
                record(.missing(.notAsked), at: place, in: &next)
                passed.insert(forgetting(next, after: place))
            }
            guard standing != false else { continue }
            for next in answered(situation, at: place) {
                // What is computed is nothing that somebody is asked, so it divides no route.
                if isCalculation { passed.insert(next) } else { asked.insert(next) }
            }
        }
        return (asked, passed)
    }

    /// Whether a question is asked; `nil` where that cannot be tried.
    private mutating func isOnPath(_ place: Int, in situation: Situation) -> Bool? {
        var isUnsure = false
        for condition in names.conditions[place] {
            if names.canTry(condition) {
                if !ready(condition).isTrue(in: environment) { return false }
            } else {
                untried.insert(survey.questions[place].id)
                isUnsure = true
            }
        }
        for repetition in names.repetitions[place] {
            guard let variable = names.variable(of: survey.questions[repetition].id) else { continue }
            if interned[max(0, situation.answers[variable])] == .missing(.notAsked) { return false }
        }
        return isUnsure ? nil : true
    }

    /// Puts the answers of a situation where expressions find them.
    private mutating func load(_ situation: Situation) {
        for variable in 0..<names.count {
            let number = situation.answers[variable]
            let answer = number < 0 ? Answer.missing(.notAsked) : interned[number]
            if let place = names.place(of: variable) {
                environment.answers[place] = answer
            } else {
                environment.caseFields[names.field(of: variable)] = answer.value
            }
        }
    }

    private mutating func record(_ answer: Answer, at place: Int, in situation: inout Situation) {
        guard let variable = names.variable(of: survey.questions[place].id) else { return }
        situation.answers[variable] = number(of: answer)
    }

    /// A situation after every answer that can be given, with the jump that it takes.
    private mutating func answered(_ situation: Situation, at place: Int) -> [Situation] {
        let question = survey.questions[place]
        var result: [Situation] = []
        for answer in answers(to: question, at: place) {
            effort -= 1
            var next = situation
            record(answer, at: place, in: &next)
            environment.answers[place] = answer
            for taken in jumps(of: question) {
                var landed = next
                if let taken {
                    switch taken.target {
                    case .question(let id): landed.landing = names.places[id] ?? 0
                    case .end(let outcome):
                        landed.landing = survey.questions.count
                        landed.outcome = outcomes.firstIndex(of: outcome) ?? outcomes.count
                        if landed.outcome == outcomes.count { outcomes.append(outcome) }
                    }
                }
                result.append(forgetting(landed, after: place))
            }
        }
        return result
    }

    private mutating func answers(to question: Question, at place: Int) -> [Answer] {
        if case .calculation(let expression) = question.kind {
            guard names.variable(of: question.id) != nil, names.canTry(expression) else {
                return [.missing(.notApplicable)]
            }
            return [ready(expression).evaluate(in: environment)]
        }
        if case .repetition(let repetition) = question.kind {
            // A repeat that may have no round is a way of its own.
            let canBeEmpty = repetition.minimum == 0 || repetition.times != nil
            return [.value(.list([]))] + (canBeEmpty ? [.missing(.notAsked)] : [])
        }
        guard let samples = names.samples[place] else { return [.missing(.notApplicable)] }
        guard let condition = question.optionCondition, let list = question.kind.options, names.canTry(condition) else {
            return samples
        }
        var inner = environment
        let isOffered = ready(condition)
        let offered = Set(
            list.options.map(\.code).filter { code in
                inner.it = .choice(code)
                return isOffered.isTrue(in: inner)
            })
        return samples.filter { answer in
            switch answer {
            case .value(.choice(let code)): offered.contains(code)
            case .value(.multi(let codes)): codes.allSatisfy(offered.contains)
            default: true
            }
        }
    }

    /// The jump that is taken: one, or several where a condition cannot be tried.
    private mutating func jumps(of question: Question) -> [Jump?] {
        var possible: [Jump?] = []
        for jump in question.jumps {
            guard let condition = jump.condition else { return possible + [jump] }
            if !names.canTry(condition) {
                untried.insert(question.id)
                possible.append(jump)
            } else if ready(condition).isTrue(in: environment) {
                return possible + [jump]
            }
        }
        return possible + [nil]
    }

    /// The situation without the answers that no later condition reads.
    private func forgetting(_ situation: Situation, after place: Int) -> Situation {
        var situation = situation
        for variable in 0..<names.count where names.lastUse[variable] <= place { situation.answers[variable] = -1 }
        if situation.landing <= place + 1 { situation.landing = 0 }
        return situation
    }
}

private func < (left: (Int, [String]), right: (Int, [String])) -> Bool {
    left.0 != right.0 ? left.0 < right.0 : left.1.lexicographicallyPrecedes(right.1)
}

private func > (left: (Int, [String]), right: (Int, [String])) -> Bool { right < left }
