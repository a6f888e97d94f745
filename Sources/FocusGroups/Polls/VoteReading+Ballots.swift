internal import SurveyModel

/// Answers to questions that are made in the room: dots, and two things at a time.
extension VoteReading {
    /// `1,1,3`, `113`, `export=2 speed`: each mention is a dot, and `=2` makes it two.
    func dots(_ text: String, _ list: OptionList, budget: Int, cap: Int) throws(GroupRefusal) -> [String: Int] {
        var dots = Dictionary(uniqueKeysWithValues: list.options.map { ($0.code, 0) })
        guard !["none", "0"].contains(text.lowercased()) else { return dots }
        var parts = words(text)
        if parts.count == 1, let only = parts.first, only.count > 1, only.allSatisfy(\.isNumber),
            list.options.count < 10
        {
            parts = only.map(String.init)
        }
        for part in parts {
            let pair = part.split(separator: "=", maxSplits: 1).map(String.init)
            guard let name = pair.first, let count = pair.count == 2 ? Int(pair[1]) : 1, (1...budget).contains(count)
            else { throw GroupRefusal("dots are whole numbers up to \(budget)", hint: "type \(form)") }
            let code = try option(name, of: list)
            dots[code, default: 0] += count
            guard dots[code, default: 0] <= cap else {
                throw GroupRefusal("on '\(code)' at most \(cap) of the \(budget) dots may stand")
            }
        }
        let total = dots.values.reduce(0, +)
        guard total <= budget else { throw GroupRefusal("\(total) dots, and everybody has \(budget)") }
        return dots
    }

    /// `1 2 1` or `121`, or by names: which of each two; `-` for a pair that somebody cannot decide.
    func preferences(
        _ text: String, _ pairs: [Ballot.Pair], _ list: OptionList
    ) throws(GroupRefusal) -> [String: String] {
        var parts = words(text)
        if parts.count == 1, let only = parts.first, only.count == pairs.count, only.allSatisfy({ "12-".contains($0) })
        {
            parts = only.map(String.init)
        }
        guard parts.count == pairs.count else {
            throw GroupRefusal("\(pairs.count) pairs are asked, not \(parts.count)", hint: "type \(form)")
        }
        var preferred: [String: String] = [:]
        for (place, (pair, part)) in zip(pairs, parts).enumerated() where part != "-" {
            let code =
                switch part {
                case "1": pair.first
                case "2": pair.second
                default: try option(part, of: list)
                }
            guard code == pair.first || code == pair.second else {
                throw GroupRefusal("'\(code)' is not in pair \(place + 1)", hint: "type \(form)")
            }
            preferred[pair.code] = code
        }
        return preferred
    }
}
