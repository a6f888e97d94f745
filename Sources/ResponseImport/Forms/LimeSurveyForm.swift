package import Importing

/// LimeSurvey's structure of a survey, an .lss file: with texts beside the tables, or in them, as older versions write.
package enum LimeSurveyForm {
    private typealias Row = [String: String]

    package static func isForm(_ document: XMLElement) -> Bool {
        document.name == "document" && document.child("LimeSurveyDocType") != nil && document.child("questions") != nil
    }

    package static func form(_ document: XMLElement) -> ForeignForm {
        let language = document.child("languages")?.children.first?.text.trimmed
        func rows(_ table: String) -> [Row] {
            (document.child(table)?.child("rows")?.children ?? []).map { row in
                Dictionary(row.children.map { ($0.name, $0.text) }) { first, _ in first }
            }
        }
        // Of several languages, the survey's first one counts.
        func isOwn(_ row: Row) -> Bool { row["language"].map { $0.isEmpty || $0 == language } ?? true }
        var texts: [String: String] = [:]
        for row in rows("question_l10ns") where isOwn(row) { texts[row["qid"] ?? ""] = row["question"] }
        for row in rows("questions") + rows("subquestions") where isOwn(row) && row["question"] != nil {
            texts[row["qid"] ?? ""] = row["question"]
        }
        var labels: [String: String] = [:]
        for row in rows("answer_l10ns") where isOwn(row) { labels[row["aid"] ?? ""] = row["answer"] }
        var answers: [String: [ForeignQuestion.Option]] = [:]
        for row in rows("answers").filter(isOwn).sorted(by: {
            Self.place($0, "sortorder") < Self.place($1, "sortorder")
        }) {
            let label = row["answer"] ?? labels[row["aid"] ?? ""] ?? row["code"] ?? ""
            guard let code = row["code"], !code.isEmpty, row["scale_id"] ?? "0" == "0" else { continue }
            answers[row["qid"] ?? "", default: []].append(.init(key: code, label: label))
        }
        var parts: [String: [ForeignQuestion.Option]] = [:]
        let inner = rows("subquestions") + rows("questions").filter { Int($0["parent_qid"] ?? "0") ?? 0 != 0 }
        for row in inner.filter(isOwn).sorted(by: {
            Self.place($0, "question_order") < Self.place($1, "question_order")
        }) {
            guard let code = row["title"], row["scale_id"] ?? "0" == "0" else { continue }
            parts[row["parent_qid"] ?? "", default: []]
                .append(.init(key: code, label: texts[row["qid"] ?? ""] ?? code))
        }
        var groups: [String: Int] = [:]
        for row in rows("groups") { groups[row["gid"] ?? ""] = place(row, "group_order") }
        let questions = rows("questions").filter { isOwn($0) && Int($0["parent_qid"] ?? "0") ?? 0 == 0 }
            .sorted { left, right in
                (groups[left["gid"] ?? ""] ?? 0, place(left, "question_order"))
                    < (groups[right["gid"] ?? ""] ?? 0, place(right, "question_order"))
            }
        let settings = rows("surveys_languagesettings").first { $0["surveyls_language"] ?? language == language }
        return ForeignForm(
            title: settings?["surveyls_title"], language: language,
            questions: questions.flatMap { row -> [ForeignQuestion] in
                let id = row["qid"] ?? ""
                return Self.questions(row, texts[id] ?? "", answers[id] ?? [], parts[id] ?? [])
            })
    }

    private static func place(_ row: Row, _ name: String) -> Int { row[name].flatMap { Int($0) } ?? 0 }

    private static func questions(
        _ row: Row, _ text: String, _ answers: [ForeignQuestion.Option], _ parts: [ForeignQuestion.Option]
    ) -> [ForeignQuestion] {
        let code = row["title"] ?? row["qid"] ?? ""
        let hasOther = row["other"] == "Y"
        let other = hasOther ? [ForeignQuestion.Option(key: "-oth-", label: "Other", asksWhich: true)] : []
        func question(_ kind: ForeignQuestion.Kind) -> [ForeignQuestion] {
            [ForeignQuestion(key: code, text: text.isBlank ? code : text, kind: kind)]
        }
        func grid(_ cell: ForeignQuestion.Kind) -> [ForeignQuestion] {
            parts.isEmpty ? question(.text) : question(.grid(rows: parts, cell: cell))
        }
        func options(_ codes: [(String, String)]) -> [ForeignQuestion.Option] {
            codes.map { .init(key: $0.0, label: $0.1) }
        }
        switch row["type"] {
        case "L", "!", "O": return answers.isEmpty ? question(.text) : question(.single(answers + other))
        case "M", "P": return parts.isEmpty ? question(.text) : question(.multi(parts + other))
        case "Y": return question(.yesNo)
        case "G": return question(.single(options([("F", "Female"), ("M", "Male")])))
        case "5": return question(.scale(1...5))
        case "N": return question(.decimal)
        case "X": return question(.statement)
        case "A": return grid(.scale(1...5))
        case "B": return grid(.scale(1...10))
        case "C": return grid(.single(options([("Y", "Yes"), ("U", "Uncertain"), ("N", "No")])))
        case "E": return grid(.single(options([("I", "Increase"), ("S", "Same"), ("D", "Decrease")])))
        case "F", "H": return answers.isEmpty ? question(.text) : grid(.single(answers))
        case "R": return answers.count > 1 ? question(.ranking(answers)) : question(.text)
        case "Q":
            return parts.map { ForeignQuestion(key: "\(code) \($0.key)", text: "\(text) \($0.label)", kind: .text) }
        case "K":
            return parts.map { ForeignQuestion(key: "\(code) \($0.key)", text: "\(text) \($0.label)", kind: .decimal) }
        case "*", "|": return []
        default: return question(.text)
        }
    }
}
