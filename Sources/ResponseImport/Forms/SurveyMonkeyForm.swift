/// SurveyMonkey's `/surveys/{id}/details`.
enum SurveyMonkeyForm {
    static func isForm(_ json: ForeignJSON) -> Bool {
        json["pages"].elements.contains { !$0["questions"].elements.isEmpty } && json["collector_id"] == .null
            && json["id"].string != nil && json["title"].string != nil
    }

    static func form(_ json: ForeignJSON) -> ForeignForm {
        ForeignForm(
            title: json["title"].string, language: json["language"].string,
            questions: json["pages"].elements.flatMap { $0["questions"].elements }.flatMap(questions))
    }

    private static func questions(_ json: ForeignJSON) -> [ForeignQuestion] {
        let id = json["id"].string ?? ""
        let text = json["headings"].elements.first?["heading"].string ?? id
        func question(_ kind: ForeignQuestion.Kind) -> [ForeignQuestion] {
            [ForeignQuestion(key: id, text: text, kind: kind)]
        }
        let answers = json["answers"]
        let (choices, rows) = (options(answers["choices"]), options(answers["rows"]))
        let other = answers["other"]
        let asking = other["visible"].isTrue || other["id"].string != nil
        let isChoice = other["is_answer_choice"] != .boolean(false)
        let words = ForeignQuestion.Option(
            key: other["id"].string ?? "other", label: other["text"].string ?? "Other", asksWhich: true)
        let all = asking && isChoice ? choices + [words] : choices
        switch json["family"].string {
        case "single_choice": return all.isEmpty ? question(.text) : question(.single(all))
        case "multiple_choice": return all.isEmpty ? question(.text) : question(.multi(all))
        case "matrix":
            if json["subtype"].string == "ranking", rows.count > 1 { return question(.ranking(rows)) }
            guard !rows.isEmpty, !choices.isEmpty else {
                return choices.isEmpty ? question(.text) : question(.single(all))
            }
            let isMulti = json["subtype"].string == "multi"
            guard isMulti else { return question(.grid(rows: rows, cell: .single(choices))) }
            return rows.map { row in
                ForeignQuestion(key: "\(id) \(row.key)", text: "\(text) \(row.label)", kind: .multi(choices))
            }
        case "presentation": return question(.statement)
        case "open_ended":
            guard rows.count > 1 else { return question(.text) }
            return rows.map { ForeignQuestion(key: "\(id) \($0.key)", text: "\(text) \($0.label)", kind: .text) }
        case "demographic":
            // A name and an address are no answer.
            return []
        default: return question(.text)
        }
    }

    private static func options(_ json: ForeignJSON) -> [ForeignQuestion.Option] {
        json.elements.compactMap { choice in
            choice["id"].string.map { .init(key: $0, label: choice["text"].string ?? $0) }
        }
    }
}
