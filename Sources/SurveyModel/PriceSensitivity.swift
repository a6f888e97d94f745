package import FoundationEssentials

/// Four open price questions about one thing.
///
/// Source: van Westendorp, "NSS Price Sensitivity Meter: a new approach to study consumer perception of prices",
/// Proceedings of the 29th ESOMAR Congress, 1976.
package struct PriceSensitivity: Hashable, Sendable {
    /// The four questions; they are asked in the order of the cases.
    package enum Point: String, Hashable, Sendable, CaseIterable {
        case tooCheap = "too_cheap"
        case cheap
        case expensive
        case tooExpensive = "too_expensive"
    }

    package var currency: String
    /// The wording of each question.
    package var questions: [Point: Template]
    package var translations: [String: [Point: Template]]

    package init(currency: String, questions: [Point: Template], translations: [String: [Point: Template]] = [:]) {
        self.currency = currency
        self.questions = questions
        self.translations = translations
    }
}

/// The four prices that a respondent named, each at least the one before it.
package struct PricePoints: Hashable, Sendable {
    package var currency: String
    package var tooCheap: Decimal
    package var cheap: Decimal
    package var expensive: Decimal
    package var tooExpensive: Decimal

    package init(currency: String, tooCheap: Decimal, cheap: Decimal, expensive: Decimal, tooExpensive: Decimal) {
        self.currency = currency
        self.tooCheap = tooCheap
        self.cheap = cheap
        self.expensive = expensive
        self.tooExpensive = tooExpensive
    }

    package subscript(point: PriceSensitivity.Point) -> Decimal {
        switch point {
        case .tooCheap: tooCheap
        case .cheap: cheap
        case .expensive: expensive
        case .tooExpensive: tooExpensive
        }
    }

    /// Whether the prices do not fall from "too cheap" to "too expensive"; others are not counted by the method.
    package var isConsistent: Bool { tooCheap <= cheap && cheap <= expensive && expensive <= tooExpensive }
}
