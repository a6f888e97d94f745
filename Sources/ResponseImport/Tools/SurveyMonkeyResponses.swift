internal import Importing

/// The responses of SurveyMonkey's API, in bulk or one.
struct SurveyMonkeyResponses: ResponseReader {
    private(set) var form: ForeignForm
    let notes: [String] = []
    private let kinds: [String: ForeignQuestion.Kind]

    /// - Throws: ``ImportFailure`` without the definition, since responses hold nothing but ids.
    init(definition: ForeignJSON?) throws {
        guard let definition, SurveyMonkeyForm.isForm(definition) else {
            throw ImportFailure(
                .unfit, "responses of SurveyMonkey's API name questions and choices by ids only",
                hint: "name what /surveys/{id}/details gives with --form details.json")
        }
        form = SurveyMonkeyForm.form(definition)
        kinds = Dictionary(form.questions.map { ($0.key, $0.kind) }) { first, _ in first }
    }

    mutating func look(at record: RecordTexts.Record) throws {}

    mutating func decide() throws {}

    mutating func read(_ record: RecordTexts.Record, line: Int) throws -> ResponseOutcome? {
        if case .fault(let reason) = record { return .fault(reason) }
        guard case .object(let bytes) = record, let json = ForeignJSON(bytes) else {
            return .fault("is no response of SurveyMonkey")
        }
        let status = json["response_status"].string
        if let reason = ResponseTool.surveymonkey.reasonToDrop(status: status, channel: nil) { return .dropped(reason) }
        guard let key = json["id"].string else { return .fault("has no id") }
        var response = ForeignResponse(key: key)
        response.isComplete = ResponseTool.surveymonkey.isComplete(finished: nil, status: status)
        // All times of the API are in UTC, whether they say so or not.
        let times = TimeReading([.iso], zone: .fixed(0), offset: nil)
        for (name, path) in [("date_created", \ForeignResponse.startedAt), ("date_modified", \.submittedAt)] {
            guard let text = json[name].string else { continue }
            guard case .time(let time) = times.read(text) else { return .fault("has a time of another form") }
            response[keyPath: path] = time
        }
        response.channel = json["collection_mode"].string
        response.language = json["language"].string
        response.person.email = json["email_address"].string
        response.person.contact = json["custom_value"].string ?? json["custom_variables"]["contact"].string
        response.person.account = json["custom_variables"]["account"].string
        for question in json["pages"].elements.flatMap({ $0["questions"].elements }) {
            take(question, into: &response)
        }
        return .response(response)
    }

    private func take(_ json: ForeignJSON, into response: inout ForeignResponse) {
        guard let id = json["id"].string else { return }
        var chosen: [String] = []
        var other: String?
        var texts: [String] = []
        for answer in json["answers"].elements {
            let row = answer["row_id"].string
            if let row, kinds["\(id) \(row)"] != nil {
                let key = "\(id) \(row)"
                if let choice = answer["choice_id"].string {
                    var known: [String] = []
                    if case .chosen(let before, _)? = response.answers[key] { known = before }
                    response.answers[key] = .chosen(known + [choice], other: nil)
                } else if let text = answer["text"].string {
                    response.answers[key] = .text(text)
                }
            } else if let row, let choice = answer["choice_id"].string, !(kinds[id]?.rows.isEmpty ?? true) {
                var rows: [String: String] = [:]
                if case .rows(let before)? = response.answers[id] { rows = before }
                rows[row] = choice
                response.answers[id] = .rows(rows)
            } else if let choice = answer["choice_id"].string {
                chosen.append(choice)
            } else if answer["other_id"].string != nil {
                other = answer["text"].string
            } else if let text = answer["text"].string {
                texts.append(text)
            }
        }
        if !chosen.isEmpty || other != nil {
            response.answers[id] = .chosen(chosen, other: other)
        } else if !texts.isEmpty {
            response.answers[id] = .text(texts.joined(separator: "\n"))
        }
    }
}
