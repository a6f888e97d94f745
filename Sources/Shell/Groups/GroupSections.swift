internal import FocusGroups
internal import Journal
internal import Tabulation

/// A group as people read it: pseudonyms in the place of names.
struct GroupSections {
    let group: FocusGroup

    init(_ group: FocusGroup) { self.group = group }

    var all: [SessionSection] {
        let asides = [
            SessionSection("Answers", summary.answers), SessionSection("Agreement", summary.agreement),
            SessionSection("Noted and said", GroupRecording(group).beside),
            SessionSection("Recorded", recorded, isMain: !recorded.rows.isEmpty),
            SessionSection("Ideas", ideas),
        ]
        return [
            SessionSection("Participants", participants),
            SessionSection("Said", utterances, isMain: recorded.rows.isEmpty),
        ]
            + asides.filter { !$0.table.rows.isEmpty }
            + [SessionSection("Notes", notes), SessionSection("Parking lot", parkingLot)]
    }

    /// What was said where nobody noted anything, which is then what there is to show.
    private var recorded: Table { GroupRecording(group).alone }

    private var participants: Table {
        Table(
            columns: [
                .init("letter"), .init("pseudonym", priority: 1), .init("account"), .init("attributes", priority: 2),
            ],
            rows: group.participants.map { participant in
                [
                    .text(participant.letter.description), .text(participant.pseudonym),
                    Cell(untrusted: participant.accountID),
                    .list(participant.attributes.map { .untrusted("\($0.key)=\($0.value.text ?? "(withdrawn)")") }),
                ]
            })
    }

    private var utterances: Table {
        Table(
            columns: [
                .init("number", title: "no", alignment: .trailing), .init("speaker"),
                .init("fidelity", title: "in whose words", priority: 2), .init("words"), .init("themes", priority: 1),
            ],
            rows: group.utterances.map { utterance in
                [
                    .integer(utterance.number), .text(utterance.speakers.map(letter).joined(separator: ",")),
                    .text(utterance.fidelity.rawValue),
                    group.discussion.withholding(of: utterance).map { .text($0.sentence) }
                        ?? utterance.text.map(words) ?? .null,
                    .list(utterance.themes.map(Cell.untrusted)),
                ]
            })
    }

    private var summary: GroupSummary {
        GroupSummary(group, at: group.clock.reading, themes: GroupThemes(nil))
    }

    private var ideas: Table {
        Table(
            columns: [
                .init("number", title: "no", alignment: .trailing), .init("speaker", priority: 1), .init("idea"),
                .init("group", priority: 2),
            ],
            rows: group.brainstorms.flatMap(\.ideas).map { idea in
                [
                    .integer(idea.number), Cell(idea.letter?.description), words(idea.text),
                    idea.group.map(words) ?? .null,
                ]
            })
    }

    private var notes: Table {
        Table(
            columns: [.init("section", priority: 1), .init("kind"), .init("note")],
            rows: group.notes.filter { $0.kind != .parking }
                .map { [Cell($0.section), .text($0.kind.rawValue), words($0.text)] })
    }

    private var parkingLot: Table {
        let marked = group.parkedUtterances
        return Table(
            columns: [.init("section"), .init("parked")],
            rows: group.parkingLot.map { [Cell($0.section), words($0.text)] }
                + marked.map { [Cell($0.section), $0.text.map(words) ?? .null] })
    }

    private func letter(_ speaker: Speaker) -> String {
        switch speaker {
        case .participant(let letter): letter.description
        case .moderator: "m"
        case .unknown: "?"
        }
    }

    private func words(_ words: Words) -> Cell { words.text.map(Cell.untrusted) ?? "(withdrawn)" }
}
