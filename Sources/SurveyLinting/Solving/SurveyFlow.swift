internal import SurveyModel

/// The questions of a survey in the order in which they can be asked, each with all that decides whether it is.
struct SurveyFlow {
    struct Step {
        var question: Question
        /// Its own `if`, those of its sections and repeats.
        var conditions: [Expression]
        /// The places of the repeats that it stands in, the outermost first.
        var repeats: [Int] = []
        /// Whether a mistake in it hides something, such as where it leads.
        var isBroken = false
    }

    /// A jump, with where it starts and lands; the end is one past the last question.
    struct Hop {
        var start: Int
        /// Which jump of its question, counted from 0.
        var number: Int
        var condition: Expression?
        var landing: Int
    }

    var steps: [Step]
    var places: [String: Int]
    var hops: [Hop]
    /// For each question, whether a jump may pass over it.
    var canBePassed: [Bool]

    init(_ survey: Survey, broken: Set<String> = []) {
        steps = survey.questions.map { question in
            let around = survey.blocks(around: question)
            return Step(
                question: question,
                conditions: around.compactMap { $0.condition ?? survey.repetition(of: $0)?.condition }
                    + [question.condition].compactMap(\.self),
                repeats: around.compactMap(\.repetition), isBroken: broken.contains(question.id))
        }
        places = Dictionary(steps.enumerated().map { ($1.question.id, $0) }, uniquingKeysWith: { first, _ in first })
        hops = []
        // Of a group, somebody may always have come too late for a question.
        let isGroup = survey.mode == .group
        canBePassed = Array(repeating: isGroup, count: steps.count)
        var reach = 0
        for (start, step) in steps.enumerated() {
            canBePassed[start] = start < reach || isGroup
            for (number, jump) in step.question.jumps.enumerated() {
                let landing: Int =
                    switch jump.target {
                    case .question(let id): places[id] ?? steps.count
                    case .end: steps.count
                    }
                hops.append(Hop(start: start, number: number, condition: jump.condition, landing: landing))
                reach = max(reach, landing)
            }
            if step.isBroken { reach = steps.count }
        }
    }

    /// The hops of the questions from one place to before another.
    func hops(from first: Int, to last: Int) -> Range<Int> { firstHop(from: first)..<firstHop(from: last) }

    private func firstHop(from place: Int) -> Int {
        var (low, high) = (0, hops.count)
        while low < high {
            let middle = (low + high) / 2
            if hops[middle].start < place { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// Whether the question can be off the path when a later one is asked.
    func canBeOff(_ place: Int) -> Bool {
        let step = steps[place]
        return !step.conditions.isEmpty || canBePassed[place] || step.question.optionCondition != nil || step.isBroken
    }
}

extension Survey {
    /// The question that asks for rounds of a block.
    func repetition(of block: Block) -> Question? {
        block.repetition.flatMap { questions.indices.contains($0) ? questions[$0] : nil }
    }
}
