import Testing

/// What is entered by hand stands under the same rules as the rest of the queue.
@MainActor
struct FollowUpAddTests {
    /// Whoever enters a call that no list will ever show must hear of it.
    @Test func anEntryAboutSomebodyWhoIsLeftAloneSaysSo() throws {
        let fixture = try InterviewFixture()
        fixture.pipe("interview renewal --account a1", ["yes", "7", "/pause"])
        fixture.pipe("session withdraw 5e551001 --yes")
        #expect(fixture.pipe("followup add 'ask how it went' --account a1") == 0)
        #expect(
            fixture.told == ["left alone: withdrew what they had said; only 'followup list --all' shows it"])
        #expect(fixture.pipe("followup list --format csv") == 0)
        #expect(!fixture.result.contains("ask how"))
        #expect(fixture.pipe("followup add 'ask how it went' --account a12") == 0)
        #expect(fixture.told == [])
        #expect(fixture.pipe("followup add 'send it' --account a12 --due '1 Mar'") == 64)
        #expect(fixture.told.first == "error: this day is over")
    }
}
