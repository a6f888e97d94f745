package import Journal

/// What happened while several people estimated the same initiatives, each for themselves.
package enum EstimateEvent: JournalEvent {
    /// A round begins: these people are asked. One that was open ends with it.
    case asked(initiative: String, people: [String])
    case given(FirstEstimate)
    /// Everybody may see everything, whoever is still missing.
    case revealed(initiative: String)
    /// The words were taken back; the numbers stay.
    case withdrawn

    package static var schema: Int { 1 }
}

/// What one person thinks that an initiative takes and moves.
package struct FirstEstimate: Codable, Hashable, Sendable {
    /// The ends of a 90 % interval.
    package struct Range: Codable, Hashable, Sendable {
        package var low: WrittenNumber
        package var high: WrittenNumber

        package init(_ range: ClosedRange<Double>) {
            low = WrittenNumber(range.lowerBound)
            high = WrittenNumber(range.upperBound)
        }

        /// The same as numbers; what somebody else wrote into the store may not rise.
        package var bounds: ClosedRange<Double> { min(low.value, high.value)...max(low.value, high.value) }
    }

    package struct TeamRange: Codable, Hashable, Sendable {
        package var team: String
        /// In person-weeks.
        package var weeks: Range

        package init(team: String, weeks: Range) {
            self.team = team
            self.weeks = weeks
        }
    }

    package var initiative: String
    package var effort: [TeamRange]
    /// On RICE's scale.
    package var impact: Range?
    package var note: Words?

    package init(initiative: String, effort: [TeamRange], impact: Range? = nil, note: Words? = nil) {
        self.initiative = initiative
        self.effort = effort
        self.impact = impact
        self.note = note
    }
}
