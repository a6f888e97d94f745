import Shell
import Storage
import Testing

/// Ideas and reviews from their files to the figures of a theme.
@MainActor
@Suite struct IdeaCommandTests {
    private func workspace() -> TypedSession {
        TypedSession(files: [
            "surveys/themes.yaml": """
            codebook: small
            themes:
              - wish: {themes: [dark_mode: {definition: Dark., phrases: [dark mode]}]}
            """,
            "accounts.csv": "account_id,name\nacme,Acme\nbolt,Bolt\ncore,Core\n",
            "ideas.csv": """
            id,title,body,votes,created_at,account_id,merged_into
            1,Dark mode,Please,40,2026-02-01,acme,
            2,Night,dark mode too,3,2026-02-02,bolt,1
            3,Light,,7,2026-02-03,,

            """,
            "votes.csv": "idea_id,contact_id,account_id\ncsv:1,u1,core\ncsv:1,u2,core\ncsv:2,u3,acme\n",
            "posts.csv": """
            text,author,url,published_at,channel,language,sentiment
            no dark mode,@a,https://e.x/1,2026-02-03T00:00:00Z,reddit,en,-1

            """,
        ])
    }

    private let imports = [
        "import accounts.csv --map canvass-accounts", "import ideas.csv", "import votes.csv", "import posts.csv",
    ]

    @Test func ideasAreListedByTheirVotes() {
        let session = workspace()
        session.run(imports)
        #expect(session.exitCodes == [0, 0, 0, 0])
        let shown = session.run("theme list", "feedback list", "idea list", "idea show 2 --format jsonl")
        #expect(
            shown.contains(
                """
                id\ttitle\tvotes\tsupporters\taccounts\tstatus\taccount_id\tcreated_at\tmerged_into\tthemes
                csv:1\tDark mode\t40\t2\t1\topen\tacme\t2026-02-01T00:00:00Z\t\twish/dark_mode
                csv:3\tLight\t7\t0\t0\topen\t\t2026-02-03T00:00:00Z\t\t
                csv:2\tNight\t3\t1\t1\topen\tbolt\t2026-02-02T00:00:00Z\tcsv:1\twish/dark_mode

                """), "\(shown)")
        #expect(
            shown.contains(
                #""merged_into":"csv:1","supporters":[{"contact_id":"u3","account_id":"acme","voted_at":null}]"#))
        #expect(session.run("ticket list").hasSuffix("subject\n"))
        #expect(session.run("ticket list --kind review").contains("social:https://e.x/1"))
        #expect(session.run("ticket show 1", "idea show social:").contains("is no idea"))
    }

    // Three accounts want it: two authors and one supporter; forty votes are not forty customers.
    @Test func supportersAccountsCountOnceAndAnonymousVotesDoNot() {
        let session = workspace()
        session.run(imports)
        let shown = session.run("feedback list --format jsonl", "feedback why dark_mode")
        #expect(
            shown.contains(#""ticket_accounts":3,"tickets":0,"ideas":1,"reviews":1,"anonymous_votes":"#), "\(shown)")
        #expect(shown.contains("idea csv:1"), "\(shown)")
        #expect(shown.contains("review social:"), "\(shown)")
        // The original opens what was closed again.
        session.files["ideas.csv"] =
            "id,title,body,votes,created_at,account_id,merged_into\n2,Night,dark mode too,3,2026-02-02,bolt,\n"
        #expect(session.run("import ideas.csv", "feedback list --format jsonl").contains(#""tickets":0,"ideas":2,"#))
    }
}
