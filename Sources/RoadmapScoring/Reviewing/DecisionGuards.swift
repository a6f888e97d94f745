internal import FeedbackModel

/// What speaks against building something at once, unless it is set aside by name.
package enum DecisionGuards {
    /// The guards that object, each with a clause for people.
    ///
    /// `isolated`: of no covered theme are more than a few accounts known to have it, unless it is a bug that leaves them
    /// unable to work. `vision`: it works against a goal.
    package static func objections(to initiative: Initiative, in review: ReviewDocument) -> [(
        name: String, clause: String
    )] {
        var objections: [(name: String, clause: String)] = []
        let covered = initiative.covers.compactMap { coverage in
            review.estimates.first { $0.theme == coverage.theme }
        }
        let isGrave = covered.contains { $0.category == "bug" && ($0.severity ?? 0) >= 0.875 }
        if !covered.isEmpty, !isGrave, covered.allSatisfy(isIsolated) {
            let accounts = covered.map(\.needAccounts).max() ?? 0
            objections.append(
                (
                    "isolated",
                    accounts == 0
                        ? "no account is known to have the needs that it meets"
                        : "at most \(accounts) \(accounts == 1 ? "account is" : "accounts are") known to have a need that it meets"
                ))
        }
        let against = initiative.goals.filter { $0.lowest < 0 }.map(\.goal).sorted()
        if !against.isEmpty { objections.append(("vision", "it works against \(against.joined(separator: ", "))")) }
        return objections
    }

    /// Fewer accounts than this are isolated where the model does not say.
    private static let fewest = 3

    private static func isIsolated(_ estimate: ThemeEstimate) -> Bool {
        estimate.model?.badges.contains(.isolated) ?? (estimate.needAccounts < fewest)
    }
}
