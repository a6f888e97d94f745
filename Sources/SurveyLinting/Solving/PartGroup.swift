internal import SurveyModel

/// The parts of one answer that conditions look at, and what holds of them together.
struct PartGroup {
    struct Member {
        var part: PartNames.Part
        var variable: Int
        /// For each cell, the whole numbers that it stands for; `nil` where there is no value, or it is no whole number.
        var numbers: [ClosedRange<Int>?]
    }

    enum Rule {
        /// They add up to the total, with as many other options as nobody looks at.
        case sum(Int, others: Int)
        /// Each has a place of its own; one that is not among the first so many may have none.
        case places
        case free
    }

    var answer: Int
    var members: [Member]
    var rule: Rule

    /// Whether some answer lies in the box, if the question is answered at all.
    func admitsAnswer(in cube: Cube) -> Bool {
        switch rule {
        case .sum(let total, let others):
            var (low, high) = (0, others > 0 ? total : 0)
            for member in members {
                let range = stretch(of: member, in: cube) ?? 0...0
                low = min(low + range.lowerBound, total + 1)
                high = min(high + range.upperBound, total)
            }
            return low <= total && high >= total
        case .places: return places(in: cube) != nil
        case .free: return true
        }
    }

    /// The lowest and the highest number that a member can be.
    private func stretch(of member: Member, in cube: Cube) -> ClosedRange<Int>? {
        let cells = cube[member.variable] ?? .max
        let ranges = member.numbers.enumerated().compactMap { cells & (1 << UInt64($0)) != 0 ? $1 : nil }
        guard let low = ranges.map(\.lowerBound).min(), let high = ranges.map(\.upperBound).max() else { return nil }
        return low...high
    }

    /// A place for each member that must have one, no two the same; `nil` where there is none.
    ///
    /// It is a matching of members and places, found along augmenting paths (Kuhn, Naval Research Logistics 2, 1955).
    func places(in cube: Cube) -> [Int: Int]? {
        var taken: [Int: Int] = [:]
        for (number, member) in members.enumerated() where mustHavePlace(member, in: cube) {
            var tried: Set<Int> = []
            guard take(number, cube, &taken, &tried) else { return nil }
        }
        return taken
    }

    private func mustHavePlace(_ member: Member, in cube: Cube) -> Bool {
        guard let cells = cube[member.variable] else { return false }
        return member.numbers.enumerated().allSatisfy { $1 != nil || cells & (1 << UInt64($0)) == 0 }
    }

    private func take(_ number: Int, _ cube: Cube, _ taken: inout [Int: Int], _ tried: inout Set<Int>) -> Bool {
        let member = members[number]
        let cells = cube[member.variable] ?? .max
        for (cell, range) in member.numbers.enumerated() {
            guard let place = range?.lowerBound, cells & (1 << UInt64(cell)) != 0, tried.insert(place).inserted else {
                continue
            }
            guard let other = taken[place] else {
                taken[place] = number
                return true
            }
            if take(other, cube, &taken, &tried) {
                taken[place] = number
                return true
            }
        }
        return false
    }
}

extension PartGroup {
    /// An answer in the box.
    ///
    /// - Parameters:
    ///   - cube: The states to choose from.
    ///   - question: The question that it answers.
    ///   - offered: The codes of the options or rows that are shown; `nil` for all.
    ///   - model: The variables.
    /// - Returns: `nil` where none is found.
    func value(in cube: Cube, of question: Question, offered: Set<String>?, _ model: SolverModel) -> Value? {
        let codes = (question.kind.shuffled?.options ?? []).map(\.code).filter { offered?.contains($0) ?? true }
        switch question.kind {
        case .allocation(let total, _): return points(total, codes, cube)
        case .rank(_, let top): return ranking(top ?? codes.count, codes, cube)
        case .matrix(_, let cell): return rows(cell, codes, cube, model)
        default: return nil
        }
    }

    private func member(_ code: String) -> Member? { members.first { $0.part == .code(code) } }

    private func points(_ total: Int, _ codes: [String], _ cube: Cube) -> Value? {
        let stretches = codes.map { code in member(code).flatMap { stretch(of: $0, in: cube) } ?? 0...total }
        var points = stretches.map(\.lowerBound)
        var rest = total - points.reduce(0, +)
        for index in codes.indices where rest > 0 {
            let more = min(rest, stretches[index].upperBound - points[index])
            points[index] += more
            rest -= more
        }
        guard rest == 0 else { return nil }
        return .allocation(Dictionary(zip(codes, points), uniquingKeysWith: { $1 }))
    }

    private func ranking(_ count: Int, _ codes: [String], _ cube: Cube) -> Value? {
        guard let taken = places(in: cube) else { return nil }
        let fixed = taken.compactMapValues { number -> String? in
            guard case .code(let code) = members[number].part else { return nil }
            return code
        }
        var open = codes.filter { code in !fixed.values.contains(code) }[...]
        let ranked = (1...max(1, count)).compactMap { place in fixed[place] ?? open.popFirst() }
        return ranked.count == min(count, codes.count) && ranked.allSatisfy(codes.contains) ? .rank(ranked) : nil
    }

    private func rows(_ cell: Question.Kind, _ codes: [String], _ cube: Cube, _ model: SolverModel) -> Value? {
        guard let sample = cell.sample() else { return nil }
        var rows: [String: Answer] = [:]
        for code in codes {
            guard let member = member(code), let cells = cube[member.variable] else {
                rows[code] = .value(sample)
                continue
            }
            let answers = model.variables[member.variable].samples.enumerated()
                .filter { cells & (1 << UInt64($0.offset)) != 0 }.map(\.element)
            rows[code] = answers.first { $0.value != nil } ?? answers.first
        }
        return .matrix(rows)
    }

    /// A text as long as the box wants it, if that is not the length that it has.
    func text(_ sample: String, in cube: Cube) -> String? {
        let (length, words) = (numbers(.length, cube), numbers(.words, cube))
        let fits = { (text: String) in
            (length?.contains { $0.contains(text.count) } ?? true)
                && (words?.contains { $0.contains(text.split(whereSeparator: \.isWhitespace).count) } ?? true)
        }
        if fits(sample) { return sample }
        for count in words?.map(\.lowerBound) ?? [1] where count < 1_000 {
            let short = Array(repeating: "x", count: max(0, count)).joined(separator: " ")
            for wanted in length?.map(\.lowerBound) ?? [short.count] where wanted < 10_000 {
                let text = short + String(repeating: "x", count: max(0, wanted - short.count))
                if fits(text) { return text }
            }
        }
        return nil
    }

    private func numbers(_ part: PartNames.Part, _ cube: Cube) -> [ClosedRange<Int>]? {
        guard let member = members.first(where: { $0.part == part }), let cells = cube[member.variable] else {
            return nil
        }
        return member.numbers.enumerated().compactMap { cells & (1 << UInt64($0)) != 0 ? $1 : nil }
    }
}
