import FeedbackModel
import Journal
import Storage
import Synchronization
import Testing

@MainActor
struct RetentionTests {
    private static let survey = """
        survey: renewal
        title: Renewal
        mode: interviewer
        case: {account: text}
        questions:
          - exports: yes_no
            text: Do exports stop?
          - story: text
            text: Tell me about it.

        """

    private func session() -> TypedSession {
        TypedSession(files: [
            "surveys/renewal.yaml": Self.survey,
            "surveys/canvass.yaml": "workspace: small\nretention_days: 365\n",
            "a.csv": "id,name,seats,arr,lifecycle\nacme,Acme,40,12000,active\n",
        ])
    }

    private func pass(days: Int64, _ session: TypedSession) { session.clock.withLock { $0 += days * 86_400_000 } }

    // Who took nothing back may be asked again, and who took it back may not.
    @Test func somebodyWhoseWordsWereTooOldMayBeAskedAgain() throws {
        for (command, isAsked) in [("retention apply --yes", true), ("session withdraw ID --yes", false)] {
            let session = session()
            session.run("import a.csv", "interview renewal --account acme", "yes", "It hangs at night.")
            pass(days: 400, session)
            let record = try #require(try session.store.sessions().first)
            session.run(command.replacing("ID", with: record.id.text))
            #expect(session.exitCodes.last == 0)
            let words = try session.store.entries(of: record.id, after: 0).flatMap(\.draft.words)
            #expect(!words.isEmpty && words.allSatisfy { $0.text == nil })
            let before = session.run().count
            let said = session.run("interview renewal --account acme", "yes", "It hangs.").dropFirst(before)
            #expect(said.contains("withdrew what they had said") != isAsked, "\(said)")
        }
    }

    @Test func aSessionThatIsStillWorkedOnStays() throws {
        let session = session()
        session.run("import a.csv", "interview renewal --account acme", "yes", "/note seen on Monday", "/pause")
        pass(days: 364, session)
        #expect(session.run("retention show").hasSuffix("! nothing is older than 365 days\n"))
        pass(days: 2, session)
        #expect(session.run("retention show").contains("sessions\t1\t"))
        session.run("retention apply --yes")
        #expect(try session.store.sessions().map(\.status) == [.ended])
        #expect(try session.store.erasures().first?.counts[.sessions] == 1)
        session.run("session verify")
        #expect(session.exitCodes.last == 0)
    }
}
