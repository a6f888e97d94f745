import Foundation
import Testing

@MainActor
struct RoadmapExportTests {
    @Test func everyTargetWritesItsFilesAndSaysWhatTheToolCannotRead() throws {
        let session = try FeedbackFixture.workspace()
        let shown = session.run([
            "roadmap export --to jira", "roadmap export --to trello", "roadmap export --to github",
            "roadmap export --to uservoice", "roadmap export --to sheet", "roadmap export --to xlsx",
        ])
        let names = [
            "jira-import.csv", "trello-cards.txt", "trello-cards.csv", "github-issues.jsonl", "github-issues.md",
            "uservoice-traits.csv", "uservoice-ideas.txt", "roadmap.csv", "roadmap-themes.csv", "roadmap-quotes.csv",
            "roadmap.xlsx",
        ]
        for name in names {
            #expect(shown.contains("/work/results/\(name)\n"))
            #expect(session.files["results/\(name)"]?.isEmpty == false, "\(name)")
        }
        #expect(shown.contains("dd/MMM/yy h:mm a"))
        #expect(shown.contains("Trello reads no file itself"))
        #expect(shown.contains("UserVoice reads users and accounts"))
        #expect(session.exitCodes.allSatisfy { $0 == 0 })
    }

    // From the issue back to the words: key, numbers, quotation and doubt stand in what Jira gets.
    @Test func anIssueCarriesItsEvidence() throws {
        let session = try FeedbackFixture.workspace()
        session.run("roadmap export --to jira --link https://wiki.example/r.html")
        let file = try #require(session.files["results/jira-import.csv"])
        #expect(file.contains("canvass:exports,https://wiki.example/r.html#exports,"))
        #expect(file.contains("It just <b>spins</b>."))
        #expect(file.contains("2 of 3 accounts asked say yes"))
        #expect(file.contains("h3. How sure this is"))
        // A control sequence in a ticket is seen, and does nothing.
        #expect(!file.contains("\u{1B}"))
    }

    @Test func equalStoresGiveEqualFiles() throws {
        let files = try (0..<2).map { _ in
            let session = try FeedbackFixture.workspace()
            session.run("roadmap export --to jira", "roadmap export --to xlsx")
            return [session.files["results/jira-import.csv"], session.files["results/roadmap.xlsx"]]
        }
        #expect(files[0] == files[1])
    }

    @Test func onlyNamedInitiativesGoAndInTheFolderThatIsNamed() throws {
        let session = try FeedbackFixture.workspace()
        session.run("roadmap export queue --to trello --output /tmp/out")
        #expect(session.files["/tmp/out/trello-cards.txt"] == "queue [canvass:queue]\n")
        #expect(session.files["results/trello-cards.txt"] == nil)
    }

    // Quarter 1 of the plan begins on a day, and what is in it is due on its last.
    @Test func plannedInitiativesAreDueAtTheEndOfTheirQuarter() throws {
        let session = try FeedbackFixture.workspace()
        session.run("roadmap export --to jira --from 2027-01-01")
        #expect(session.files["results/jira-import.csv"]?.contains("31/Mar/27 12:00 AM") == true)
    }

    // A part of a longer export that lies about would be imported a second time.
    @Test func partsOfAnEarlierExportAreTold() throws {
        let session = try FeedbackFixture.workspace()
        session.files["results/jira-import-2.csv"] = "old"
        session.files["results/jira-import-notes.csv"] = "mine"
        let shown = session.run("roadmap export --to jira")
        #expect(shown.contains("jira-import-2.csv is of an earlier export"))
        #expect(!shown.contains("jira-import-notes.csv"))
    }

    @Test func wrongWishesAreRefused() throws {
        let session = try FeedbackFixture.workspace()
        session.run([
            "roadmap export", "roadmap export --to excel", "roadmap export exprots --to jira",
            "roadmap export --to jira --from soon", "roadmap export --to jira --link file:///x",
            "roadmap export --to jira --quotes -1",
        ])
        #expect(session.exitCodes == [64, 64, 1, 64, 64, 64])
        #expect(session.files.paths.filter { $0.contains("jira") }.isEmpty)
    }
}
