internal import FocusGroups
internal import Journal
internal import SurveyModel
internal import Tabulation

/// What went on beside the talk: questions to the moderator, countdowns, and who wrote at which console.
extension GroupReport {
    var askedPart: [Document.Block] {
        guard !group.queue.isEmpty else { return [] }
        let rows = group.queue.map { question -> [[Document.Inline]] in
            [
                [.text(String(question.number))],
                [written(question.text, by: question.letter).inline, .lines([question.sequence])],
                [.text(question.letter.map { name(.participant($0)) } ?? "–")],
                [.text(String(question.ups))], [.text(String(question.downs))], [.text(Self.state(question.state))],
            ]
        }
        return [
            .heading(2, "What the group asked"),
            .table(
                Document.Grid(
                    [.number("no"), "question", "who", .number("for it"), .number("against"), "what became of it"], rows
                )),
        ]
    }

    private static func state(_ state: QueuedQuestion.State) -> String {
        switch state {
        case .queued: "not answered"
        case .now, .done: "answered"
        case .hidden: "put aside"
        }
    }

    var questionTable: Table {
        Table(
            columns: [
                .init("number"), .init("pseudonym"), .init("words"), .init("state"), .init("ups"), .init("downs"),
                .init("score"), .init("entries"),
            ],
            rows: group.queue.map { question in
                [
                    .integer(question.number), Cell(untrusted: question.letter.map { name(.participant($0)) }),
                    Cell(untrusted: written(question.text, by: question.letter).words), .text(question.state.rawValue),
                    .integer(question.ups), .integer(question.downs), .decimal(question.score, fractionDigits: 4),
                    list([question.sequence]),
                ]
            })
    }

    /// Countdowns, planned and taken; the sections have a table of their own.
    var timerTable: Table {
        Table(
            columns: [
                .init("label"), .init("section"), .init("start_ms"), .init("planned_min"), .init("actual_min"),
                .init("entries"),
            ],
            rows: group.timers.map { timer in
                [
                    Cell(untrusted: timer.label.map(noted)), Cell(timer.section), .integer(Int(timer.start)),
                    Self.minutes(Int64(timer.seconds) * 1_000), Self.minutes(timer.ran), list([timer.sequence]),
                ]
            })
    }

    /// The consoles beside the moderator's, with how much that was written there still stands.
    var consoleTable: Table {
        Table(
            columns: [
                .init("number"), .init("role"), .init("who"), .init("since_ms"), .init("state"), .init("acts"),
                .init("utterances"),
            ],
            rows: group.consoles.map { console in
                let state =
                    switch console.state {
                    case .here: "here"
                    case .gone: "gone"
                    case .dismissed: "sent_away"
                    }
                return [
                    .integer(console.number), .text(console.role.rawValue), .untrusted(console.name),
                    .integer(Int(console.since)), .text(state),
                    .integer(
                        group.history.count {
                            $0.moment.console == console.number && $0.isActive && $0.event.isUndoable
                        }),
                    .integer(group.utterances.count { $0.console == console.number }),
                ]
            })
    }

    /// Who wrote beside the moderator, in sentences.
    var consolePoints: [[Document.Inline]] {
        var names: [String] = []
        for console in group.consoles {
            let name = "\(console.role.rawValue) \(console.name)"
            if !names.contains(name) { names.append(name) }
        }
        let united = group.discussion.united.count
        var points: [[Document.Inline]] = []
        if !names.isEmpty { points.append([.text("Beside the moderator sat: \(names.joined(separator: ", ")).")]) }
        if united > 0 {
            points.append([
                .text(
                    "\(NumberText.count(united, "remark")) that two consoles wrote down \(united == 1 ? "counts" : "count") "
                        + "once, in the more faithful words.")
            ])
        }
        return points
    }
}
