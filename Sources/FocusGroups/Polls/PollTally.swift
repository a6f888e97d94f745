internal import FoundationEssentials
internal import Statistics
package import SurveyModel

/// What came out of one round of a question: counts first, since groups are small.
package struct PollTally: Hashable, Sendable {
    /// One option, point or row.
    package struct Line: Hashable, Sendable {
        package let code: String
        package let label: String
        /// How many people, hands, points or dots; of a ranking, how many put it first; of pairs, how many it won.
        package let count: Int
        /// The mean place of a ranking, the mean points, or the mean of a row's numbers.
        package let mean: Double?
        /// Of things judged two at a time, how strong this one is among them; they add up to 1.
        package var strength: Double?
    }

    package let question: String
    /// Counted from 1.
    package let round: Int
    package let isVoid: Bool
    /// How many gave an answer.
    package let answered: Int
    /// How many were in the room and asked, whether they answered or not.
    package let people: Int
    /// How many answers do not count, since by now the guide does not ask them of who gave them.
    package let offPath: Int
    package let isByHands: Bool
    /// Whether nobody's letter stands on the answers.
    package let isUnsigned: Bool
    /// Whether they are too few to be shown without telling on somebody.
    package var isWithheld: Bool { isUnsigned && answered < FocusGroup.leastUnsigned }
    /// Why others gave none, by reason.
    package let missing: [MissingReason: Int]
    package let lines: [Line]
    /// Of numbers.
    package let mean: Double?
    package let median: Double?
    /// Of rankings: how far they agree (Kendall's W), and their order after Schulze, in groups that are not told apart.
    package let concordance: Double?
    package let order: [[String]]
    /// What was said in words, by letter, in the order of letters.
    package let words: [Said]

    /// What one person said in words.
    package struct Said: Hashable, Sendable {
        /// `nil` where it stood on a slip.
        package let letter: Letter?
        package let text: String
    }

    /// Counts a round, in which only the answers of those count who are asked.
    package init(
        _ poll: Poll, round index: Int, of question: Question, ballot: Ballot? = nil,
        isAsked: (Letter) -> Bool = { _ in true }
    ) {
        let round = poll.rounds[index]
        let votes = round.votes.filter { isAsked($0.key) }.sorted { $0.key < $1.key }
        offPath = round.hands == nil ? round.votes.count - votes.count : 0
        self.question = question.id
        self.round = index + 1
        isVoid = round.isVoid
        isByHands = round.hands != nil
        isUnsigned = !round.unsigned.isEmpty
        let answers =
            votes.map { (letter: Optional($0.key), answer: $0.value.answer(to: question.kind)) }
            + round.unsigned.map { (letter: nil, answer: $0.answer(to: question.kind)) }
        var missing: [MissingReason: Int] = [:]
        for case .missing(let reason) in answers.map(\.answer) { missing[reason, default: 0] += 1 }
        let values = answers.compactMap(\.answer.value)
        self.missing = round.hands == nil ? missing : [:]
        if let hands = round.hands {
            let codes = question.kind.options?.options.map(\.code) ?? question.kind.countable
            lines = codes.map { code in
                Line(code: code, label: Self.label(code, question), count: hands[code] ?? 0, mean: nil)
            }
            let isSingle = !question.kind.countable.isEmpty
            answered = isSingle ? hands.values.reduce(0, +) : round.handsOf
            people = round.handsOf
            let numbers = codes.flatMap { code in
                Array(repeating: Double(code), count: hands[code] ?? 0).compactMap(\.self)
            }
            let isScale = if case .scale = question.kind { true } else { false }
            mean = isScale ? Self.mean(numbers) : nil
            median = isScale ? Self.median(numbers) : nil
            concordance = nil
            order = []
            words = []
            return
        }
        answered = values.count
        people = max(round.people.union(votes.map(\.key)).count(where: isAsked), round.unsigned.count)
        guard round.unsigned.isEmpty || values.count >= FocusGroup.leastUnsigned else {
            (lines, words, order) = ([], [], [])
            (mean, median, concordance) = (nil, nil, nil)
            return
        }
        if case .pairs(let pairs) = ballot {
            lines = Self.lines(values, pairs, question)
        } else {
            lines = Self.lines(values, question)
        }
        let numbers = values.compactMap(Self.number)
        mean = Self.mean(numbers)
        median = Self.median(numbers)
        let (concordance, order) = Self.ranking(values, question)
        self.concordance = concordance
        self.order = order
        words = answers.compactMap { letter, answer in
            guard case .value(.text(let text)) = answer else { return nil }
            return Said(letter: letter, text: text)
        }
    }

    private static func label(_ code: String, _ question: Question) -> String {
        question.kind.shuffled?.known(code)?.label ?? Int(code).flatMap { question.ends[$0] } ?? code
    }

    /// How often each thing was preferred, the strongest first.
    private static func lines(_ values: [Value], _ pairs: [Ballot.Pair], _ question: Question) -> [Line] {
        guard case .matrix(_, .choice(let list)) = question.kind else { return [] }
        let codes = list.options.map(\.code)
        var wins = Array(repeating: Array(repeating: 0.0, count: codes.count), count: codes.count)
        for case .matrix(let cells) in values {
            for pair in pairs {
                guard case .value(.choice(let winner))? = cells[pair.code],
                    let won = codes.firstIndex(of: winner),
                    let lost = codes.firstIndex(of: winner == pair.first ? pair.second : pair.first)
                else { continue }
                wins[won][lost] += 1
            }
        }
        let hasAny = wins.contains { $0.contains { $0 > 0 } }
        let strengths = hasAny ? PairedComparison.strengths(wins: wins) : nil
        return list.options.enumerated().map { place, option in
            Line(
                code: option.code, label: option.label, count: Int(wins[place].reduce(0, +)), mean: nil,
                strength: strengths?[place])
        }.enumerated().sorted { ($1.element.strength ?? 0, $0.offset) < ($0.element.strength ?? 0, $1.offset) }
            .map(\.element)
    }

    private static func lines(_ values: [Value], _ question: Question) -> [Line] {
        func line(_ code: String, _ count: Int, _ mean: Double? = nil) -> Line {
            Line(code: code, label: label(code, question), count: count, mean: mean)
        }
        switch question.kind {
        case .yesNo, .choice, .multi:
            return (question.kind.options?.options ?? []).map { option in
                line(
                    option.code,
                    values.count { value in
                        switch value {
                        case .choice(let code): code == option.code
                        case .multi(let codes): codes.contains(option.code)
                        default: false
                        }
                    })
            }
        case .rank(let list, _):
            let codes = list.options.map(\.code)
            let orders = orders(values, codes)
            return codes.enumerated().map { place, code in
                let ranks = orders.map { Ranking.ranks($0, of: codes.count)[place] }
                return line(code, orders.count { $0.first == place }, mean(ranks))
            }
        case .allocation(_, let list):
            return list.options.map { option in
                let points = values.map { value -> Int in
                    if case .allocation(let points) = value { points[option.code] ?? 0 } else { 0 }
                }
                return line(option.code, points.reduce(0, +), mean(points.map(Double.init)))
            }
        case .scale(let range) where range.count <= 20:
            return range.map { point in line(String(point), values.count { $0 == .integer(point) }) }
        case .matrix(let rows, _):
            return rows.options.map { row in
                let cells = values.compactMap { value -> Value? in
                    if case .matrix(let cells) = value { cells[row.code]?.value } else { nil }
                }
                let isYesNo = cells.contains { $0 == .choice("yes") || $0 == .choice("no") }
                let count = isYesNo ? cells.count { $0 == .choice("yes") } : cells.count
                return line(row.code, count, mean(cells.compactMap(number)))
            }
        case .kano:
            return KanoAnswer.Category.allCases.map { category in
                line(
                    category.rawValue,
                    values.count { if case .kano(let answer) = $0 { answer.category == category } else { false } })
            }
        default: return []
        }
    }

    private static func orders(_ values: [Value], _ codes: [String]) -> [[Int]] {
        values.compactMap { value in
            if case .rank(let ranked) = value { ranked.compactMap { codes.firstIndex(of: $0) } } else { nil }
        }
    }

    private static func ranking(_ values: [Value], _ question: Question) -> (Double?, [[String]]) {
        guard case .rank(let list, _) = question.kind else { return (nil, []) }
        let codes = list.options.map(\.code)
        let orders = orders(values, codes)
        guard !orders.isEmpty else { return (nil, []) }
        let groups = Ranking.schulze(orders, of: codes.count).map { $0.map { codes[$0] } }
        return (Ranking.concordance(orders.map { Ranking.ranks($0, of: codes.count) }), groups)
    }

    private static func number(_ value: Value) -> Double? {
        switch value {
        case .integer(let number): Double(number)
        case .decimal(let number): Double(number.description)
        case .money(let money): Double(money.amount.description)
        case .duration(let span): Double(span.seconds)
        default: nil
        }
    }

    private static func mean(_ numbers: [Double]) -> Double? {
        numbers.isEmpty ? nil : numbers.reduce(0, +) / Double(numbers.count)
    }

    private static func median(_ numbers: [Double]) -> Double? {
        guard !numbers.isEmpty else { return nil }
        let sorted = numbers.sorted()
        let middle = sorted.count / 2
        return sorted.count.isMultiple(of: 2) ? (sorted[middle - 1] + sorted[middle]) / 2 : sorted[middle]
    }
}

extension FocusGroup {
    /// All questions that were answered, in the order of the guide and then of the room.
    package var answeredQuestions: [Question] {
        (guide.questions + discussion.improvised).filter { question in
            discussion.polls[question.id]?.rounds.contains { !$0.isEmpty } ?? false
        }
    }

    /// What came out of each round of a question.
    package func tallies(of question: Question) -> [PollTally] {
        guard let poll = discussion.polls[question.id] else { return [] }
        let asked = askedEver(question.id)
        return poll.rounds.indices.filter { !poll.rounds[$0].isEmpty }
            .map {
                PollTally(poll, round: $0, of: question, ballot: discussion.ballots[question.id]) { asked.contains($0) }
            }
    }

    /// The letters of those who are asked a question by the guide's conditions, whether in the room or not.
    package func askedEver(_ question: String) -> Set<Letter> {
        guard discussion.guideQuestions[question] != nil else { return Set(discussion.participants.map(\.letter)) }
        return Set(discussion.participants.map(\.letter).filter { path(of: $0).asked.contains(question) })
    }

    /// Who changed from what to what between the last two rounds that count, as counts; most first.
    package func switches(of question: Question) -> [PollSwitch] {
        let rounds = (discussion.polls[question.id]?.rounds ?? []).filter { !$0.isVoid && !$0.votes.isEmpty }
        guard rounds.count > 1, let last = rounds.last else { return [] }
        let before = rounds[rounds.count - 2]
        let asked = askedEver(question.id)
        var counts: [[String]: Int] = [:]
        for letter in last.votes.keys.sorted() where asked.contains(letter) {
            guard let now = last.votes[letter]?.answer(to: question.kind).value?.shown,
                let earlier = before.votes[letter]?.answer(to: question.kind).value?.shown
            else { continue }
            counts[[earlier, now], default: 0] += 1
        }
        return counts.map { PollSwitch(from: $0.key[0], to: $0.key[1], people: $0.value) }
            .sorted { ($1.people, $0.from, $0.to) < ($0.people, $1.from, $1.to) }
    }
}
