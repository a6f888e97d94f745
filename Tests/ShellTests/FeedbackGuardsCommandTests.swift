import Foundation
import Testing

@MainActor
private func workspace() throws -> TypedSession {
    try FeedbackFixture.workspace()
}

private func results(_ transcript: String) -> String { FeedbackFixture.results(transcript) }

private func objects(_ transcript: String) throws -> [[String: Any]] { try FeedbackFixture.objects(transcript) }

extension TypedSession {
    /// What only these lines bring, without the transcript before them.
    fileprivate func only(_ lines: String...) -> String {
        let before = run([])
        return String(run(lines).dropFirst(before.count))
    }
}

@MainActor
@Suite struct FeedbackGuardsCommandTests {
    private func guarded(_ lines: String) throws -> TypedSession {
        let session = try workspace()
        session.files["surveys/canvass.yaml"] = "workspace: test\ncurrency: EUR\nteams: {app: {capacity: 24}}\n" + lines
        return session
    }

    // Each guard is shown with what it does in plain words, whether it is on, and what it changes.
    @Test func guardsAreShownWithTheirEffect() throws {
        let session = try guarded("guards: {calm: {on: false, lambda: 0.25}, recency: false}\n")
        let found = try objects(session.only("feedback guards --format json"))
        #expect(found.map { $0["guard"] as? String }.contains("silent-majority"))
        let calm = try #require(found.first { $0["guard"] as? String == "calm" })
        #expect(calm["on"] as? Bool == false)
        #expect(calm["parameters"] as? String == "lambda: 0.25, delta: 0.25")
        let text = results(session.only("feedback guards --format table"))
        #expect(text.contains("calm  off") && text.contains("recency  off") && text.contains("icp  on"))
        #expect(text.contains("It would change") || text.contains("It would change nothing now."))
    }

    // What-if leaves the settings as they are and says what the need is with them.
    @Test func theListAnswersWhatIf() throws {
        let session = try guarded("")
        let plain = try objects(session.only("feedback list --only none --format json"))
        let export = try #require(plain.first)
        #expect(abs(try #require(export["need_as_set"] as? Double) - 62.5) < 0.01)
        let without = try objects(session.only("feedback list --without calm,icp --format json"))
        #expect(without.count == 3)
        let wrong = session.only("feedback list --without clam", "feedback list --without calm --only icp")
        #expect(wrong.contains("there is no guard 'clam'\n!   hint: did you mean 'calm'?"))
        #expect(wrong.contains("give --without or --only, not both"))
        #expect(session.exitCodes.suffix(2) == [64, 64])
        #expect(session.only("feedback list --without nonsense").contains("hint: the guards are distinct-accounts,"))
        #expect(session.only("roadmap score --without nonsense").contains("hint: the guards are agreement,"))
    }

    // All mistakes at once, each with its place.
    @Test func wrongGuardsAreAllShown() throws {
        let session = try guarded(
            """
            guards:
              clam: {on: true}
              calm: {lambda: 2}
              translation: {paraphrase: {se: 0.3, sp: 0.6}}
              recency: {half_life_days: {bug: 5}}
            target:
              fit:
                - {if: seats >= 'many', fit: 1}
                - {if: plan = 'free', fit: 3}
            """)
        let text = session.only("feedback list")
        for words in [
            "canvass.yaml:5:3: error: unknown key 'clam'", "canvass.yaml:6:18: error: expected a number from 0 to 1",
            "canvass.yaml:7:29: error: se and sp come to no more than 1",
            "canvass.yaml:8:35: error: expected a number from 30 to 1095",
            "canvass.yaml:11:21: error: a whole number cannot be compared",
            "canvass.yaml:12:32: error: expected a number from 0 to 1",
        ] {
            #expect(text.contains(words), "\(words) in \(text)")
        }
        #expect(text.hasSuffix("[exit 65]\n"))
    }

    // Whom the product is not for is set aside by rule, and a slip in an attribute's name is said.
    @Test func theTargetIsARuleOverAttributes() throws {
        let session = try guarded(
            "target:\n  fit:\n    - {if: revenue < 250, fit: 0}\n    - {if: plna = 'free', fit: 0.5}\n  exempt: [pricing]\n"
        )
        let text = session.only("feedback why bulk --format json")
        let object = try #require(
            JSONSerialization.jsonObject(with: Data(results(text).utf8)) as? [String: Any])
        let aside = try #require(object["set_aside"] as? [String: Any])
        #expect(aside["accounts"] as? Int == 1 && aside["revenue"] as? Double == 200)
        #expect(session.only("feedback list").contains("! note: no account has the attribute 'plna'"))
    }

    // The ledger adds up in what scripts get, too.
    @Test func whyGivesTheLedgerAsJSON() throws {
        let text = results(try workspace().run("feedback why export --format json"))
        let object = try #require(JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
        let ledger = try #require(object["ledger"] as? [String: Any])
        let plain = try #require(ledger["plain"] as? Double)
        let points = try #require(ledger["guards"] as? [[String: Any]]).compactMap { $0["points"] as? Double }
        #expect(abs(plain + points.reduce(0, +) - (try #require(object["need"] as? Double))) < 1e-9)
    }
}

@MainActor
@Suite struct ThemeMergeTests {
    // A merge is a pointer: everything counts for the other theme, a ticket about both once, and nothing is changed.
    @Test func mergedThemesCountAsOneAndApartAgainAsBefore() throws {
        let session = try workspace()
        let before = session.only("feedback list --format json")
        let text = session.only("theme merge bulk export", "theme list --format csv", "feedback why bulk --format json")
        #expect(text.contains("! theme 'wish/bulk' counts as 'bug/export' from now on"))
        #expect(text.contains("wish/bulk,wish,,bulk edit,bug/export,"))
        #expect(text.contains("! note: wish/bulk counts as bug/export"))
        let merged = try objects(session.only("feedback list --format json"))
        #expect(merged.map { $0["theme"] as? String } == ["bug/export", "bug/login"])
        #expect(merged[0]["tickets"] as? Int == 4)
        #expect(merged[0]["ticket_accounts"] as? Int == 2)
        // The words of the merged theme are among those of the other.
        let why = results(session.only("feedback why export --format table"))
        #expect(why.contains("Please add bulk editing"))
        let again = session.only("theme unmerge bulk", "feedback list --format json")
        #expect(again.contains("! theme 'wish/bulk' counts for itself again"))
        #expect(results(again).hasSuffix(results(before)))
    }

    @Test func whatCannotBeMergedIsSaid() throws {
        let session = try workspace()
        let text = session.only(
            "theme merge bulk bulk", "theme merge bulk export", "theme merge bulk login", "theme merge export bulk",
            "theme unmerge login", "theme merge nothing export")
        for words in [
            "a theme cannot be merged into itself", "'wish/bulk' is merged into 'bug/export'",
            "'theme unmerge wish/bulk' takes it back", "'bug/login' is not merged into another theme",
            "there is no theme 'nothing'",
        ] {
            #expect(text.contains(words), "\(words) in \(text)")
        }
        #expect(session.exitCodes == [1, 0, 1, 1, 1, 1])
    }
}
