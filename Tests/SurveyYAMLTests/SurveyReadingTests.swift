import FoundationEssentials
import LocatedYAML
import SourceDiagnostics
import SurveyModel
import SurveyYAML
import TestSupport
import Testing

@Suite struct SurveyReadingTests {
    // YAML 1.1 would make a boolean, a number and a time of these; a code is what was written.
    @Test func wordsStayWords() throws {
        let yaml = """
            survey: no
            title: 12:30
            mode: self
            lists:
              odd: [no, on, off, 1_000, 007]
            questions:
              - q: choice(odd)
                text: yes
            """
        let (survey, found) = SurveyParser.parse(yaml, file: "x.yaml")
        let read = try #require(survey, "\(found)")
        #expect((read.id, read.title) == ("no", "12:30"))
        #expect(read.questions[0].kind.options?.options.map(\.code) == ["no", "on", "off", "1_000", "007"])
        #expect(read.questions[0].text == Template("yes"))
    }

    // The parts of section 3.1 of the survey language that this version can do, together.
    @Test func readsAnInterview() throws {
        let yaml = """
            survey: churn
            revision: 3
            title: Follow-up
            mode: interviewer
            time_budget: 12 min
            case: {account: text, plan: "choice(free, team)", seats: integer?}
            lists:
              reason:
                - price: Price or budget
                - other: {label: Something else, specify: true}
                - none: {label: No reason, exclusive: true}
            questions:
              - consent: yes_no
                text: Hello, do you look after ${case.account}?
                missing: none
                go:
                  - if: consent = 'no'
                    end: refused
              - nps: scale(0..10)
                text: How likely?
                ends: {0: Not at all, 10: Very}
                theme: advocacy
                present: nps <= 6
              - group:
                  calc: if nps >= 9 then 'promoter' else 'other'
              - why: multi(reason)
                text: Why?
              - top: choice(reason except none)
                if: count(why) > 1 and group = 'promoter'
                options_if: why has it
                text: Which?
                required: true
              - cost: decimal(0..)
                if: case.plan != 'free'
                text: About ${label(top ?? first(why)) ?? 'this'}?
                words: verbatim
                probes: [More?]
                tags: [money]
            outcomes: {refused: aapor 2.112}
            """
        let (survey, found) = SurveyParser.parse(yaml, file: "churn.yaml")
        let read = try #require(survey, "\(found)")
        #expect(found == [])
        #expect(read.timeBudget == 12 && read.revision == 3)
        #expect(read.questions.map(\.id) == ["consent", "nps", "group", "why", "top", "cost"])
        #expect(read.questions[0].missing == [])
        #expect(read.questions[0].jumps.map(\.target) == [.end(outcome: "refused")])
        #expect(read.questions[1].ends == [0: "Not at all", 10: "Very"])
        #expect(read.questions[4].kind.options?.options.map(\.code) == ["price", "other"])
        #expect(read.questions[5].kind == .decimal(minimum: 0, maximum: nil))
        #expect(read.questions[5].words == .verbatim)
        var environment = Environment(read, caseFields: ["account": .text("Acme")])
        #expect(read.questions[0].text.render(in: environment) == "Hello, do you look after Acme?")
        environment["why"] = .value(.multi(["price"]))
        #expect(read.questions[5].text.render(in: environment) == "About Price or budget?")
    }

    @Test func readsAGuide() throws {
        let yaml = """
            survey: g
            title: G
            mode: group
            sections:
              - open: 5 min
                kind: opening
                say: >
                  Thank you
                  for coming.
              - key: 2 h
                ask: What?
                probes: [Why?]
                codes: [export_timeout]
            """
        let (survey, found) = SurveyParser.parse(yaml, file: "g.yaml")
        let read = try #require(survey, "\(found)")
        #expect(
            read.sections == [
                GuideSection(id: "open", kind: .opening, minutes: 5, say: "Thank you for coming.\n"),
                GuideSection(
                    id: "key", kind: .key, minutes: 120, ask: "What?", probes: ["Why?"], codes: ["export_timeout"]),
            ])
    }

    // A definition may be cut off, mangled or made to harm: a diagnostic is the worst that may happen.
    @Test func randomTextNeverCrashes() {
        let tokens = [
            "survey: ", "title: ", "mode: self", "mode: group", "questions:", "sections:", "\n", "\n  ", "\n    ", "- ",
            "a: ",
            "text", "multi(", ")", "[", "]", "{", "}", "'", "\"", "|", ">", "&a ", "*a ", "!t ", "# ", ": ", ", ", "${",
            "}",
            "\\x4", "\t", "- - - ", "? ", "---\n", "...\n", "%YAML 1.1\n", "é", "\u{1F600}", "@", "`", "if: ", "<<: ",
            "~",
        ]
        var random = SplitMix64(seed: 99)
        for _ in 0..<3_000 {
            let text = (0..<Int.random(in: 1...30, using: &random))
                .map { _ in tokens[Int.random(in: 0..<tokens.count, using: &random)] }.joined()
            let (_, found) = SurveyParser.parse(text, file: "soup.yaml")
            for diagnostic in found { _ = diagnostic.rendered(in: SourceLines(text)) }
        }
        for _ in 0..<500 {
            let bytes = (0..<60).map { _ in UInt8.random(in: 0...255, using: &random) }
            #expect(SurveyParser.parse(bytes, file: "bytes.yaml").survey == nil)
        }
    }

    @Test func deepNestingIsRefused() {
        for text in [String(repeating: "[", count: 100_000), String(repeating: "- ", count: 5_000) + "a"] {
            let found = SurveyParser.parse("survey: a\nquestions: " + text, file: "deep.yaml").diagnostics
            #expect(!found.isEmpty)
        }
        let blocks = (0..<200).map { String(repeating: " ", count: $0) + "a:\n" }.joined()
        #expect(SurveyParser.parse(blocks, file: "deep.yaml").diagnostics.contains { $0.code == "E001" })
    }
}
