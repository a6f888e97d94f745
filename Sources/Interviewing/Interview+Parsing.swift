internal import FoundationEssentials
internal import SurveyModel

extension Interview {
    /// Reads an answer as it was typed, among what the question offers now.
    ///
    /// - Throws: What the question takes; what was typed is not repeated, since it may be the respondent's words.
    func parse(_ text: String, at position: Int) throws(InterviewComplaint) -> Value {
        let question = questions[position]
        let typed = text.trimmed
        switch question.kind {
        case .text: return .text(text)
        case .yesNo, .choice: return .choice(try option(typed, at: position).code)
        case .multi: return .multi(try options(typed, at: position))
        case .rank: return .rank(try ranking(typed, at: position))
        case .maxDiff: return try pick(typed, at: position)
        case .scale(let range):
            guard let number = Int(typed), range.contains(number) else {
                throw InterviewComplaint("a whole number from \(range.lowerBound) to \(range.upperBound) is needed")
            }
            return .integer(number)
        case .integer(let minimum, let maximum):
            guard let number = Int(typed) else { throw InterviewComplaint("a whole number is needed") }
            try hold(number, minimum, maximum, "a number")
            return .integer(number)
        case .decimal(let minimum, let maximum):
            let number = try number(withPoint(typed))
            try hold(number, minimum, maximum, "a number")
            return .decimal(number)
        case .money(let currency, let minimum, let maximum):
            let amount = try amount(withPoint(typed), in: currency)
            try hold(amount, minimum, maximum, "an amount")
            if let floor = plan.items[position].floor, case .value(.money(let least)) = environment.answers[floor],
                amount < least.amount
            {
                throw InterviewComplaint(
                    "a price of at least \(least.amount) is needed, the one named before",
                    hint: "/back corrects that one")
            }
            return .money(Money(amount, currency))
        case .date(let minimum, let maximum):
            let day = try day(typed)
            try hold(day, minimum, maximum, "a date")
            return .date(day)
        case .time(let minimum, let maximum):
            guard let time = ClockTime(typed) else {
                throw InterviewComplaint("a time of day is needed", hint: "as 14:30")
            }
            try hold(time, minimum, maximum, "a time")
            return .time(time)
        case .dateTime: return .dateTime(try moment(typed))
        case .duration(let minimum, let maximum):
            guard let span = TimeSpan(typedAs: withPoint(typed)) else {
                throw InterviewComplaint("a length of time is needed", hint: "as 1h30, 1.5 h, 45 min or 2 days")
            }
            try hold(span, minimum, maximum, "a length of time")
            return .duration(span)
        case .statement:
            throw InterviewComplaint("nothing is asked here", hint: "an empty line goes on; /note keeps a remark")
        case .allocation, .calculation, .repetition, .matrix, .kano, .priceSensitivity:
            throw InterviewComplaint("'\(question.id)' is computed, never asked")
        }
    }

    private func hold<Bound: Comparable>(
        _ value: Bound, _ minimum: Bound?, _ maximum: Bound?, _ noun: String
    ) throws(InterviewComplaint) {
        guard !value.isWithin(minimum, maximum) else { return }
        switch (minimum, maximum) {
        case (let minimum?, let maximum?): throw InterviewComplaint("\(noun) from \(minimum) to \(maximum) is needed")
        case (let minimum?, nil): throw InterviewComplaint("\(noun) of at least \(minimum) is needed")
        case (nil, let maximum?): throw InterviewComplaint("\(noun) of at most \(maximum) is needed")
        case (nil, nil): throw InterviewComplaint("\(noun) is needed")
        }
    }

    /// A number with a point before its fraction, from one as it is written in the language on the screen.
    private func withPoint(_ typed: String) -> String {
        let language = (language ?? survey.languages.first ?? "en").prefix { $0 != "-" }
        guard Self.languagesWithComma.contains(String(language)), !typed.contains("."),
            typed.count(where: { $0 == "," }) == 1
        else { return typed }
        return typed.replacing(",", with: ".")
    }

    /// The languages of the standard words in which a comma stands before the fraction.
    private static let languagesWithComma: Set = ["de", "es", "fr", "it", "nl", "pt"]

    private func number(_ typed: String) throws(InterviewComplaint) -> Decimal {
        guard typed.isPlainNumber, let number = Decimal(string: typed) else {
            throw InterviewComplaint(
                "a number is needed", hint: typed.contains(",") ? "write a point before the fraction: 2.5" : nil)
        }
        return number
    }

    /// An amount with or without its currency; another currency is refused.
    private func amount(_ typed: String, in currency: String) throws(InterviewComplaint) -> Decimal {
        var parts = typed.split(separator: " ").map(String.init)
        if let place = parts.firstIndex(where: { $0.uppercased() == currency }) { parts.remove(at: place) }
        if parts.contains(where: { Money.isCurrency($0.uppercased()) }) {
            throw InterviewComplaint("an amount in \(currency) is needed")
        }
        guard parts.count == 1, parts[0].isPlainNumber, let number = Decimal(string: parts[0]) else {
            throw InterviewComplaint(
                "an amount in \(currency) is needed",
                hint: typed.contains(",")
                    ? "write a point before the cents, and nothing between thousands: 1250.50" : "as 12.50")
        }
        // Many people put a point between thousands: what cannot be cents is not taken for them.
        let digits = parts[0].split(separator: ".", omittingEmptySubsequences: false).dropFirst().first?.count ?? 0
        guard digits <= Currency.fractionDigits(currency) else {
            throw InterviewComplaint(
                "an amount in \(currency) has no more than \(Currency.fractionDigits(currency)) digits behind the point",
                hint: "write nothing between thousands: 1250")
        }
        return number
    }

    /// A day as it stands in the calendar, or a word that names one by the day of the session.
    private func day(_ typed: String) throws(InterviewComplaint) -> CalendarDate {
        let own = Self.namedDays[StandardWords.primary(language ?? survey.languages.first ?? "en")] ?? []
        let name = typed.lowercased()
        let names = [own, ["yesterday", "today", "tomorrow"]]
        if let step = names.lazy.compactMap({ $0.firstIndex(of: name) }).first.map({ $0 - 1 }),
            let today = environment.today, let day = today.adding(days: step)
        {
            return day
        }
        guard let day = CalendarDate(typed) else {
            throw InterviewComplaint("a date is needed", hint: "as 2026-11-23, today or yesterday")
        }
        return day
    }

    /// The day before, the day of the session and the day after, in the languages of the standard words.
    private static let namedDays = [
        "de": ["gestern", "heute", "morgen"], "fr": ["hier", "aujourd'hui", "demain"],
        "es": ["ayer", "hoy", "mañana"], "it": ["ieri", "oggi", "domani"], "nl": ["gisteren", "vandaag", "morgen"],
        "pt": ["ontem", "hoje", "amanhã"],
    ]

    private func moment(_ typed: String) throws(InterviewComplaint) -> CalendarMoment {
        if let moment = CalendarMoment(typed) { return moment }
        let parts = typed.split(separator: " ", maxSplits: 1).map(String.init)
        guard parts.count == 2, let day = try? day(parts[0]), let time = ClockTime(parts[1].trimmed) else {
            throw InterviewComplaint(
                "a date with a time is needed", hint: "as 2026-11-23 14:30 or yesterday 9:15")
        }
        return CalendarMoment(date: day, time: time)
    }
}

extension StringProtocol {
    /// Without white space around it.
    var trimmed: String {
        let start = drop(while: \.isWhitespace)
        return String(start.dropLast(start.reversed().prefix(while: \.isWhitespace).count))
    }
}

extension String {
    /// Digits with at most one point and a sign: `Decimal(string:)` alone would also read `7 apples`.
    var isPlainNumber: Bool {
        let digits = hasPrefix("-") ? dropFirst() : self[...]
        let parts = digits.split(separator: ".", omittingEmptySubsequences: false)
        return (1...2).contains(parts.count) && digits.utf8.count <= 30
            && parts.allSatisfy { !$0.isEmpty && $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }
    }
}

extension TimeSpan {
    /// As people type it: `1h30` means that the rest is of the next smaller unit.
    fileprivate init?(typedAs text: String) {
        if let span = TimeSpan(text) {
            self = span
            return
        }
        if let span = TimeSpan(fractionIn: text) {
            self = span
            return
        }
        let smaller: [Character: String] = ["d": "h", "h": "min", "m": "s"]
        guard let mark = text.lastIndex(where: \.isLetter), let unit = smaller[Character(text[mark].lowercased())],
            text[text.index(after: mark)...].contains(where: \.isNumber), let span = TimeSpan(text + unit)
        else { return nil }
        self = span
    }

    /// `1.5 h`: one number with a fraction and its unit, where that comes to whole seconds.
    private init?(fractionIn text: String) {
        let number = text.prefix { $0 == "." || ("0"..."9").contains($0) }
        let parts = number.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 2, (1...7).contains(parts[0].utf8.count), (1...4).contains(parts[1].utf8.count),
            case let name = text.dropFirst(number.count).trimmed, name.allSatisfy(\.isLetter),
            let unit = TimeSpan("1\(name)"), let digits = Int(parts[0] + parts[1])
        else { return nil }
        let scale = parts[1].reduce(1) { scale, _ in scale * 10 }
        guard (digits * unit.seconds).isMultiple(of: scale) else { return nil }
        self.init(seconds: digits * unit.seconds / scale)
    }
}
