/// Functions of XLSForm, SurveyJS and spreadsheets, and what is written here in their place.
enum ForeignFunctions {
    /// What to write instead of a function that has another name here; `nil` for one that nobody knows.
    static func hint(_ name: String) -> String? { instead[name.lowercased()].map { "write: \($0)" } }

    /// The names in one word, for slips in them.
    static let names = instead.keys.filter { !$0.contains("-") }.sorted()

    private static let instead = [
        "length": "len(text)", "string-length": "len(text)", "strlen": "len(text)", "concat": "a & b",
        "concatenate": "a & b", "selected": "why has 'price'", "count-selected": "count(why)",
        "selected-at": "at(why, 2)", "anyof": "why has any ['a', 'b']", "allof": "why has all ['a', 'b']",
        "noneof": "why has none ['a', 'b']", "coalesce": "a ?? b", "ifnull": "a ?? b", "nvl": "a ?? b",
        "iif": "if a then b else c", "once-if": "once(if a then b else c)", "regex": "text matches '[0-9]+'",
        "match": "text matches '[0-9]+'", "empty": "a is missing", "isempty": "a is missing",
        "isnull": "a is missing", "notempty": "a is answered", "displayvalue": "label(a)", "choice-name": "label(a)",
        "average": "mean(a, b)", "avg": "mean(a, b)", "int": "floor(x)", "trunc": "floor(x)", "ceiling": "ceil(x)",
        "power": "pow(x, 2)", "substr": "slice(text, 1, 3)", "substring": "slice(text, 1, 3)",
        "substring-before": "before(text, '@')", "substring-after": "after(text, '@')",
        "starts-with": "starts(text, 'a')", "startswith": "starts(text, 'a')", "ends-with": "ends(text, 'a')",
        "endswith": "ends(text, 'a')", "includes": "contains(text, 'a')", "uppercase": "upper(text)",
        "lowercase": "lower(text)", "position": "index()", "currentdate": "today()", "getdate": "now()",
        "datediff": "days_between(from, to)", "dateadd": "add_days(date, 7)",
        "format-date": "format_date(date, 'd.M.yyyy')",
        "decimal-date-time": "days_between(from, to)", "pulldata": "case.field", "indexed-repeat": "gaps[2].cost",
        "suminarray": "sum(gaps.cost where cost > 0)", "countinarray": "count(gaps where cost > 0)",
        "countif": "count(gaps where cost > 0)", "sumif": "sum(gaps.cost where cost > 0)", "str": "text(x)",
        "string": "text(x)", "tostring": "text(x)", "parseint": "number(x)", "boolean": "a = 'yes'",
        "randomize": "shuffle: true, as a key of the question", "uuid": "session.started, or a name that you ask for",
        "size": "count(a)", "ifelse": "if a then b else c", "mid": "slice(text, 1, 3)", "toupper": "upper(text)",
        "tolower": "lower(text)", "exists": "a is answered", "sqr": "pow(x, 2)", "log": "ln(x), or log10(x)",
        "rand": "random()", "choice_name": "label(a)", "count_selected": "count(why)", "selected_at": "at(why, 2)",
        "is_empty": "a is missing",
    ]
}
