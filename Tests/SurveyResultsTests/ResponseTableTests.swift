import FoundationEssentials
import SurveyModel
import SurveyResults
import Tabulation
import Testing

/// The answers of a survey as rows and columns.
struct ResponseTableTests {
    private func set(_ survey: Survey, _ change: (inout [SurveyResponse]) -> Void = { _ in }) -> ResponseSet {
        var responses = Fixture.three.enumerated().map { Fixture.response("s\($0 + 1)", survey, $1) }
        change(&responses)
        return ResponseSet(responses, newest: survey)
    }

    private func csv(_ table: Table, _ columns: [String]) -> [String] {
        let places = columns.compactMap { key in table.columns.firstIndex { $0.key == key } }
        let part = Table(
            columns: places.map { table.columns[$0] }, rows: table.rows.map { row in places.map { row[$0] } })
        return part.text(as: .csv).split(separator: "\n").map(String.init)
    }

    @Test func aWideRowHasAColumnForEachVariable() throws {
        let survey = try Fixture.survey(Fixture.wide)
        let table = ResponseTable(set(survey)) { "\($0)" }
        #expect(
            csv(table.wide, ["session", "likely", "why.price", "why.other", "order.a", "order.b", "seats"]) == [
                "session,likely,why.price,why.other,order.a,order.b,seats", "s1,10,1,1,2,1,40", "s2,6,1,0,3,1,-92",
                "s3,8,-91,-91,-94,-94,-94",
            ])
        #expect(
            csv(table.wide, ["story", "story.missing"]) == [
                "story,story.missing", "\"'=HYPERLINK(\"\"x\"\")\",", ",-93", ",-94",
            ])
    }

    @Test func labelsStandInThePlaceOfCodes() throws {
        let survey = try Fixture.survey(Fixture.wide)
        let table = ResponseTable(set(survey), codes: .labels) { "\($0)" }
        #expect(
            csv(table.wide, ["why.price", "seats"]) == [
                "why.price,seats", "yes,40", "yes,Refused", "Don't know,Not asked",
            ])
    }

    @Test func aLongRowIsOneAnswer() throws {
        let survey = try Fixture.survey(Fixture.wide)
        let table = ResponseTable(
            set(survey) { responses in
                var trace = SurveyResponse.Trace()
                trace.specified = ["other": "their licence office"]
                trace.order = 2
                trace.language = "de"
                responses[0].traces["why"] = trace
            }
        ) { "\($0)" }
        let lines = csv(
            table.long,
            [
                "session", "question", "option", "option_label", "part", "value", "label", "missing", "missing_code",
                "language",
            ])
        #expect(
            lines
                == [
                    "session,question,option,option_label,part,value,label,missing,missing_code,language",
                    "s1,likely,,,,10,Extremely likely,,,", "s1,why,price,Price,,price,Price,,,de",
                    "s1,why,other,Something else,,other,Something else,,,de",
                    "s1,why,other,Something else,which,their licence office,,,,de", "s1,order,a,Alpha,,2,,,,",
                    "s1,order,b,Beta,,1,,,,", "s1,order,c,Gamma,,3,,,,", "s1,seats,,,,40,,,,",
                    "s1,story,,,,\"'=HYPERLINK(\"\"x\"\")\",,,,", "s2,likely,,,,6,,,,",
                    "s2,why,price,Price,,price,Price,,,",
                    "s2,order,a,Alpha,,3,,,,", "s2,order,b,Beta,,1,,,,", "s2,order,c,Gamma,,2,,,,",
                    "s2,seats,,,,,,refused,-92,", "s2,story,,,,,,skipped,-93,", "s3,likely,,,,8,,,,",
                    "s3,why,,,,,,dont_know,-91,",
                ])
    }

    // An option that is not among the best two is not ranked, which is neither refused nor not applicable.
    @Test func whatIsNotRankedSaysSo() throws {
        let survey = try Fixture.survey(
            """
            survey: s
            title: T
            mode: self
            lists:
              letters: [a: Alpha, b: Beta, c: Gamma]
            questions:
              - order: rank(letters)
                top: 2
                text: Which two?
            """)
        let set = ResponseSet(
            [Fixture.response("s1", survey, ["order": .value(.rank(["c", "a"]))])], newest: survey)
        let table = ResponseTable(set) { "\($0)" }
        #expect(csv(table.wide, ["order.a", "order.b", "order.c"])[1] == "2,-96,1")
        #expect(csv(table.long, ["option", "value"]) == ["option,value", "a,2", "c,1"])
        let labels = ResponseTable(set, codes: .labels) { "\($0)" }
        #expect(csv(labels.wide, ["order.b"])[1] == "Not ranked")
        #expect(SurveyCodebook(set).markdown.contains("| -96 | -96 | not ranked |"))
    }

    // The numbers of a lock count where the definition has none, and only in columns all of whose codes have one.
    @Test func numbersStandInThePlaceOfCodes() throws {
        let survey = try Fixture.survey(
            """
            survey: s
            title: T
            mode: self
            lists:
              plan: [free: Free, team: {label: Team, number: 20}]
              area: [a: North, b: South]
            questions:
              - uses: yes_no
                text: Do you?
              - plan: choice(plan)
                text: Which plan?
              - area: choice(area)
                text: Which area?
            """)
        let answers: [String: Answer] = [
            "uses": .value(.choice("no")), "plan": .value(.choice("free")), "area": .value(.choice("b")),
        ]
        let set = ResponseSet(
            [Fixture.response("s1", survey, answers), Fixture.response("s2", survey, ["plan": .missing(.refused)])],
            newest: survey, codes: LockedCodes(numbers: ["plan": ["free": 1, "team": 2], "area": ["a": 1]]))
        let table = ResponseTable(set, codes: .numbers) { "\($0)" }
        #expect(csv(table.wide, ["uses", "plan", "area"]) == ["uses,plan,area", "0,1,b", "-94,-92,-94"])
        #expect(table.columnsWithoutNumbers == ["area"])
        #expect(csv(table.long, ["question", "value", "number"])[1...3] == ["uses,no,0", "plan,free,1", "area,b,"])
        let codebook = SurveyCodebook(set).markdown
        #expect(codebook.contains("| free | 1 | Free |") && codebook.contains("| team | 20 | Team |"))
    }

    // The label of a matrix's cell is that of the value; the row has its own.
    @Test func rowsAndValuesHaveTheirOwnLabels() throws {
        let survey = try Fixture.survey(
            """
            survey: s
            title: T
            mode: self
            lists:
              areas: [exports: Exports, rights: Rights]
            questions:
              - rating: matrix(areas, scale(1..5))
                text: How satisfied are you?
                ends: {1: Not at all, 5: Fully}
              - best: maxdiff(letters)
                text: Which?
                shown: 3
                sets: 3
            """.replacing("lists:", with: "lists:\n  letters: [a: A, b: B, c: C, d: D]"))
        let rows: [String: Answer] = ["exports": .value(.integer(5)), "rights": .missing(.refused)]
        let set = ResponseSet([Fixture.response("s1", survey, ["rating": .value(.matrix(rows))])], newest: survey)
        let table = ResponseTable(set) { "\($0)" }
        #expect(
            csv(table.long, ["row", "row_label", "value", "label", "missing"]) == [
                "row,row_label,value,label,missing", "exports,Exports,5,Fully,", "rights,Rights,,,refused",
            ])
        // Nine places for four items: somebody sees one of them three times and the others twice.
        #expect(SurveyCodebook(set).markdown.contains("each item 2 or 3 times to a respondent"))
    }

    // Words that were withdrawn are gone from the data; that the question was answered is not.
    @Test func withdrawnWordsAreGone() throws {
        let survey = try Fixture.survey(Fixture.wide)
        let set = set(survey) { responses in
            responses[0].answers["story"] = .value(.text(""))
            responses[0].traces["story"] = .init()
            responses[0].traces["story"]?.isErased = true
        }
        let table = ResponseTable(set) { "\($0)" }
        #expect(csv(table.wide, ["story", "story.missing"])[1] == ",")
    }

    // Names and codes that changed stand under the new ones, and the table of availability says since when each is.
    @Test func revisionsStandUnderTheNewestNames() throws {
        let old = try Fixture.survey(
            """
            survey: s
            revision: 1
            title: T
            mode: self
            lists:
              reasons: [cost: Cost, bugs: Bugs]
            questions:
              - reason: choice(reasons)
                text: Why?
              - gone: yes_no
                text: Gone?
            """)
        let new = try Fixture.survey(
            """
            survey: s
            revision: 2
            title: T
            mode: self
            lists:
              reasons:
                - price: {label: Price, was: cost}
                - bugs: Bugs
            questions:
              - why: choice(reasons)
                was: reason
                text: Why?
              - more: text
                text: More?
            """)
        let set = ResponseSet(
            [
                Fixture.response("s1", old, ["reason": .value(.choice("cost")), "gone": .value(.choice("yes"))]),
                Fixture.response("s2", new, ["why": .value(.choice("bugs")), "more": .missing(.refused)]),
            ], newest: new)
        let table = ResponseTable(set) { "\($0)" }
        #expect(csv(table.wide, ["session", "why", "gone"]) == ["session,why,gone", "s1,price,yes", "s2,bugs,-94"])
        #expect(
            csv(table.availability, ["variable", "first_revision", "last_revision", "sessions", "asked", "answered"])
                == [
                    "variable,first_revision,last_revision,sessions,asked,answered", "why,1,2,2,2,2", "more,2,2,1,1,0",
                    "gone,1,1,1,1,1",
                ])
    }

    @Test func roundsOfARepeatAreColumnsWithNumbers() throws {
        let survey = try Fixture.survey(
            """
            survey: s
            title: T
            mode: self
            questions:
              - gaps: repeat(gap)
                again: Is there another?
                questions:
                  - name: text
                    text: Which?
                  - cost: money(EUR)
                    text: What does it cost?
            """)
        let rounds: [Value] = [
            .record(["name": .value(.text("Export")), "cost": .value(.money(Money(90, "EUR")))]),
            .record(["name": .value(.text("Search")), "cost": .missing(.dontKnow)]),
        ]
        let set = ResponseSet([Fixture.response("s1", survey, ["gaps": .value(.list(rounds))])], newest: survey)
        let table = ResponseTable(set) { "\($0)" }
        #expect(
            csv(table.wide, ["gaps.rounds", "gaps.1.name", "gaps.1.cost", "gaps.2.name", "gaps.2.cost"])
                == [
                    "gaps.rounds,gaps.1.name,gaps.1.cost,gaps.2.name,gaps.2.cost",
                    "2,Export,90,Search,-999999991",
                ])
        #expect(
            csv(table.long, ["question", "round", "value", "missing"]).dropFirst()
                == ["gaps,,2,", "name,1,Export,", "cost,1,90,", "name,2,Search,", "cost,2,,dont_know"])
    }

    /// A survey with one whole number, of which each revision takes something else.
    private func counting(_ type: String, _ revision: Int) throws -> Survey {
        try Fixture.survey(
            """
            survey: s
            revision: \(revision)
            title: T
            mode: self
            questions:
              - a: \(type)
                text: How much?
            """)
    }

    // A number that somebody gave when the type was wider must not look like "don't know" today.
    @Test func codesOfMissingAnswersKeepClearOfAllRevisions() throws {
        let (wide, narrow) = (try counting("integer", 1), try counting("integer(0..60)", 2))
        let early = [
            Fixture.response("s1", wide, ["a": .value(.integer(-91))]),
            Fixture.response("s2", wide, ["a": .missing(.dontKnow)]),
        ]
        let late = [Fixture.response("s3", narrow, ["a": .missing(.dontKnow)])]
        func column(_ set: ResponseSet) -> [String] { csv(ResponseTable(set) { "\($0)" }.wide, ["session", "a"]) }
        #expect(
            column(ResponseSet(early + late, newest: narrow))
                == ["session,a", "s1,-91", "s2,-999999991", "s3,-999999991"])
        // The same in an export of the later revision alone, or of none that was answered before a lock knew the first.
        #expect(column(ResponseSet(late, newest: narrow, others: early)) == ["session,a", "s3,-999999991"])
        let locked = LockedCodes(missing: ["a": MissingCodes(below: nil)])
        #expect(column(ResponseSet(late, newest: narrow, codes: locked)) == ["session,a", "s3,-999999991"])
        #expect(column(ResponseSet(late, newest: narrow)) == ["session,a", "s3,-91"])
        let codebook = SurveyCodebook(ResponseSet(early + late, newest: narrow))
        #expect(codebook.markdown.contains("-999999991 dont\\_know"))
    }

    @Test func aCodeOfAMissingAnswerIsNoNumberThatSomebodyGave() throws {
        let survey = try counting("integer", 1)
        let set = ResponseSet(
            [
                Fixture.response("s1", survey, ["a": .value(.integer(-999_999_991))]),
                Fixture.response("s2", survey, ["a": .missing(.dontKnow)]),
            ], newest: survey)
        #expect(
            csv(ResponseTable(set) { "\($0)" }.wide, ["a"]) == ["a", "-999999991", "-9999999991"])
    }

    // Options may have numbers of their own below zero.
    @Test func numbersOfOptionsAreNoCodesOfMissingAnswers() throws {
        let survey = try Fixture.survey(
            """
            survey: s
            title: T
            mode: self
            lists:
              way: [up: {label: Up, number: 1}, down: {label: Down, number: -91}]
            questions:
              - a: choice(way)
                text: Which way?
            """)
        let set = ResponseSet(
            [
                Fixture.response("s1", survey, ["a": .value(.choice("down"))]),
                Fixture.response("s2", survey, ["a": .missing(.dontKnow)]),
            ], newest: survey)
        #expect(csv(ResponseTable(set, codes: .numbers) { "\($0)" }.wide, ["a"]) == ["a", "-91", "-991"])
    }
}
