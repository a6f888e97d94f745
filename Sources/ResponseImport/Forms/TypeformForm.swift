/// Typeform's definition of a form, or the one in a webhook's body.
enum TypeformForm {
    /// A question's name: what its author called it, else its id, which never changes.
    static func key(_ field: ForeignJSON) -> String {
        let ref = field["ref"].string ?? ""
        let isGenerated = ref.isEmpty || ref.utf8.count == 36 && ref.split(separator: "-").count == 5
        return isGenerated ? field["id"].string ?? ref : ref
    }

    static func isForm(_ json: ForeignJSON) -> Bool {
        !json["fields"].elements.isEmpty && json["id"].string != nil && json["fields"].elements[0]["type"].string != nil
    }

    static func form(_ json: ForeignJSON) -> ForeignForm {
        var form = ForeignForm(
            title: json["title"].string, language: json["settings"]["language"].string,
            questions: questions(json["fields"].elements))
        form.personal = personalFields(json["fields"].elements).compactMap { $0["title"].string }
        return form
    }

    /// Groups are walked through, since they only hold questions together.
    private static func questions(_ fields: [ForeignJSON]) -> [ForeignQuestion] {
        fields.flatMap { field -> [ForeignQuestion] in
            let inner = field["properties"]["fields"].elements
            switch field["type"].string {
            case "group", "inline_group": return questions(inner)
            case "matrix": return [matrix(field, inner)]
            // Who somebody is, is no answer.
            case "contact_info", "address", "email", "phone_number": return []
            default: return [question(field)]
            }
        }
    }

    /// The fields that ask for personal data.
    static func personalFields(_ fields: [ForeignJSON]) -> [ForeignJSON] {
        fields.flatMap { field -> [ForeignJSON] in
            let types = ["email", "phone_number", "contact_info", "address"]
            if let type = field["type"].string, types.contains(type) { return [field] }
            return personalFields(field["properties"]["fields"].elements)
        }
    }

    private static func question(_ field: ForeignJSON) -> ForeignQuestion {
        var question = ForeignQuestion(key: key(field), text: field["title"].string ?? key(field), kind: kind(field))
        let labels = field["properties"]["labels"]
        if case .scale(let range) = question.kind {
            let middle = (range.lowerBound + range.upperBound) / 2
            for (name, point) in [("left", range.lowerBound), ("center", middle), ("right", range.upperBound)] {
                if let label = labels[name].string { question.ends[point] = label }
            }
        }
        return question
    }

    private static func kind(_ field: ForeignJSON) -> ForeignQuestion.Kind {
        let properties = field["properties"]
        switch field["type"].string {
        case "yes_no", "legal": return .yesNo
        case "multiple_choice", "picture_choice":
            let options = options(field)
            let isMulti = properties["allow_multiple_selection"].isTrue || field["allow_multiple_selections"].isTrue
            guard !options.isEmpty else { return .text }
            return isMulti ? .multi(options) : .single(options)
        case "dropdown":
            let options = options(field)
            return options.isEmpty ? .text : .single(options)
        case "ranking": return options(field).count > 1 ? .ranking(options(field)) : .text
        case "opinion_scale", "rating":
            let steps = min(max(properties["steps"].integer ?? 5, 2), 11)
            let first = field["type"].string == "rating" || properties["start_at_one"].isTrue ? 1 : 0
            return .scale(first...first + steps - 1)
        case "nps": return .recommendation
        case "number": return .decimal
        case "date": return .date
        case "statement": return .statement
        default: return .text
        }
    }

    private static func options(_ field: ForeignJSON) -> [ForeignQuestion.Option] {
        let properties = field["properties"]
        let choices = properties["choices"].elements + field["choices"].elements
        var options = choices.compactMap { choice -> ForeignQuestion.Option? in
            guard let label = choice["label"].string ?? choice["ref"].string ?? choice["id"].string else { return nil }
            let name = key(choice)
            // An id that nobody chose makes no name to work with, and old responses have the label alone.
            let isOwn = choice["ref"].string == name && !name.isEmpty
            return ForeignQuestion.Option(key: isOwn ? name : label, label: label)
        }
        if properties["allow_other_choice"].isTrue || field["allow_other_choice"].isTrue {
            options.append(.init(key: "other_in_words", label: "Something else", asksWhich: true))
        }
        return options
    }

    private static func matrix(_ field: ForeignJSON, _ rows: [ForeignJSON]) -> ForeignQuestion {
        let options = rows.map { ForeignQuestion.Option(key: key($0), label: $0["title"].string ?? key($0)) }
        let cell = rows.first.map(kind) ?? .text
        let kind: ForeignQuestion.Kind =
            switch cell {
            case .single, .scale, .yesNo: .grid(rows: options, cell: cell)
            default: .text
            }
        return ForeignQuestion(key: key(field), text: field["title"].string ?? key(field), kind: kind)
    }

    /// The matrix that each row of one belongs to, by the row's id and ref.
    static func matrices(_ fields: [ForeignJSON]) -> [String: (question: String, row: String)] {
        var found: [String: (question: String, row: String)] = [:]
        for field in fields {
            let inner = field["properties"]["fields"].elements
            if field["type"].string == "matrix" {
                for row in inner {
                    for name in [row["id"].string, row["ref"].string].compactMap(\.self) {
                        found[name] = (key(field), key(row))
                    }
                }
            } else {
                found.merge(matrices(inner)) { first, _ in first }
            }
        }
        return found
    }
}
