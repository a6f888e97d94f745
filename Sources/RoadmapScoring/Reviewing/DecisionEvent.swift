package import Journal

/// What was decided about an initiative, and what came of it: the entries of the roadmap's decision log.
///
/// The log is a journal, so nothing in it is ever changed and each entry carries the hash of the one before.
package enum DecisionEvent: JournalEvent {
    case decided(Decision)
    /// Whether what a decision forecast happened, by the decision's number.
    case resolved(decision: Int, happened: Bool, value: WrittenNumber?, note: Words?)
    /// The words were taken back; the choices stay.
    case withdrawn

    package static var schema: Int { 1 }
}

/// One choice about one initiative, with its reasons.
package struct Decision: Codable, Hashable, Sendable {
    package enum Choice: String, Codable, Hashable, Sendable, CaseIterable {
        case now = "do"
        case next, later, no
        case needEvidence = "need_evidence"
    }

    /// What is expected of it, so that it can be checked.
    package struct Forecast: Codable, Hashable, Sendable {
        /// What is measured.
        package var metric: String
        package var baseline: WrittenNumber?
        package var target: WrittenNumber?
        /// The day on which it is looked at, `2027-06-30`.
        package var due: String
        /// The chance that the target is met, 0 to 1.
        package var probability: WrittenNumber

        package init(metric: String, baseline: Double? = nil, target: Double? = nil, due: String, probability: Double) {
            self.metric = metric
            self.baseline = baseline.map(WrittenNumber.init)
            self.target = target.map(WrittenNumber.init)
            self.due = due
            self.probability = WrittenNumber(probability)
        }
    }

    package var review: String
    /// SHA-256 of the review's document.
    package var digest: String
    package var initiative: String
    package var choice: Choice
    package var reason: Words
    /// Guards and rules that were set aside, by name.
    package var overrides: [String]
    package var dissent: Words?
    package var forecast: Forecast?

    package init(
        review: String, digest: String, initiative: String, choice: Choice, reason: Words, overrides: [String] = [],
        dissent: Words? = nil, forecast: Forecast? = nil
    ) {
        self.review = review
        self.digest = digest
        self.initiative = initiative
        self.choice = choice
        self.reason = reason
        self.overrides = overrides
        self.dissent = dissent
        self.forecast = forecast
    }
}

/// A number that a journal keeps as its shortest decimal text, so that it has one spelling.
package struct WrittenNumber: Codable, Hashable, Sendable {
    package var value: Double

    package init(_ value: Double) { self.value = value }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let value = Double(text), value.isFinite else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "this is no number")
        }
        self.value = value
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode("\(value)")
    }
}
