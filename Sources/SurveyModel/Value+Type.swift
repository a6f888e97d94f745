extension Value {
    /// Whether it can be a value of a type.
    ///
    /// Values from outside of an expression, such as an answer that was given to an earlier definition, are held against
    /// the type that the expression was checked with.
    package func fits(_ type: ValueType) -> Bool {
        switch (self, type) {
        case (.boolean, .boolean), (.integer, .integer), (.integer, .decimal), (.decimal, .decimal), (.text, .text),
            (.kano, .kano), (.date, .date), (.time, .time), (.dateTime, .dateTime), (.duration, .duration),
            (.person, .person), (.integer, .quantity):
            return true
        case (.decimal, .quantity(_, let isWhole)): return !isWhole
        case (.money(let money), .money(let currency)): return money.currency == currency
        case (.choice(let code), .choice(let list)): return list[code] != nil
        case (.multi(let codes), .multi(let list)), (.rank(let codes), .rank(let list)):
            return codes.allSatisfy { list[$0] != nil }
        case (.allocation(let points), .allocation(let list)): return Set(points.keys) == Set(list.options.map(\.code))
        case (.matrix(let answers), .matrix(let rows, let cell)):
            return answers.allSatisfy { row, answer in rows[row] != nil && answer.value?.fits(cell) ?? true }
        case (.maxDiff(let picks), .maxDiff(let list)):
            return picks.allSatisfy { pick in (pick.shown + [pick.most, pick.least]).allSatisfy { list[$0] != nil } }
        case (.pricePoints(let points), .pricePoints(let currency)): return points.currency == currency
        case (.list(let values), .list(let type)): return values.allSatisfy { $0.fits(type) }
        case (.record(let answers), .record(let type)):
            return answers.allSatisfy { name, answer in
                type[name].map { field in answer.value?.fits(field.type) ?? true } ?? false
            }
        default: return false
        }
    }
}
