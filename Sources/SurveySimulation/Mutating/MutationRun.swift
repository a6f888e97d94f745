internal import Interviewing
internal import Statistics
package import SurveyModel

/// Which defects the cases of a test find.
package struct MutationRun: Sendable {
    package struct Finding: Sendable {
        package var mutant: SurveyMutant
        /// The first case that came out otherwise; `nil` where none did.
        package var foundBy: String?
    }

    /// In the order of the definition.
    package let findings: [Finding]
    /// How many defects there are; more than ``findings`` where not all were tried.
    package let total: Int

    /// Puts defects into a survey, one after the other, and plays the cases.
    ///
    /// - Parameters:
    ///   - survey: The survey, for which all cases hold.
    ///   - cases: The cases.
    ///   - limit: How many defects are tried at most; which ones is drawn from `seed`.
    ///   - seed: Where that chance comes from.
    package init(_ survey: Survey, _ cases: [TestCase], limit: Int, seed: UInt64) {
        let all = SurveyMutant.all(of: survey)
        total = all.count
        var tried = Array(all.indices)
        if all.count > limit {
            var chance = ParkMiller(seed: seed, name: "defects")
            tried = all.indices.shuffled(by: &chance).prefix(max(0, limit)).sorted()
        }
        findings = tried.map { number in
            let plan = SurveyPlan(all[number].survey)
            let found = cases.first { !CaseRun($0, of: plan).failures.isEmpty }
            return Finding(mutant: all[number], foundBy: found?.name)
        }
    }

    package var survivors: [Finding] { findings.filter { $0.foundBy == nil } }
}
