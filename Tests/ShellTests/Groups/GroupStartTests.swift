import Storage
import Testing

/// What a group is begun with.
@MainActor
struct GroupStartTests {
    /// Private answers that would be read out: lint alone finds it, and the group would find it otherwise.
    @Test func aGuideWithErrorsOfLintIsNotBegun() throws {
        let session = TypedSession(files: [
            "surveys/leak.yaml": """
            survey: leak
            title: Leak
            mode: group
            lists: {pain: [export, speed]}
            sections:
              - cards: 5 min
                kind: exercise
                each:
                  - worst: rank(pain)
                    text: Which is worst?
                    private: true
              - talk: 10 min
                kind: key
                ask: You put ${label(top(worst)) ?? 'things'} first. Why?
            """
        ])
        let told = session.run("group leak")
        #expect(session.exitCodes == [65])
        #expect(told.contains("E404"))
        #expect(try session.store.sessions().isEmpty)
    }
}
