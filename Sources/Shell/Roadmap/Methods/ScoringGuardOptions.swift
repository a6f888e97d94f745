package import ArgumentParser
internal import FeedbackModel

/// Which guards to look at scores without, for this once.
package struct ScoringGuardOptions: ParsableArguments {
    @Option(
        help:
            "Switch these guards off for this once, as 'vision,calm'; 'feedback guards' lists them, those of the estimates and those of the decision."
    )
    package var without: String?

    package init() {}

    /// The same picture without the guards: estimates and what needs go together are worked out anew.
    func applied(to picture: RoadmapPicture) throws(CommandFailure) -> RoadmapPicture {
        guard let without else { return picture }
        var evidence: Set<Guard> = []
        var decision: Set<DecisionGuard> = []
        for name in without.split(separator: ",").map({ $0.filter { $0 != " " } }) {
            let (one, other) = (Guard(rawValue: name), DecisionGuard(rawValue: name))
            guard one != nil || other != nil else {
                let known = Guard.allCases.map(\.rawValue) + DecisionGuard.allCases.map(\.rawValue)
                throw .unknownGuard(name, among: Set(known).sorted())
            }
            if let one { evidence.insert(one) }
            if let other { decision.insert(other) }
        }
        var feedback = picture.feedback
        let settings = feedback.model.settings
        feedback.model.settings.decision = settings.decision.with(Set(settings.decision.active).subtracting(decision))
        feedback.model.settings.active = settings.active.subtracting(evidence)
        // What only acts on the decision leaves the estimates as they are.
        guard evidence.contains(where: { $0.changesNeed || $0 == .agreement }) else {
            var same = picture
            same.feedback = feedback
            return same
        }
        feedback.estimates = feedback.model.estimates()
        return RoadmapPicture(roadmap: picture.roadmap, feedback: feedback, answers: picture.answers)
    }
}
