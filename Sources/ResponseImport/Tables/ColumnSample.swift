internal import Importing
internal import SurveyModel

/// What one column holds, or several together: enough to tell what kind of question it answers.
struct ColumnSample {
    /// More different values than these make a text of it.
    private static let limit = 400

    private(set) var count = 0
    /// By the value as it is compared: when it came first, how it was written then, and how often it came.
    private var values: [String: (place: Int, text: String, count: Int)] = [:]
    private(set) var isEndless = false
    private(set) var integers: ClosedRange<Int>?
    private var wholes = 0
    private var decimals = 0
    private var days = 0
    private var addresses = 0
    private var inapplicable = 0
    private(set) var longest = 0
    private var semicolons: Parts = Parts()
    private var commas: Parts = Parts()
    private var slashes: Parts = Parts()
    /// How many values begin with the mark that Typeform puts before each of several options.
    private var leadingSlashes = 0

    /// The pieces of values that hold several.
    private struct Parts {
        var values: [String: (place: Int, text: String, count: Int)] = [:]
        /// How many values have more than one.
        var split = 0

        mutating func add(_ parts: [String]) {
            if parts.count > 1 { split += 1 }
            guard values.count < ColumnSample.limit else { return }
            for part in parts {
                let (key, place) = (AnswerReading.folded(part), values.count)
                values[key, default: (place, part, 0)].count += 1
            }
        }

        var repeated: [(text: String, count: Int)] {
            values.values.filter { $0.count > 1 }.sorted { $0.place < $1.place }.map { ($0.text, $0.count) }
        }
        var total: Int { values.values.reduce(0) { $0 + $1.count } }
    }

    mutating func add(_ raw: String) {
        let text = raw.trimmed
        guard !text.isEmpty else { return }
        count += 1
        longest = max(longest, text.count)
        let folded = AnswerReading.folded(text)
        if let number = Int(exactlyWhole: text) {
            wholes += 1
            integers = integers.map { min($0.lowerBound, number)...max($0.upperBound, number) } ?? number...number
        }
        if Self.isDecimal(text) { decimals += 1 }
        if text.utf8.count == 10, CalendarDate(text) != nil { days += 1 }
        if Self.isAddress(text) { addresses += 1 }
        if ["n/a", "na", "not applicable"].contains(folded) { inapplicable += 1 }
        let place = values.count
        if values[folded] != nil || place < Self.limit {
            values[folded, default: (place, text, 0)].count += 1
        } else {
            isEndless = true
        }
        semicolons.add(text.split(separator: ";").map { String($0).trimmed }.filter { !$0.isEmpty })
        commas.add(Self.commaParts(text))
        slashes.add(Self.slashParts(text))
        if text.hasPrefix("/ ") { leadingSlashes += 1 }
    }

    /// Adds all that another column holds, for columns that answer in the same way.
    mutating func add(_ other: ColumnSample) {
        for value in other.values.values.sorted(by: { $0.place < $1.place }) {
            for _ in 0..<value.count { add(value.text) }
        }
        isEndless = isEndless || other.isEndless
    }

    /// The pieces between ` / `, with one before them or not.
    static func slashParts(_ text: String) -> [String] {
        " \(text) ".split(separator: " / ").map { String($0).trimmed }.filter { !$0.isEmpty }
    }

    /// The pieces between commas that stand in no parentheses.
    private static func commaParts(_ text: String) -> [String] {
        var parts: [String] = []
        var part = ""
        var depth = 0
        for character in text {
            switch character {
            case "(": depth += 1
            case ")": depth = max(0, depth - 1)
            default: break
            }
            if character == ",", depth == 0 {
                parts.append(part)
                part = ""
            } else {
                part.append(character)
            }
        }
        return (parts + [part]).map(\.trimmed).filter { !$0.isEmpty }
    }

    private static func isDecimal(_ text: String) -> Bool {
        let digits = text.hasPrefix("-") ? text.dropFirst() : text[...]
        let parts = digits.split(separator: ".", omittingEmptySubsequences: false)
        return parts.count <= 2 && digits.utf8.count <= 18
            && parts.allSatisfy { !$0.isEmpty && $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }
    }

    private static func isAddress(_ text: String) -> Bool {
        let parts = text.split(separator: "@", omittingEmptySubsequences: false)
        return parts.count == 2 && !parts[0].isEmpty && parts[1].contains(".") && !text.contains { $0.isWhitespace }
    }

    /// Whether nearly all values are e-mail addresses.
    var holdsAddresses: Bool { count > 0 && addresses * 10 >= count * 8 }

    /// Whether every value is one of these, as they are compared.
    func isWithin(_ known: Set<String>) -> Bool { !isEndless && values.keys.allSatisfy(known.contains) }

    /// The values, in the order of coming; `nil` where there are too many.
    func options(atMost limit: Int) -> [String]? {
        guard !isEndless, (1...limit).contains(values.count) else { return nil }
        return values.values.sorted { $0.place < $1.place }.map(\.text)
    }
}

extension ColumnSample {
    /// What was found, and whether some values say that the question does not apply.
    typealias Finding = (kind: ForeignQuestion.Kind, mayNotApply: Bool)

    /// The kind of question that such values answer, for a question with this text.
    func kind(asking text: String) -> Finding {
        if let number = numberKind(asking: text) { return number }
        if count > 0, days == count { return (.date, false) }
        if isWithin(["yes", "no"]) || isWithin(["true", "false"]), count > 0 { return (.yesNo, false) }
        if let several = several(semicolons) ?? (leadingSlashes > 0 ? several(slashes) : nil) {
            return (several, false)
        }
        if let one = single() { return (one, false) }
        if commas.split * 5 >= count, let several = several(commas) { return (several, false) }
        return (.text, false)
    }

    private func numberKind(asking text: String) -> Finding? {
        let given = count - inapplicable
        guard given > 0, let range = integers, wholes == given else {
            return given > 0 && decimals == given ? (.decimal, inapplicable > 0) : nil
        }
        if range == 0...1, inapplicable == 0 { return (.yesNo, false) }
        let isRecommendation = AnswerReading.folded(text).contains("recommend")
        let kind: ForeignQuestion.Kind
        switch (range.lowerBound, range.upperBound) {
        case (0..., ...10) where isRecommendation && range.lowerBound == 0: kind = .recommendation
        case (1..., ...5) where given >= 5: kind = .scale(1...5)
        case (0..., ...5) where given >= 5: kind = .scale(0...5)
        case (1..., ...7) where given >= 5: kind = .scale(1...7)
        case (1..., ...10) where given >= 5: kind = .scale(1...10)
        case (0..., ...10) where given >= 5: kind = .scale(0...10)
        default: kind = .integer
        }
        return (kind, inapplicable > 0)
    }

    private func several(_ parts: Parts) -> ForeignQuestion.Kind? {
        guard parts.split > 0, parts.values.count < Self.limit else { return nil }
        let repeated = parts.repeated
        let covered = repeated.reduce(0) { $0 + $1.count }
        guard (2...60).contains(repeated.count), covered * 10 >= parts.total * 6,
            repeated.allSatisfy({ $0.text.count <= 150 })
        else { return nil }
        return .multi(Self.options(repeated.map(\.text), hasOthers: covered < parts.total))
    }

    private func single() -> ForeignQuestion.Kind? {
        let repeated = values.values.filter { $0.count > 1 }.sorted { $0.place < $1.place }
        let covered = repeated.reduce(0) { $0 + $1.count }
        guard count >= 4, (1...60).contains(repeated.count), repeated.allSatisfy({ $0.text.count <= 150 }) else {
            return nil
        }
        if values.count <= 15, covered * 10 >= count * 9, longest <= 150, let all = options(atMost: 15) {
            return .single(Self.options(all, hasOthers: false))
        }
        guard covered * 10 >= count * 7 else { return nil }
        return .single(Self.options(repeated.map(\.text), hasOthers: covered < count || isEndless))
    }

    private static func options(_ labels: [String], hasOthers: Bool) -> [ForeignQuestion.Option] {
        let options = labels.map { ForeignQuestion.Option(label: $0) }
        guard hasOthers else { return options }
        let written = ForeignQuestion.Option(key: "other_in_words", label: "Something else", asksWhich: true)
        return options + [written]
    }
}
