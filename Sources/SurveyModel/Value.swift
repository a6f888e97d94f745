package import FoundationEssentials

/// A value that an answer, a case field or an expression can have.
package enum Value: Hashable, Sendable {
    case boolean(Bool)
    /// Whole numbers, scale points included.
    case integer(Int)
    /// Exact, never a binary fraction.
    case decimal(Decimal)
    case text(String)
    /// One option, by code; also the answer of a `yes_no`.
    case choice(String)
    /// Several options, by code, in the order of the list.
    case multi([String])
    /// A calendar date without a zone, as `YYYY-MM-DD`.
    case date(CalendarDate)
    /// Only inside expressions.
    indirect case list([Value])
}

/// The static type of a value.
package enum ValueType: Hashable, Sendable {
    case boolean
    case integer
    case decimal
    case text
    /// The list's codes are its values.
    case choice(OptionList)
    case multi(OptionList)
    case date
    indirect case list(ValueType)
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
