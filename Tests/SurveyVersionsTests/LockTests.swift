import SourceDiagnostics
import SurveyModel
import SurveyVersions
import SurveyYAML
import TestSupport
import Testing

@Suite struct LockTests {
    static let first: MarkedText = """
        survey: s
        revision: 1
        title: T
        mode: self
        lists:
          reason:
            - price: Price or budget
            - bugs: Bugs or reliability
            - none: {label: Nothing, exclusive: true}
        questions:
          - ok: yes_no
            text: OK?
          - why: multi(reason)
            text: Why?
          - nps: scale(0..10)
            text: How likely?
        """

    private func read(_ text: String) throws -> SurveyDocument {
        let document = SurveyParser.read(Array(text.utf8), file: "s.yaml")
        _ = try #require(document.survey, "\(document.diagnostics)")
        return document
    }

    private func lock() throws -> DefinitionLock {
        DefinitionLock(survey: "s").locking(try #require(try read(Self.first.text).survey))
    }

    /// The codes and places of what a later text does to the lock of the first one.
    private func findings(_ text: String) throws -> [String] {
        let document = try read(text)
        return try lock().diagnostics(for: try #require(document.survey), places: document.places)
            .map { "\($0.location.line):\($0.location.column) \($0.code.rawValue)" }
    }

    private func changed(_ old: String, _ new: String) -> String {
        Self.first.text.replacing("revision: 1", with: "revision: 2").replacing(old, with: new)
    }

    // The file is what the next version of the program reads: it must come back as it was.
    @Test func theFileHoldsTheWholeLock() throws {
        let lock = try lock()
        let (read, diagnostics) = DefinitionLock.parse(Array(lock.yaml.utf8), file: "s.lock.yaml")
        #expect(read == lock, "\(diagnostics)")
        #expect(lock["why"]?.codes.map(\.number) == [1, 2, 3])
        #expect(lock.history.count == 1)
        #expect(try findings(Self.first.text) == [])
    }

    @Test func whatGivesDataAnotherMeaningIsFoundAtItsPlace() throws {
        #expect(try findings(changed("  - nps: scale(0..10)", "  - nps: scale(1..5)")) == ["15:10 E502"])
        #expect(try findings(changed("  - nps: scale(0..10)", "  - npss: scale(0..10)")) == ["15:5 E501"])
        #expect(try findings(changed("    - bugs: Bugs or reliability\n", "")) == ["12:10 E503"])
        #expect(
            try findings(
                changed(
                    "    - price: Price or budget\n    - bugs: Bugs or reliability",
                    "    - price: Bugs or reliability\n    - bugs: Price or budget")) == ["7:7 E505", "8:7 E505"])
        #expect(
            try findings(
                changed("    - bugs: Bugs or reliability", "    - bugs: {label: Bugs or reliability, number: 7}"))
                == ["8:7 E504"])
        #expect(
            try findings(changed("  - nps: scale(0..10)", "  - nps2: scale(0..10)\n    was: nqs")).contains("16:5 E507")
        )
        #expect(try findings(Self.first.text.replacing("How likely?", with: "How?")) == ["2:11 W510"])
    }

    // Who says what became of the data may change the survey, and the lock follows.
    @Test func whatIsDeclaredIsAllowedAndLocked() throws {
        let text = changed("  - nps: scale(0..10)", "  - likely: scale(0..10)\n    was: nps")
            .replacing("    - bugs: Bugs or reliability", with: "    - faults: {label: Faults, was: bugs}")
        #expect(try findings(text) == [])
        let next = try lock().locking(try #require(try read(text).survey))
        #expect(next["nps"]?.became == "likely")
        #expect(next["nps"]?.last == 1)
        #expect(next["likely"]?.first == 1)
        #expect(next["likely"]?.last == 2)
        #expect(next["why"]?["faults"]?.number == 2)
        #expect(next.history.map(\.revision) == [1, 2])
        let document = try read(text)
        #expect(next.diagnostics(for: try #require(document.survey), places: document.places) == [])
        // A name that once was something else's is not given away.
        let reused = try read(text + "\n  - nps: text\n    text: What?\n")
        #expect(
            next.diagnostics(for: try #require(reused.survey), places: reused.places).map(\.code.rawValue).contains(
                "E506"))
    }

    @Test func aNewOptionGetsANumberThatWasNeverUsed() throws {
        let text = changed("    - bugs: Bugs or reliability", "    - speed: Too slow\n    - bugs: Bugs or reliability")
        let next = try lock().locking(try #require(try read(text).survey))
        #expect(next["why"]?["speed"]?.number == 4)
        #expect(next["why"]?["bugs"]?.number == 2)
    }

    @Test func aDiffIsSortedByWhatItMeansForTheData() throws {
        let old = try #require(try read(Self.first.text).survey)
        func diff(_ text: String) throws -> [String] {
            DefinitionDiff(from: old, to: try #require(try read(text).survey), isSameText: false).changes
                .map { "\($0.sort.rawValue) \($0.name ?? "-"): \($0.words)" }
        }
        #expect(try diff("# new\n" + Self.first.text) == ["layout -: is written in another way and says the same"])
        #expect(
            try diff(changed("text: How likely?", "text: How probable?"))
                == ["wording nps: asks 'How probable?' instead of 'How likely?'"])
        #expect(
            try diff(
                changed("  - ok: yes_no\n    text: OK?\n", "").replacing(
                    "    text: Why?", with: "    if: 1 = 1\n    text: Why?")
                    + "\n  - more: text\n    text: What else?\n")
                == [
                    "compatible why: is asked only if 1 = 1", "compatible more: is new: text",
                    "breaking ok: is gone; 'retired: true' would keep its data",
                ])
        #expect(
            try diff(changed("  - nps: scale(0..10)", "  - likely: scale(0..10)\n    was: nps"))
                == ["compatible likely: was called 'nps'"])
        #expect(
            try diff(changed("    - bugs: Bugs or reliability\n", "").replacing("scale(0..10)", with: "scale(1..5)"))
                == [
                    "breaking why: has no option 'bugs' any more; sessions may hold it",
                    "breaking nps: is scale(1..5) instead of scale(0..10)",
                ])
    }

    // The hash that locks hold must not change with the program: a new attribute leaves it, a renamed property does not.
    @Test func theCanonicalHashIsKnown() throws {
        let survey = try #require(try read(Self.first.text).survey)
        #expect(CanonicalForm(survey).hash == "7696467ddd1cc917d4d69b25dec76f816d1e958a9fafc45dade718007444651a")
    }
}
