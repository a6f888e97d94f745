import Testing

@testable import Shell

/// A file that no mapping fits is told what it is, and where it belongs.
@MainActor
struct UnfitFileTests {
    private let files = [
        "call.vtt": "\u{FEFF}WEBVTT\n\n00:00.000 --> 00:01.000\nAnn: \"Hi\n",
        "call.srt": "1\n00:00:00,000 --> 00:00:01,000\nHi, you\n",
        "survey.lss": "<?xml version=\"1.0\"?>\n<document><LimeSurveyDocType>Survey</LimeSurveyDocType></document>",
        "ddi.xml": "<codeBook xmlns=\"x\"><docDscr/></codeBook>", "other.xml": "<a><b/></a>",
        "typeform.json": #"{"total_items":0,"page_count":1,"items":[]}"#,
        "form.json": #"{"id":"x","title":"t","fields":[{"id":"a","title":"How?","type":"short_text"}]}"#,
        "google.csv": "Timestamp,How was it?\n2026-01-01 10:00:00,well\n",
        "form.csv": "type,name,label\ntext,a,How?\n",
        "deals.csv": "Id,AccountId,StageName,Amount,CloseDate\n1,2,Won,3,2026-01-01\n",
        "else.csv": "one,two\n1,2\n",
    ]

    @Test func eachSaysWhatItIsAndWhatToDo() {
        let session = TypedSession(files: files)
        func said(_ file: String) -> String { session.run("import \(file)") }
        for (file, sentence, hint) in [
            ("call.vtt", "call.vtt is a transcript", "'import transcript call.vtt' makes a session of it"),
            ("call.srt", "call.srt is a transcript", "'import transcript call.srt'"),
            ("survey.lss", "is the definition of a survey (LimeSurvey)", "'survey infer survey.lss'"),
            ("ddi.xml", "is a codebook (DDI)", "import the data, as CSV"),
            ("other.xml", "is XML of a kind that is not read", "export it as CSV"),
            ("typeform.json", "looks like responses of Typeform", "'import typeform.json --as response'"),
            ("form.json", "is the definition of a survey (Typeform)", "'survey infer form.json'"),
            ("google.csv", "looks like responses of Google Forms", "'import google.csv --as response'"),
            ("form.csv", "is the definition of a survey (ODK)", "'survey infer form.csv'"),
            ("deals.csv", "holds deals", "import Account"),
            ("else.csv", "no mapping is known that fits else.csv", "'map init FILE' starts one"),
        ] {
            let text = said(file)
            #expect(text.contains(sentence), "\(text)")
            #expect(text.contains("hint: ") && text.contains(hint), "\(text)")
        }
        #expect(session.exitCodes == Array(repeating: 65, count: files.count))
    }
}
