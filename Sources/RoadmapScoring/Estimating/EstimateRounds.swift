/// The estimates of several people, folded from their journal.
///
/// Nobody sees what others gave before all who were asked have given theirs, or somebody who has given theirs reveals
/// the round: whoever has seen a number is drawn to it (A. Tversky and D. Kahneman, Science 185, 1974).
package struct EstimateRounds: Hashable, Sendable {
    package struct Given: Hashable, Sendable {
        package var person: String
        package var estimate: FirstEstimate
        /// Milliseconds since 1970-01-01 UTC.
        package var time: Int64
        /// Whether it was given before anybody could see the others.
        package var isBlind: Bool
    }

    /// One initiative, asked once.
    package struct Round: Hashable, Sendable {
        package var initiative: String
        /// Sorted; empty where nobody was asked by name.
        package var people: [String]
        /// In the order in which they came; of each person the last one.
        package var given: [Given] = []
        package var wasRevealed = false

        /// Who was asked and has not given any.
        package var missing: [String] {
            people.filter { person in !given.contains { $0.person == person } }
        }

        /// Whether everybody may see everything.
        package var isOpen: Bool { wasRevealed || (!people.isEmpty && missing.isEmpty) }
    }

    /// By initiative, the newest round.
    package private(set) var rounds: [String: Round] = [:]

    package init() {}

    package mutating func take(_ event: EstimateEvent, by person: String, at time: Int64) {
        switch event {
        case .asked(let initiative, let people):
            rounds[initiative] = Round(initiative: initiative, people: Set(people).sorted())
        case .given(let estimate):
            var round = rounds[estimate.initiative] ?? Round(initiative: estimate.initiative, people: [])
            let given = Given(person: person, estimate: estimate, time: time, isBlind: !round.isOpen)
            // What was given blind stands: who has seen the others may only add.
            if let place = round.given.firstIndex(where: { $0.person == person }), given.isBlind {
                round.given[place] = given
            } else if !round.given.contains(where: { $0.person == person }) {
                round.given.append(given)
            }
            rounds[estimate.initiative] = round
        case .revealed(let initiative): rounds[initiative]?.wasRevealed = true
        case .withdrawn: break
        }
    }
}
