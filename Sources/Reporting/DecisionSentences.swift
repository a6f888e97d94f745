package import RoadmapScoring

extension Decision.Choice {
    /// The choice for people.
    package var title: String {
        switch self {
        case .now: "do it"
        case .next: "next"
        case .later: "later"
        case .no: "no"
        case .needEvidence: "more evidence first"
        }
    }
}
