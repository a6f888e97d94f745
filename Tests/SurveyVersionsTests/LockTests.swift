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

    /// A lock of a survey with one question, and what a later form of that question does to it.
    private func findings(_ former: String, _ now: String, _ attributes: String = "text: Q?") throws -> [String] {
        func text(_ type: String, _ revision: Int) -> String {
            "survey: s\nrevision: \(revision)\ntitle: T\nmode: self\nquestions:\n  - q: \(type)\n    \(attributes)\n"
        }
        let lock = DefinitionLock(survey: "s").locking(try #require(try read(text(former, 1)).survey))
        let (back, diagnostics) = DefinitionLock.parse(Array(lock.yaml.utf8), file: "s.lock.yaml")
        #expect(back == lock, "\(diagnostics)")
        let document = try read(text(now, 2))
        return lock.diagnostics(for: try #require(document.survey), places: document.places).map(\.code.rawValue)
    }

    // What diff calls breaking, lint says too.
    @Test func aNarrowerRangeIsSaid() throws {
        #expect(try findings("integer", "integer(0..60)") == ["W513"])
        #expect(try findings("integer(0..60)", "integer(0..100)") == [])
        #expect(try findings("money(EUR, 0..9.5)", "money(EUR, 0..10)") == [])
        #expect(try findings("money(EUR, 0..10)", "money(EUR, 0..9.5)") == ["W513"])
        #expect(try findings("date(2020-01-01..)", "date(2021-01-01..)") == ["W513"])
        #expect(try findings("time(08:00..18:00)", "time(07:30..18:00)") == [])
        #expect(try findings("duration(0 min..8 h)", "duration(0 min..90 min)") == ["W513"])
        func rounds(_ most: Int) -> String { "repeat(thing)\n    again: Another?\n    max: \(most)" }
        let inner = "questions:\n      - name: text\n        text: Which?"
        #expect(try findings(rounds(3), rounds(1), inner) == ["W513"])
        #expect(try findings(rounds(3), rounds(9), inner) == [])
    }

    // Codes of missing answers are locked as those of options are.
    @Test func codesOfMissingAnswersAreLocked() throws {
        #expect(try findings("integer(0..)", "integer(-90..)") == [])
        #expect(try findings("integer(0..)", "integer") == ["W514"])
        #expect(try findings("decimal(-900..)", "decimal(-950.5..)") == [])
        #expect(try findings("decimal(-900..)", "decimal(-991..)") == ["W514"])
        // Once they have moved away, they stay there, under a new name too.
        func survey(_ revision: Int, _ question: String) throws -> Survey {
            try #require(
                try read(
                    "survey: s\nrevision: \(revision)\ntitle: T\nmode: self\nquestions:\n  - \(question)\n    text: Q?\n"
                ).survey)
        }
        let lock = DefinitionLock(survey: "s").locking(try survey(1, "q: integer"))
            .locking(try survey(2, "q: integer(0..60)")).locking(try survey(3, "p: integer(0..60)\n    was: q"))
        #expect(lock["q"]?.missing == -999_999_991)
        #expect(lock["p"]?.missing == -999_999_991)
        #expect(lock["p"]?.range?.text == "0..60")
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
                    "breaking why: has no option 'bugs' any more; 'retired: true' keeps its data, and 'recode: {bugs: …}' at "
                        + "'why' joins them with others",
                    "breaking nps: is scale(1..5) instead of scale(0..10)",
                ])
    }

    @Test func aDiffTellsWhatARepeatAndCellsTake() throws {
        func survey(_ repeating: String, _ cell: String) throws -> Survey {
            try #require(
                try read(
                    """
                    survey: s
                    revision: 1
                    title: T
                    mode: self
                    lists: {part: [a: A, b: B]}
                    questions:
                      - gaps: repeat(gap)
                        again: Another?
                        \(repeating)
                        questions:
                          - name: text
                            text: Which?
                      - quality: matrix(part, \(cell))
                        text: How good?
                    """
                ).survey)
        }
        let old = try survey("max: 3", "integer(0..9)")
        func diff(_ repeating: String, _ cell: String) throws -> [String] {
            DefinitionDiff(from: old, to: try survey(repeating, cell)).changes
                .map { "\($0.sort.rawValue) \($0.name ?? "-"): \($0.words)" }
        }
        #expect(try diff("max: 1", "integer(0..9)") == ["breaking gaps: takes fewer rounds: 1..1 instead of 1..3"])
        #expect(
            try diff("max: 5", "integer(0..5)")
                == [
                    "compatible gaps: takes more rounds: 1..5 instead of 1..3",
                    "breaking quality: takes a narrower range: 0..5 instead of 0..9",
                ])
        #expect(
            try diff("max: 3", "scale(0..9)") == ["breaking quality: is matrix(scale(0..9)) instead of matrix(integer)"]
        )
    }

    // The hash that locks hold must not change with the program: a new attribute leaves it, a renamed property does not.
    @Test func theCanonicalHashIsKnown() throws {
        let survey = try #require(try read(Self.first.text).survey)
        #expect(CanonicalForm(survey).hash == "7696467ddd1cc917d4d69b25dec76f816d1e958a9fafc45dade718007444651a")
    }
}
