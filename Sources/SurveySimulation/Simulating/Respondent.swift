internal import FoundationEssentials
internal import Interviewing
internal import Statistics
internal import SurveyModel

/// Somebody who answers by chance, and always with something that the question takes.
struct Respondent {
    let profile: RespondentProfile
    let hints: AnswerHints
    var chance: Xoshiro256

    mutating func happens(_ rate: Double) -> Bool { rate > 0 && chance.uniform() < rate }

    /// A whole number below `bound`, which is at least 1.
    mutating func below(_ bound: Int) -> Int {
        min(max(bound, 1) - 1, Int(chance.uniform() * Double(max(bound, 1))))
    }

    /// One of some; `nil` where there is none.
    mutating func one<Item>(of items: [Item]) -> Item? {
        guard !items.isEmpty else { return nil }
        return items[happens(profile.straightlines) ? 0 : below(items.count)]
    }

    mutating func shuffled<Item>(_ items: [Item]) -> [Item] {
        var result = items
        for index in stride(from: result.count - 1, to: 0, by: -1) { result.swapAt(index, below(index + 1)) }
        return result
    }

    /// A line for the question on the screen: an answer, or one of the ways to go without.
    mutating func line(at position: Int, in interview: Interview) -> String {
        let item = interview.plan.items[position]
        switch item.question.kind {
        case .statement: return ""
        case _ where interview.isReadOnly(position): return ""
        case _ where happens(0.3) && interview.proposal(at: position) != nil: return ""
        default: break
        }
        if happens(profile.refuses), interview.admits(.refused, at: position) { return "/refuse" }
        if happens(profile.doesNotKnow), interview.admits(.dontKnow, at: position) { return "/dk" }
        if happens(profile.skips), interview.admits(.skipped, at: position) { return "/skip" }
        if case .again = item.role { return happens(0.4) ? "yes" : "no" }
        return answer(at: position, in: interview)
    }

    /// The ways to go without an answer that a question allows, for when no answer is taken.
    func withoutAnswer(at position: Int, in interview: Interview) -> [String] {
        InterviewVerb.missingReasons.filter { interview.admits($0.reason, at: position) }.map { "/\($0.verb.rawValue)" }
    }

    /// What is on file before the first question.
    mutating func fields(of survey: Survey, fixed: FixedAnswers) -> [Opening.Field] {
        survey.caseFields.compactMap { field in
            if let text = fixed.line(named: "case.\(field.name)", &self),
                let value = Value(reading: text, as: field.type).flatMap(RecordedValue.init)
            {
                return Opening.Field(name: field.name, value: value)
            }
            if field.isOptional, happens(0.2) { return nil }
            let taken = fixed.values(of: field)
            var found = value(of: field.type, named: "case.\(field.name)")
            for _ in 0..<12 where found.map(taken.contains) ?? false {
                found = value(of: field.type, named: "case.\(field.name)")
            }
            return found.flatMap(RecordedValue.init).map { Opening.Field(name: field.name, value: $0) }
        }
    }

    private mutating func value(of type: ValueType, named name: String) -> Value? {
        switch type {
        case .boolean: return .boolean(happens(0.5))
        case .integer, .quantity(_, isWhole: true): return .integer(whole(nil, nil, near: name))
        case .decimal, .quantity(_, isWhole: false): return .decimal(number(nil, nil, near: name))
        case .money(let currency): return .money(Money(number(0, nil, near: name), currency))
        case .text: return .text(words(near: name))
        case .choice(let list): return one(of: list.options).map { .choice($0.code) }
        case .multi(let list): return .multi(list.options.filter { _ in happens(0.5) }.map(\.code))
        case .date: return .date(day(nil, nil))
        case .time: return ClockTime(hour: below(24), minute: below(60)).map(Value.time)
        case .dateTime:
            return ClockTime(hour: below(24), minute: below(60)).map {
                .dateTime(CalendarMoment(date: day(nil, nil), time: $0))
            }
        case .duration: return .duration(TimeSpan(seconds: below(600) * 60))
        case .rank, .allocation, .matrix, .maxDiff, .kano, .pricePoints, .list, .record, .person: return nil
        }
    }
}
