extension FunctionCatalogue {
    private typealias Parameter = Function.Parameter

    private static let day = Parameter("date", .day)
    private static let clockTime = Parameter("time", .clock)
    private static let from = Parameter("from", .day)
    private static let to = Parameter("to", .day)

    static let dates: [Function] = [
        Function(
            "today", .dates, [.init([], to: .type(.date), missing: .never)],
            "The day on which the session began, in the zone of the case; it stays the same past midnight.",
            [.init("today()", "2026-11-22")], .inSession { _, environment in environment.today.map(Value.date) }),
        Function(
            "now", .dates, [.init([], to: .type(.dateTime), missing: .never)],
            "The moment of the act that is looked at, in the zone of the case.",
            [.init("now()", "2026-11-22T14:30")], .inSession { _, environment in environment.now.map(Value.dateTime) }),
        Function(
            "date", .dates,
            [
                .init([Parameter("text", .text)], to: .type(.date), missing: .possible(.noResult)),
                .init([Parameter("moment", .dateTime)], to: .type(.date)),
                .init(
                    [Parameter("year", .whole), Parameter("month", .whole), Parameter("day", .whole)],
                    to: .type(.date), missing: .possible(.noResult)),
            ],
            "A date from a text such as '2026-11-22' or '2026-2-9', from a date with a time, or from three numbers; "
                + "missing if there is no such day.",
            [
                .init("date('2026-2-9')", "2026-02-09"), .init("date(2026, 2, 29)", "not_applicable"),
                .init("date(now())", "2026-11-22"),
            ],
            .strict { values in
                if values.count == 3 {
                    let numbers = values.compactMap { $0.number?.whole }
                    return numbers.count == 3
                        ? CalendarDate(year: numbers[0], month: numbers[1], day: numbers[2]).map(Value.date) : nil
                }
                return values.first?.text.map { CalendarDate(written: $0).map(Value.date) }
                    ?? values.first?.day.map(Value.date)
            }),
        part("year", "The year.", [.init("year(@2026-11-22)", "2026")]) { $0.year },
        part("month", "The month, 1 to 12.", [.init("month(@2026-11-22)", "11")]) { $0.month },
        part("day", "The day of the month.", [.init("day(@2026-11-22)", "22")]) { $0.day },
        part("weekday", "1 for Monday to 7 for Sunday (ISO 8601).", [.init("weekday(@2026-11-22)", "7")]) {
            $0.weekday
        },
        Function(
            "age", .dates,
            [
                .init([Parameter("birth", .day)], to: .type(.integer)),
                .init([Parameter("birth", .day), Parameter("on", .day)], to: .type(.integer)),
            ],
            "Whole years from a date to today, or to another date; whoever was born on 29 February gets a year older on "
                + "28 February in a year without one.",
            [.init("age(@1990-11-23)", "35"), .init("age(@2000-02-29, @2023-02-28)", "23")],
            .inSession { values, environment in
                let other = values.count == 2 ? values[1].day : environment.today
                return values.first?.day.flatMap { birth in other.map { .integer(birth.months(to: $0) / 12) } }
            }),
        between(
            "days_between", "Days from the first to the second date; negative if that is earlier.",
            [.init("days_between(@2026-02-28, @2026-03-01)", "1")]
        ) { $1.dayNumber - $0.dayNumber },
        between(
            "weeks_between", "Whole weeks from the first to the second date.",
            [.init("weeks_between(@2026-11-01, @2026-11-22)", "3")]
        ) { ($1.dayNumber - $0.dayNumber) / 7 },
        between(
            "months_between",
            "Whole months from the first to the second date: the most that add_months can add, or take away, without "
                + "passing it. So the last days of two months are whole months apart, if the second is the shorter one.",
            [
                .init("months_between(@2026-01-31, @2026-02-28)", "1"),
                .init("months_between(@2026-02-28, @2026-03-27)", "0"),
                .init("months_between(@2024-02-29, @2024-01-31)", "0"),
            ]
        ) { $0.months(to: $1) },
        between(
            "years_between", "Whole years from the first to the second date, twelve whole months each.",
            [.init("years_between(@2024-02-29, @2025-02-28)", "1")]
        ) { $0.months(to: $1) / 12 },
        addition("add_days", "days", "The date so many days later.", [.init("add_days(@2026-12-31, 1)", "2027-01-01")])
        {
            $0.adding(days: $1)
        },
        addition(
            "add_months", "months",
            "The same day so many months later, or the last day of that month where it is shorter.",
            [.init("add_months(@2026-01-31, 1)", "2026-02-28")]
        ) { $0.adding(months: $1) },
        addition(
            "add_years", "years", "The same day so many years later; 28 February where there is no 29th.",
            [.init("add_years(@2024-02-29, 1)", "2025-02-28")]
        ) { $0.adding(years: $1) },
        Function(
            "format_date", .dates,
            [
                .init([day, Parameter("format", .dateFormat)], to: .type(.text)),
                .init([Parameter("time", .time), Parameter("format", .dateFormat)], to: .type(.text)),
            ],
            "A date or time in words: d, dd, EEE, EEEE, M, MM, MMM, MMMM, yy, yyyy, H, HH, mm and ss stand for its parts, "
                + "and text in \"double quotes\" for itself. Names of months and days are those of the session's language: "
                + "English, German, French, Spanish, Italian, Dutch or Portuguese.",
            [
                .init("format_date(@2026-11-22, 'EEEE, d MMMM yyyy')", "Sunday, 22 November 2026"),
                .init("format_date(now(), 'dd.MM.yy HH:mm')", "22.11.26 14:30"),
            ],
            .inSession { values, environment in
                guard values.count == 2, let text = values[1].text, let format = DateFormat(text) else { return nil }
                return format.text(of: values[0], language: environment.language).map(Value.text)
            }),
    ]

    static let clock: [Function] = [
        Function(
            "time", .dates,
            [
                .init([Parameter("text", .text)], to: .type(.time), missing: .possible(.noResult)),
                .init([Parameter("moment", .dateTime)], to: .type(.time)),
                .init(
                    [Parameter("hour", .whole), Parameter("minute", .whole)], to: .type(.time),
                    missing: .possible(.noResult)),
            ],
            "A time of day from a text such as '14:30', from a date with a time, or from two numbers.",
            [.init("time('9:05')", "09:05"), .init("time(now())", "14:30")],
            .strict { values in
                if values.count == 2 {
                    let numbers = values.compactMap { $0.number?.whole }
                    return numbers.count == 2 ? ClockTime(hour: numbers[0], minute: numbers[1]).map(Value.time) : nil
                }
                return values.first?.text.map { ClockTime($0).map(Value.time) } ?? values.first?.clock.map(Value.time)
            }),
        Function(
            "datetime", .dates, [.init([Parameter("date", .date), Parameter("time", .time)], to: .type(.dateTime))],
            "A date and a time together.", [.init("datetime(@2026-11-22, @14:30)", "2026-11-22T14:30")],
            .strict { values in
                guard values.count == 2, let date = values[0].day, let time = values[1].clock else { return nil }
                return .dateTime(CalendarMoment(date: date, time: time))
            }),
        Function(
            "hour", .dates, [.init([clockTime], to: .type(.integer))],
            "The hour, 0 to 23.", [.init("hour(@14:30)", "14")], .strict { $0.first?.clock.map { .integer($0.hour) } }),
        Function(
            "minute", .dates, [.init([clockTime], to: .type(.integer))],
            "The minute, 0 to 59.", [.init("minute(@14:30)", "30")],
            .strict { $0.first?.clock.map { .integer($0.minute) } }),
        length(
            "minutes", 60, "So many minutes, as a length of time; divided by minutes(1), it is a number again.",
            [.init("now() + minutes(45)", "2026-11-22T15:15"), .init("(@14:30 - @13:00) / minutes(1)", "90")]),
        length("hours", 3600, "So many hours, as a length of time.", [.init("hours(1.5)", "1 h 30 min")]),
    ]

    private static func part(
        _ name: String, _ explanation: String, _ examples: [Function.Example],
        _ part: @escaping @Sendable (CalendarDate) -> Int
    ) -> Function {
        Function(
            name, .dates, [.init([day], to: .type(.integer))], explanation, examples,
            .strict { $0.first?.day.map { .integer(part($0)) } })
    }

    private static func between(
        _ name: String, _ explanation: String, _ examples: [Function.Example],
        _ count: @escaping @Sendable (CalendarDate, CalendarDate) -> Int
    ) -> Function {
        Function(
            name, .dates, [.init([from, to], to: .type(.integer))], explanation, examples,
            .strict { values in
                guard values.count == 2, let first = values[0].day, let second = values[1].day else { return nil }
                return .integer(count(first, second))
            })
    }

    private static func addition(
        _ name: String, _ unit: String, _ explanation: String, _ examples: [Function.Example],
        _ add: @escaping @Sendable (CalendarDate, Int) -> CalendarDate?
    ) -> Function {
        Function(
            name, .dates, [.init([day, Parameter(unit, .whole)], to: .same(0))], explanation, examples,
            .strict { values in
                guard values.count == 2, let number = values[1].number?.whole else { return nil }
                switch values[0] {
                case .date(let date): return add(date, number).map(Value.date)
                case .dateTime(let moment):
                    return add(moment.date, number).map { .dateTime(CalendarMoment(date: $0, time: moment.time)) }
                default: return nil
                }
            })
    }

    private static func length(
        _ name: String, _ seconds: Int, _ explanation: String, _ examples: [Function.Example]
    ) -> Function {
        Function(
            name, .dates, [.init([Parameter("number", .plain)], to: .type(.duration))], explanation, examples,
            .strict { $0.first.flatMap { Value.apply(.times, $0, .duration(TimeSpan(seconds: seconds))) } })
    }
}

extension Value {
    var day: CalendarDate? {
        switch self {
        case .date(let date): date
        case .dateTime(let moment): moment.date
        default: nil
        }
    }

    var clock: ClockTime? {
        switch self {
        case .time(let time): time
        case .dateTime(let moment): moment.time
        default: nil
        }
    }
}
