package import Journal
package import SurveyModel

/// A question that the moderator made in the room, as the journal keeps it.
package struct ImprovisedQuestion: Hashable, Sendable, Codable {
    package enum Form: String, Hashable, Sendable, Codable, CaseIterable {
        case yesNo = "yes_no"
        case choice, multi, rank, points, scale, text, number
        /// Dots to be stuck on options.
        case dots
        /// Two options at a time.
        case pair
    }

    package var id: String
    package var form: Form
    package var text: Words
    /// The wordings of the options, in order.
    package var options: [Words]
    /// The ends of a scale; how many points or dots there are, and how many on one; of pairs the places of options.
    ///
    /// Else empty.
    package var bounds: [Int]

    package init(id: String, form: Form, text: Words, options: [Words] = [], bounds: [Int] = []) {
        self.id = id
        self.form = form
        self.text = text
        self.options = options
        self.bounds = bounds
    }

    /// The question; `nil` where its parts do not make one, which only a damaged journal has.
    package var question: Question? {
        let list = optionList
        let kind: Question.Kind
        switch form {
        case .yesNo: kind = .yesNo(.yesNo)
        case .text: kind = .text
        case .number: kind = .decimal(minimum: nil, maximum: nil)
        case .scale:
            guard bounds.count == 2, bounds[0] < bounds[1], bounds[0] >= -100, bounds[1] <= 100 else { return nil }
            kind = .scale(bounds[0]...bounds[1])
        case _ where !(2...40).contains(list.options.count): return nil
        case .choice: kind = .choice(list)
        case .multi: kind = .multi(list)
        case .rank: kind = .rank(list, top: nil)
        case .points:
            guard bounds.count == 1, (1...100_000).contains(bounds[0]) else { return nil }
            kind = .allocation(total: bounds[0], list)
        case .dots:
            guard (1...2).contains(bounds.count), bounds.allSatisfy({ (1...1_000).contains($0) }) else { return nil }
            kind = .allocation(total: bounds[0], list)
        case .pair:
            let pairs = pairs(of: list.options.map(\.code))
            guard !pairs.isEmpty, pairs.count * 2 == bounds.count else { return nil }
            kind = .matrix(rows: Self.rows(pairs, list), cell: .choice(list))
        }
        return Question(id: id, kind: kind, text: Template(text.text ?? "…"))
    }

    /// The options with their codes.
    var optionList: OptionList {
        var codes: [OptionList.Option] = []
        for (place, words) in options.enumerated() {
            codes.append(OptionList.Option(code: Self.code(of: words, place, codes), label: words.text ?? "…"))
        }
        return OptionList(name: id, options: codes)
    }

    /// A row for each pair.
    private static func rows(_ pairs: [Ballot.Pair], _ list: OptionList) -> OptionList {
        let rows = pairs.map { pair in
            let labels = [pair.first, pair.second].map { list[$0]?.label ?? $0 }
            return OptionList.Option(code: pair.code, label: labels.joined(separator: " or "))
        }
        return OptionList(name: "pairs", options: rows)
    }

    /// The first word or two of an option, or its number.
    private static func code(of words: Words, _ place: Int, _ others: [OptionList.Option]) -> String {
        let letters = (words.text ?? "").lowercased().map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : " " }
        let code = String(letters).split(separator: " ").prefix(2).joined(separator: "_").prefix(24)
        let isTaken = code.isEmpty || code.allSatisfy(\.isNumber) || others.contains { $0.code == code }
        return isTaken ? "option_\(place + 1)" : String(code)
    }
}
