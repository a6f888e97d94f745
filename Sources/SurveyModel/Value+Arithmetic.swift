internal import FoundationEssentials

extension Value {
    /// `+`, `-`, `*`, `/`, `div` and `mod`; `nil` where there is no result.
    ///
    /// What the operators mean between numbers, amounts of money, lengths of time and moments is in the table of
    /// ``TypeChecker/arithmetic(_:_:_:)``, which lets nothing else pass.
    static func apply(_ operation: Expression.BinaryOperator, _ left: Value, _ right: Value) -> Value? {
        switch (left, right) {
        case (.money(let first), .money(let second)):
            guard first.currency == second.currency else { return nil }
            guard let result = applied(operation, first.amount, second.amount) else { return nil }
            return operation == .over ? .decimal(result) : operation == .times ? nil : money(result, first.currency)
        case (.money(let first), _):
            guard let second = right.number else { return nil }
            return applied(operation, first.amount, second.decimal).flatMap { money($0, first.currency) }
        case (_, .money(let second)):
            guard let first = left.number, operation != .over else { return nil }
            return applied(operation, first.decimal, second.amount).flatMap { money($0, second.currency) }
        case (.duration(let first), .duration(let second)):
            guard operation == .plus || operation == .minus || operation == .over,
                let result = Number.apply(operation, Number(first.seconds), Number(second.seconds))
            else { return nil }
            return operation == .over ? .decimal(result.decimal) : result.whole.map { .duration(TimeSpan(seconds: $0)) }
        case (.duration(let span), _):
            guard operation == .times || operation == .over, let number = right.number else { return nil }
            return seconds(Number.apply(operation, Number(span.seconds), number))
        case (_, .duration(let span)): return ofMoment(operation, left, span)
        case (.dateTime(let first), .dateTime(let second)):
            guard operation == .minus else { return nil }
            return .duration(TimeSpan(seconds: first.secondNumber - second.secondNumber))
        case (.time(let first), .time(let second)):
            guard operation == .minus else { return nil }
            return .duration(TimeSpan(seconds: first.secondOfDay - second.secondOfDay))
        default:
            guard let first = left.number, let second = right.number else { return nil }
            return Number.apply(operation, first, second)?.value
        }
    }

    private static func ofMoment(_ operation: Expression.BinaryOperator, _ left: Value, _ span: TimeSpan) -> Value? {
        if operation == .times, let number = left.number {
            return seconds(Number.apply(.times, Number(span.seconds), number))
        }
        guard operation == .plus || operation == .minus, span.seconds != .min else { return nil }
        let shift = operation == .plus ? span.seconds : -span.seconds
        switch left {
        case .dateTime(let moment):
            let (number, overflows) = moment.secondNumber.addingReportingOverflow(shift)
            return overflows ? nil : CalendarMoment(secondNumber: number).map(Value.dateTime)
        case .time(let time):
            let (number, overflows) = time.secondOfDay.addingReportingOverflow(shift)
            return overflows ? nil : ClockTime(secondOfDay: number).map(Value.time)
        default: return nil
        }
    }

    private static func applied(
        _ operation: Expression.BinaryOperator, _ left: Decimal, _ right: Decimal
    ) -> Decimal? {
        guard let left = Number(left), let right = Number(right) else { return nil }
        return Number.apply(operation, left, right)?.decimal
    }

    private static func money(_ amount: Decimal, _ currency: String) -> Value? {
        amount.isFinite && !amount.isNaN ? .money(Money(amount, currency)) : nil
    }

    /// A length of time is whole seconds, a half rounded up.
    private static func seconds(_ number: Number?) -> Value? {
        number.flatMap { $0.rounded()?.whole }.map { .duration(TimeSpan(seconds: $0)) }
    }

    /// The value with the other sign.
    var negated: Value? {
        switch self {
        case .money(let money): .money(Money(-money.amount, money.currency))
        case .duration(let span): span.seconds == .min ? nil : .duration(TimeSpan(seconds: -span.seconds))
        default: number?.negated?.value
        }
    }

    /// What a function of numbers makes of it, keeping the currency.
    func mapNumber(_ transform: (Number) -> Number?) -> Value? {
        guard case .money(let money) = self else { return number.flatMap(transform)?.value }
        return Number(money.amount).flatMap(transform).map { .money(Money($0.decimal, money.currency)) }
    }

    /// The value as one of a type that it is allowed to stand for.
    ///
    /// A plain number becomes an amount of the currency, a whole number a decimal, and a text the option of that code:
    /// `cost ?? 0` is an amount although the 0 is none.
    package func conformed(to type: ValueType) -> Value {
        switch (self, type) {
        case (.integer, .money(let currency)), (.decimal, .money(let currency)):
            number.map { .money(Money($0.decimal, currency)) } ?? self
        case (.integer(let number), .decimal), (.integer(let number), .quantity(_, isWhole: false)):
            .decimal(Decimal(number))
        case (.text(let code), .choice): .choice(code)
        case (.list(let items), .list(let member)): .list(items.map { $0.conformed(to: member) })
        default: self
        }
    }
}

extension CalendarMoment {
    /// Seconds since 1970-01-01 0:00 of a clock that is never put forward or back.
    package var secondNumber: Int { date.dayNumber * 86_400 + time.secondOfDay }

    /// The moment with this number; `nil` outside of the years 1 to 9999.
    package init?(secondNumber: Int) {
        let day = secondNumber >= 0 ? secondNumber / 86_400 : (secondNumber + 1) / 86_400 - 1
        guard let date = CalendarDate(dayNumber: day), let time = ClockTime(secondOfDay: secondNumber - day * 86_400)
        else { return nil }
        self.init(date: date, time: time)
    }
}

extension ClockTime {
    /// - Returns: `nil` for a second that is not of one day.
    package init?(secondOfDay: Int) {
        guard (0..<86_400).contains(secondOfDay) else { return nil }
        self.init(hour: secondOfDay / 3600, minute: secondOfDay / 60 % 60, second: secondOfDay % 60)
    }
}
