/// Qualtrics' definition of a survey, a QSF file.
enum QualtricsForm {
    static func isForm(_ json: ForeignJSON) -> Bool {
        json["SurveyEntry"] != .null && !json["SurveyElements"].elements.isEmpty
    }

    /// The definition, and what was left out of it.
    static func form(_ json: ForeignJSON) -> (form: ForeignForm, notes: [String]) {
        let elements = json["SurveyElements"].elements
        var order: [String] = []
        var trash: Set<String> = []
        for element in elements where element["Element"].string == "BL" {
            for (_, block) in element["Payload"].members {
                let ids = block["BlockElements"].members.compactMap { $0.value["QuestionID"].string }
                if block["Type"].string == "Trash" { trash.formUnion(ids) } else { order += ids }
            }
        }
        var payloads: [String: ForeignJSON] = [:]
        var all: [String] = []
        for element in elements where element["Element"].string == "SQ" {
            guard let id = element["Payload"]["QuestionID"].string ?? element["PrimaryAttribute"].string else {
                continue
            }
            payloads[id] = element["Payload"]
            all.append(id)
        }
        let known = order.filter { payloads[$0] != nil } + all.filter { !order.contains($0) && !trash.contains($0) }
        let entry = json["SurveyEntry"]
        let form = ForeignForm(
            title: entry["SurveyName"].string, language: entry["SurveyLanguage"].string?.lowercased(),
            questions: known.flatMap { id in payloads[id].map { questions($0, id) } ?? [] })
        let trashed = all.count(where: trash.contains)
        let notes = ["the definition has \(all.count) questions, of which \(trashed) in the Trash is not asked"]
        return (form, notes)
    }

    private static func questions(_ payload: ForeignJSON, _ id: String) -> [ForeignQuestion] {
        let text = payload["QuestionText"].string ?? id
        func question(_ kind: ForeignQuestion.Kind) -> [ForeignQuestion] {
            [ForeignQuestion(key: id, text: text, kind: kind)]
        }
        let choices = options(payload["Choices"], payload["ChoiceOrder"])
        let answers = options(payload["Answers"], payload["AnswerOrder"])
        let selector = payload["Selector"].string ?? ""
        switch payload["QuestionType"].string {
        case "MC" where selector == "NPS": return question(.recommendation)
        case "MC":
            guard !choices.isEmpty else { return question(.text) }
            let recoded = recoded(choices, payload["RecodeValues"])
            return question(selector.hasPrefix("MA") ? .multi(choices) : .single(recoded))
        case "Matrix":
            guard !choices.isEmpty, !answers.isEmpty else { return question(.text) }
            if payload["SubSelector"].string == "MultipleAnswer" {
                return choices.map { row in
                    ForeignQuestion(key: "\(id)_\(row.key)", text: "\(text) \(row.label)", kind: .multi(answers))
                }
            }
            return question(.grid(rows: choices, cell: .single(recoded(answers, payload["RecodeValues"]))))
        case "SBS":
            return payload["AdditionalQuestions"].members.flatMap { side, inner in
                questions(inner, "\(id)#\(side)").map { question in
                    var question = question
                    question.text = "\(text) \(question.text)"
                    return question
                }
            }
        case "RO": return choices.count > 1 ? question(.ranking(choices)) : question(.text)
        case "Slider":
            return choices.map { row in
                ForeignQuestion(key: "\(id) \(row.key)", text: "\(text) \(row.label)", kind: .decimal)
            }
        case "DB": return question(.statement)
        default: return question(.text)
        }
    }

    /// Choices, which come as an object or as a list, in an order whose ids are texts or numbers.
    private static func options(_ json: ForeignJSON, _ order: ForeignJSON) -> [ForeignQuestion.Option] {
        let members = json.members
        let ids = order.elements.compactMap(\.string)
        let sorted =
            ids.compactMap { id in members.first { $0.name == id } } + members.filter { !ids.contains($0.name) }
        return sorted.map { id, choice in
            .init(key: id, label: choice["Display"].string ?? id, asksWhich: choice["TextEntry"].string == "true")
        }
    }

    /// What the data call a choice: its recode value where it has one.
    private static func recoded(
        _ options: [ForeignQuestion.Option], _ values: ForeignJSON
    ) -> [ForeignQuestion.Option] {
        options.map { option in
            var option = option
            option.key = values[option.key].string ?? option.key
            return option
        }
    }
}
