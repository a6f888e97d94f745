internal import Interviewing
internal import Journal
internal import SurveyModel
internal import Tabulation

/// An interview as people read it: what was asked, what came back, and in whose words.
struct InterviewSections {
    let interview: Interview

    init(_ interview: Interview) { self.interview = interview }

    var all: [SessionSection] {
        let questions = interview.survey.questions
        let asked = questions.indices.filter { isAsked(questions[$0]) && !interview.setAside.contains($0) }
        let general = interview.notes.filter { note in note.question == nil }
        return [
            SessionSection("Answers", table(asked.flatMap(rows)), isMain: true),
            SessionSection("Set aside, since the path left them", table(interview.setAside.flatMap(rows))),
            SessionSection(
                "Notes", Table(columns: [.init("note")], rows: general.map { [words($0.words)] })),
        ]
    }

    private func table(_ rows: [[Cell]]) -> Table {
        Table(columns: [.init("question"), .init("kind", title: "what"), .init("words", title: "answer")], rows: rows)
    }

    private func rows(of position: Int) -> [[Cell]] {
        let record = interview.records[position]
        let id = interview.survey.questions[position].id
        var rows: [[Cell]] = [[.text(id)] + answer(at: position)]
        let options = interview.survey.questions[position].kind.options
        for (option, specified) in record.specified.sorted(by: { $0.key < $1.key }) {
            rows.append([.text(id), .text(options?[option]?.label ?? option), words(specified.words)])
        }
        rows += record.said.map { [.text(id), "own words", words($0.words)] }
        rows += record.gists.map { [.text(id), "summary", words($0.words)] }
        rows += interview.notes.filter { $0.question == id }.map { [.text(id), "note", words($0.words)] }
        return rows
    }

    private func answer(at position: Int) -> [Cell] {
        // What was recorded, so that withdrawn words are not taken for an empty answer.
        switch interview.records[position].given {
        case .value(.text(let text)): return ["own words", words(text)]
        case .value(let value): return ["answer", .untrusted(interview.label(of: value.value, at: position))]
        case .missing(let reason): return ["no answer", .text(reason.phrase)]
        case nil:
            if let value = interview.answer(at: position).value {
                return ["answer", .untrusted(interview.label(of: value, at: position))]
            }
            return ["no answer", .text(MissingReason.notAsked.phrase)]
        }
    }

    private func isAsked(_ question: Question) -> Bool {
        if case .calculation = question.kind { false } else { true }
    }

    private func words(_ words: Words) -> Cell { words.text.map(Cell.untrusted) ?? "(withdrawn)" }
}
