internal import Statistics
package import SurveyModel

/// What chance decides before the first question: the sets of each MaxDiff and the order of each shuffled matrix.
///
/// It is drawn from the session's seed and stands in the journal with the opening, so that a later version that draws
/// otherwise does not show an open session other sets.
package struct Arrangement: Codable, Hashable, Sendable {
    /// The codes of every set, by question.
    package var designs: [String: [[String]]] = [:]
    /// The codes of the rows in the order in which they are asked, by question.
    package var orders: [String: [String]] = [:]

    package var isEmpty: Bool { designs.isEmpty && orders.isEmpty }

    package init() {}

    /// Draws the arrangement of a session.
    package init(_ survey: Survey, seed: UInt64) {
        for question in survey.questions {
            switch question.kind {
            case .maxDiff(let design):
                let codes = design.items.options.map(\.code)
                designs[question.id] = BalancedDesign.sets(
                    items: codes.count, sets: design.sets, size: design.shown, seed: seed, name: question.id
                ).map { set in set.map { codes[$0] } }
            case .matrix(let rows, _):
                guard let shuffle = question.shuffle else { continue }
                orders[question.id] = shuffle.order(rows.options.map(\.code), seed: seed, name: question.id)
            default: break
            }
        }
    }
}

extension Shuffle {
    /// Codes in the order in which one session shows them, the kept ones at their ends.
    package func order(_ codes: [String], seed: UInt64, name: String) -> [String] {
        let first = keepFirst.filter(codes.contains)
        let last = keepLast.filter { codes.contains($0) && !first.contains($0) }
        var chance = ParkMiller(seed: seed, name: name)
        return first + codes.filter { !first.contains($0) && !last.contains($0) }.shuffled(by: &chance) + last
    }
}
