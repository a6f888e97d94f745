internal import FoundationEssentials

extension Value {
    var number: Number? { Number(self) }

    /// The text, or the code of a choice.
    var text: String? {
        switch self {
        case .text(let text), .choice(let text): text
        default: nil
        }
    }

    /// The members of a list, multi or ranking, and the cells of a matrix that have a value, by the row's code.
    var items: [Value]? {
        switch self {
        case .list(let items): items
        case .multi(let codes), .rank(let codes): codes.map(Value.choice)
        case .matrix(let rows): rows.sorted { $0.key < $1.key }.compactMap(\.value.value)
        default: nil
        }
    }

    /// `nil` when the two cannot be compared.
    func isEqual(to other: Value) -> Bool? {
        switch (self, other) {
        case (.integer(let left), .integer(let right)): return left == right
        case (.boolean(let left), .boolean(let right)): return left == right
        case (.choice(let left), .text(let right)), (.text(let left), .choice(let right)),
            (.choice(let left), .choice(let right)), (.text(let left), .text(let right)):
            return left == right
        case (.kano, .kano), (.maxDiff, .maxDiff), (.pricePoints, .pricePoints), (.allocation, .allocation),
            (.matrix, .matrix), (.record, .record), (.person, .person):
            return self == other
        default: break
        }
        if let left = items, let right = other.items {
            guard left.count == right.count else { return false }
            return zip(left, right).allSatisfy { $0.isEqual(to: $1) == true }
        }
        return order(to: other).map { $0 == 0 }
    }

    /// Negative, zero or positive as this one comes before, with, or after the other; `nil` when they have no order.
    ///
    /// Amounts of two currencies have none; a plain number takes the currency of the amount it is compared with.
    func order(to other: Value) -> Int? {
        switch (self, other) {
        case (.integer(let left), .integer(let right)): return compared(left, right)
        case (.date(let left), .date(let right)): return compared(left, right)
        case (.text(let left), .text(let right)): return compared(left, right)
        case (.time(let left), .time(let right)): return compared(left, right)
        case (.dateTime(let left), .dateTime(let right)): return compared(left, right)
        case (.duration(let left), .duration(let right)): return compared(left, right)
        case (.money(let left), .money(let right)):
            guard left.currency == right.currency else { return nil }
            return compared(left.amount.withoutGuardDigits, right.amount.withoutGuardDigits)
        default:
            guard let left = amount, let right = other.amount else { return nil }
            return compared(left.withoutGuardDigits, right.withoutGuardDigits)
        }
    }

    /// The bare number of a number or an amount of money.
    var amount: Decimal? {
        if case .money(let money) = self { return money.amount }
        return number?.decimal
    }
}

private func compared<T: Comparable>(_ left: T, _ right: T) -> Int { left < right ? -1 : left == right ? 0 : 1 }
