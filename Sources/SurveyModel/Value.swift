package import FoundationEssentials

/// A value that an answer, a case field or an expression can have.
package enum Value: Hashable, Sendable {
    case boolean(Bool)
    /// Whole numbers, scale points included.
    case integer(Int)
    /// Exact, never a binary fraction.
    case decimal(Decimal)
    case money(Money)
    case text(String)
    /// One option, by code; also the answer of a `yes_no`.
    case choice(String)
    /// Several options, by code, in the order of the list.
    case multi([String])
    /// Options by code, the first one ranked highest; those that are not in it were not ranked.
    case rank([String])
    /// Points by code; an option without points has 0, so that every option is in it.
    case allocation([String: Int])
    /// What was answered in each row, by the row's code; a row may be missing by itself.
    indirect case matrix([String: Answer])
    /// The sets of a MaxDiff in the order in which they were shown, as far as they were answered.
    case maxDiff([MaxDiffPick])
    case kano(KanoAnswer)
    /// Kept apart, since four decimals would make every other value as big.
    indirect case pricePoints(PricePoints)
    /// A calendar date without a zone, as `YYYY-MM-DD`.
    case date(CalendarDate)
    case time(ClockTime)
    case dateTime(CalendarMoment)
    case duration(TimeSpan)
    /// Several values; the answer of a repeat is a list of records.
    indirect case list([Value])
    /// One round of a repeat, by question.
    indirect case record([String: Answer])
    /// One participant of a group, by alias.
    case person(String)
}

/// The static type of a value.
package enum ValueType: Hashable, Sendable {
    case boolean
    case integer
    case decimal
    /// A number with a unit, as hours or seats: a whole one or a decimal. Numbers of two units are never mixed.
    case quantity(unit: String, isWhole: Bool)
    case money(currency: String)
    case text
    /// The list's codes are its values.
    case choice(OptionList)
    case multi(OptionList)
    case rank(OptionList)
    case allocation(OptionList)
    /// The type of one cell, for each row.
    indirect case matrix(rows: OptionList, cell: ValueType)
    case maxDiff(OptionList)
    case kano
    case pricePoints(currency: String)
    case date
    case time
    case dateTime
    case duration
    indirect case list(ValueType)
    case record(RecordType)
    case person
}

/// What the rounds of a repeat hold.
package struct RecordType: Hashable, Sendable {
    package struct Field: Hashable, Sendable {
        package var name: String
        package var type: ValueType
        package var mayBeMissing: Bool

        package init(_ name: String, _ type: ValueType, mayBeMissing: Bool) {
            self.name = name
            self.type = type
            self.mayBeMissing = mayBeMissing
        }
    }

    /// The name of the repeat.
    package var name: String
    /// In the order of the questions.
    package var fields: [Field]

    package init(name: String, fields: [Field]) {
        self.name = name
        self.fields = fields
    }

    package subscript(name: String) -> Field? { fields.first { $0.name == name } }
}

/// Why there is no value.
package enum MissingReason: String, Hashable, Sendable, CaseIterable, Codable {
    case dontKnow = "dont_know"
    case refused
    /// Asked, and passed over.
    case skipped
    /// Off the path, or not reached.
    case notAsked = "not_asked"
    case notApplicable = "not_applicable"
}

/// What a session's journal says now about one question.
package enum Answer: Hashable, Sendable {
    case value(Value)
    case missing(MissingReason)

    package var value: Value? {
        guard case .value(let value) = self else { return nil }
        return value
    }
}
