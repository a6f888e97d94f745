internal import FoundationEssentials
internal import Importing
internal import Interviewing
internal import Journal
internal import LocatedYAML
internal import SurveyModel

/// What an answer of another tool is in a question of ours.
struct AnswerReading {
    enum Outcome: Hashable {
        /// A value, and what was written beside one of its options.
        case value(RecordedValue, words: String? = nil, option: String? = nil)
        case missing(MissingReason)
        /// What is wrong, to be read after "has an answer"
        case fault(String)
    }

    let question: Question
    /// The options by all the words that mean them.
    private let codes: [String: String]
    private let labels: [(folded: String, code: String)]
    private let list: OptionList?

    /// - Parameters:
    ///   - question: What is asked; a row of a grid as it is put.
    ///   - options: The tool's own options, whose keys may stand in its answers.
    init(_ question: Question, options: [ForeignQuestion.Option]) {
        self.question = question
        list = question.kind.options
        var codes: [String: String] = [:]
        let all = question.kind.options?.options ?? []
        let known = Set(all.map(\.code))
        // What is more certain comes last and counts.
        for option in all {
            for name in option.was { codes[Self.folded(name)] = option.code }
        }
        for (option, code) in zip(options, FormNames.codes(options)) where known.contains(code) {
            codes[Self.folded(option.label)] = code
        }
        for option in all {
            for label in [option.label] + option.translations.keys.sorted().compactMap({ option.translations[$0] }) {
                codes[Self.folded(label)] = option.code
            }
        }
        for (option, code) in zip(options, FormNames.codes(options)) where known.contains(code) {
            codes[Self.folded(option.key)] = code
        }
        self.codes = codes
        labels = codes.map { ($0.key, $0.value) }
            .sorted { ($1.0.count, $0.0) < ($0.0.count, $1.0) }
    }

    static func folded(_ text: String) -> String { ColumnName(SurveyDraft.wording(text)).folded }

    private static let notApplicable: Set<String> = ["n/a", "na", "not applicable"]

    func read(_ answer: ForeignAnswer) -> Outcome {
        switch (question.kind, answer) {
        case (.multi, .chosen(let chosen, let other)): return several(chosen, other)
        case (.multi, .text(let text)): return split(text)
        case (.rank, .chosen(let chosen, _)): return ranking(chosen)
        case (_, .chosen(let chosen, let other)):
            guard chosen.count <= 1 else { return .fault("of several options where one is asked for") }
            guard let only = chosen.first else {
                return list == nil ? single(other ?? "") : written(other ?? "")
            }
            return beside(single(only), other)
        case (_, .text(let text)): return single(text)
        case (_, .rows): return .fault("in rows where one is asked for")
        }
    }

    /// What was written beside an option that asks for it.
    private func beside(_ outcome: Outcome, _ words: String?) -> Outcome {
        guard let words, !words.isBlank, case .value(.code(let code), _, _) = outcome else { return outcome }
        guard list?[code]?.specify == true else { return outcome }
        return .value(.code(code), words: words.trimmed, option: code)
    }

    /// Words that are none of the options, under the one that asks for them.
    private func written(_ words: String) -> Outcome {
        guard let other = list?.options.first(where: \.specify) else {
            return .fault("that is none of the options of '\(question.id)'")
        }
        return .value(.code(other.code), words: words.trimmed, option: other.code)
    }

    private func single(_ raw: String) -> Outcome {
        let text = raw.trimmed
        switch question.kind {
        case .yesNo:
            if let code = codes[Self.folded(text)] ?? Self.truth(text).map({ $0 ? "yes" : "no" }) {
                return .value(.code(code))
            }
            return .fault("that is neither yes nor no")
        case .choice:
            let folded = Self.folded(text)
            if let code = codes[folded] ?? Int(exactlyWhole: text).flatMap({ codes[String($0)] }) {
                return .value(.code(code))
            }
            return written(text)
        case .scale, .integer:
            guard let number = number(text) else { return inapplicable(text, "that is no whole number") }
            return .value(.integer(number))
        case .decimal:
            guard let number = Decimal(exactly: text) else { return inapplicable(text, "that is no number") }
            return .value(.decimal(number))
        case .money(let currency, _, _):
            guard let number = Decimal(exactly: text) else { return inapplicable(text, "that is no amount") }
            return .value(.money(Money(number, currency)))
        case .date:
            guard let day = CalendarDate(text.prefix(10)) else { return inapplicable(text, "that is no date") }
            return .value(.date(day))
        case .time:
            guard let time = ClockTime(text.prefix(5)) else { return inapplicable(text, "that is no time of day") }
            return .value(.time(time))
        case .dateTime:
            guard let moment = CalendarMoment(text) else { return inapplicable(text, "that is no date with a time") }
            return .value(.moment(moment))
        case .text: return .value(.text(.init(text)))
        case .rank: return ranking(text.split(whereSeparator: \.isWhitespace).map(String.init))
        default: return .fault("to a question of a type that other tools do not have")
        }
    }

    private func inapplicable(_ text: String, _ reason: String) -> Outcome {
        let canBe = Self.notApplicable.contains(Self.folded(text)) && question.missing.contains(.notApplicable)
        return canBe ? .missing(.notApplicable) : .fault(reason)
    }

    /// A whole number, also written as `3.0`, or at the beginning of a label as `10 - strongly agree`.
    private func number(_ text: String) -> Int? {
        if let number = Int(exactlyWhole: text) { return number }
        guard case .scale = question.kind else { return nil }
        let digits = text.prefix { $0.isASCII && $0.isNumber }
        let rest = String(text[digits.endIndex...]).trimmed
        guard !digits.isEmpty, let next = rest.first, "-–—:=(".contains(next) else { return nil }
        return Int(digits)
    }

    static func truth(_ text: String) -> Bool? {
        switch folded(text) {
        case "yes", "1", "1.0", "true", "y", "x", "selected", "checked", "ok": true
        case "no", "0", "0.0", "false", "n", "not selected", "unchecked": false
        default: nil
        }
    }

    private func several(_ chosen: [String], _ other: String?) -> Outcome {
        var found: [String] = []
        var rest: [String] = []
        for part in chosen where !part.isBlank {
            if let code = codes[Self.folded(part)] { found.append(code) } else { rest.append(part.trimmed) }
        }
        if let other, !other.isBlank { rest.append(other.trimmed) }
        return gathered(found, rest)
    }

    private func gathered(_ found: [String], _ rest: [String]) -> Outcome {
        guard let list else { return .fault("of several options where none can be chosen") }
        var chosen = Set(found)
        let asking = list.options.first(where: \.specify)
        guard rest.isEmpty || asking != nil else {
            return .fault("with something that is none of the options of '\(question.id)'")
        }
        if !rest.isEmpty, let asking { chosen.insert(asking.code) }
        let codes = list.options.map(\.code).filter(chosen.contains)
        guard !codes.isEmpty else { return .missing(.skipped) }
        let words = rest.isEmpty ? nil : rest.joined(separator: "; ")
        return .value(.codes(codes), words: words, option: words == nil ? nil : asking?.code)
    }

    /// Several options in one text: with `;` or commas between them, which labels may have too, or with blanks.
    ///
    /// The longest option that stands at a place counts, so that `Events (meetups, talks)` stays whole.
    private func split(_ text: String) -> Outcome {
        if let code = codes[Self.folded(text)] { return gathered([code], []) }
        let words = text.split(whereSeparator: \.isWhitespace).map(String.init)
        if words.count > 1, words.allSatisfy({ codes[Self.folded($0)] != nil }) { return several(words, nil) }
        let isSemicolon = text.contains(";")
        var rest = Self.folded(text)[...]
        // What is none of the options is kept as it was written.
        var original = ColumnName(SurveyDraft.wording(text)).display[...]
        var found: [String] = []
        var others: [String] = []
        let separator: Character = isSemicolon ? ";" : text.contains(" / ") ? "/" : ","
        func isEnd(_ tail: Substring) -> Bool { tail.drop { $0 == " " }.first.map { $0 == separator } ?? true }
        while !rest.isEmpty {
            let skipped = rest.prefix { $0 == " " || $0 == separator }.count
            (rest, original) = (rest.dropFirst(skipped), original.dropFirst(skipped))
            guard !rest.isEmpty else { break }
            if let match = labels.first(where: { rest.hasPrefix($0.folded) && isEnd(rest.dropFirst($0.folded.count)) })
            {
                found.append(match.code)
                (rest, original) = (rest.dropFirst(match.folded.count), original.dropFirst(match.folded.count))
            } else {
                let part = original.prefix { $0 != separator }
                others.append(String(part).trimmed)
                (rest, original) = (rest.dropFirst(part.count), original.dropFirst(part.count))
            }
        }
        return gathered(found, others.isEmpty ? [] : [others.joined(separator: isSemicolon ? "; " : ", ")])
    }

    private func ranking(_ chosen: [String]) -> Outcome {
        let found = chosen.compactMap { codes[Self.folded($0)] }
        guard found.count == chosen.count else {
            return .fault("with something that is none of the options of '\(question.id)'")
        }
        return .value(.ranking(found))
    }
}

extension Int {
    /// A whole number, also where a spreadsheet wrote `3.0`.
    init?(exactlyWhole text: String) {
        let whole = text.hasSuffix(".0") ? String(text.dropLast(2)) : text
        guard let number = Int(whole), !whole.hasPrefix("+") else { return nil }
        self = number
    }
}
