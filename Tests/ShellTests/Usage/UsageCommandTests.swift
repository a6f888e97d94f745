import Shell
import Storage
import Testing

/// Counting how the product is used, from the file to the figures beside accounts and themes.
@MainActor
@Suite struct UsageCommandTests {
    private let events = """
        account,user,event,timestamp
        acme,ann,export_started,2026-02-03T04:05:06Z
        acme,bob,export_finished,2026-02-03T04:06:06Z
        bolt,cy,export_started,2026-02-24T04:05:06Z
        acme,ann,login,2026-02-24T04:05:06Z

        """

    private func workspace() -> TypedSession {
        TypedSession(files: [
            "events.csv": events,
            "surveys/features.yaml": """
            features:
              - exports: {events: ["export_*"], themes: [bug/slow_export]}
            """,
            "surveys/themes.yaml": """
            codebook: small
            themes:
              - bug: {themes: [slow_export: {definition: Exports take long.}, other: {definition: Else.}]}
            """,
            "accounts.csv": "account_id,name\nacme,Acme\nbolt,Bolt\n",
        ])
    }

    @Test func usesAreCountedOnceAndShownByFeature() {
        let session = workspace()
        session.run("import events.csv")
        let shown = session.run(
            "import events.csv", "usage list", "usage list --by week --feature exports --format jsonl",
            "usage list --since 2026-W09 --by account")
        #expect(shown.contains("events by 'canvass-events': 4 read, 0 stored, 4 unchanged, 0 dropped, 0 failed"))
        #expect(
            shown.hasSuffix(
                """
                > usage list
                feature\tweek\taccount_id\tuses\tusers\taccounts\tfirst_at\tlast_at
                exports\t\t\t3\t3\t2\t2026-02-03T04:05:06Z\t2026-02-24T04:05:06Z
                login\t\t\t1\t1\t1\t2026-02-24T04:05:06Z\t2026-02-24T04:05:06Z
                > usage list --by week --feature exports --format jsonl
                {"feature":"exports","week":"2026-W06","account_id":null,"uses":2,"users":2,"accounts":1,\
                "first_at":"2026-02-03T04:05:06Z","last_at":"2026-02-03T04:06:06Z"}
                {"feature":"exports","week":"2026-W09","account_id":null,"uses":1,"users":1,"accounts":1,\
                "first_at":"2026-02-24T04:05:06Z","last_at":"2026-02-24T04:05:06Z"}
                > usage list --since 2026-W09 --by account
                feature\tweek\taccount_id\tuses\tusers\taccounts\tfirst_at\tlast_at
                exports\t\tbolt\t1\t1\t1\t2026-02-24T04:05:06Z\t2026-02-24T04:05:06Z
                login\t\tacme\t1\t1\t1\t2026-02-24T04:05:06Z\t2026-02-24T04:05:06Z

                """), "\(shown)")
    }

    // Whoever looks at an account or a theme sees what is used of it.
    @Test func usageStandsBesideAccountsAndThemes() {
        let session = workspace()
        session.run("import events.csv", "import accounts.csv --map canvass-accounts")
        let shown = session.run(
            "account show acme --format jsonl", "theme show slow_export --format jsonl", "theme show slow_export",
            "theme show other --format jsonl")
        #expect(
            shown.contains(
                #""usage":[{"feature":"exports","uses":2,"users":2,"accounts":1,"last_at":"2026-02-03T04:06:06Z"},{"feature":"login""#
            ), "\(shown)")
        #expect(
            shown.contains(
                #""usage":[{"feature":"exports","uses":3,"users":3,"accounts":2,"last_at":"2026-02-24T04:05:06Z"}]"#))
        #expect(shown.contains("\nusage\t"))
        #expect(shown.hasSuffix("\"usage\":null}\n"))
    }

    @Test func whatIsNotThereIsSaid() {
        let session = workspace()
        let shown = session.run(
            "usage list --feature exprts", "import events.csv", "usage list --feature exprts",
            "usage list --since yesterday", "usage list --account nobody")
        #expect(shown.contains("there is no feature 'exprts'\n!   hint: 'import' brings events in"))
        #expect(shown.contains("there is no feature 'exprts'\n!   hint: did you mean 'exports'?"))
        #expect(session.exitCodes == [1, 0, 1, 64, 1])
        session.files["surveys/features.yaml"] = "features:\n  - exports: {events: [a], themes: [bug/slow_exprt]}\n"
        #expect(session.run("usage list").contains("did you mean 'bug/slow_export'?"))
        #expect(session.exitCodes.last == 65)
    }
}
