internal import Importing

/// The items of Typeform's Responses API, or the body of its webhook.
struct TypeformResponses: ResponseReader {
    private(set) var form = ForeignForm()
    private(set) var notes: [String] = []
    private let given: ForeignForm?
    /// By a field's id and ref, the key of its question; where a definition says it.
    private var keys: [String: String] = [:]
    private var matrices: [String: (question: String, row: String)] = [:]
    private var personal: Set<String> = []
    /// What responses answered, in the order of coming, where no definition says what is asked.
    private var seen: [(key: String, type: String, fieldType: String)] = []
    private var places: [String: Int] = [:]
    private var samples: [ColumnSample] = []
    private var labels: [[String]] = []
    private var hasOthers: Set<String> = []
    private var hasPersonal = false

    init(definition: ForeignJSON?) {
        given = definition.map(TypeformForm.form)
        if let definition { take(definition: definition) }
    }

    private mutating func take(definition: ForeignJSON) {
        let fields = definition["fields"].elements
        matrices = TypeformForm.matrices(fields)
        let named = TypeformForm.personalFields(fields)
        personal = Set(named.flatMap { [$0["id"].string, $0["ref"].string].compactMap(\.self) })
        func note(_ fields: [ForeignJSON]) {
            for field in fields {
                for name in [field["id"].string, field["ref"].string].compactMap(\.self) {
                    keys[name] = TypeformForm.key(field)
                }
                note(field["properties"]["fields"].elements)
            }
        }
        note(fields)
        form = TypeformForm.form(definition)
    }

    private static func item(_ record: RecordTexts.Record) -> ForeignJSON? {
        guard case .object(let bytes) = record, let json = ForeignJSON(bytes) else { return nil }
        return json["form_response"] == .null ? json : json["form_response"]
    }

    mutating func look(at record: RecordTexts.Record) throws {
        guard let item = Self.item(record) else { return }
        if given == nil, form.questions.isEmpty, TypeformForm.isForm(item["definition"]) {
            take(definition: item["definition"])
        }
        guard given == nil, form.questions.isEmpty else { return }
        for answer in item["answers"].elements { sample(answer) }
    }

    private mutating func sample(_ answer: ForeignJSON) {
        let (key, type) = (TypeformForm.key(answer["field"]), answer["type"].string ?? "text")
        let place = places[key] ?? seen.count
        if place == seen.count {
            places[key] = place
            seen.append((key, type, answer["field"]["type"].string ?? type))
            samples.append(ColumnSample())
            labels.append([])
        }
        let chosen = Self.chosen(answer)
        for label in chosen.labels where !labels[place].contains(label) { labels[place].append(label) }
        if chosen.other != nil { hasOthers.insert(key) }
        if let text = Self.plain(answer) { samples[place].add(text) }
    }

    mutating func decide() throws {
        guard form.questions.isEmpty else { return }
        form.questions = seen.enumerated().compactMap { place, asked -> ForeignQuestion? in
            guard !["email", "phone_number"].contains(asked.type) else { return nil }
            return ForeignQuestion(key: asked.key, text: asked.key, kind: kind(place, asked.type, asked.fieldType))
        }
        if !form.questions.isEmpty {
            notes.append("responses do not say what was asked: name the form's JSON with --form to have the words")
        }
    }

    private func kind(_ place: Int, _ type: String, _ fieldType: String) -> ForeignQuestion.Kind {
        var options = labels[place].map { ForeignQuestion.Option(label: $0) }
        if hasOthers.contains(seen[place].key) {
            options.append(.init(key: "other_in_words", label: "Something else", asksWhich: true))
        }
        switch (type, fieldType) {
        case ("boolean", _): return .yesNo
        case ("choice", _): return options.isEmpty ? .text : .single(options)
        case ("choices", _): return options.isEmpty ? .text : .multi(options)
        case (_, "nps"): return .recommendation
        case ("number", "opinion_scale"), ("number", "rating"): return samples[place].kind(asking: "").kind
        case ("number", _): return .decimal
        case ("date", _): return .date
        default: return .text
        }
    }

    mutating func read(_ record: RecordTexts.Record, line: Int) throws -> ResponseOutcome? {
        if case .fault(let reason) = record { return .fault(reason) }
        guard let item = Self.item(record) else { return .fault("is no response of Typeform") }
        let submitted = item["submitted_at"].string
        // A page that was opened and left comes back as a response in the year 1.
        if item["answers"].elements.isEmpty, submitted == nil || submitted?.hasPrefix("0001-") == true {
            return .dropped("abandoned")
        }
        let type = item["response_type"].string
        if type == "started" { return .dropped("abandoned") }
        guard let key = item["token"].string ?? item["response_id"].string ?? item["landing_id"].string else {
            return .fault("has no token")
        }
        var response = ForeignResponse(key: key)
        response.isComplete = type != "partial"
        let times = TimeReading([.iso], zone: .fixed(0), offset: nil)
        for (name, path) in [("landed_at", \ForeignResponse.startedAt), ("submitted_at", \.submittedAt)] {
            guard let text = item[name].string, !text.hasPrefix("0001-") else { continue }
            guard case .time(let time) = times.read(text) else { return .fault("has a time of another form") }
            response[keyPath: path] = time
        }
        response.channel = item["metadata"]["platform"].string
        respondent(of: item, in: &response)
        for answer in item["answers"].elements { take(answer, into: &response) }
        return .response(response)
    }

    private func respondent(of item: ForeignJSON, in response: inout ForeignResponse) {
        let hidden = item["hidden"]
        func first(_ names: [String]) -> String? { names.lazy.compactMap { hidden[$0].string }.first }
        response.person.email = first(["email", "e_mail", "mail"])
        response.person.contact = first(["contact", "contact_id", "user_id", "user", "customer_id"])
        response.person.account = first(["account", "account_id", "company", "company_id", "organization_id", "org_id"])
    }

    private func take(_ answer: ForeignJSON, into response: inout ForeignResponse) {
        let field = answer["field"]
        let names = [field["id"].string, field["ref"].string].compactMap(\.self)
        if answer["type"].string == "email" { response.person.email = response.person.email ?? answer["email"].string }
        if ["email", "phone_number"].contains(answer["type"].string) || names.contains(where: personal.contains) {
            return
        }
        let (labels, other) = Self.chosen(answer)
        let value: ForeignAnswer =
            labels.isEmpty && other == nil
            ? .text(Self.plain(answer) ?? "") : .chosen(labels, other: other)
        guard !value.isEmpty else { return }
        if let (question, row) = names.lazy.compactMap({ matrices[$0] }).first {
            var rows: [String: String] = [:]
            if case .rows(let known)? = response.answers[question] { rows = known }
            rows[row] = labels.first ?? Self.plain(answer) ?? ""
            response.answers[question] = .rows(rows)
        } else {
            response.answers[names.lazy.compactMap { keys[$0] }.first ?? TypeformForm.key(field)] = value
        }
    }

    /// The labels that were chosen, and what was written beside them.
    private static func chosen(_ answer: ForeignJSON) -> (labels: [String], other: String?) {
        let (one, many) = (answer["choice"], answer["choices"])
        let labels = [one["label"].string].compactMap(\.self) + many["labels"].elements.compactMap(\.string)
        return (labels, one["other"].string ?? many["other"].string)
    }

    private static func plain(_ answer: ForeignJSON) -> String? {
        let type = answer["type"].string ?? "text"
        switch type {
        case "boolean": return answer["boolean"].isTrue ? "yes" : "no"
        case "date": return answer["date"].string.map { String($0.prefix(10)) }
        case "payment": return answer["payment"]["amount"].string
        case "choice", "choices": return nil
        default: return answer[type].string ?? answer["text"].string
        }
    }
}
