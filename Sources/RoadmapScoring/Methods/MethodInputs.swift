package import Statistics

/// What people estimated for the methods besides RICE; what nobody gave is `nil`.
package struct MethodInputs: Codable, Hashable, Sendable {
    /// Three numbers from 1 to 10.
    package struct ICE: Codable, Hashable, Sendable {
        package var impact: Double
        package var confidence: Double
        package var ease: Double

        package init(impact: Double, confidence: Double, ease: Double) {
            self.impact = impact
            self.confidence = confidence
            self.ease = ease
        }
    }

    /// Sizes relative to the smallest of all initiatives: 1, 2, 3, 5, 8, 13 or 20.
    package struct WSJF: Codable, Hashable, Sendable {
        /// For the users and the business.
        package var value: Double
        /// How fast the value is lost.
        package var urgency: Double
        /// Which risks it takes away, or which chances it opens.
        package var risk: Double
        /// How large the job is.
        package var size: Double

        package init(value: Double, urgency: Double, risk: Double, size: Double) {
            self.value = value
            self.urgency = urgency
            self.risk = risk
            self.size = size
        }
    }

    /// What it costs, and what it brings from when until when.
    package struct Gains: Codable, Hashable, Sendable {
        package var cost: Amount
        /// A quarter.
        package var gain: Amount
        /// The first quarter with a gain, from 1.
        package var from: Int
        /// The last one; `nil` where it goes on.
        package var until: Int?

        package init(cost: Amount, gain: Amount, from: Int = 1, until: Int? = nil) {
            self.cost = cost
            self.gain = gain
            self.from = from
            self.until = until
        }
    }

    package var ice: ICE?
    package var wsjf: WSJF?
    /// What each week of waiting costs, in the workspace's currency.
    package var delayCost: Amount?
    /// Value on whatever scale the cut-offs are on.
    package var value: Double?
    package var npv: Gains?
    /// By name of a criterion, what people say.
    package var criteria: [String: Double]?
    package var kano: AnswerSource?
    package var opportunity: AnswerSource?
    package var maxDiff: AnswerSource?

    package init() {}

    private enum CodingKeys: String, CodingKey {
        case ice, wsjf, value, npv, criteria, kano, opportunity
        case delayCost = "delay_cost"
        case maxDiff = "maxdiff"
    }
}

/// A sum of money with its 90 % interval; both ends alike where it is known.
package struct Amount: Codable, Hashable, Sendable {
    /// 0 only where it is known; else above it.
    package var low: Double
    package var high: Double

    package init(low: Double, high: Double) {
        self.low = low
        self.high = max(low, high)
    }

    package init(exactly value: Double) { self.init(low: value, high: value) }

    /// A lognormal: money is known within a factor, and never below 0.
    package var quantity: UncertainQuantity {
        low > 0 && low < high ? .lognormal(Lognormal(interval: low...high)) : .fixed(max(0, low))
    }
}

/// The question of a survey whose answers score an initiative.
package struct AnswerSource: Codable, Hashable, Sendable {
    package var survey: String
    package var question: String
    /// The item of a MaxDiff, by code.
    package var item: String?

    package init(survey: String, question: String, item: String? = nil) {
        self.survey = survey
        self.question = question
        self.item = item
    }
}
