import Importing
import Interviewing
import Journal
import ResponseImport
import Storage
import SurveyModel
import Testing

struct OtherToolTests {
    // Two header rows, of which the first stands over the beginning of a group only; the second tells what is within.
    @Test func surveyMonkeysTwoHeaderRowsAreReadTogether() throws {
        var file = ImportedFile()
        let report = try file.take(
            """
            Respondent ID,Collector ID,Start Date,End Date,IP Address,Email Address,Where?,Which?,,,How good?,,Why?
            ,,,,,,Response,Mail,Chat,Other (please specify),Response,Why?,Open-Ended Response
            11,7,11/23/2025 07:40:47 PM,11/23/2025 07:44:24 PM,192.0.2.1,a@b.example,Europe,Mail,Chat,,5,Fast,Because
            12,7,11/23/2025 08:40:47 PM,11/23/2025 08:44:24 PM,192.0.2.2,,Europe,,,Fax,4,,
            13,7,11/24/2025 07:40:47 PM,11/24/2025 07:44:24 PM,192.0.2.3,,Asia,Mail,,,5,,
            14,7,11/24/2025 07:41:47 PM,11/24/2025 07:44:24 PM,192.0.2.3,,Asia,Mail,,,3,,
            15,7,11/24/2025 07:42:47 PM,11/24/2025 07:44:24 PM,192.0.2.3,,Asia,Mail,,,1,,

            """)
        #expect((report.read, report.stored) == (5, 5), "\(report.failures)")
        #expect(report.notes.contains("7 columns answer 4 questions, 5 tell about the response"))
        #expect(report.notes.contains { $0.contains("IP Address") })
        #expect(
            file.types()
                == [
                    "where: choice(where_options)", "which: multi(which_options)", "how_good: scale(1..5)",
                    "how_good_why: text", "why: text",
                ].map { $0.replacing("where:", with: "q_where:").replacing("where_o", with: "q_where_o") })
        let first = try file.answers()[0]
        #expect(first["which"] == "Mail, Chat" && first["how_good_why"] == "Fast" && first["why"] == "Because")
        #expect(try file.store.sessions()[0].startedAt == 1_763_926_847_000)
        let journal = try file.store.entries(of: file.store.sessions()[0].id, after: 0)
        #expect(!journal.contains { $0.draft.payload.contains("192.0.2") })
    }

    // One column for each row of a grid, with one header row above it.
    @Test func surveyMonkeysCondensedColumnsAreGathered() throws {
        var file = ImportedFile()
        let report = try file.take(
            """
            RespondentID,Which? - Mail,Which? - Chat,Rate,Old?
            1,Mail,,N/A,18-29
            2,Mail,Chat,4,18-29
            3,,Chat,5,30-44
            4,,,1,30-44
            5,Mail,,2,18-29
            6,Mail,,2,18-29

            """)
        #expect(report.stored == 6, "\(report.failures)")
        #expect(file.types() == ["which: multi(which_options)", "rate: scale(1..5)", "old: choice(old_options)"])
        #expect(report.notes.contains("6 responses have no time; their sessions have that of the import"))
        let rates = try file.interviews().map { $0.answer(at: try #require($0.place(of: "rate"))) }
        #expect(rates.count { $0 == .missing(.notApplicable) } == 1)
        file.now += 86_400_000
        #expect(
            try file.take(
                "RespondentID,Which? - Mail,Which? - Chat,Rate,Old?\n1,Mail,,N/A,18-29\n2,Mail,Chat,4,18-29\n"
            ).unchanged == 2)
    }

    // Ids that are resolved by the survey's details; a disqualified respondent is none.
    @Test func surveyMonkeysResponsesAreResolvedByTheDetails() throws {
        let details = """
            {"id": "3", "title": "Pets", "language": "en", "pages": [{"id": "p", "questions": [
              {"id": "70", "family": "single_choice", "subtype": "vertical", "headings": [{"heading": "How <b>many</b>?"}],
                "answers": {"choices": [{"id": "500", "text": "0"}, {"id": "501", "text": "1 or more"}],
                "other": {"id": "509", "text": "Other", "visible": true, "is_answer_choice": true}}},
              {"id": "71", "family": "matrix", "subtype": "rating", "headings": [{"heading": "Rate"}],
                "answers": {"rows": [{"id": "r1", "text": "Cats"}, {"id": "r2", "text": "Dogs"}],
                "choices": [{"id": "600", "text": "Good"}, {"id": "601", "text": "Bad"}]}},
              {"id": "72", "family": "open_ended", "subtype": "single", "headings": [{"heading": "Names?"}]}]}]}
            """
        let page = """
            {"data": [
             {"id": "1", "collector_id": "4", "response_status": "completed", "date_created": "2026-01-05T09:00:00+00:00",
              "date_modified": "2026-01-05T09:01:00+00:00", "ip_address": "192.0.2.1", "pages": [{"id": "p", "questions": [
               {"id": "70", "answers": [{"choice_id": "501"}]},
               {"id": "71", "answers": [{"row_id": "r1", "choice_id": "600"}, {"row_id": "r2", "choice_id": "601"}]},
               {"id": "72", "answers": [{"text": "Donut"}]}]}]},
             {"id": "2", "collector_id": "4", "response_status": "partial", "date_created": "2026-01-05T10:00:00+00:00",
              "date_modified": "2026-01-05T10:01:00+00:00", "pages": [{"id": "p", "questions": [
               {"id": "70", "answers": [{"other_id": "509", "text": "A fish"}]}]}]},
             {"id": "3", "collector_id": "4", "response_status": "disqualified", "pages": []}],
             "per_page": 10, "page": 1, "total": 3}
            """
        var file = ImportedFile()
        let alone = try #require(throws: ImportFailure.self) { try file.take(page) }
        #expect(alone.hint?.contains("--form details.json") == true)
        file.form = try FormDefinition(json: Array(details.utf8))
        let report = try file.take(page)
        #expect((report.read, report.stored) == (3, 2), "\(report.failures)")
        #expect(report.dropped == ["disqualified": 1])
        #expect(
            try file.answers()[0] == [
                "q_70": "1 or more", "q_71.r1": "Good", "q_71.r2": "Bad", "q_72": "Donut",
            ])
        #expect(try file.interviews().map(\.endedWith) == ["complete", "partial"])
        #expect(try file.take(page).unchanged == 2)
    }

    // Three header rows; the second is in anybody's language, and is not looked at. Tests and previews are no answers.
    @Test func qualtricsIsReadByItsIdsWhateverTheLanguage() throws {
        let table = """
            StartDate,EndDate,Status,IPAddress,Finished,ResponseId,UserLanguage,Q1,Q5_1,Q5_2,Q6,Q6 - Topics
            Anfangsdatum,Enddatum,Antworttyp,IP-Adresse,Beendet,Antwort-ID,Sprache,Gern?,Was?-Mail,Was?-Chat,"Wort
            und Satz",Q6 - Topics
            {'ImportId': 'startDate'},{'ImportId': 'endDate'},{'ImportId': 'status'},{'ImportId': 'ipAddress'},{'ImportId': 'finished'},{'ImportId': '_recordId'},{'ImportId': 'userLanguage'},{'ImportId': 'QID1'},{'ImportId': 'QID5_1'},{'ImportId': 'QID5_2'},{'ImportId': 'QID6_TEXT'},{'ImportId': 'QID6_TEXT_abcTopics'}
            2026-07-18 08:28:09,2026-07-18 08:28:48,0,192.0.2.1,1,R_1,DE,1,1,,Hallo,
            2026-07-18 08:28:09,2026-07-18 08:28:48,2,192.0.2.1,1,R_2,DE,1,1,,Test,
            2026-07-18 09:28:09,2026-07-18 09:28:48,0,192.0.2.1,0,R_3,DE,2,,,,

            """
        var file = ImportedFile()
        let report = try file.take(table)
        #expect((report.read, report.stored) == (3, 2), "\(report.failures)")
        #expect(report.dropped == ["preview or test": 1])
        #expect(try file.interviews().map(\.endedWith) == ["complete", "partial"])
        #expect(try file.answers()[0]["qid6"] == "Hallo")
        #expect(file.types().contains("qid5: multi(qid5_options)"))
        #expect(try file.take(table).unchanged == 2)
    }

    // The definition says what the codes mean, and which questions are in the Trash.
    @Test func aQSFSaysWhatQualtricsAsks() throws {
        let qsf = """
            {"SurveyEntry": {"SurveyID": "SV_1", "SurveyName": "Fruit", "SurveyLanguage": "EN"}, "SurveyElements": [
             {"Element": "BL", "Payload": [{"Type": "Default", "BlockElements": [{"Type": "Question", "QuestionID": "QID5"},
               {"Type": "Question", "QuestionID": "QID1"}, {"Type": "Question", "QuestionID": "QID2"}]},
               {"Type": "Trash", "BlockElements": [{"Type": "Question", "QuestionID": "QID7"}]}]},
             {"Element": "SQ", "Payload": {"QuestionID": "QID1", "QuestionType": "MC", "Selector": "SAVR",
               "QuestionText": "Best?", "Choices": {"1": {"Display": "Kiwi"}, "2": {"Display": "Fig"}}, "ChoiceOrder": ["2", 1],
               "RecodeValues": {"1": "1", "2": "-9"}}},
             {"Element": "SQ", "Payload": {"QuestionID": "QID5", "QuestionType": "MC", "Selector": "MAVR",
               "QuestionText": "Which?", "Choices": [{"Display": "Mail"}, {"Display": "Chat"}], "ChoiceOrder": [1, 2]}},
             {"Element": "SQ", "Payload": {"QuestionID": "QID2", "QuestionType": "Matrix", "SubSelector": "SingleAnswer",
               "QuestionText": "Rate", "Choices": {"1": {"Display": "Search"}}, "Answers": {"1": {"Display": "Good"}, "2": {"Display": "Bad"}}}},
             {"Element": "SQ", "Payload": {"QuestionID": "QID7", "QuestionType": "TE", "QuestionText": "Gone"}}]}
            """
        let definition = try FormDefinition(json: Array(qsf.utf8))
        #expect(definition.notes == ["the definition has 4 questions, of which 1 in the Trash is not asked"])
        var file = ImportedFile()
        file.form = definition
        let report = try file.take(
            """
            StartDate,EndDate,Status,Finished,ResponseId,Q1,Q5_1,Q5_2,Q2_1
            a,b,c,d,e,f,g,h,i
            "{""ImportId"":""startDate""}","{""ImportId"":""endDate""}","{""ImportId"":""status""}","{""ImportId"":""finished""}","{""ImportId"":""_recordId""}","{""ImportId"":""QID1""}","{""ImportId"":""QID5_1""}","{""ImportId"":""QID5_2""}","{""ImportId"":""QID2_1""}"
            2026-07-18 08:28:09,2026-07-18 08:28:48,0,1,R_1,-9,,1,2
            2026-07-18 09:28:09,2026-07-18 09:28:48,0,1,R_2,Kiwi,1,1,Good

            """)
        #expect(report.stored == 2, "\(report.failures)")
        #expect(
            try file.answers() == [
                ["qid1": "Fig", "qid5": "Chat", "qid2.o_1": "Bad"],
                ["qid1": "Kiwi", "qid5": "Mail, Chat", "qid2.o_1": "Good"],
            ])
    }

    // The old form has two header rows, calls what is about the response V1 and so on, and ends in an empty column.
    @Test func qualtricsOldFormIsRead() throws {
        var file = ImportedFile()
        let report = try file.take(
            """
            \u{FEFF}V1,V2,V7,V8,V9,V10,Q1,Q2,LocationLatitude,
            ResponseID,ResponseSet,Status,StartDate,EndDate,Finished,A choice.,A text.,LocationLatitude,
            R_1,Default,0,2026-07-18 08:28:09,2026-07-18 08:28:48,1,2,Hello,47.1,

            """)
        #expect((report.read, report.stored) == (1, 1), "\(report.failures)")
        #expect(try file.answers()[0] == ["q1": "2", "q2": "Hello"])
        #expect(report.notes.contains { $0.contains("LocationLatitude") })
    }

    // Codes, or codes and texts, head the columns of LimeSurvey; without a submission the response is partial.
    @Test func limeSurveysCodesNameTheQuestions() throws {
        var file = ImportedFile()
        let report = try file.take(
            """
            id,submitdate,lastpage,startlanguage,seed,G01Q01. How are you?,Q3[SQ001]. Which? [Mail],Q3[SQ002]. Which? [Chat],Q3[other]. Which? [Other],L[a]. [Search],L[b]. [Import]
            1,2026-01-05 10:00:00,2,en,77,Fine,Yes,No,Fax,\u{FEFF}1 (None at all),3
            2,,1,en,78,So so,,,,,

            """)
        #expect((report.read, report.stored) == (2, 2), "\(report.failures)")
        #expect(
            try file.interviews().map(\.endedWith) == ["partial", "complete"]
                || file.interviews().map(\.endedWith) == ["complete", "partial"])
        let answers = try file.answers()
        #expect(answers.contains { $0["g01q01"] == "Fine" && $0["q3"] == "Mail, Something else (Fax)" })
    }

    // An .lss of today keeps its texts beside the tables; the codes in the data are its codes.
    @Test func anLSSSaysWhatLimeSurveyAsks() throws {
        func row(_ members: [(String, String)]) -> XMLElement {
            var row = XMLElement(name: "row")
            row.children = members.map { name, text in
                var element = XMLElement(name: name)
                element.text = text
                return element
            }
            return row
        }
        func table(_ name: String, _ rows: [XMLElement]) -> XMLElement {
            var list = XMLElement(name: "rows")
            list.children = rows
            var table = XMLElement(name: name)
            table.children = [list]
            return table
        }
        var language = XMLElement(name: "language")
        language.text = "en"
        var languages = XMLElement(name: "languages")
        languages.children = [language]
        var document = XMLElement(name: "document")
        document.children = [
            XMLElement(name: "LimeSurveyDocType"), languages,
            table("groups", [row([("gid", "1"), ("group_order", "1")])]),
            table(
                "questions",
                [
                    row([
                        ("qid", "1"), ("gid", "1"), ("type", "L"), ("title", "PLAN"), ("other", "Y"),
                        ("question_order", "2"),
                    ]),
                    row([
                        ("qid", "2"), ("gid", "1"), ("type", "M"), ("title", "TOOLS"), ("other", "N"),
                        ("question_order", "1"),
                    ]),
                ]),
            table(
                "subquestions",
                [
                    row([("qid", "3"), ("parent_qid", "2"), ("title", "SQ001"), ("question_order", "1")]),
                    row([("qid", "4"), ("parent_qid", "2"), ("title", "SQ002"), ("question_order", "2")]),
                ]),
            table(
                "question_l10ns",
                [("1", "Which plan?"), ("2", "Which tools?"), ("3", "Mail"), ("4", "Chat")].map {
                    row([("qid", $0.0), ("question", $0.1), ("language", "en")])
                } + [row([("qid", "1"), ("question", "Welcher Plan?"), ("language", "de")])]),
            table("answers", [row([("aid", "9"), ("qid", "1"), ("code", "AO01"), ("sortorder", "0")])]),
            table("answer_l10ns", [row([("aid", "9"), ("answer", "Monthly"), ("language", "en")])]),
        ]
        var file = ImportedFile()
        file.form = try FormDefinition(xml: document)
        let report = try file.take(
            """
            id,submitdate,lastpage,startlanguage,seed,PLAN,PLAN[other],TOOLS[SQ001],TOOLS[SQ002]
            1,2026-01-05 10:00:00,2,en,77,AO01,,Y,
            2,2026-01-05 11:00:00,2,en,77,-oth-,Weekly,,Y

            """)
        #expect(report.stored == 2, "\(report.failures)")
        #expect(try file.answers().map { $0["plan"] } == ["Monthly", "Other (Weekly)"])
        #expect(try file.answers().map { $0["tools"] } == ["Mail", "Chat"])
        #expect(file.types().first == "tools: multi(tools_options)")
    }

    // Choices of several stand in one column with blanks between their names, and fields behind their groups.
    @Test func odkSubmissionsAreReadWithTheirForm() throws {
        let rows = [
            ["survey", "", "", ""], ["", "type", "name", "label::English (en)"],
            ["", "begin group", "about", "About"], ["", "select all that apply from list", "tools", "Which tools?"],
            ["", "end group", "", ""], ["", "select one from list or_other", "best", "Which is best?"],
            ["", "int", "seats", "How many seats?"], ["", "note", "bye", "Thank you"], ["choices", "", "", ""],
            ["", "list name", "name", "label"], ["", "list", "a", "Mail"], ["", "list", "b", "Chat"],
            ["settings", "", "", ""], ["", "form_title", "", ""], ["", "Tools", "", ""],
        ]
        var file = ImportedFile()
        file.form = try FormDefinition(sheets: try #require(XLSForm.sheets(inRows: rows)))
        let report = try file.take(
            """
            SubmissionDate,start,end,about-tools,best,seats,meta-instanceID,KEY,SubmitterName,ReviewState
            2026-01-05T10:00:00.000Z,2026-01-05T09:58:00.000+01:00,2026-01-05T09:59:00.000+01:00,a b,a,12,uuid:1,uuid:1,Ada,
            2026-01-05T11:00:00.000Z,2026-01-05T10:58:00.000+01:00,2026-01-05T10:59:00.000+01:00,b,Pigeon,3,uuid:2,uuid:2,Ada,approved
            2026-01-05T12:00:00.000Z,,,b,a,many,uuid:3,uuid:3,Ada,
            2026-01-05T12:00:00.000Z,,,b,a,1,uuid:4,uuid:4,Ada,rejected

            """)
        #expect((report.read, report.stored, report.failed) == (4, 2, 1), "\(report.failures)")
        #expect(report.failures[0].reason == "in column 6 has an answer that is no whole number")
        #expect(report.dropped == ["rejected": 1])
        let first = try file.answers()[0]
        #expect(first["tools"] == "Mail, Chat" && first["best"] == "Mail" && first["seats"] == "12")
        #expect(try file.answers()[1]["best"] == "Other (Pigeon)")
        #expect(
            file.types() == [
                "tools: multi(tools_options)", "best: choice(best_options)", "seats: integer", "bye: statement",
            ])
    }

    // What is a definition, or nothing that is known, is refused with what to do.
    @Test(arguments: [
        "type,name,label\ntext,a,A\n", "survey,,\n,type,name\n", "<document/>", "{\"fields\": []}", "[1]",
        "a,b\n1,2\n",
    ])
    func whatHoldsNoResponsesIsRefused(_ text: String) {
        var file = ImportedFile()
        let error = #expect(throws: ImportFailure.self) { try file.take(text) }
        #expect(error?.code == .unfit)
        #expect(error?.hint != nil)
    }
}
