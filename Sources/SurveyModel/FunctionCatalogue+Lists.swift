extension FunctionCatalogue {
    private static let several = Function.Parameter("values", .several)

    static let lists: [Function] = [
        Function(
            "count", .lists,
            [.init([.init("values", .anything)], to: .type(.integer), missing: .never, open: true)],
            "How many are there: ticked options, rounds of a repeat, or answers; never missing.",
            [
                .init("count(why)", "2"), .init("count(gaps where cost > 1000)", "1"),
                .init("count(seats_left, nps)", "1"),
            ],
            .gathered { values, _ in .value(.integer(values.count)) }),
        Function(
            "any", .lists, [.init([.init("conditions", .booleans)], to: .type(.boolean), open: true)],
            "Whether one of them is true; with 'where', whether it is true of one.",
            [.init("any(nps > 8, count(why) > 1)", "true"), .init("any(gaps where cost > 8000)", "true")],
            .special(.any)),
        Function(
            "all", .lists, [.init([.init("conditions", .booleans)], to: .type(.boolean), open: true)],
            "Whether all of them are true; with 'where', whether it is true of each.",
            [.init("all(nps > 8, count(why) > 1)", "false"), .init("all(gaps where cost > 100)", "true")],
            .special(.all)),
        Function(
            "has", .lists, [.init([several, .init("value", .anything)], to: .type(.boolean))],
            "Whether the value is among them; the same as 'why has x'.", [.init("has(why, 'price')", "true")],
            .strict { $0.count == 2 ? $0[0].has(nil, $0[1]).map(Value.boolean) : nil }),
        Function(
            "first", .lists, [.init([several], to: .member(0), missing: .possible(.noMember))],
            "The first one.", [.init("first(why)", "price"), .init("first(gaps).name", "Export")],
            .strict { $0.first?.items?.first }),
        Function(
            "last", .lists, [.init([several], to: .member(0), missing: .possible(.noMember))],
            "The last one.", [.init("last(why)", "missing")],
            .strict { $0.first?.items?.last }),
        Function(
            "at", .lists,
            [.init([several, .init("place", .whole)], to: .member(0), missing: .possible(.noMember))],
            "The one at a place, counted from 1; the same as 'why[2]'.", [.init("at(why, 2)", "missing")],
            .strict { $0.count == 2 ? $0[0].element($0[1]) : nil }),
        Function(
            "distinct", .lists, [.init([several], to: .listOfMembers(0))],
            "Each value once, in the order of the first occurrence.",
            [.init("count(distinct(['a', 'b', 'a']))", "2")],
            .strict { values in
                values.first?.items.map { items in
                    .list(
                        items.reduce(into: []) { result, item in
                            if !result.contains(where: { $0.isEqual(to: item) == true }) { result.append(item) }
                        })
                }
            }),
        Function(
            "filter", .lists, [.init([several], to: .same(0))],
            "Those for which the condition after 'where' is true; 'it' is the value looked at, and of a round, its questions "
                + "stand there by their names.",
            [
                .init("filter(why where it != 'price')", "missing"),
                .init("last(filter(gaps where cost < 1000)).name", "Filters"),
            ],
            .special(.filter)),
        Function(
            "top", .lists,
            [
                .init([.init("ranked", .ranked)], to: .special, missing: .possible(.noMember)),
                .init([.init("ranked", .ranked), .init("n", .whole)], to: .special),
            ],
            "The option put first: ranked highest, given most points, or chosen best most often; with a number, as many "
                + "from the top. Of a group, the option that people put highest on average, or chose most.",
            [.init("top(order)", "bugs"), .init("top(order, 2)", "bugs, price"), .init("top(points)", "price")],
            .special(.top)),
        Function(
            "index", .lists, [.init([], to: .type(.integer), missing: .never)],
            "The number of the round, counted from 1; only in a repeat, and in a 'where' over its rounds.",
            [.init("count(gaps where index() > 1)", "1")],
            .special(.index)),
    ]
}
