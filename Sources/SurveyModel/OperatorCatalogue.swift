/// An operator or another form of the grammar, with what it means.
package struct LanguageForm: Sendable {
    /// As it is written, as `x between a and b`.
    package let spelling: String
    package let explanation: String
    package let examples: [Function.Example]

    init(_ spelling: String, _ explanation: String, _ examples: (String, String)...) {
        self.spelling = spelling
        self.explanation = explanation
        self.examples = examples.map { .init($0.0, $0.1) }
    }
}

/// What an expression is made of besides functions, the loosest binding first.
package enum OperatorCatalogue {
    package static let all: [LanguageForm] = [
        LanguageForm(
            "if c then a else b",
            "The first value where the condition is true, the second where it is false; missing where "
                + "the condition is.",
            ("if nps >= 9 then 'promoter' else if nps >= 7 then 'passive' else 'detractor'", "detractor")),
        LanguageForm(
            "a or b", "True if one is true, even if the other is missing.",
            ("nps > 5 or why has 'price'", "true"), ("top_reason = 'bugs' or true", "true")),
        LanguageForm(
            "a and b", "False if one is false, even if the other is missing.",
            ("nps < 5 and why has 'price'", "true"), ("top_reason = 'bugs' and false", "false")),
        LanguageForm("not a", "The opposite; missing stays missing.", ("not (nps > 5)", "true")),
        LanguageForm(
            "a = b, a != b",
            "Whether two values are the same. A choice is compared with a code in quotes. If one side is "
                + "missing, so is the result, of '!=' too.",
            ("nps = 3", "true"), ("group != 'promoter'", "true"), ("top_reason != 'bugs'", "refused")),
        LanguageForm(
            "a < b, a <= b, a > b, a >= b", "Which comes first: numbers, amounts, dates, times and texts.",
            ("nps <= 6", "true"), ("case.since < @2026-02-01", "true"), ("gaps[1].cost > 5000", "true")),
        LanguageForm(
            "a in [x, y], a not in [x, y]", "Whether the value is one of these.", ("nps in [1, 2, 3]", "true")),
        LanguageForm(
            "a has x", "Whether the option was ticked.", ("why has 'price'", "true"), ("why has 'bugs'", "false")),
        LanguageForm(
            "a has any [x, y], a has all [x, y], a has none [x, y]", "The same for several options.",
            ("why has any ['price', 'bugs']", "true"), ("why has all ['price', 'bugs']", "false"),
            ("why has none ['bugs', 'other']", "true")),
        LanguageForm(
            "a between x and y", "Whether it lies between two bounds, both included.", ("nps between 0 and 6", "true")),
        LanguageForm(
            "a matches 'pattern'",
            "Whether the whole text fits a regular expression. There are no references to groups and "
                + "no looking around, so that matching never takes long.",
            ("open matches '.*slow'", "true"), ("open matches '(?i)it.s \\w+'", "true")),
        LanguageForm(
            "a is answered, a is missing, a is refused, …",
            "What is known about the answer: answered, missing, dont_know, "
                + "refused, skipped, not_asked, not_applicable or empty, each also with 'is not'. Never missing itself.",
            ("top_reason is refused", "true"), ("nps is not missing", "true")),
        LanguageForm(
            "a + b, a - b",
            "Sums and differences of numbers and amounts of one unit; of moments and lengths of time. A time of day has "
                + "no day: past midnight there is no result.",
            ("1 + 0.2", "1.2"), ("gaps[1].cost + 100", "9100 EUR"), ("@14:30 - @13:45", "45 min"),
            ("@14:30 + hours(12)", "not_applicable")),
        LanguageForm(
            "a & b", "Two texts in one, of at most 100 kB; a longer one is missing.",
            ("case.account & ', Inc.'", "Acme, Inc.")),
        LanguageForm(
            "a * b, a / b",
            "Products and quotients. A division by zero is missing; a quotient without end is as exact as 30 digits.",
            ("7 / 2", "3.5"), ("1 / 3 * 3 = 1", "true"), ("1 / 0", "not_applicable")),
        LanguageForm(
            "a div b, a mod b", "Quotient and remainder of whole numbers, rounded towards zero.", ("7 div 2", "3"),
            ("-7 mod 2", "-1")),
        LanguageForm("-a", "The negative.", ("-nps", "-3")),
        LanguageForm(
            "a ?? b", "The first value, or the second where it is missing; binds tighter than all other operators.",
            ("case.seats ?? 5", "5"), ("seats_left ?? 0 > 0", "false"), ("top_reason ?? first(why)", "price")),
        LanguageForm(
            "a.b",
            "A field of the case ('case.plan'), the session ('session.language') or the last wave ('prior.nps'); all "
                + "answers of a repeat's rounds ('gaps.cost'); a row, option or part of an answer.",
            ("case.account", "Acme"), ("prior.nps - nps", "3"), ("sum(gaps.cost)", "9500 EUR"), ("points.price", "60")),
        LanguageForm(
            "a[n], a['code']", "One of several values, counted from 1; a row, option or part by its code.",
            ("gaps[2].name", "Filters"), ("why[3]", "not_applicable"), ("order['price']", "2")),
        LanguageForm(
            "f(a where c)",
            "Only those of several values for which the condition is true. 'it' is the value; of a round, its "
                + "questions stand there by their names.",
            ("count(gaps where cost > 1000)", "1"), ("sum(gaps.cost where name != 'Export')", "500 EUR")),
        LanguageForm("[a, b]", "A list of values of one type.", ("count(['a', 'b'])", "2")),
        LanguageForm(
            "1, 2.5, 'text', true, @2026-11-22, @14:30, @2026-11-22T14:30",
            "Values. A quote in a text is written twice. A number takes the unit or currency of what it meets.",
            ("'it''s'", "it's"), ("@2026-11-22", "2026-11-22"), ("@2026-11-22T14:30", "2026-11-22T14:30")),
    ]
}
