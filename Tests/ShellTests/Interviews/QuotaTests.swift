import Interviewing
import Journal
import LineEditing
import Storage
import StoreSQLite
import SurveyModel
import Testing

/// Places in quotas: the last one is given once, and comes back when it is not used.
@MainActor
struct QuotaTests {
    private static let survey = """
        survey: sizes
        title: Sizes
        mode: interviewer
        questions:
          - size: choice(small, large)
            text: How large?
          - story: text
            text: What happened?
        quotas:
          - small: 1
            if: size = 'small'
        outcomes: {complete: aapor 1.1, partial: aapor 1.2, refused: aapor 2.112, over_quota: aapor 4.8}
        """

    private func fixture() throws -> InterviewFixture {
        let fixture = try InterviewFixture()
        fixture.files["surveys/sizes.yaml"] = Self.survey
        return fixture
    }

    private func outcome(_ fixture: InterviewFixture) throws -> String? {
        guard case .ended(let outcome) = try fixture.interview.phase else { return nil }
        return outcome
    }

    private func row(_ fixture: InterviewFixture) -> String {
        #expect(fixture.pipe("survey quotas sizes") == 0)
        return fixture.result.split(separator: "\n").last.map(String.init) ?? ""
    }

    /// Two agents at the last place: the answer that is stored first has it, the other interview ends there.
    @Test func theLastPlaceIsGivenOnce() throws {
        let fixture = try fixture()
        fixture.pipe("interview sizes --account a1", ["small"])
        #expect(try outcome(fixture) == nil)
        #expect(row(fixture).hasPrefix("small\t1\t0\t1\t0\t"))
        fixture.pipe("interview sizes --account a12", ["small"])
        #expect(try outcome(fixture) == "over_quota")
        fixture.pipe("interview sizes --account a12", ["large", "It broke."])
        #expect(try outcome(fixture) == "complete")
        // The first one goes on and counts; then the quota is full for good.
        fixture.pipe("resume 5e551001", ["It broke."])
        #expect(row(fixture).hasPrefix("small\t1\t1\t0\t0\t"))
        fixture.pipe("interview sizes --account a12", ["small"])
        #expect(try outcome(fixture) == "over_quota")
        #expect(fixture.pipe("session verify") == 0)
    }

    /// A place comes back when its session ends otherwise, and when another answer leaves the quota.
    @Test func aPlaceThatIsNotUsedComesBack() throws {
        let fixture = try fixture()
        fixture.pipe("interview sizes --account a1", ["small", "/end refused"])
        #expect(row(fixture).hasPrefix("small\t1\t0\t0\t1\t"))
        fixture.pipe("interview sizes --account a1", ["small", "/back", "large"])
        #expect(row(fixture).hasPrefix("small\t1\t0\t0\t1\t"))
        fixture.pipe("interview sizes --account a12", ["small", "It broke."])
        #expect(try outcome(fixture) == "complete")
        #expect(fixture.pipe("session verify") == 0)
    }

    /// Who changes an answer into a full quota is over it; who changes it back goes on.
    @Test func anAnswerThatIsChangedIsCountedAnew() throws {
        let fixture = try fixture()
        fixture.pipe("interview sizes --account a1", ["small", "It broke."])
        fixture.sit(
            "interview sizes --account a12", ["large", "/back", "small", "/back", "large", "Fine."].map { .type($0) })
        let interview = try fixture.interview
        #expect(interview.answer(at: 1) == .value(.text("Fine.")))
        #expect(interview.closingOutcome == "complete")
        #expect(try fixture.kinds.filter { $0 == "counted" }.count == 2)
    }

    /// Nobody holds a place for ever: after a day without a line it is free, and who comes back asks for it anew.
    @Test func aPlaceIsHeldForADay() throws {
        let fixture = try fixture()
        fixture.pipe("interview sizes --account a1", ["small"])
        fixture.wallClock = { _ in 86_400_000 - 1 }
        #expect(row(fixture).hasPrefix("small\t1\t0\t1\t0\t"))
        fixture.wallClock = { _ in 86_400_000 }
        #expect(row(fixture).hasPrefix("small\t1\t0\t0\t1\t"))
        fixture.pipe("interview sizes --account a12", ["small", "It broke."])
        #expect(try outcome(fixture) == "complete")
        fixture.pipe("resume 5e551001", [])
        let late = try fixture.store.sessions().first { $0.id.text.hasPrefix("5e551001") }
        let past = try fixture.store.entries(of: try #require(late).id, after: 0)
        #expect(past.contains { $0.draft.kind == "counted" && $0.draft.payload.contains("\"small\":1") })
    }

    /// A quota that looks at the case alone is looked at as the session is opened.
    @Test func aQuotaOfTheCaseEndsBeforeTheFirstQuestion() throws {
        let fixture = try InterviewFixture()
        fixture.files["surveys/sizes.yaml"] = Self.survey.replacing(
            "if: size = 'small'", with: "if: case.plan = 'free'"
        )
        .replacing("mode: interviewer", with: "mode: interviewer\ncase: {plan: text}")
        fixture.pipe("interview sizes --account a1", ["small"])
        fixture.pipe("interview sizes --account a1", [])
        #expect(try outcome(fixture) == "over_quota")
        fixture.pipe("interview sizes --account a12", ["small", "It broke."])
        #expect(try outcome(fixture) == "complete")
        #expect(fixture.pipe("session verify") == 0)
    }

    /// Sessions of a store that knew no places are counted by their journals, once.
    @Test func sessionsOfBeforeAreCounted() throws {
        let fixture = try fixture()
        fixture.pipe("interview sizes --account a1", ["small", "It broke."])
        let id = try fixture.record.id
        let record = try fixture.record
        let entries = try fixture.store.entries(of: id, after: 0)
        let older = try InterviewFixture()
        older.files["surveys/sizes.yaml"] = Self.survey
        _ = try older.store.open(
            record, definition: Self.survey, with: entries.map(\.draft))
        _ = try older.store.append([], to: id, status: .ended)
        #expect(row(older).hasPrefix("small\t1\t1\t0\t0\t"))
        #expect(try older.store.sessionsWithoutPlaces(of: "sizes") == [])
    }
}
