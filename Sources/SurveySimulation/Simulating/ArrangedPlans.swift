internal import Interviewing
internal import SurveyModel
internal import Synchronization

/// The plans of respondents to whom chance shows MaxDiff sets and shuffled rows differently.
///
/// A plan is made for each arrangement, which takes longer than an interview; so a few of them take turns.
final class ArrangedPlans: Sendable {
    private let plain: SurveyPlan
    private let seed: UInt64
    private let isFixed: Bool
    private let made = Mutex<[Int: SurveyPlan]>([:])

    /// Enough for every item to stand in every place of a set.
    private static let count = 24

    init(_ survey: Survey, seed: UInt64) {
        plain = SurveyPlan(survey)
        self.seed = seed
        isFixed = Arrangement(survey, seed: seed).isEmpty
    }

    /// The plan of a respondent.
    func plan(_ number: Int) -> SurveyPlan {
        guard !isFixed else { return plain }
        let turn = number % Self.count
        if let known = made.withLock({ $0[turn] }) { return known }
        let plan = plain.arranged(Arrangement(plain.survey, seed: seed &+ UInt64(turn)))
        made.withLock { $0[turn] = plan }
        return plan
    }
}
