package import FocusGroups
internal import Journal
internal import SurveyModel
package import Tabulation

/// A group in numbers, for its end and for whoever asks on the way.
package struct GroupSummary {
    private let group: FocusGroup
    private let reading: Int64
    private let codebook: GroupThemes

    /// Sums up a group at a reading of its clock.
    package init(_ group: FocusGroup, at reading: Int64, themes: GroupThemes) {
        self.group = group
        self.reading = reading
        codebook = themes
    }

    /// Plan and actual of each section.
    package var sections: Table {
        Table(
            columns: [
                .init("section"), .init("kind", priority: 3), .init("planned_min", title: "plan", alignment: .trailing),
                .init("actual_min", title: "actual", alignment: .trailing),
                .init("utterances", title: "said", alignment: .trailing, priority: 2),
                .init("state", priority: 1),
            ],
            rows: group.sections.enumerated().map { index, section in
                let state =
                    section.isSkipped
                    ? "skipped"
                    : group.current == index && !group.hasEnded ? "on" : section.runs.isEmpty ? "not reached" : "done"
                return [
                    .text(section.id),
                    Cell(
                        group.guide.sections.indices.contains(index) ? group.guide.sections[index].kind.rawValue : nil),
                    Cell(minutes(section.planned), fractionDigits: 1),
                    Cell(minutes(section.elapsed(at: reading)), fractionDigits: 1),
                    .integer(group.utterances.count { $0.section == section.id }), .text(state),
                ]
            })
    }

    /// Who talked how much, who was last heard when.
    package var talk: Table {
        let balance = group.discussion.talkBalance(at: reading)
        let marks = group.discussion.attention(at: reading)
        return Table(
            columns: [
                .init("letter", title: ""), .init("pseudonym", title: "who"), .init("share", alignment: .trailing),
                .init("adjusted", title: "of fair", alignment: .trailing, priority: 2),
                .init("turns", alignment: .trailing, priority: 3),
                .init("utterances", title: "said", alignment: .trailing, priority: 4),
                .init("last_heard_min", title: "min ago", alignment: .trailing, priority: 5),
                .init("notice", priority: 1),
            ],
            rows: group.participants.map(\.letter).sorted().map { letter in
                let share = balance.shares.first { $0.letter == letter }
                let own = group.utterances.filter { $0.speakers.contains(.participant(letter)) }
                let notice: String? =
                    switch marks[letter] {
                    case .silent: "not heard in this section"
                    case .quiet: "heard little"
                    case .dominant: "heard much"
                    case nil: nil
                    }
                return [
                    .text(letter.description), Cell(group.participant(letter)?.pseudonym),
                    Cell(share?.share, fractionDigits: 2), Cell(share?.adjusted, fractionDigits: 2),
                    .integer(share?.turns ?? 0), .integer(own.count),
                    Cell(own.last.map { minutes(reading - $0.start) }, fractionDigits: 1), Cell(notice),
                ]
            })
    }

    /// What every person was asked, option by option: counts, with how many answered.
    package var answers: Table {
        Table(
            columns: [
                .init("question"), .init("round", alignment: .trailing, priority: 3), .init("answer"),
                .init("label", priority: 4), .init("count", alignment: .trailing),
                .init("answered", title: "of", alignment: .trailing),
                .init("mean", alignment: .trailing, priority: 1),
                .init("counts_as", title: "how", priority: 2),
            ],
            rows: group.answeredQuestions.flatMap { question in
                group.tallies(of: question).flatMap { tally in
                    let how = tally.isVoid ? "void" : tally.isByHands ? "hands" : "one by one"
                    let whole: [Cell] = [
                        .text(question.id), .integer(tally.round), .null, .null, .integer(tally.answered),
                        .integer(tally.people), Cell(tally.mean, fractionDigits: 2), .text(how),
                    ]
                    return [whole]
                        + tally.lines.map { line in
                            [
                                .text(question.id), .integer(tally.round), .text(line.code), .untrusted(line.label),
                                .integer(line.count), .integer(tally.answered), Cell(line.mean, fractionDigits: 2),
                                .text(how),
                            ]
                        }
                }
            })
    }

    /// What rankings have in common, one line for each.
    package var rankings: [String] {
        group.answeredQuestions.flatMap { question in
            group.tallies(of: question).filter { !$0.order.isEmpty }.map { tally in
                let order = tally.order.map { $0.joined(separator: " = ") }.joined(separator: " > ")
                let agreement =
                    tally.concordance.map { "; Kendall's W \(fixedPoint($0, fractionDigits: 2)), 1 being all alike" }
                    ?? ""
                return "\(question.id): \(order) (Schulze, n = \(tally.answered))\(agreement)"
            }
        }
    }

    /// Who took which statement how, for those on which somebody took a stand.
    package var agreement: Table {
        let consensus = GroupDynamics(group.discussion, at: reading).consensus.filter { consensus in
            group.utterance(consensus.utterance)?.stances.isEmpty == false
        }
        return Table(
            columns: [
                .init("number", title: "no", alignment: .trailing), .init("words"),
                .init("agree", alignment: .trailing), .init("dissent", alignment: .trailing),
                .init("nod", alignment: .trailing, priority: 1), .init("neutral", alignment: .trailing, priority: 2),
                .init("silent", alignment: .trailing), .init("present", alignment: .trailing, priority: 3),
            ],
            rows: consensus.map { one in
                let utterance = group.utterance(one.utterance)
                let withheld = utterance.flatMap { group.discussion.withholding(of: $0) }
                return [
                    .integer(one.utterance),
                    withheld.map { .text($0.sentence) } ?? Cell(untrusted: utterance?.text?.text),
                    .integer(one.agree), .integer(one.dissent), .integer(one.nod), .integer(one.neutral),
                    .integer(one.silent), .integer(one.present),
                ]
            })
    }

    /// What the group talked about.
    package var themes: Table {
        Table(
            columns: [
                .init("theme"), .init("utterances", alignment: .trailing),
                .init("people", alignment: .trailing, priority: 1),
                .init("verbatim", alignment: .trailing, priority: 2), .init("codebook", priority: 3),
            ],
            rows: group.themeCounts.map { theme, count in
                let about = group.utterances.filter { $0.themes.contains(theme) }
                let people = Set(about.flatMap(\.speakers).compactMap(\.letter)).count
                return [
                    .text(theme), .integer(count), .integer(people),
                    .integer(about.count { $0.fidelity == .verbatim }),
                    .text(codebook.isEmergent(theme) ? "emergent" : "known"),
                ]
            })
    }

    /// The session in one row.
    package func row(id: String, status: String) -> Table {
        let utterances = group.utterances
        let emergent = group.themeCounts.filter { codebook.isEmergent($0.theme) }.map(\.theme)
        let counts: [(String, Int)] = [
            ("participants", group.participants.count), ("utterances", utterances.count),
            ("verbatim", utterances.count { $0.fidelity == .verbatim }),
            ("paraphrase", utterances.count { $0.fidelity == .paraphrase }),
            ("tap", utterances.count { $0.fidelity == .tap }), ("flagged", utterances.count(where: \.isFlagged)),
            ("highlights", utterances.count { $0.marks.highlight > 0 }),
            ("notes", group.notes.count { $0.kind != .slip }),
            ("themes", group.themeCounts.count),
        ]
        let columns: [Table.Column] =
            [.init("session"), .init("guide"), .init("status")] + counts.map { .init($0.0, alignment: .trailing) }
            + [
                .init("emergent_themes"), .init("planned_min", alignment: .trailing),
                .init("actual_min", alignment: .trailing), .init("outcome"),
            ]
        let actual = group.sections.reduce(0) { $0 + $1.elapsed(at: reading) }
        let cells: [Cell] =
            [.text(id), .text(group.guide.id), .text(status)] + counts.map { .integer($0.1) }
            + [
                .list(emergent.map(Cell.text)), Cell(minutes(group.discussion.plannedTotal), fractionDigits: 1),
                Cell(minutes(actual), fractionDigits: 1), Cell(group.outcome),
            ]
        return Table(columns: columns, rows: [cells])
    }

    /// How evenly the group took part, with how that is known.
    package var evenness: String {
        let balance = group.discussion.talkBalance(at: reading)
        let amounts = balance.shares.map(\.amount)
        let count = group.participants.count
        guard let gini = Participation.normalizedGini(amounts) else {
            return "talk of n = \(count): nothing to compare"
        }
        return "talk of n = \(count), \(balance.estimator.sentence); evenness: Gini "
            + "\(fixedPoint(gini, fractionDigits: 2)) of 1"
    }

    private func minutes(_ milliseconds: Int64) -> Double { Double(milliseconds) / 60_000 }
}
