package import Statistics

/// All decisions in their order, folded from the log.
package struct DecisionLog: Hashable, Sendable {
    package struct Entry: Hashable, Sendable {
        /// From 1, in the order of the log.
        package var number: Int
        package var decision: Decision
        package var actor: String
        /// Milliseconds since 1970-01-01 UTC.
        package var time: Int64
        /// What came of the forecast; the last word counts.
        package var happened: Bool?
        package var value: Double?
    }

    package private(set) var entries: [Entry] = []

    package init() {}

    package mutating func take(_ event: DecisionEvent, by actor: String, at time: Int64) {
        switch event {
        case .decided(let decision):
            entries.append(Entry(number: entries.count + 1, decision: decision, actor: actor, time: time))
        case .resolved(let number, let happened, let value, _):
            guard let place = entries.firstIndex(where: { $0.number == number }) else { return }
            entries[place].happened = happened
            entries[place].value = value?.value
        case .withdrawn: break
        }
    }

    /// What was decided last about each initiative of a review.
    package func last(of review: String) -> [String: Entry] {
        Dictionary(
            entries.filter { $0.decision.review == review }.map { ($0.decision.initiative, $0) },
            uniquingKeysWith: { $1 })
    }

    /// Forecasts of which the day has come and nobody said yet what came of them.
    package func due(on day: String) -> [Entry] {
        entries.filter { entry in
            guard let forecast = entry.decision.forecast, entry.happened == nil else { return false }
            return forecast.due <= day
        }
    }

    /// How good the forecasts were, of everybody or of one person; `nil` where none has come due.
    package func calibration(of actor: String? = nil) -> Calibration? {
        Calibration(
            entries.compactMap { entry in
                guard let forecast = entry.decision.forecast, let happened = entry.happened,
                    actor == nil || actor == entry.actor
                else { return nil }
                return Calibration.Forecast(forecast.probability.value, happened: happened)
            })
    }
}
