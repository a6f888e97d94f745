internal import FoundationEssentials
internal import Journal
package import SurveyModel

/// Reads answers as a moderator types them: codes, their beginnings, or numbers of options.
package struct VoteReading {
    let question: Question
    /// The codes that are offered; `nil` for all.
    private let offered: [String]?
    private let ballot: Ballot?

    package init(_ question: Question, offered: [String]? = nil, ballot: Ballot? = nil) {
        self.question = question
        self.offered = offered
        self.ballot = ballot
    }

    /// Reads one answer.
    ///
    /// - Parameter typed: What was typed for one person.
    /// - Returns: The answer, which fits the question.
    /// - Throws: What the question takes; what was typed is not repeated, since it may be somebody's words.
    package func read(_ typed: String) throws(GroupRefusal) -> VotedAnswer {
        let text = String(GroupLine.trimmed(typed[...]))
        if let reason = try missing(text) { return .missing(reason) }
        switch (ballot, question.kind) {
        case (.dots(let budget, let cap), .allocation(_, let list)):
            return .points(try dots(text, list, budget: budget, cap: cap))
        case (.pairs(let pairs), .matrix(_, .choice(let list))):
            return .parts(try preferences(text, pairs, list))
        default: break
        }
        switch question.kind {
        case .text: return .words(Words(text))
        case .yesNo: return .one(try yesNo(text))
        case .choice(let list): return .one(try option(text, of: list))
        case .multi(let list): return .several(try multi(text, list))
        case .rank(let list, let top): return .several(try ranking(text, list, top))
        case .allocation(let total, let list): return .points(try points(text, total, list))
        case .matrix(let rows, let cell): return .parts(try cells(text, rows, cell))
        case .kano: return .parts(try feelings(text))
        case .priceSensitivity(let meter): return .parts(try prices(text, meter.currency))
        default: return .one(try single(text, question.kind))
        }
    }

    /// What is typed, in a few words, as a help.
    package var form: String {
        switch ballot {
        case .dots(let budget, let cap):
            let most = cap < budget ? ", at most \(cap) on one" : ""
            return "\(budget) dots\(most), as 1,1,3 or 1=2,3; or none"
        case .pairs(let pairs):
            let example = pairs.indices.prefix(4).map { $0.isMultiple(of: 2) ? "1" : "2" }.joined(separator: " ")
            return "1 or 2 for each pair, as \(example)\(pairs.count > 4 ? " …" : ""); - for no preference"
        case nil: break
        }
        switch question.kind {
        case .text: return "words"
        case .yesNo: return "y or n"
        case .choice: return "a number or the beginning of an option"
        case .multi: return "numbers or options, as 1,3; or none"
        case .rank(let list, let top):
            let count = top ?? list.options.count
            return count < 10
                ? "numbers in order, as \((1...max(1, count)).map(String.init).joined())" : "numbers, as 3,1,2"
        case .scale(let range): return "\(range.lowerBound) to \(range.upperBound)"
        case .allocation(let total, let list):
            return "\(total) points over \(list.options.count), as 60,40,0; or 1=60,2=40"
        case .matrix(let rows, _): return "\(rows.options.count) answers, in the order of the rows"
        case .kano: return "with and without, 1 to 5 each, as 1,5"
        case .priceSensitivity: return "four prices, as 5,10,20,40"
        case .date: return "a date, as 2026-11-23"
        case .time: return "a time, as 14:30"
        case .dateTime: return "a date and a time"
        case .duration: return "a length of time, as 45 min"
        case .money(let currency, _, _): return "an amount in \(currency)"
        default: return "a number"
        }
    }

    private func missing(_ text: String) throws(GroupRefusal) -> MissingReason? {
        let reason: MissingReason
        switch text.lowercased() {
        case "": throw GroupRefusal("there is no answer", hint: "type \(form)")
        case "dk", "dont_know": reason = .dontKnow
        case "refused", "refuse": reason = .refused
        case "pass", "-": reason = .skipped
        default: return nil
        }
        if let list = question.kind.options, list[text.lowercased()] != nil { return nil }
        guard reason == .skipped ? !question.isRequired : question.missing.contains(reason) else {
            throw GroupRefusal("'\(question.id)' needs an answer", hint: "type \(form)")
        }
        return reason
    }

    private func yesNo(_ text: String) throws(GroupRefusal) -> String {
        switch text.lowercased() {
        case "y", "yes", "+", "1": return "yes"
        case "n", "no", "0", "2": return "no"
        default: throw GroupRefusal("'\(question.id)' takes yes or no")
        }
    }

    /// An option by its number in the list, its code, or a beginning of its code or wording that only it has.
    func option(_ text: String, of list: OptionList) throws(GroupRefusal) -> String {
        let options = list.options
        let found: OptionList.Option
        if let number = Int(text), options.first?.code != text, list[text] == nil {
            guard options.indices.contains(number - 1) else {
                throw GroupRefusal("there is no option \(number)", hint: "there are \(options.count)")
            }
            found = options[number - 1]
        } else if let exact = options.first(where: { $0.code.lowercased() == text.lowercased() }) {
            found = exact
        } else {
            let word = text.lowercased()
            let near = options.filter {
                $0.code.lowercased().hasPrefix(word) || $0.label.lowercased().hasPrefix(word)
            }
            guard let only = near.first, near.count == 1, !word.isEmpty else {
                let known = options.enumerated().map { "\($0 + 1) \($1.code)" }.joined(separator: ", ")
                throw GroupRefusal(
                    near.isEmpty ? "that is no option of '\(question.id)'" : "several options begin so",
                    hint: "options: \(known)")
            }
            found = only
        }
        guard offered?.contains(found.code) ?? true else {
            throw GroupRefusal("'\(found.code)' is not offered to this person")
        }
        return found.code
    }

    func words(_ text: String) -> [String] {
        text.split { $0 == "," || $0.isWhitespace || $0 == ">" }.map(String.init)
    }

    /// The same without a comma, digit by digit, where no number has two digits.
    private func choices(_ text: String, _ list: OptionList) throws(GroupRefusal) -> [String] {
        var parts = words(text)
        if parts.count == 1, let only = parts.first, only.count > 1, only.allSatisfy(\.isNumber),
            list.options.count < 10, list[only] == nil
        {
            parts = only.map(String.init)
        }
        var codes: [String] = []
        for part in parts {
            let code = try option(part, of: list)
            guard !codes.contains(code) else { throw GroupRefusal("'\(code)' is given twice") }
            codes.append(code)
        }
        return codes
    }

    private func multi(_ text: String, _ list: OptionList) throws(GroupRefusal) -> [String] {
        if text.lowercased() == "none", list["none"] == nil {
            guard let none = list.options.first(where: \.isExclusive) else { return [] }
            return [none.code]
        }
        let codes = try choices(text, list)
        if codes.count > 1, let alone = codes.first(where: { list[$0]?.isExclusive == true }) {
            throw GroupRefusal("'\(alone)' excludes all the others")
        }
        return list.options.map(\.code).filter(codes.contains)
    }

    private func ranking(_ text: String, _ list: OptionList, _ top: Int?) throws(GroupRefusal) -> [String] {
        var codes = try choices(text, list)
        let open = list.options.map(\.code).filter { offered?.contains($0) ?? true }
        let wanted = min(top ?? open.count, open.count)
        // What is left over stands last.
        if codes.count == wanted - 1, wanted == open.count { codes += open.filter { !codes.contains($0) } }
        guard codes.count == wanted else {
            throw GroupRefusal("\(wanted) options are to be put in order, not \(codes.count)", hint: "type \(form)")
        }
        return codes
    }

    private func points(_ text: String, _ total: Int, _ list: OptionList) throws(GroupRefusal) -> [String: Int] {
        let parts = words(text)
        var points: [String: Int] = [:]
        for (place, part) in parts.enumerated() {
            let pair = part.split(whereSeparator: { $0 == "=" || $0 == ":" }).map(String.init)
            guard let number = pair.last.flatMap(Int.init), (0...total).contains(number), pair.count <= 2 else {
                throw GroupRefusal("points are whole numbers from 0 to \(total)", hint: "type \(form)")
            }
            let code: String
            if pair.count == 2 {
                code = try option(pair[0], of: list)
            } else {
                guard list.options.indices.contains(place) else {
                    throw GroupRefusal("there are only \(list.options.count) options")
                }
                code = list.options[place].code
            }
            guard points[code] == nil else { throw GroupRefusal("'\(code)' is given twice") }
            points[code] = number
        }
        for option in list.options where points[option.code] == nil { points[option.code] = 0 }
        let sum = points.values.reduce(0, +)
        guard sum == total else { throw GroupRefusal("the points add up to \(sum), not \(total)") }
        return points
    }

    private func cells(_ text: String, _ rows: OptionList, _ cell: Question.Kind) throws(GroupRefusal)
        -> [String: String]
    {
        let parts = words(text)
        guard parts.count == rows.options.count else {
            throw GroupRefusal(
                "\(rows.options.count) answers are needed, not \(parts.count)", hint: "'-' for a row passed over")
        }
        var cells: [String: String] = [:]
        for (row, part) in zip(rows.options, parts) where part != "-" {
            switch cell {
            case .yesNo: cells[row.code] = try yesNo(part)
            case .choice(let list): cells[row.code] = try option(part, of: list)
            default: cells[row.code] = try single(part, cell)
            }
        }
        return cells
    }

    private func feelings(_ text: String) throws(GroupRefusal) -> [String: String] {
        var parts = words(text)
        if parts.count == 1, parts[0].count == 2 { parts = parts[0].map(String.init) }
        let all = KanoAnswer.Feeling.allCases
        var found: [KanoAnswer.Feeling] = []
        for part in parts {
            if let number = Int(part), all.indices.contains(number - 1) {
                found.append(all[number - 1])
            } else if let named = all.first(where: { $0.rawValue.hasPrefix(part.lowercased()) }) {
                found.append(named)
            }
        }
        guard found.count == 2, parts.count == 2 else {
            let known = all.enumerated().map { "\($0 + 1) \($1.rawValue)" }.joined(separator: ", ")
            throw GroupRefusal("two feelings are needed, with it and without it", hint: known)
        }
        return ["with": found[0].rawValue, "without": found[1].rawValue]
    }

    private func prices(_ text: String, _ currency: String) throws(GroupRefusal) -> [String: String] {
        let parts = words(text)
        let prices = parts.compactMap(VotedAnswer.number)
        guard prices.count == 4, parts.count == 4 else {
            throw GroupRefusal("four prices in \(currency) are needed", hint: "from too cheap to too expensive")
        }
        guard zip(prices, prices.dropFirst()).allSatisfy({ $0 <= $1 }) else {
            throw GroupRefusal("the prices fall", hint: "they go from too cheap to too expensive")
        }
        return Dictionary(
            zip(PriceSensitivity.Point.allCases.map(\.rawValue), parts), uniquingKeysWith: { first, _ in first })
    }

    /// What is one number, date or the like, in the form in which it is kept.
    private func single(_ text: String, _ kind: Question.Kind) throws(GroupRefusal) -> String {
        let refusal = GroupRefusal("'\(question.id)' takes \(form)")
        var text = text
        if case .money(let currency, _, _) = kind, text.uppercased().hasSuffix(currency) {
            text = String(GroupLine.trimmed(text.dropLast(currency.count)))
        }
        guard let value = VotedAnswer.one(text).answer(to: kind).value else { throw refusal }
        let isWithin =
            switch (kind, value) {
            case (.integer(let low, let high), .integer(let number)): number >= low ?? .min && number <= high ?? .max
            case (.decimal(let low, let high), .decimal(let number)):
                (low.map { number >= $0 } ?? true) && (high.map { number <= $0 } ?? true)
            case (.money(_, let low, let high), .money(let money)):
                (low.map { money.amount >= $0 } ?? true) && (high.map { money.amount <= $0 } ?? true)
            case (.date(let low, let high), .date(let day)):
                (low.map { day >= $0 } ?? true) && (high.map { day <= $0 } ?? true)
            case (.time(let low, let high), .time(let time)):
                (low.map { time >= $0 } ?? true) && (high.map { time <= $0 } ?? true)
            case (.duration(let low, let high), .duration(let span)):
                (low.map { span >= $0 } ?? true) && (high.map { span <= $0 } ?? true)
            default: true
            }
        guard isWithin else { throw GroupRefusal("that is out of the range of '\(question.id)'") }
        if case .integer(let number) = value { return String(number) }
        return text
    }
}
