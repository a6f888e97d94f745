import Shell
import Testing

/// What would become of an unfinished session under the survey of today.
@MainActor
@Suite struct MigrateCommandTests {
    private static let first = """
        survey: trial
        revision: 1
        title: After the trial
        mode: self
        lists:
          reason:
            - price: Price
            - bugs: Bugs
            - slow: It is slow
        questions:
          - why: choice(reason)
            text: Why not?
          - score: scale(0..10)
            ends: {0: Very bad, 10: Very good}
            text: How good was it?
          - story: text
            text: What happened?

        """

    /// A session that has answered the first two questions, and then the definition of today.
    private func session(today: String) -> TypedSession {
        let session = TypedSession(files: ["surveys/trial.yaml": Self.first])
        session.run("answer trial", "bugs", "4", "/pause")
        session.files["surveys/trial.yaml"] = today
        return session
    }

    private func fates(_ output: String) -> [String] {
        output.split(separator: "\n").filter { $0.hasPrefix("3c6ef372") }
            .map { $0.split(separator: "\t", omittingEmptySubsequences: false).dropFirst().joined(separator: " ") }
    }

    // The usual case: a question is called otherwise, an option too, and one is new.
    @Test func answersGoWithTheNewNamesOfQuestionsAndOptions() {
        let session = session(
            today: Self.first.replacing("- bugs: Bugs", with: "- faults: {label: Faults, was: bugs}")
                .replacing("- score: scale(0..10)", with: "- rating: scale(0..10)\n    was: score")
                .replacing("  - why:", with: "  - role: text\n    text: What is your work?\n  - why:"))
        let output = session.run("survey migrate --all --dry-run")
        let fates = fates(output)
        #expect(fates.contains { $0.hasPrefix("why carried") }, "\(output)")
        #expect(fates.contains { $0.hasPrefix("rating carried") }, "\(output)")
        #expect(fates.contains { $0.hasPrefix("role asked") }, "\(output)")
        #expect(output.contains("1 session, of which 0 began with the definition of today"), "\(output)")
    }

    // An answer that today's options do not have is never bent into one of them.
    @Test func anAnswerWhoseOptionIsGoneIsAskedAgain() {
        let session = session(today: Self.first.replacing("    - bugs: Bugs\n", with: ""))
        let output = session.run("survey migrate --all --dry-run")
        #expect(fates(output).contains { $0.hasPrefix("why asked_again") }, "\(output)")
        #expect(fates(output).contains { $0.hasPrefix("score carried") }, "\(output)")
    }

    // 'recode' says which option of today an old one means.
    @Test func anOptionThatWasMergedIsCarriedByItsRecode() {
        let session = session(
            today: Self.first.replacing(
                "    - bugs: Bugs\n    - slow: It is slow\n", with: "    - quality: Its quality\n"
            ).replacing("    text: Why not?", with: "    recode: {bugs: quality, slow: quality}\n    text: Why not?"))
        let output = session.run("survey migrate --all --dry-run")
        #expect(fates(output).contains { $0.hasPrefix("why carried") }, "\(output)")
    }

    // It is a look: nothing moves, and whoever wants more is told why there is none.
    @Test func nothingIsMoved() {
        let session = session(today: Self.first)
        let refused = session.run("survey migrate --all")
        #expect(refused.contains("is not moved to another"), "\(refused)")
        #expect(refused.hasSuffix("[exit 1]\n"), "\(refused)")
        #expect(session.run("survey migrate").hasSuffix("[exit 64]\n"))
        #expect(session.run("survey migrate nobody --dry-run").hasSuffix("[exit 66]\n"))
        let same = session.run("survey migrate --all --dry-run")
        #expect(same.contains("1 session, of which 1 began with the definition of today"), "\(same)")
    }
}
