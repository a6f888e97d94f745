import Testing

/// What was handed on comes back: the initiative knows its issue, and nobody is counted twice.
@MainActor
struct IssueRoundTripTests {
    private func issues(_ status: String, externalID: String = "canvass:exports", body: String = "See the wiki.")
        -> String
    {
        """
        Issue key,Issue id,Summary,Status Category,Created,Updated,Resolved,Description,Custom field (External ID)
        PROJ-7,7,Exports that resume,\(status),02/Mar/26 9:00 AM,04/Mar/26 9:00 AM,\(status == "Done" ? "03/Mar/26 9:00 AM" : ""),\(body) The export fails.,\(externalID)

        """
    }

    private let importing = "import jira.csv --map jira-csv --timezone UTC"

    // An issue made of the words of customers says them once more; an echo is no evidence.
    @Test(arguments: [("canvass:exports", "Edited."), ("", "Canvass: canvass:exports")])
    func anIssueOfOursIsNoEvidence(_ externalID: String, _ body: String) throws {
        let session = try FeedbackFixture.workspace()
        session.files["jira.csv"] = issues("To Do", externalID: externalID, body: body)
        let before = session.run("feedback list --format json")
        let shown = session.run(importing, "feedback list --format json", "feedback why export", "roadmap list")
        #expect(session.exitCodes.allSatisfy { $0 == 0 })
        #expect(shown.contains(FeedbackFixture.results(before).trimmingPrefix("\n")))
        #expect(shown.contains("jira:PROJ-7, open"))
        #expect(!shown.contains("ticket jira:PROJ-7"))
    }

    // Somebody else's issue is what it was: a request like any other.
    @Test func anotherIssueIsEvidenceAsBefore() throws {
        let session = try FeedbackFixture.workspace()
        session.files["jira.csv"] = issues("To Do", externalID: "OTHER-1")
        let shown = session.run(importing, "feedback why export --tickets 30", "roadmap list")
        #expect(shown.contains("jira:PROJ-7"))
        #expect(!shown.contains("jira:PROJ-7, open"))
    }

    // When it is done, those who asked for it should hear of it.
    @Test func aSolvedIssueProposesFollowUps() throws {
        let session = try FeedbackFixture.workspace()
        session.files["jira.csv"] = issues("Done")
        let shown = session.run(
            importing, "roadmap list", "roadmap why exports --format lines", "roadmap why exports --format json",
            #"followup add "tell: Exports that resume" --account a0"#)
        #expect(session.exitCodes.allSatisfy { $0 == 0 })
        #expect(shown.contains("jira:PROJ-7, solved 2026-03-0"))
        #expect(shown.contains("asked for it and should hear that it is done"))
        #expect(shown.contains(#"followup add "tell: Exports that resume" --account a0"#))
        #expect(shown.contains(#""ticket": "jira:PROJ-7""#))
    }

    @Test func theSameExportAgainChangesNothing() throws {
        let session = try FeedbackFixture.workspace()
        session.files["jira.csv"] = issues("Done")
        session.run(importing)
        #expect(session.run(importing, "roadmap list").contains("jira:PROJ-7, solved"))
    }
}
