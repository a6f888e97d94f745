internal import Foundation
internal import Interviewing
internal import TestSupport
internal import Testing

/// Promise 1, in one process: long interviews, cut off between acts and in the middle of their commits.
///
/// A process that is killed leaves in its files what it had written so far, and SQLite writes a commit from the front to
/// the back: first the frames of its log, then, now and then, the pages of the file. So the files after a kill are those
/// before the act, of which the front is as after the act. A power failure is worse: of what was not synced yet, any
/// block may have reached the disk. The files are made so, and the store is opened on them as the program would.
/// What this cannot show, that the program syncs before it acknowledges, is `synchronous=FULL`, which another test reads,
/// and the killing of the real program in a terminal, which `.ci/evaluate kill` does.
struct TornCommitTests {
    /// How many kill points: `CANVASS_KILL_POINTS`, else what takes seconds.
    private static let points = ProcessInfo.processInfo.environment["CANVASS_KILL_POINTS"].flatMap(Int.init) ?? 400
    private static let firstSeed =
        ProcessInfo.processInfo.environment["CANVASS_FUZZ_SEED"].flatMap(UInt64.init) ?? 1
    private static let parts = 4

    @Test(arguments: 0..<parts)
    func noActIsLostOrHalfStoredWhereverTheProgramDies(_ part: Int) throws {
        let survey = try #require(LongInterview.survey())
        let plan = SurveyPlan(survey)
        let share = (Self.points + Self.parts - 1) / Self.parts
        var kinds: Set<Wreck.Kind> = []
        var seed = Self.firstSeed &+ UInt64(part) &* 1_000_000
        var left = share
        while left > 0 {
            let count = min(left, 200)
            kinds.formUnion(try Self.holdAndKill(plan, seed: seed, points: count))
            left -= count
            seed += 1
        }
        // A handful of points need not meet each of them.
        guard share >= 100 else { return }
        #expect(kinds.isSuperset(of: [.log, .logInAnyOrder, .file]), "each kind of wreck was met: \(kinds)")
    }

    /// Holds one interview and dies at so many points of it; returns how it died.
    private static func holdAndKill(_ plan: SurveyPlan, seed: UInt64, points: Int) throws -> Set<Wreck.Kind> {
        var random = SplitMix64(seed: seed)
        let stage = try KilledInterview(plan, seed: seed)
        var kinds: Set<Wreck.Kind> = []
        let acts = 120
        var left = points
        for act in 0..<acts {
            let before = stage.files()
            let acknowledged = stage.entries.count
            guard try stage.act(&random) else { break }
            let after = stage.files()
            let wanted = left / (acts - act) + (Int(random.next() % UInt64(acts - act)) < left % (acts - act) ? 1 : 0)
            for _ in 0..<wanted {
                left -= 1
                let wreck = Wreck(before, after, &random)
                kinds.insert(wreck.kind)
                let goesOn = random.next() % 16 == 0
                try stage.check(
                    wreck, acknowledged: acknowledged, goesOn: goesOn, "seed \(seed), act \(act): \(wreck.kind)")
            }
        }
        try #require(left == 0, "seed \(seed): the interview goes on to its last kill point")
        return kinds
    }
}
