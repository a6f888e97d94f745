internal import FoundationEssentials
package import SurveyModel

extension Question {
    /// Whether a value has the type and the range of the question, whatever it offers now.
    func admits(_ value: RecordedValue) -> Bool {
        switch (kind, value) {
        case (.yesNo, .code(let code)): return OptionList.yesNo[code] != nil
        case (.choice(let list), .code(let code)): return list[code] != nil
        case (.multi(let list), .codes(let codes)):
            let options = codes.compactMap { list[$0] }
            return !codes.isEmpty && options.count == codes.count && Set(codes).count == codes.count
                && (codes.count == 1 || !options.contains(where: \.isExclusive))
        case (.rank(let list, let top), .ranking(let codes)):
            let isWhole = optionCondition != nil || codes.count == min(top ?? list.options.count, list.options.count)
            return !codes.isEmpty && isWhole && Set(codes).count == codes.count
                && codes.allSatisfy { list[$0] != nil }
        case (.allocation(let total, let list), .allocation(let points)):
            return Set(points.keys) == Set(list.options.map(\.code))
                && points.values.allSatisfy { (0...total).contains($0) } && points.values.checkedSum == total
        case (.maxDiff(let set), .pick(let pick)):
            let codes = set.items.options.map(\.code)
            return pick.shown == codes && pick.most != pick.least && codes.contains(pick.most)
                && codes.contains(pick.least)
        case (.scale(let range), .integer(let number)): return range.contains(number)
        case (.integer(let minimum, let maximum), .integer(let number)):
            return number >= minimum ?? .min && number <= maximum ?? .max
        case (.decimal(let minimum, let maximum), .decimal(let number)): return number.isWithin(minimum, maximum)
        case (.money(let currency, let minimum, let maximum), .money(let money)):
            return money.currency == currency && money.amount.isWithin(minimum, maximum)
        case (.date(let minimum, let maximum), .date(let day)): return day.isWithin(minimum, maximum)
        case (.time(let minimum, let maximum), .time(let time)): return time.isWithin(minimum, maximum)
        case (.duration(let minimum, let maximum), .duration(let span)):
            return span.seconds >= 0 && span.isWithin(minimum, maximum)
        case (.dateTime, .moment), (.text, .text): return true
        case (.statement, .boolean(let wasRead)): return wasRead
        default: return false
        }
    }

    /// Whether the question may stay without an answer for this reason.
    ///
    /// What has `missing: none` needs an answer, so it cannot be passed over either; a statement needs none.
    package func admits(_ reason: MissingReason) -> Bool {
        if case .statement = kind { return false }
        return switch reason {
        case .skipped: !isRequired && !missing.isEmpty
        case .notAsked: false
        case .dontKnow, .refused, .notApplicable: missing.contains(reason)
        }
    }
}

extension Sequence<Int> {
    /// The sum; `nil` where it is too large to be one.
    var checkedSum: Int? {
        reduce(0) { sum, next in
            guard let (total, overflows) = sum?.addingReportingOverflow(next), !overflows else { return nil }
            return total
        }
    }
}

extension Comparable {
    /// Whether it is between two bounds, both included; one that is missing is none.
    func isWithin(_ minimum: Self?, _ maximum: Self?) -> Bool {
        (minimum.map { self >= $0 } ?? true) && (maximum.map { self <= $0 } ?? true)
    }
}
