import Foundation
import Shell
import Testing

/// What lint finds as a command: in each of its forms, beside a lock, and mended.
@MainActor
@Suite struct LintCommandTests {
    private static let plan = """
        survey: plan
        revision: 1
        title: {en: Plan, de: Tarif}
        mode: self
        languages: [en, de]
        questions:
          - size: integer(1..)
            text: {en: "How many are you?", de: "Wie viele sind Sie?"}
          - wish: text
            text: {en: "What would ${size ?? 'your'} people like?", de: "Was hätten ${size ?? 'Ihre'} Leute gern?"}

        """

    private func output(_ lines: String..., files: [String: String]) -> String {
        TypedSession(files: files).run(lines)
    }

    /// What the last command showed as JSON.
    private func json(_ output: String) throws -> Any {
        let all = output.split(separator: "\n")
        let last = all.lastIndex { $0.hasPrefix("> ") } ?? 0
        let lines = all[(last + 1)...].prefix { !$0.hasPrefix("!") && !$0.hasPrefix("[exit") }
        return try JSONSerialization.jsonObject(with: Data(lines.joined(separator: "\n").utf8))
    }

    // A second language is only worth something when it says all of what the first one says.
    @Test func wordingsThatLackInALanguageAreFoundInPlace() {
        let text = Self.plan.replacing(", de: \"Wie viele sind Sie?\"", with: "")
            .replacing("${size ?? 'Ihre'} Leute", with: "die Leute")
        let output = output("survey lint plan", files: ["surveys/plan.yaml": text])
        #expect(output.contains("surveys/plan.yaml:8:11: error: "), "\(output)")
        #expect(output.contains("[E402]"), "\(output)")
        #expect(output.contains("surveys/plan.yaml:10:66: error: "), "\(output)")
        #expect(output.contains("lacks ${size}"), "\(output)")
        #expect(output.hasSuffix("2 errors and 0 warnings in 1 definition\n[exit 65]\n"), "\(output)")
    }

    // Editors and code hosts read these; a place that is off by one marks the wrong line of somebody's file.
    @Test func whatALockForbidsIsInEveryForm() throws {
        let session = TypedSession(files: ["surveys/plan.yaml": Self.plan])
        session.run("survey lock plan")
        session.files["surveys/plan.yaml"] = Self.plan.replacing("revision: 1", with: "revision: 2")
            .replacing("size: integer(1..)", with: "size: scale(1..5)\n    ends: {1: One, 5: More}")
            .replacing("languages: [en, de]", with: "languages: [en, de]\nfallback: en")
        #expect(
            session.run("survey lint").contains(
                """
                surveys/plan.yaml:8:11: error: 'size' was integer until revision 1, and is scale(1..5) now [E502]
                 8 |   - size: scale(1..5)
                   |           ^^^^^^^^^^^
                """))
        let found = try #require(json(session.run("survey lint --format json")) as? [[String: Any]])
        #expect(found.count == 1)
        #expect(found.first?["code"] as? String == "E502")
        #expect(found.first?["line"] as? Int == 8)
        #expect(found.first?["length"] as? Int == 11)
        let sarif = try #require(json(session.run("survey lint --format sarif")) as? [String: Any])
        let run = try #require((sarif["runs"] as? [[String: Any]])?.first)
        let result = try #require((run["results"] as? [[String: Any]])?.first)
        #expect(result["ruleId"] as? String == "E502")
        let driver = try #require((run["tool"] as? [String: Any])?["driver"] as? [String: Any])
        let rules = try #require(driver["rules"] as? [[String: Any]])
        let index = try #require(result["ruleIndex"] as? Int)
        #expect(rules[index]["id"] as? String == "E502")
        let location = try #require((result["locations"] as? [[String: Any]])?.first?["physicalLocation"])
        let region = try #require((location as? [String: Any])?["region"] as? [String: Int])
        #expect(region == ["startLine": 8, "startColumn": 11, "endColumn": 22])
    }

    // Advice about versions can be silenced with a reason, a mistake cannot.
    @Test func aCommentSilencesAdviceOfTheLock() {
        let session = TypedSession(files: ["surveys/plan.yaml": Self.plan])
        session.run("survey lock plan")
        let changed = Self.plan.replacing("How many are", with: "How many people are")
        session.files["surveys/plan.yaml"] = changed
        #expect(session.run("survey lint").contains("surveys/plan.yaml:2:11: warning: "))
        session.files["surveys/plan.yaml"] = changed.replacing(
            "revision: 1", with: "revision: 1   # lint: ignore W510 nobody has answered yet")
        #expect(session.run("survey lint").hasSuffix("! 0 errors and 0 warnings in 1 definition\n"))
    }

    // Only the one word is replaced: comments and layout are somebody's work.
    @Test func slipsAreMendedAndNothingElse() {
        let slips = Self.plan.replacing("  - wish: text\n", with: "  - wish: text   # open\n    if: sizee == 3\n")
        let session = TypedSession(files: ["surveys/plan.yaml": slips])
        let output = session.run("survey lint plan --fix")
        #expect(output.contains("surveys/plan.yaml:10:9: mended: sizee is now size [E101]"), "\(output)")
        #expect(output.contains(": mended: == is now = [W101]"), "\(output)")
        #expect(
            session.files["surveys/plan.yaml"] == slips.replacing("sizee ==", with: "size ="),
            "\(session.files["surveys/plan.yaml"] ?? "")")
        #expect(session.run("survey lint plan --fix").hasSuffix("! 0 errors and 0 warnings in 1 definition\n"))
    }
}
