import Testing

/// From a recording's transcript to the people's own words in the session, and out again.
@MainActor
struct GroupTranscriptTests {
    private static let guide = """
        survey: reports
        title: Reports
        mode: group
        sections:
          - main: 20 min
            kind: key
            ask: What is hard?
        """

    private static let vtt = """
        WEBVTT

        1
        00:00:01.000 --> 00:00:05.000
        Host: What is hard?

        2
        00:00:06.000 --> 00:00:20.000
        Dana Mora: The setup took us three days, ask Eli.

        3
        00:00:21.000 --> 00:00:29.000
        Eli: Ours was quick.

        4
        00:00:30.000 --> 00:00:40.000
        Host: And then?

        5
        00:00:41.000 --> 00:00:50.000
        Guest: hello

        6
        00:00:55.000 --> 00:00:58.000
        Guest: bye
        """

    private func run(_ lines: String...) -> (text: String, session: TypedSession) {
        let session = TypedSession(files: [
            "surveys/reports.yaml": Self.guide, "friday.vtt": Self.vtt, "broken.vtt": "no\nturns\n",
            "turns.txt": "Dana Mora: The setup took days.\nEli: quick\nDana Mora: done\nEli: yes\n",
        ])
        let talk = [
            "group reports", "/add Dana Mora", "/add Eli", "/consent a quote=yes", "/next",
            "a: setup is slow #setup", "b: quick", "/end",
        ]
        return (session.run(talk + lines), session)
    }

    @Test func unknownVoicesAreNamedAndNothingIsImported() {
        let (text, session) = run("group transcript import 3c friday.vtt", "session show 3c --format json")
        #expect(session.exitCodes.last == 0)
        #expect(session.exitCodes.suffix(2).first == 64)
        #expect(text.contains("2 voices of the transcript are unknown: 'Host' (2), 'Guest' (2)"))
        #expect(text.contains("\"recording\": null"))
    }

    @Test func aTranscriptIsPutBesideTheNotes() throws {
        let (text, session) = run(
            "group transcript import 3c friday.vtt --map Host=m --map Guest=? --map \"Dana Mora=a\" --map Eli=b --sync 1=0:07",
            "session show 3c --format json", "group report 3c --format json",
            "group transcript export 3c --out out.vtt",
            "session verify 3c")
        #expect(session.exitCodes.suffix(5) == [0, 0, 0, 0, 0], "\(text)")
        #expect(text.contains("! 'Host' is the moderator, as --map says"))
        #expect(text.contains("\"form\": \"vtt\""))
        #expect(text.contains("\"estimator\": \"T3\""))
        let exported = try #require(session.files["out.vtt"])
        #expect(
            exported.contains("NOTE #setup\n\n00:00:06.000 --> 00:00:20.000\n<v P1>The setup took us three days, ask "))
        #expect(!exported.contains("Dana"))
        #expect(exported.contains("<v P2>(not shown: P2 was not asked about quoting)"))
    }

    /// Who the voices are is asked once: the next import of the session knows it.
    @Test func voicesAreRemembered() {
        let (text, session) = run(
            "group transcript import 3c friday.vtt --map Host=m --map Guest=? --map \"Dana Mora=a\" --map Eli=b",
            "group transcript import 3c friday.vtt")
        #expect(session.exitCodes.suffix(2) == [0, 0], "\(text)")
        #expect(text.contains("! 'Host' is the moderator, as before"))
    }

    @Test func whatDoesNotFitIsRefused() {
        let (text, session) = run(
            "group transcript import 3c broken.vtt", "group transcript import 3c none.vtt",
            "group transcript import 3c friday.vtt --map Host", "group transcript import 3c friday.vtt --map Host=z",
            "group transcript import 3c turns.txt --map \"Dana Mora=a\" --map Eli=b --sync 9=1:00",
            "group transcript import 3c turns.txt --map \"Dana Mora=a\" --map Eli=b --offset soon",
            "group transcript import 3c turns.txt --offset 1:00 --sync 1=1:00")
        #expect(session.exitCodes.suffix(7) == [65, 66, 64, 64, 64, 64, 64], "\(text)")
        #expect(text.contains("broken.vtt:"))
    }

    @Test func withoutARecordingTheNotesAreWritten() {
        let (text, _) = run("group transcript export 3c")
        #expect(text.contains("WEBVTT - Reports, session 3c6ef372"))
        #expect(text.contains("<v P1>setup is slow"))
    }
}
