import Testing

/// Where a report goes.
@MainActor
struct GroupReportCommandTests {
    private static let guide = """
        survey: reports
        title: Reports
        mode: group
        sections:
          - main: 20 min
            kind: key
            ask: What is hard?
        """

    private func session(_ lines: String...) -> (text: String, typed: TypedSession) {
        let session = TypedSession(files: [
            "surveys/reports.yaml": Self.guide,
            "surveys/survey.yaml":
                "survey: survey\ntitle: S\nmode: interviewer\nquestions:\n  - q: text\n    text: Q?\n",
        ])
        let talk = ["group reports", "/add Dana", "/consent a quote=yes", "/next", "a\" the price #price !!", "/end"]
        return (session.run(talk + lines), session)
    }

    @Test func twoFilesAreWrittenWhereNothingElseIsAsked() throws {
        let (text, session) = session("group report 3c")
        let name = "/work/results/group-3c6ef372"
        #expect(text.hasSuffix("> group report 3c\n\(name).md\n\(name).html\n"), "\(text)")
        #expect(try #require(session.files[name + ".md"]).contains("“the price”"))
        #expect(try #require(session.files[name + ".html"]).contains("<q>the price</q>"))
    }

    @Test func oneFormIsPrintedOrWrittenWhereItIsAsked() throws {
        let (text, session) = session(
            "group report 3c --format markdown", "group report 3c --out friday.html", "group report 3c --out out/",
            "group report 3c --format csv --out tables")
        #expect(text.contains("> group report 3c --format markdown\n# Reports\n"))
        #expect(session.files["friday.html"]?.hasPrefix("<!DOCTYPE html>") == true)
        #expect(session.files["out/group-3c6ef372.md"] != nil)
        let utterances = try #require(session.files["tables/utterances.csv"])
        #expect(utterances.contains(",P1,verbatim,the price,,,price,2,"))
        #expect(session.files.paths.count { $0.hasPrefix("/work/tables/") } == 18)
        #expect(session.exitCodes.allSatisfy { $0 == 0 })
    }

    @Test func whatIsNoGroupIsRefused() {
        let session = TypedSession(files: [
            "surveys/survey.yaml":
                "survey: survey\ntitle: S\nmode: interviewer\nquestions:\n  - q: text\n    text: Q?\n"
        ])
        let text = session.run(
            "interview survey", "an answer", "group report 3c", "group report zz", "group report 3c --out x.txt")
        #expect(text.contains("! error: line 3: session 3c6ef372 is no focus group"))
        #expect(session.exitCodes == [0, 1, 1, 64], "\(text)")
    }
}
