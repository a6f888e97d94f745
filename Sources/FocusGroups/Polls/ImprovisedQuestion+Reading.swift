internal import Journal
internal import Statistics

/// What stands behind `/poll`, `/rank`, `/points`, `/dots` and `/pair`, where it makes a question.
extension ImprovisedQuestion {
    /// More pairs than this tire people, so a balanced part of them is asked.
    private static let mostPairs = 15

    /// Reads `[FORM] "Which?" this; that`; for a command of its own, `"Which?"` may be left out.
    ///
    /// - Parameters:
    ///   - rest: What was typed.
    ///   - command: The command's form; `nil` for `/poll`, where the form may stand before the question.
    /// - Returns: The question, whose options are empty where ideas are meant.
    /// - Throws: ``GroupRefusal`` with what to write.
    static func read(_ rest: String, for command: Form? = nil) throws(GroupRefusal) -> ImprovisedQuestion {
        let example = command.map(Self.example) ?? "write /poll \"Which one?\" this; that; neither"
        let parts = rest.split(separator: "\"", maxSplits: 2, omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 3 || command != nil && parts.count == 1 else {
            throw GroupRefusal("a question stands in quotes", hint: example)
        }
        var before = parts[0].split(whereSeparator: \.isWhitespace).map { $0.lowercased() }
        var form = command
        if command == nil, let word = before.first {
            guard let named = names[word] else {
                throw GroupRefusal(
                    "'\(word)' is no form of a question",
                    hint: "there are yesno, multi, rank, points 100, dots 3, pair, scale 1-5, number and text")
            }
            form = named
            before.removeFirst()
        }
        let bounds = try bounds(of: form, taking: &before, example)
        // Without quotes, what is left are the options.
        let list = parts.count == 3 ? parts[2] : String(afterBounds(parts[0], form))
        guard parts.count == 3 ? before.isEmpty : true else {
            throw GroupRefusal("'\(before[0])' does not belong there", hint: example)
        }
        let options = list.split(separator: ";").map { String(GroupLine.trimmed($0)) }.filter { !$0.isEmpty }
        let text = parts.count == 3 ? String(GroupLine.trimmed(parts[1][...])) : form.map(usualText) ?? ""
        guard !text.isEmpty else { throw GroupRefusal("there is no question", hint: example) }
        var made = ImprovisedQuestion(
            id: "", form: form ?? (options.isEmpty ? .yesNo : .choice), text: Words(text),
            options: options.map { Words($0) }, bounds: bounds)
        guard made.form.takesOptions || options.isEmpty else {
            throw GroupRefusal("this takes no options", hint: example)
        }
        made.choosePairs()
        guard options.isEmpty && made.form.takesIdeas || made.question != nil else {
            throw GroupRefusal(
                made.form.takesOptions && options.count < 2 ? "this needs options" : "this makes no question",
                hint: example)
        }
        return made
    }

    /// The same question about ideas, which are its options.
    func about(_ ideas: [Words]) -> ImprovisedQuestion {
        var made = self
        made.options = ideas
        made.choosePairs()
        return made
    }

    /// The pairs that are asked stand in the journal: another version of the program may choose others.
    private mutating func choosePairs() {
        guard form == .pair else { return }
        bounds = PairedComparison.pairs(of: options.count, atMost: Self.mostPairs).flatMap { [$0.first, $0.second] }
    }

    private static let names: [String: Form] = [
        "yesno": .yesNo, "yes_no": .yesNo, "single": .choice, "choice": .choice, "multi": .multi, "rank": .rank,
        "text": .text, "points": .points, "scale": .scale, "dots": .dots, "pair": .pair, "number": .number,
    ]

    /// The numbers that belong to a form, taken off what stands before the question.
    private static func bounds(
        of form: Form?, taking words: inout [String], _ example: String
    ) throws(GroupRefusal) -> [Int] {
        func number(_ usual: Int) -> Int {
            guard let number = words.first.flatMap({ Int($0) }) else { return usual }
            words.removeFirst()
            return number
        }
        switch form {
        case .points: return [number(100)]
        case .dots:
            let budget = number(3)
            guard words.first == "max" else { return [budget] }
            words.removeFirst()
            guard let cap = words.first.flatMap({ Int($0) }) else {
                throw GroupRefusal("'max' is how many dots may stand on one thing", hint: example)
            }
            words.removeFirst()
            return [budget, cap]
        case .scale:
            guard let ends = words.first?.split(separator: "-").compactMap({ Int($0) }), ends.count == 2 else {
                return [1, 5]
            }
            words.removeFirst()
            return ends
        default: return []
        }
    }

    /// What stands behind a form's numbers.
    private static func afterBounds(_ text: String, _ form: Form?) -> Substring {
        var rest = GroupLine.trimmed(text[...])
        func drop(_ isWord: (Substring) -> Bool) {
            let word = rest.prefix { !$0.isWhitespace }
            if isWord(word) { rest = GroupLine.trimmed(rest[word.endIndex...]) }
        }
        guard form == .points || form == .dots else { return rest }
        drop { Int($0) != nil }
        guard form == .dots, rest.prefix(while: { !$0.isWhitespace }) == "max" else { return rest }
        drop { _ in true }
        drop { Int($0) != nil }
        return rest
    }

    private static func usualText(_ form: Form) -> String {
        switch form {
        case .rank: "Which comes first, and which next?"
        case .points: "How much is each worth to you?"
        case .dots: "Where do your dots go?"
        case .pair: "Which of the two?"
        default: ""
        }
    }

    private static func example(_ form: Form) -> String {
        switch form {
        case .points: "write /points 100 this; that; neither"
        case .dots: "write /dots 3 max 2 this; that; neither, or /dots 3 for the ideas"
        case .pair: "write /pair this; that; neither, or /pair for the ideas"
        default: "write /\(form.rawValue) this; that; neither, or /\(form.rawValue) for the ideas"
        }
    }
}

extension ImprovisedQuestion.Form {
    var takesOptions: Bool {
        switch self {
        case .choice, .multi, .rank, .points, .dots, .pair: true
        case .yesNo, .scale, .text, .number: false
        }
    }

    /// Whether it is about the ideas of the group where no options are named.
    var takesIdeas: Bool {
        switch self {
        case .rank, .points, .dots, .pair: true
        default: false
        }
    }
}
