extension FunctionCatalogue {
    private typealias Parameter = Function.Parameter

    private static let question = Parameter("question", .question)

    /// What is known about answers and options.
    static let answers: [Function] = [
        Function(
            "label", .answers, [.init([Parameter("options", .options)], to: .type(.text))],
            "The wording of what was chosen, in the language of the session; several are joined with commas.",
            [
                .init("label(why)", "Price or budget, A feature is missing"),
                .init("label(first(why))", "Price or budget"),
            ],
            .special(.label)),
        Function(
            "option", .answers,
            [
                .init([Parameter("chosen", .option)], to: .special),
                .init([question, Parameter("code", .code)], to: .special, missing: .never),
            ],
            "All that is known of an option, of the one chosen or of the one with that code: '.label', '.code', '.number' "
                + "and its attributes.",
            [.init("option(why, 'bugs').label", "Bugs or reliability"), .init("option(first(why)).number", "1")],
            .special(.option)),
        Function(
            "score", .answers, [.init([Parameter("answer", .scored)], to: .special)],
            "The numbers of the chosen options, points of a scale, or both over all rows of a matrix, added up.",
            [.init("score(why)", "4"), .init("score(nps)", "3")],
            .special(.score)),
        Function(
            "order_shown", .answers, [.init([question], to: .special, missing: .possible(.trace))],
            "The options of a question in the order in which they were shown.",
            [.init("first(order_shown(why))", "bugs")],
            .special(.orderShown)),
        Function(
            "seconds_on", .answers, [.init([question], to: .type(.decimal), missing: .possible(.trace))],
            "How long a question was on the screen so far, in seconds.", [.init("seconds_on(nps)", "4.2")],
            .special(.secondsOn)),
        Function(
            "changes", .answers, [.init([question], to: .type(.integer), missing: .never)],
            "How often an answer was replaced by another.", [.init("changes(nps)", "1")],
            .special(.changes)),
        Function(
            "quota", .answers, [.init([Parameter("name", .quota)], to: .special, missing: .possible(.quota))],
            "How far a quota is filled: '.limit', '.taken' and '.left'.", [.init("quota('teams').left", "12")],
            .inSession { values, environment in
                guard let name = values.first?.text, let quota = environment.quotas[name] else { return nil }
                let left = quota.limit.subtractingReportingOverflow(quota.taken)
                return .record([
                    "limit": .value(.integer(quota.limit)), "taken": .value(.integer(quota.taken)),
                    "left": .value(.integer(left.overflow ? 0 : max(0, left.partialValue))),
                ])
            }),
    ]

    static let chance: [Function] = [
        Function(
            "random", .chance,
            [
                .init([], to: .type(.decimal), missing: .never),
                .init(
                    [Parameter("from", .whole), Parameter("to", .whole)], to: .type(.integer),
                    missing: .possible(.noResult)),
            ],
            "A number drawn at random, at least 0 and below 1, or a whole number between two, both included. It is drawn once "
                + "from the session's seed, and stays.",
            [.init("random(3, 3)", "3"), .init("random() < 1", "true")],
            .special(.random)),
        Function(
            "pick", .chance,
            [
                .init([Parameter("values", .several)], to: .member(0), missing: .possible(.noMember)),
                .init([Parameter("n", .whole), Parameter("values", .several)], to: .listOfMembers(1)),
            ],
            "One of several values drawn at random, or as many as the number says, each at most once. They are drawn once, and "
                + "stay.",
            [.init("pick(['a'])", "a"), .init("count(pick(2, ['a', 'b', 'c']))", "2")],
            .special(.pick)),
        Function(
            "once", .chance, [.init([Parameter("x", .anything)], to: .same(0))],
            "The value that the expression had when it first had one; later changes do not change it.",
            [.init("once(count(why))", "2")],
            .special(.once)),
    ]

    private static let personal = Parameter("answer", .personal)
    private static let code = Parameter("code", .code)

    /// What a group is like; 'people' themselves can be counted and filtered as the rounds of a repeat.
    static let people: [Function] = [
        Function(
            "share", .people,
            [.init([Parameter("condition", .personalCondition)], to: .type(.decimal), missing: .possible(.nobody))],
            "The share of people of whom it is true, from 0 to 1, among those of whom it is known.",
            [.init("share(pick_one = 'a')", "0.75")],
            .special(.share)),
        Function(
            "spread", .people,
            [
                .init([personal], to: .type(.decimal), missing: .possible(.nobody)),
                .init([personal, code], to: .type(.decimal), missing: .possible(.nobody)),
            ],
            "How far apart people are: the standard deviation (n − 1) of their numbers, or of the place that they gave to an "
                + "option in a ranking; missing for less than two.",
            [.init("round(spread(rating), 2)", "1.29"), .init("round(spread(worst, 'export'), 2)", "0.96")],
            .special(.spread)),
        Function(
            "highest", .people,
            [
                .init([personal], to: .type(.person), missing: .possible(.nobody)),
                .init([personal, code], to: .type(.person), missing: .possible(.nobody)),
            ],
            "The person with the highest answer, or the one who put an option highest; of several, the first on the roster.",
            [.init("highest(rating)", "P4"), .init("highest(worst, 'export')", "P1")],
            .special(.highest)),
        Function(
            "lowest", .people,
            [
                .init([personal], to: .type(.person), missing: .possible(.nobody)),
                .init([personal, code], to: .type(.person), missing: .possible(.nobody)),
            ],
            "The person with the lowest answer, or the one who put an option lowest.",
            [.init("lowest(rating)", "P1"), .init("lowest(worst, 'export')", "P3")],
            .special(.lowest)),
        Function(
            "quietest", .people, [.init([], to: .type(.person), missing: .possible(.nobody))],
            "The person who spoke least so far.", [.init("quietest()", "P3")],
            .inSession { _, environment in
                environment.people.enumerated().min {
                    ($0.element.airTime, $0.offset) < ($1.element.airTime, $1.offset)
                }
                .map { .person($0.element.alias) }
            }),
        Function(
            "agreement", .people, [.init([personal], to: .type(.decimal), missing: .possible(.nobody))],
            "How far people agree: on a scale, van der Eijk's A from −1 (half at each end) over 0 (evenly spread) to 1 (all at "
                + "one point); of a choice, the share of the option chosen most (van der Eijk, Quality & Quantity 35, 2001).",
            [.init("agreement(pick_one)", "0.75")],
            .special(.agreement)),
    ]
}
