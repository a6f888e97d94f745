internal import Interviewing
internal import Journal
internal import SurveyModel
internal import Tabulation

/// An interview as people read it: what was asked, what came back, and in whose words.
struct InterviewSections {
    let interview: Interview

    init(_ interview: Interview) { self.interview = interview }

    var all: [SessionSection] {
        let setAside = Set(interview.setAside)
        let asked = interview.questions.indices.filter { interview.isShown($0) && !setAside.contains($0) }
        let general = interview.allNotes.filter { note in note.question == nil }
        return [
            SessionSection("Answers", table(asked.flatMap(rows)), isMain: true),
            SessionSection("Set aside, since the path left them", table(interview.setAside.flatMap(rows))),
            SessionSection("Checks that failed", checks),
            SessionSection(
                "Notes",
                Table(columns: [.init("note"), .init("by")], rows: general.map { [words($0.words), by($0.console)] })),
            SessionSection(
                "Suggestions",
                Table(
                    columns: [.init("question"), .init("suggestion"), .init("by")],
                    rows: interview.suggestions.map { [Cell($0.question), words($0.words), by($0.console)] })),
        ]
    }

    private func table(_ rows: [[Cell]]) -> Table {
        Table(columns: [.init("question"), .init("kind", title: "what"), .init("words", title: "answer")], rows: rows)
    }

    private func rows(of position: Int) -> [[Cell]] {
        let id = interview.questions[position].id
        var rows: [[Cell]] = [[.text(id)] + answer(at: position)]
        let options = interview.questions[position].kind.options
        for (option, specified) in interview.specified(at: position).sorted(by: { $0.key < $1.key }) {
            rows.append([
                .text(id), .text(options?[option]?.label(in: interview.language) ?? option), words(specified.words),
            ])
        }
        rows += interview.said(at: position).map { [.text(id), kind("own words", $0.console), words($0.words)] }
        rows += interview.gists(at: position).map {
            [.text(id), kind($0.confirmed == nil ? "summary" : "summary, confirmed", $0.console), words($0.words)]
        }
        rows += interview.allNotes.filter { $0.question == id }.map {
            [.text(id), kind("note", $0.console), words($0.words)]
        }
        return rows
    }

    private func answer(at position: Int) -> [Cell] {
        let record = interview.records[position]
        // What was recorded, so that withdrawn words are not taken for an empty answer.
        switch record.given {
        case .value(.text(let text)): return ["own words", words(text)]
        case .value(let value): return ["answer", .untrusted(interview.label(of: value.value, at: position))]
        case .missing(let reason): return ["no answer", .text(reason.phrase)]
        case nil:
            if let value = interview.answer(at: position).value {
                return ["answer", .untrusted(interview.label(of: value, at: position))]
            }
            guard interview.onPath[position], record.askedAt != nil else {
                return ["no answer", .text(MissingReason.notAsked.phrase)]
            }
            if case .ended = interview.phase { return ["no answer", "asked, not answered"] }
            return ["no answer", interview.place == position ? "on the screen" : "asked, not answered yet"]
        }
    }

    /// The checks that fail still, and those that were passed over.
    private var checks: Table {
        let columns: [Table.Column] = [.init("check"), .init("level"), .init("says"), .init("reason")]
        return Table(
            columns: columns,
            rows: interview.failingChecks.map { index in
                let check = interview.plan.checks[index]
                return [
                    .text(check.id), .text(check.check.level.rawValue), .untrusted(interview.rendered(check: index)),
                    interview.overrides[index]?.reason.map(words) ?? .null,
                ]
            })
    }

    /// What it is, and by whom where that was not the interviewer.
    private func kind(_ kind: String, _ console: Int?) -> Cell {
        guard let console = console.flatMap(interview.console) else { return .text(kind) }
        return .untrusted("\(kind), \(console.title)")
    }

    private func by(_ console: Int?) -> Cell {
        console.flatMap(interview.console).map { .untrusted($0.title) } ?? "interviewer"
    }

    private func words(_ words: Words) -> Cell { words.text.map(Cell.untrusted) ?? "(withdrawn)" }
}
