import Importing
import Interviewing
import Journal
import ResponseImport
import Storage
import SurveyModel
import Testing

struct TypeformTests {
    private static let form = """
        {"id": "gV0Nk1", "title": "All fields", "settings": {"language": "en"}, "fields": [
          {"id": "aaaaaaaaaaa1", "ref": "welcome", "title": "Hello", "type": "statement"},
          {"id": "aaaaaaaaaaa2", "ref": "plan", "title": "Which plan?", "type": "multiple_choice", "properties":
            {"allow_multiple_selection": false, "allow_other_choice": true, "choices": [
              {"id": "c1", "ref": "0d3a1f5e-0000-4000-8000-000000000001", "label": "Monthly"}, {"id": "c2", "label": "Yearly"}]}},
          {"id": "aaaaaaaaaaa3", "ref": "5f0c0000-0000-4000-8000-00000000000a", "title": "Which tools?",
            "type": "multiple_choice", "properties": {"allow_multiple_selection": true, "allow_other_choice": true,
            "choices": [{"id": "c3", "label": "None"}, {"id": "c4", "label": "Reports"}, {"id": "c5", "label": "Exports"}]}},
          {"id": "ggggggggggg1", "ref": "about", "title": "About you", "type": "group", "properties": {"fields": [
            {"id": "aaaaaaaaaaa4", "ref": "happy", "title": "Happy?", "type": "yes_no"},
            {"id": "aaaaaaaaaaa5", "ref": "mail", "title": "Your address?", "type": "email"}]}},
          {"id": "aaaaaaaaaaa6", "ref": "stars", "title": "How good?", "type": "rating", "properties": {"steps": 5}},
          {"id": "aaaaaaaaaaa7", "ref": "since", "title": "Since when?", "type": "date"},
          {"id": "mmmmmmmmmmm1", "ref": "parts", "title": "Is it fast?", "type": "matrix", "properties": {"fields": [
            {"id": "rrrrrrrrrrr1", "ref": "search", "title": "Search", "type": "multiple_choice",
              "properties": {"choices": [{"id": "y1", "label": "Yes"}, {"id": "n1", "label": "No"}]}},
            {"id": "rrrrrrrrrrr2", "ref": "import", "title": "Import", "type": "multiple_choice",
              "properties": {"choices": [{"id": "y2", "label": "Yes"}, {"id": "n2", "label": "No"}]}}]}},
          {"id": "aaaaaaaaaaa8", "ref": "more", "title": "What else?", "type": "long_text"}]}
        """
    private static let whole = """
        {"landing_id": "l1", "token": "t1", "landed_at": "2026-01-05T09:00:00Z", "submitted_at": "2026-01-05T09:02:00Z",
          "metadata": {"platform": "mobile", "network_id": "n"}, "hidden": {"user_id": "c1"}, "answers": [
          {"field": {"id": "aaaaaaaaaaa2", "type": "multiple_choice"}, "type": "choice", "choice": {"label": "Monthly"}},
          {"field": {"id": "aaaaaaaaaaa3", "type": "multiple_choice"}, "type": "choices",
            "choices": {"labels": ["Exports", "Reports"], "other": "Abacus"}},
          {"field": {"id": "aaaaaaaaaaa4", "type": "yes_no"}, "type": "boolean", "boolean": true},
          {"field": {"id": "aaaaaaaaaaa5", "type": "email"}, "type": "email", "email": "ada@acme.example"},
          {"field": {"id": "aaaaaaaaaaa6", "type": "rating"}, "type": "number", "number": 4},
          {"field": {"id": "aaaaaaaaaaa7", "type": "date"}, "type": "date", "date": "2019-03-08T00:00:00Z"},
          {"field": {"id": "rrrrrrrrrrr1", "type": "multiple_choice"}, "type": "choice", "choice": {"label": "Yes"}},
          {"field": {"id": "aaaaaaaaaaa8", "type": "long_text"}, "type": "text", "text": "Fine"}]}
        """
    private static let abandoned = """
        {"landing_id": "l2", "token": "t2", "landed_at": "2026-01-05T10:00:00Z", "submitted_at": "0001-01-01T00:00:00Z",
          "answers": null}
        """
    private static let partial = """
        {"landing_id": "l3", "token": "t3", "landed_at": "2026-01-05T11:00:00Z", "response_type": "partial",
          "submitted_at": "2026-01-05T11:01:00Z", "answers": [
          {"field": {"id": "aaaaaaaaaaa2", "type": "multiple_choice"}, "type": "choice", "choice": {"other": "Free"}}]}
        """

    private static func items(_ items: [String]) -> String {
        "{\"total_items\": \(items.count), \"page_count\": 1, \"items\": [\(items.joined(separator: ","))]}"
    }

    // A page that was opened and left is no response, and its time in the year 1 is none.
    @Test func landingsThatWereLeftAreCountedApart() throws {
        var file = ImportedFile()
        file.form = try FormDefinition(json: Array(Self.form.utf8))
        let report = try file.take(Self.items([Self.whole, Self.abandoned, Self.partial]))
        #expect((report.read, report.stored, report.failed) == (3, 2, 0))
        #expect(report.dropped == ["abandoned": 1])
        #expect(
            file.types() == [
                "welcome: statement", "plan: choice(plan_options)", "aaaaaaaaaaa3: multi(aaaaaaaaaaa3_options)",
                "happy: yes_no", "stars: scale(1..5)", "since: date",
                "parts: matrix(parts_rows, choice(parts_options))",
                "more: text",
            ])
        let answers = try file.answers()
        #expect(answers[0]["plan"] == "Monthly" && answers[0]["happy"] == "Yes" && answers[0]["stars"] == "4")
        #expect(answers[0]["since"] == "2019-03-08" && answers[0]["parts.search"] == "Yes")
        #expect(answers[0]["aaaaaaaaaaa3"] == "Reports, Exports, Something else (Abacus)")
        #expect(answers[0]["more"] == "Fine")
        let sessions = try file.store.sessions()
        #expect(sessions.map(\.startedAt) == [1_767_603_600_000, 1_767_610_800_000])
        let interviews = try file.interviews()
        #expect(interviews.map(\.endedWith) == ["complete", "partial"])
        #expect(interviews[0].opening?.origin == Opening.Origin(source: "typeform", key: "t1", channel: "mobile"))
        let journal = try file.store.entries(of: sessions[0].id, after: 0)
        #expect(!journal.contains { $0.draft.words.contains { $0.text?.contains("@") == true } })
        #expect(try file.take(Self.items([Self.whole, Self.abandoned, Self.partial])).unchanged == 2)
    }

    // A partial response that was finished later is the same session, gone on.
    @Test func aPartialResponseIsContinued() throws {
        var file = ImportedFile()
        file.form = try FormDefinition(json: Array(Self.form.utf8))
        try file.take(Self.items([Self.partial]))
        let finished = Self.partial.replacing("\"partial\"", with: "\"completed\"")
            .replacing(#"{"other": "Free"}}]"#, with: #"{"label": "Yearly"}}]"#)
        #expect(try file.take(Self.items([finished])).updated == 1)
        #expect(try file.interviews().map(\.endedWith) == ["complete"])
        #expect(try file.answers()[0]["plan"] == "Yearly")
    }

    // One body of a webhook says what was asked and what was answered; a redelivery is the same response.
    @Test func aWebhooksBodyIsAResponseOfItsOwn() throws {
        var file = ImportedFile()
        let definition = Self.form.replacing("\n", with: " ")
        let response = Self.whole.replacing("\n", with: " ").dropFirst()
        let body = """
            {"event_id": "e1", "event_type": "form_response", "form_response": {"form_id": "gV0Nk1", "definition": \(definition), \(response)}
            """
        #expect(try file.take(body).stored == 1)
        #expect(try file.take(body.replacing("e1", with: "e2")).unchanged == 1)
        #expect(try file.answers()[0]["plan"] == "Monthly")
    }

    // Without the form the kinds follow from the answers, and a note says where the words are.
    @Test func responsesAloneSayWhatKindEachQuestionIs() throws {
        var file = ImportedFile()
        let report = try file.take(Self.items([Self.whole]))
        #expect(report.stored == 1)
        #expect(report.notes.contains { $0.contains("--form") })
        #expect(file.types().contains("aaaaaaaaaaa4: yes_no"))
    }

    private static let table = """
        #,Which plan?,Other,None,Reports,Exports,Other,Happy?,Your address?,How good?,What else?,Start Date (UTC),Submit Date (UTC),Network ID
        t1,Monthly,,,Reports,Exports,,1,ada@acme.example,4,,2026-01-05 09:00:00,2026-01-05 09:02:00,n1
        t2,,Free,,,,Abacus,0,bob@acme.example,5,Fine,2026-01-05 10:00:00,2026-01-05 10:02:00,n2
        t3,"Yearly ",,None,,,,1,,3,,2026-01-05 11:00:00,2026-01-05 11:02:00,n3

        """

    // With the form, the two columns 'Other' belong to two different questions.
    @Test func columnsOfOptionsFindTheirQuestionsByTheForm() throws {
        var file = ImportedFile()
        file.form = try FormDefinition(json: Array(Self.form.utf8))
        let report = try file.take(Self.table)
        #expect((report.read, report.stored) == (3, 3), "\(report.failures)")
        #expect(!report.notes.contains { $0.contains("does not say which question") })
        let second = try file.interviews()[1]
        let words = try ["plan", "aaaaaaaaaaa3"].map { id in
            second.records[try #require(second.place(of: id))].specified["other_in_words"]?.words.text
        }
        #expect(words == ["Free", "Abacus"])
        #expect(try file.answers()[0]["aaaaaaaaaaa3"] == "Reports, Exports")
        #expect(try file.answers()[2]["plan"] == "Yearly")
    }

    // Without it, columns that hold nothing but their own names are one question, which is flagged.
    @Test func columnsOfOptionsWithoutTheFormAreFlagged() throws {
        var file = ImportedFile()
        let report = try file.take(Self.table)
        #expect(report.stored == 3)
        #expect(report.notes.contains { $0.contains("does not say which question its option columns belong to") })
        #expect(file.types().contains("options_1: multi(options_1_options)"))
        #expect(report.notes.contains { $0.contains("Network ID") })
    }

    // A later export of such a form has one column, with ' / ' between the options and before them.
    @Test func severalOptionsInOneColumnAreTakenApart() throws {
        var file = ImportedFile()
        file.form = try FormDefinition(json: Array(Self.form.utf8))
        let report = try file.take(
            """
            #,Which plan?,Which tools?,Start Date (UTC),Submit Date (UTC)
            t1,Monthly, / Reports / Exports,2026-01-05 09:00:00,2026-01-05 09:02:00
            t2,Monthly,Exports,2026-01-05 09:01:00,2026-01-05 09:02:00

            """)
        #expect(report.stored == 2, "\(report.failures)")
        #expect(try file.answers().map { $0["aaaaaaaaaaa3"] } == ["Reports, Exports", "Exports"])
    }

    private static let body = Array(#"{"event_id":"LtWXD3crgy","event_type":"form_response"}"#.utf8)

    // Typeform's scheme with the secret abc123: base64 of HMAC-SHA256 over the bytes as they came.
    @Test func aSignatureIsThatOfTheBytesAsTheyCame() {
        let secret = Array("abc123".utf8)
        let plain = "sha256=fQ0Tf/AAVUZy1Bdk1is5tXMLH2Il2Qj36lezGX2eN6s="
        let broken = "sha256=QhSHKWpp/54xu5SGogilgaK+qXEN7U0cE75My1x7Z/E="
        #expect(TypeformSignature.isValid(plain, of: Self.body, secret: secret))
        #expect(TypeformSignature.isValid(broken, of: Self.body + [0x0A], secret: secret))
        #expect(!TypeformSignature.isValid(broken, of: Self.body, secret: secret))
        #expect(!TypeformSignature.isValid(plain, of: Self.body + [0x0A], secret: secret))
        for place in Self.body.indices {
            var flipped = Self.body
            flipped[place] ^= 1
            #expect(!TypeformSignature.isValid(plain, of: flipped, secret: secret))
        }
        for place in plain.indices {
            var letters = Array(plain)
            let index = plain.distance(from: plain.startIndex, to: place)
            letters[index] = letters[index] == "A" ? "B" : "A"
            #expect(!TypeformSignature.isValid(String(letters), of: Self.body, secret: secret))
        }
        for header in [
            "", "sha256=", String(plain.dropFirst(7)), "SHA256=" + plain.dropFirst(7), plain + "\n", " " + plain,
        ] {
            #expect(!TypeformSignature.isValid(header, of: Self.body, secret: secret))
        }
        #expect(!TypeformSignature.isValid(plain, of: Self.body, secret: []))
    }
}
