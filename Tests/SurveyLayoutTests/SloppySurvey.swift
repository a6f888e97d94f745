import TestSupport

/// One survey, typed in all the ways in which authors type it.
struct SloppySurvey {
    private var generator: SplitMix64?
    private let isCommented: Bool
    private(set) var text = ""
    private(set) var comments = 0

    /// A question: its name, its type, and its other keys, each with the spellings of its value.
    private typealias Question = (name: String, type: String, keys: [(String, [String])])

    private static let questions: [Question] = [
        ("size", "integer(0..90)", [("text", ["How many?"]), ("missing", ["none"]), ("required", ["true"])]),
        (
            "more", "decimal(0..9)",
            [
                ("if", ["size > 3 and (size < 9 or size = 20)", "\"(size>3)and((size < 9)or size==20)\""]),
                ("text", ["\"How many, ${size} or ${size + 1}?\"", "\"How many, ${ size } or ${(size)+1}?\""]),
                ("unit", ["people"]), ("tags", ["[a, b]", "[a,b]"]),
            ]
        ),
        (
            "kind", "choice(small, large)",
            [
                ("options_if", ["it != 'small'", "\"it!='small'\"", "(it != 'small')"]), ("text", ["Which?"]),
                ("shuffle", ["true"]),
                ("go", ["{if: kind = 'large', goto: bye}", "{ if: \"kind=='large'\", goto: bye}"]),
            ]
        ),
        (
            "open", "text",
            [
                ("if", ["\"'large' != kind\"", "'''large'' != kind'"]), ("text", ["What else?"]),
                ("words", ["verbatim"]),
                ("checks", ["[{must: len(open) < 900, say: Long.}]", "[ {must: (len(open)<900),say: Long.} ]"]),
            ]
        ),
        ("rest", "yes_no", [("if", ["size > 1", "\"size>1\""]), ("text", ["Is it so?"]), ("missing", ["refused"])]),
        ("bye", "statement", [("text", ["'It''s ${if size > 1 then ''over'' else ''so''}.'"])]),
    ]

    /// - Parameters:
    ///   - seed: Where the spelling comes from; `nil` for the plain one.
    ///   - isCommented: Whether there are comments between the keys and behind them.
    init(seed: UInt64?, isCommented: Bool = false) {
        generator = seed.map { SplitMix64(seed: $0) }
        self.isCommented = isCommented
        text = "survey: s\n\(quoted("title")): T\nmode: self\nquestions:\n"
        for question in Self.questions { write(question) }
    }

    private mutating func chance(_ percent: UInt64) -> Bool {
        guard let number = generator?.next() else { return false }
        return number % 100 < percent
    }

    private mutating func below(_ bound: Int) -> Int { Int((generator?.next() ?? 0) % UInt64(bound)) }

    private mutating func quoted(_ key: String) -> String {
        guard chance(20) else { return key }
        return chance(50) ? "'\(key)'" : "\"\(key)\""
    }

    private mutating func comment(at column: Int) {
        guard isCommented, chance(30) else { return }
        comments += 1
        text += String(repeating: " ", count: column) + "# said\n"
    }

    private mutating func write(_ question: Question) {
        var keys = question.keys
        if chance(60) {
            for place in stride(from: keys.count - 1, to: 0, by: -1) { keys.swapAt(place, below(place + 1)) }
        }
        var pairs: [String] = []
        for (key, values) in keys { pairs.append(quoted(key) + ": " + values[chance(50) ? below(values.count) : 0]) }
        comment(at: 2)
        // Commas and brackets would end a plain text in brackets.
        let fitsInBrackets = !(pairs + [question.type]).contains { $0.contains { "$,([".contains($0) } }
        if chance(40), fitsInBrackets {
            text += "  - {\(question.name): \(question.type), " + pairs.joined(separator: ", ") + "}\n"
            return
        }
        text += "  - \(quoted(question.name)): \(question.type)\n"
        for pair in pairs {
            comment(at: 4)
            text += "    " + pair
            if isCommented, chance(15) {
                comments += 1
                text += " # said"
            }
            text += "\n"
        }
    }
}
