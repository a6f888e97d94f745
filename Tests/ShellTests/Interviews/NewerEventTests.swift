import Journal
import Storage
import TestSupport
import Testing

/// Two versions on one store: what a newer one wrote, an older one refuses in words and leaves as it is.
@MainActor
@Suite struct NewerEventTests {
    private static let survey = """
        survey: renewal
        title: Renewal
        mode: interviewer
        questions:
          - consent: yes_no
            text: May I ask?
          - story: text
            text: Tell me.
        """

    /// A session in which a version from the future has written an event.
    private static func session() throws -> (TypedSession, SessionID) {
        let typed = TypedSession(files: ["surveys/renewal.yaml": survey])
        typed.run("interview renewal", "yes", "/pause")
        let record = try #require(try typed.store.sessions().first)
        let future = EntryDraft(
            time: 1, monotonic: 1, spell: 1, actor: "eve", kind: "teleported", schema: 99,
            payload: #"{"teleported":{"to":"mars"}}"#, words: [])
        _ = try typed.store.append([future], to: record.id, status: nil)
        return (typed, record.id)
    }

    /// The refusal says which event, which versions, and what to do; never a type of ours.
    @Test(arguments: ["session show ID", "resume ID", "session export ID"])
    func aNewerEventIsRefusedWithItsVersion(_ line: String) throws {
        let (typed, id) = try Self.session()
        let before = try typed.store.entries(of: id, after: 0)
        let told = typed.run(line.replacing("ID", with: id.short))
        #expect(
            told.contains("a newer version wrote an event 'teleported' (events of version 99, this one reads up to "))
        #expect(told.contains("this is canvass "))
        #expect(told.contains("nothing was changed"))
        #expect(told.hasSuffix("[exit 1]\n"))
        #expect(!told.contains("Error"))
        #expect(try typed.store.entries(of: id, after: 0) == before)
    }

    /// One session of the future does not keep the others from being listed, counted and followed up.
    @Test func theRestOfTheStoreGoesOn() throws {
        let (typed, id) = try Self.session()
        #expect(typed.run("session list").contains(id.text))
        #expect(typed.run("followup list").contains("cannot be read by this version"))
        #expect(typed.run("session verify").contains("a newer version wrote an event 'teleported'"))
    }

    /// The chain commits to what the event is, whether it can be read or not.
    @Test func itsChainHolds() throws {
        let (typed, _) = try Self.session()
        #expect(try typed.store.problems() == [])
    }
}
