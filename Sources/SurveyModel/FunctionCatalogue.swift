/// The functions of the survey language, those that can be computed and those that a later version brings.
enum FunctionCatalogue {
    /// How many arguments each takes.
    static let arity: [String: ClosedRange<Int>] = [
        "count": 1...20, "sum": 1...20, "mean": 1...20, "min": 1...20, "max": 1...20, "any": 1...20, "all": 1...20,
        "has": 2...2, "first": 1...1, "last": 1...1, "at": 2...2, "label": 1...1,
        "abs": 1...1, "round": 1...2, "floor": 1...1, "ceil": 1...1,
        "len": 1...1, "words": 1...1, "lower": 1...1, "upper": 1...1, "trim": 1...1,
        "contains": 2...2, "starts": 2...2, "ends": 2...2,
        "today": 0...0, "date": 1...3, "year": 1...1, "month": 1...1, "day": 1...1, "days_between": 2...2,
    ]

    /// Named in section 3.6 of the survey language, and refused by name rather than called unknown.
    static let later: Set<String> = [
        "median", "pow", "sqrt", "ln", "log10", "exp", "replace", "slice", "before", "after", "split", "join", "top",
        "distinct", "filter", "index", "item", "now", "weekday", "age", "weeks_between", "months_between",
        "years_between", "add_days", "add_months", "add_years", "format_date", "option", "order_shown", "seconds_on",
        "changes", "quota", "random", "pick", "once", "score", "people", "share", "spread", "highest", "lowest",
        "quietest", "agreement",
    ]

    /// Names that are roots of things that a later version brings.
    static let laterRoots: Set<String> = ["session", "prior", "people", "quota"]
}
