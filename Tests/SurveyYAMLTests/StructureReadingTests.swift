import SourceDiagnostics
import SurveyModel
import SurveyYAML
import TestSupport
import Testing

/// Sections, repeats, checks, wordings by language, quotas and what is retired.
@Suite struct StructureReadingTests {
    private static func survey(_ yaml: String) throws -> Survey {
        let (survey, found) = SurveyParser.parse("survey: s\ntitle: S\nmode: self\n" + yaml, file: "s.yaml")
        return try #require(survey, "\(found.map(\.description).joined(separator: "\n"))")
    }

    // The questions are one flat list; sections and repeats only stand around them.
    @Test func sectionsAndRepeatsStandAroundTheQuestions() throws {
        let survey = try Self.survey(
            """
            questions:
              - user: yes_no
                text: Do you use it?
                go: {if: user = 'no', goto: about}
              - usage: section
                title: How you use it
                if: user = 'yes'
                questions:
                  - often: scale(1..5)
                    text: How often?
                  - gaps: repeat(feature)
                    text: Now what you miss.
                    again: Is there more than ${name ?? 'that'}?
                    max: 5
                    questions:
                      - name: text
                        text: Which one?
                      - cost: money(EUR)
                        text: What does it cost you to do without ${name ?? 'it'}?
                        go: {if: cost is missing, end: partial}
              - about: section
                questions:
                  - role: text
                    text: What is your role?
            """)
        #expect(survey.questions.map(\.id) == ["user", "often", "gaps", "name", "cost", "role"])
        #expect(survey.questions.map(\.block) == [nil, 0, 0, 1, 1, 2])
        #expect(survey.blocks.map(\.id) == ["usage", "gaps", "about"])
        #expect(survey.blocks.map(\.questions) == [1..<5, 3..<5, 5..<6])
        #expect(survey.blocks.map(\.parent) == [nil, 0, nil])
        #expect(survey.blocks.map(\.repetition) == [nil, 2, nil])
        #expect(survey.blocks[0].condition?.description == "user = 'yes'")
        #expect(survey.questions[0].jumps.map(\.target) == [.question("role")])
        guard case .repetition(let rounds) = survey.questions[2].kind else {
            Issue.record("a repeat")
            return
        }
        #expect((rounds.item, rounds.minimum, rounds.maximum) == ("feature", 1, 5))
        #expect(rounds.again?.fills.count == 1)
    }

    // A condition's names are there in all of its section, and what stands in it may be missing afterwards.
    @Test func aSectionsConditionCountsInsideAndNotBehind() {
        let yaml: MarkedText = """
            survey: s
            title: S
            mode: self
            case: {seats: integer?}
            questions:
              - usage: section
                if: case.seats > 3
                questions:
                  - often: integer
                    text: With ${case.seats} seats?
                    missing: none
                    required: true
                  - again: text
                    text: You said ${often}.
              - last: text
                text: You said ${«1»often} with ${«2»case.seats}.
            """
        let errors = SurveyParser.parse(yaml.text, file: "s.yaml").diagnostics
        #expect(errors.map(\.code.rawValue) == ["E401", "E401"])
        for (number, error) in errors.enumerated() {
            #expect(yaml.places["\(number + 1)"].map { $0 == (error.location.line, error.location.column) } == true)
        }
    }

    @Test func checksHaveALevelAReasonAndWords() throws {
        let survey = try Self.survey(
            """
            case: {seats: integer?}
            questions:
              - left: integer
                text: How many people still use it?
                checks:
                  - should: left <= case.seats
                    say: We have ${case.seats} seats on file, and you said ${left}.
                    reason: required
                  - must: left >= 0
                    say: It cannot be negative.
                  - critical: left is answered
                    say: This is needed.
            """)
        let checks = survey.questions[0].checks
        #expect(checks.map(\.level) == [.should, .must, .critical])
        #expect(checks.map(\.reason) == [.required, .none, .none])
        #expect(checks[0].say.fills.count == 2)
    }

    @Test func wordingsStandByLanguage() throws {
        let survey = try Self.survey(
            """
            languages: [en, de, no]
            fallback: en
            lists:
              how:
                - good: {en: Good, de: Gut}
                - bad: {label: {en: Bad, de: Schlecht}, number: 2}
            questions:
              - q: choice(how)
                text: {en: "How is ${case.what}?", de: "Wie ist ${case.what}?", no: Hvordan?}
                note: {en: Wait., de: Warten.}
                probes: [{en: Why?, de: Warum?}, And?]
                required: true
                missing: none
              - s: scale(1..2)
                text: S?
                ends: {1: {en: low, de: tief}, 2: high}
                checks:
                  - must: s > 0
                    say: {en: No., de: Nein.}
            case: {what: text}
            """)
        let question = survey.questions[0]
        #expect(survey.fallback == "en")
        #expect(question.text(in: "no") == Template("Hvordan?"))
        #expect(question.text(in: "de").fills.map(\.description) == ["case.what"])
        #expect(question.text(in: "fr") == question.text)
        #expect((question.note(in: "de"), question.note(in: "no")) == ("Warten.", "Wait."))
        #expect(question.probes(in: "de") == ["Warum?", "And?"])
        #expect(question.kind.options?["good"]?.label(in: "de") == "Gut")
        #expect(question.kind.options?["bad"]?.label(in: "no") == "Bad")
        #expect(survey.questions[1].ends(in: "de") == [1: "tief", 2: "high"])
        #expect(survey.questions[1].checks[0].translations["de"] == Template("Nein."))
    }

    @Test func optionsCarryNumbersAttributesAndHistory() throws {
        let survey = try Self.survey(
            """
            lists:
              plan:
                - free: {label: Free, number: 1, attributes: {price: 0, region: "1"}}
                - team: {label: Team, number: 2, attributes: {price: 9.5, region: eu}, was: [group, small]}
                - old: {label: Old, number: 9, retired: true}
                - other: {label: Other, specify: true, attributes: {price: 1, region: eu}}
            questions:
              - plan: choice(plan)
                text: Which?
                shuffle: {keep_first: [free], keep_last: [other]}
                options_if: it != 'free'
                recode: {pro: team}
                was: tariff
              - gone: multi(plan)
                text: Gone?
                retired: true
            quotas:
              - free_users: 50
                if: plan = 'free'
            """)
        let list = try #require(survey.questions[0].kind.options)
        #expect(list.options.map(\.number) == [1, 2, nil])
        #expect(list.attributes == ["price": .decimal, "region": .text])
        #expect(list["free"]?.attributes == ["price": .integer(0), "region": .text("1")])
        #expect((list["team"]?.was, list.retired.map(\.code)) == (["group", "small"], ["old"]))
        #expect(list.known("old")?.label == "Old")
        #expect(survey.questions[0].shuffle == Shuffle(keepFirst: ["free"], keepLast: ["other"]))
        #expect((survey.questions[0].recode, survey.questions[0].was) == (["pro": "team"], ["tariff"]))
        #expect((survey.questions.map(\.id), survey.retired.map(\.id)) == (["plan"], ["gone"]))
        #expect(survey.quotas.map(\.after) == [0])
        #expect(survey.quotas.map(\.outcome) == ["over_quota"])
    }

    @Test func conditionsSayWhatIsRequiredProposedAndFixed() throws {
        let survey = try Self.survey(
            """
            case: {seats: integer?, plan: "choice(free, team)?"}
            questions:
              - seats: integer
                text: How many?
                set: case.seats
                read_only_if: case.plan = 'team'
              - plan: choice(free, team)
                text: Which?
                set: if seats > 1 then 'team' else 'free'
                required_if: seats > 0
                reset_when: seats > 10
                sensitive: true
                source: agent_opinion
              - hours: decimal
                unit: hours
                text: How long?
            """)
        let (seats, plan) = (survey.questions[0], survey.questions[1])
        #expect(seats.proposal?.description == "case.seats")
        #expect(seats.readOnlyCondition?.description == "case.plan = 'team'")
        #expect(survey.questions[2].valueType == .quantity(unit: "hours", isWhole: false))
        #expect((plan.requiredCondition?.description, plan.resetCondition?.description) == ("seats > 0", "seats > 10"))
        #expect(plan.isSensitive && plan.source == .agentOpinion)
    }

    // Lint, format and diff need to know where a thing stands; the survey itself does not say.
    @Test func placesStandBesideTheSurvey() throws {
        let yaml = "survey: s\ntitle: S\nmode: self\nquestions:\n  - q: choice(a, b)\n    text: Q?\n"
        let document = SurveyParser.read(Array(yaml.utf8), file: "s.yaml")
        #expect(document.places.question("q")?.location == SourceLocation(file: "s.yaml", line: 5, column: 5))
        #expect(document.places.question("q", "text")?.location == SourceLocation(file: "s.yaml", line: 6, column: 11))
        #expect(document.places.wordings.map(\.owner) == ["s", "q"])
        let moved = SurveyParser.read(Array(("# note\n" + yaml).utf8), file: "t.yaml")
        #expect(document.survey == moved.survey && document.survey != nil)
    }
}
