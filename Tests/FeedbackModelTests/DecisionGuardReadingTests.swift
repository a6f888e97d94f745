internal import FeedbackModel
internal import SourceDiagnostics
internal import TestSupport
internal import Testing

/// The guards of the decision, as `canvass.yaml` has them.
@Suite struct DecisionGuardReadingTests {
    private func parse(_ text: String) -> (settings: WorkspaceSettings?, found: [Diagnostic]) {
        let log = DiagnosticLog()
        let settings = WorkspaceSettings.parse(Array(text.utf8), file: "canvass.yaml", log: log)
        return (settings, log.sorted)
    }

    @Test func whatIsLeftOutHasItsDefault() throws {
        let decision = try #require(parse("workspace: t\n").settings).guards.decision
        #expect(decision.active == DecisionGuard.allCases)
        #expect(decision.visionWeight == 0.25 && decision.leastRaters == 2 && decision.cap == 0.6)
        #expect(decision.quarters == 8 && decision.discount == 0.025 && decision.largestPart == 0.5)
    }

    @Test func eachHasASwitchAndParameters() throws {
        let (settings, found) = parse(
            """
            workspace: t
            reserve: {support: 0.2}
            guards:
              vision: {weight: 0.4, raters: 1}
              feedback-cap: false
              horizon: {quarters: 4, discount: 0.05, long_bets: 0.3}
              concentration: {on: true, limit: 0.7}
            """)
        #expect(found.isEmpty, "\(found)")
        let decision = try #require(settings).guards.decision
        #expect(decision.active == [.vision, .horizon, .concentration])
        #expect(decision.parameters(of: .vision).map(\.value) == ["0.4", "1"])
        #expect(decision.parameters(of: .horizon).map(\.value) == ["4", "0.05", "0.3"])
        // One switch and one limit for both levels of the same guard.
        #expect(decision.largestPart == 0.7 && settings?.guards.largestPart == 0.7)
        #expect(settings?.reserve == CapacityReserve(support: 0.2, longBets: 0.3))
        #expect(
            parse("workspace: t\nguards: {concentration: false}\n").settings?.guards.decision.isOn(.concentration)
                == false)
        // Off is off: the share for long bets is the guard's.
        let off = parse("workspace: t\nguards: {horizon: {on: false, long_bets: 0.3}}\n").settings
        #expect(off?.reserve == nil && off?.guards.decision.isOn(.horizon) == false)
    }

    @Test func whatCannotBeMeantIsRefusedAtItsPlace() {
        let marked: MarkedText = """
            workspace: t
            guards:
              vision: {weight: «1»1.5, raters: «2»0, «3»rater: 2}
              feedback-cap: {cap: «4»60}
              horizon: {quarters: «5»0, discount: «6»-1}
            """
        let found = parse(marked.text).found
        for mark in ["1", "2", "3", "4", "5", "6"] {
            let place = marked.places[mark]
            #expect(
                found.contains { $0.location.line == place?.line && $0.location.column == place?.column },
                "\(mark): \(found)")
        }
        #expect(found.count == 6, "\(found)")
    }

    @Test func theShareForLongBetsIsGivenOnce() {
        let twice = parse("workspace: t\nreserve: {long_bets: 0.1}\nguards: {horizon: {long_bets: 0.3}}\n").found
        #expect(twice.map(\.message) == ["the share for long bets is given twice"])
        let more = parse("workspace: t\nreserve: {support: 0.8}\nguards: {horizon: {long_bets: 0.3}}\n").found
        #expect(more.map(\.message) == ["more than the whole capacity is reserved"])
    }

    // A review freezes them, so their bytes must not hang on the order of a set.
    @Test func theOrderOfSwitchesDoesNotMatter() {
        let settings = DecisionGuardSettings()
        #expect(settings.with([.horizon, .vision]) == settings.with([.vision, .horizon]))
        #expect(settings.with([.horizon, .vision]).active == [.vision, .horizon])
    }
}
