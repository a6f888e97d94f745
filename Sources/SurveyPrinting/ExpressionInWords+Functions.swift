internal import SurveyModel

/// Calls of functions, as people say them.
extension ExpressionInWords {
    /// A call as a noun: "the sum of …".
    func call(_ name: String, _ arguments: [Expression.Argument], _ list: OptionList?) -> String {
        if ["hours", "minutes", "days"].contains(name), case .integer(let number)? = arguments.first?.value.node {
            return "\(number) \(number == 1 ? String(name.dropLast()) : name)"
        }
        if name == "count" { return "the number of \(sequence(arguments.map(counted), "and of "))" }
        if let words = ofPeople(name, arguments) { return words }
        if let condition = callClause(name, arguments) { return "whether \(condition)" }
        let nouns = arguments.map { argument in
            noun(argument.value, list) + (argument.filter.map { " for which \(clause($0))" } ?? "")
        }
        if nouns.isEmpty { return Self.alone[name] ?? spaced(name) }
        guard let pattern = (nouns.count > 1 ? Self.longer[name] : nil) ?? Self.patterns[name] else {
            return "\(spaced(name)) of \(sequence(nouns, "and"))"
        }
        let whole = pattern.replacing("{all}", with: sequence(nouns, "and"))
        return nouns.enumerated().reduce(whole) { $0.replacing("{\($1.offset + 1)}", with: $1.element) }
    }

    /// A call that is true or false, as a clause; `nil` for any other.
    func callClause(_ name: String, _ arguments: [Expression.Argument]) -> String? {
        let first = arguments.first
        switch name {
        case "contains", "starts", "ends":
            guard arguments.count == 2 else { return nil }
            let verb = ["contains": "contains", "starts": "begins with", "ends": "ends with"][name] ?? name
            return "\(noun(arguments[0].value)) \(verb) \(noun(arguments[1].value))"
        case "has":
            guard arguments.count == 2 else { return nil }
            return "\(noun(arguments[0].value)) includes \(noun(arguments[1].value, list(of: arguments[0].value)))"
        case "any", "all":
            if let filter = first?.filter, let value = first?.value, arguments.count == 1 {
                return
                    "\(name == "any" ? "for at least one" : "for every one") of \(items(of: value)), \(clause(filter))"
            }
            let clauses = arguments.map { clause($0.value) }
            return clauses.count == 1 ? clauses[0] : sequence(clauses, name == "any" ? "or" : "and")
        default: return nil
        }
    }

    /// What is counted, without "the number of": "options chosen for 'why'".
    private func counted(_ argument: Expression.Argument) -> String {
        let filter = argument.filter.map { " for which \(clause($0))" } ?? ""
        return items(of: argument.value) + filter
    }

    /// The several things that a value is made of.
    private func items(of value: Expression) -> String {
        guard case .name(let name) = value.node, let kind = kind(of: name) else { return "values in \(noun(value))" }
        switch kind {
        case .multi: return "options chosen for '\(name)'"
        case .rank: return "options ranked in '\(name)'"
        case .allocation: return "options given points in '\(name)'"
        case .repetition(let rounds): return "rounds of '\(name)' (\(rounds.item))"
        default: return "answers to '\(name)'"
        }
    }

    private static let alone = [
        "today": "the day of the interview", "now": "the time", "index": "the number of the round",
    ]

    /// How a function with several arguments is said where one argument alone is said otherwise.
    private static let longer = [
        "round": "{1}, rounded to {2} places", "top": "the best {2} of {1}", "age": "the years from {1} to {2}",
        "option": "the option {2} of {1}",
    ]

    /// How a function is said; `{all}` are all that it is given, `{1}` the first.
    private static let patterns = [
        "sum": "the sum of {all}", "mean": "the mean of {all}", "median": "the median of {all}",
        "min": "the least of {all}", "max": "the greatest of {all}", "abs": "the size of {1}",
        "round": "{1}, rounded", "floor": "{1}, rounded down", "ceil": "{1}, rounded up",
        "pow": "{1} to the power of {2}", "sqrt": "the square root of {1}", "ln": "the logarithm of {1}",
        "log10": "the logarithm to the base of ten of {1}", "exp": "e to the power of {1}", "number": "{1}",
        "len": "the number of characters in {1}", "words": "the number of words in {1}",
        "lower": "{1} in small letters",
        "upper": "{1} in capitals", "trim": "{1}", "replace": "{1} with {3} in the place of {2}",
        "slice": "{1} from character {2} on", "before": "what stands before {2} in {1}",
        "after": "what stands after {2} in {1}", "split": "the parts of {1} between {2}",
        "join": "{1}, joined with {2}",
        "text": "{1}", "label": "{1}", "first": "the first of {1}", "last": "the last of {1}",
        "at": "number {2} of {1}", "distinct": "the different values in {1}", "filter": "those of {1}",
        "top": "the best of {1}", "date": "the date {all}", "time": "the time {all}", "datetime": "{1} at {2}",
        "year": "the year of {1}", "month": "the month of {1}", "day": "the day of the month of {1}",
        "weekday": "the weekday of {1}, from 1 for Monday", "hour": "the hour of {1}", "minute": "the minute of {1}",
        "age": "the years since {1}", "days_between": "the days from {1} to {2}",
        "weeks_between": "the weeks from {1} to {2}", "months_between": "the months from {1} to {2}",
        "years_between": "the years from {1} to {2}", "add_days": "the day {2} days after {1}",
        "add_months": "the day {2} months after {1}", "add_years": "the day {2} years after {1}",
        "format_date": "{1}", "hours": "{1} hours", "minutes": "{1} minutes", "option": "{1}",
        "score": "the score of {1}", "order_shown": "the options of {1} as they were shown",
        "seconds_on": "the seconds spent on {1}", "changes": "how often {1} was changed", "quota": "the quota {1}",
        "random": "a random number from {1} to {2}", "pick": "a random one of {all}", "once": "the first value of {1}",
    ]
}
