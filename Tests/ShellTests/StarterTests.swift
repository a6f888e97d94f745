import Shell
import Testing

/// The way that somebody new is led along.
@MainActor
@Suite struct StarterTests {
    // What the program writes itself must not be the first thing that it finds fault with.
    @Test func whatInitWritesHasNoMistakesAndNoAdvice() {
        let shown = TypedSession().run("init", "survey lint")
        #expect(shown.hasSuffix("> survey lint\n! 0 errors and 0 warnings in 5 definitions\n"), "\(shown)")
    }

    // Following the advice leads to a number, not to answers that nothing counts.
    @Test func theFirstStepsLeadToAShare() {
        let shown = TypedSession().run(
            "init", "import example-accounts.csv", "interview first-call --account acme", "yes", "9", "none", "yes",
            "/end", "feedback list --format table")
        #expect(shown.contains("1 of 1"), "\(shown)")
        #expect(!shown.contains("no account"), "\(shown)")
    }

    // Without an account the answers are kept and counted nowhere, which is said before, in the list and in the reasons.
    @Test func anInterviewWithoutAnAccountIsSaidToCountNowhere() {
        let shown = TypedSession().run(
            "init", "interview first-call", "yes", "9", "none", "yes", "/end", "feedback list --format table",
            "feedback why slow_pages --format table")
        for words in [
            "! no account: these answers are kept, but no share counts them; start with --account ACCOUNT to count them",
            "! note: 1 answer without an account is in no share",
            "1 answer, none with an account, so there is no share",
        ] {
            #expect(shown.contains(words), "\(words) in \(shown)")
        }
        #expect(!shown.contains("nobody was asked, so"), "\(shown)")
    }

    // A mistake in a shared file is found by the one command that says it finds them all.
    @Test func lintChecksTheSharedFilesToo() {
        let session = TypedSession(files: [
            "surveys/canvass.yaml": "workspace: w\nunit: users\n",
            "surveys/themes.yaml": "codebook: c\nthemes:\n  - bug: {themes: [{slow: {phrases: [slow, slow]}}]}\n",
            "surveys/roadmap.yaml": "roadmap: r\ninitiatives:\n  - a: {covers: {slw: 0.5}}\n",
        ])
        let shown = session.run("survey lint", "survey lint themes", "roadmap list", "doctor --format tsv")
        #expect(shown.contains("surveys/themes.yaml:3:44: warning: the phrase 'slow' is there already"), "\(shown)")
        #expect(shown.contains("surveys/roadmap.yaml:3:18: error: there is no theme 'slw'"), "\(shown)")
        #expect(shown.contains(" 3 |   - a: {covers: {slw: 0.5}}"), "\(shown)")
        #expect(shown.contains("1 error and 1 warning in 3 definitions"), "\(shown)")
        #expect(shown.contains("! 0 errors and 1 warning in 1 definition\n"), "\(shown)")
        #expect(shown.contains("> roadmap list\n! surveys/roadmap.yaml:3:18: error"), "\(shown)")
        #expect(shown.contains("definitions\twrong\tsurveys/roadmap.yaml:3:18: error"), "\(shown)")
        #expect(!shown.contains("\\n"), "\(shown)")
    }
}
