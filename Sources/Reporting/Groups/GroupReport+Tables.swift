internal import FeedbackModel
internal import FocusGroups
internal import Journal
internal import SurveyModel
package import Tabulation

/// Everything in the report as tables, for spreadsheets and programs.
extension GroupReport {
    /// The tables by name, in the order of the report.
    ///
    /// `entries` are places in the journal.
    package var tables: [(name: String, table: Table)] {
        [
            ("session", sessionTable), ("participants", participantTable), ("sections", sectionTable),
            ("utterances", utteranceTable), ("stances", stanceTable), ("themes", themeTable),
            ("agreement", agreementTable), ("polls", pollTable), ("answers", answerTable), ("ideas", ideaTable),
            ("talk", talkTable), ("replies", replyTable), ("questions", questionTable), ("timers", timerTable),
            ("consoles", consoleTable),
            ("transcript", transcriptTable), ("open", openTable),
            ("lines", lineTable),
        ]
    }

    /// One object with all of them.
    package var json: JSONValue {
        let session = sessionTable.objects.first.map { [JSONValue.Member("session", $0)] } ?? []
        return .object(session + tables.dropFirst().map { JSONValue.Member($0.name, $0.table.json) })
    }

    func list(_ entries: [Int]) -> Cell { .list(entries.map(Cell.integer)) }

    static func minutes(_ milliseconds: Int64) -> Cell {
        .decimal(Double(milliseconds) / 60_000, fractionDigits: 2)
    }

    private var sessionTable: Table {
        let consent = quotingConsent
        return Table(
            columns: [
                .init("session"), .init("guide"), .init("title"), .init("started_at_ms"), .init("status"),
                .init("moderator"), .init("participants"), .init("utterances"), .init("elapsed_min"), .init("is_live"),
                .init("estimator"), .init("source"), .init("may_quote"), .init("may_not_quote"), .init("not_asked"),
            ],
            rows: [
                [
                    .text(facts.session), .text(group.guide.id), .untrusted(group.guide.title),
                    .integer(Int(facts.startedAt)), .text(facts.status), .untrusted(facts.actor),
                    .integer(people.count), .integer(group.utterances.count),
                    Self.minutes(group.sections.reduce(0) { $0 + $1.elapsed(at: reading) }),
                    .boolean(group.discussion.isLive), .text(balance.estimator.code), .text(balance.estimator.sentence),
                    .integer(consent.given), .integer(consent.refused), .integer(consent.unasked),
                ]
            ])
    }

    private var participantTable: Table {
        Table(
            columns: [
                .init("pseudonym"), .init("attributes"), .init("present_min"), .init("utterances"), .init("share"),
                .init("of_equal_part"), .init("turns"), .init("first_heard_s"), .init("may_quote"), .init("entries"),
            ],
            rows: people.map { participant in
                let own = utterances(of: participant.letter)
                let share = balance.shares.first { $0.letter == participant.letter }
                return [
                    .untrusted(called(participant)),
                    .list(
                        participant.attributes.compactMap { attribute in
                            attribute.value.text.map { .untrusted("\(attribute.key)=\(scrubbed($0))") }
                        }), Self.minutes(participant.presence(from: 0, to: reading)), .integer(own.count),
                    Cell(share?.share, fractionDigits: 4), Cell(share?.adjusted, fractionDigits: 4),
                    Cell(share?.turns),
                    Cell(dynamics.latencies[participant.letter].map { Double($0) / 1_000 }, fractionDigits: 1),
                    Cell(participant.consent[.quote]), list(entries(own)),
                ]
            })
    }

    private var sectionTable: Table {
        Table(
            columns: [
                .init("section"), .init("kind"), .init("guide_min"), .init("planned_min"), .init("actual_min"),
                .init("utterances"), .init("state"), .init("entries"),
            ],
            rows: group.sections.enumerated().map { index, section in
                [
                    .text(section.id),
                    Cell(
                        group.guide.sections.indices.contains(index) ? group.guide.sections[index].kind.rawValue : nil),
                    Self.minutes(section.guideTime), Self.minutes(section.planned),
                    Self.minutes(section.elapsed(at: reading)),
                    .integer(group.utterances.count { $0.section == section.id }), .text(state(index)),
                    list(beginnings(section.id)),
                ]
            })
    }

    private var utteranceTable: Table {
        Table(
            columns: [
                .init("number"), .init("section"), .init("start_ms"), .init("end_ms"), .init("speakers"),
                .init("fidelity"), .init("words"), .init("recorded"), .init("withheld"), .init("themes"),
                .init("highlight"),
                .init("reply_to"), .init("is_parked"), .init("is_flagged"), .init("entries"),
            ],
            rows: group.utterances.map { utterance in
                let shown = shown(utterance)
                let reason: String? = if case .withheld(let reason) = shown { reason } else { nil }
                return [
                    .integer(utterance.number), Cell(utterance.section), .integer(Int(utterance.start)),
                    Cell(utterance.end.map { Int($0) }), .list(utterance.speakers.map { .untrusted(name($0)) }),
                    .text(utterance.fidelity.rawValue), Cell(untrusted: shown.words),
                    Cell(untrusted: recorded(utterance)?.words), Cell(reason),
                    .list(utterance.themes.map { .untrusted(codebook?[$0]?.id ?? $0) }),
                    .integer(utterance.marks.highlight), Cell(utterance.marks.replyTo),
                    .boolean(utterance.marks.isParked), .boolean(utterance.isFlagged), list(utterance.sequences),
                ]
            })
    }

    private var stanceTable: Table {
        Table(
            columns: [.init("utterance"), .init("pseudonym"), .init("stance"), .init("entries")],
            rows: group.utterances.flatMap { utterance in
                utterance.stances.map { stance in
                    [
                        .integer(utterance.number), .untrusted(name(.participant(stance.letter))),
                        .text(Self.verb(stance.value)), list(utterance.sequences),
                    ]
                }
            })
    }

    private var themeTable: Table {
        Table(
            columns: [
                .init("theme"), .init("is_in_codebook"), .init("people"), .init("of"), .init("statements"),
                .init("own_words"), .init("by_person"), .init("entries"),
            ],
            rows: themes.map { theme in
                [
                    .untrusted(theme.theme), .boolean(theme.isKnown), .integer(theme.people.count),
                    .integer(people.count), .integer(theme.utterances.count),
                    .integer(theme.utterances.count { $0.fidelity == .verbatim }),
                    .list(
                        theme.people.map {
                            .text("\(name(.participant($0)))=\(theme.utterances(of: $0).count)")
                        }), list(entries(theme.utterances)),
                ]
            })
    }

    private var agreementTable: Table {
        Table(
            columns: [
                .init("utterance"), .init("speakers"), .init("words"), .init("agree"), .init("dissent"), .init("nod"),
                .init("neutral"), .init("silent"), .init("present"), .init("sentence"), .init("entries"),
            ],
            rows: dynamics.consensus.compactMap { one in
                guard let utterance = group.utterance(one.utterance) else { return nil }
                return [
                    .integer(one.utterance), .list(utterance.speakers.map { .untrusted(name($0)) }),
                    Cell(untrusted: shown(utterance).words), .integer(one.agree), .integer(one.dissent),
                    .integer(one.nod), .integer(one.neutral), .integer(one.silent), .integer(one.present),
                    .text(one.sentence), list(utterance.sequences),
                ]
            })
    }

    private var pollTable: Table {
        Table(
            columns: [
                .init("question"), .init("round"), .init("is_private"), .init("is_void"), .init("is_by_hands"),
                .init("is_unlinkable"), .init("is_withheld"),
                .init("answered"), .init("people"), .init("answer"), .init("label"), .init("count"), .init("line_mean"),
                .init("mean"), .init("median"), .init("concordance"), .init("place"), .init("entries"),
            ],
            rows: polls.flatMap { round -> [[Cell]] in
                let tally = round.tally
                let base: [Cell] = [
                    .text(tally.question), .integer(tally.round), .boolean(round.question.isPrivate),
                    .boolean(tally.isVoid), .boolean(tally.isByHands), .boolean(tally.isUnsigned),
                    .boolean(tally.isWithheld), .integer(tally.answered), .integer(tally.people),
                ]
                let whole: [Cell] = [
                    Cell(tally.mean, fractionDigits: 2), Cell(tally.median, fractionDigits: 2),
                    Cell(tally.concordance, fractionDigits: 4),
                ]
                guard !tally.lines.isEmpty else {
                    return [base + [.null, .null, .null, .null] + whole + [.null, list(round.entries)]]
                }
                return tally.lines.map { line in
                    let place = tally.order.firstIndex { $0.contains(line.code) }.map { $0 + 1 }
                    return base
                        + [
                            .text(line.code), .untrusted(line.label), .integer(line.count),
                            Cell(line.mean, fractionDigits: 2),
                        ] + whole + [Cell(place), list(round.entries)]
                }
            })
    }

    /// Who answered what, of questions that are not private.
    private var answerTable: Table {
        Table(
            columns: [
                .init("question"), .init("round"), .init("pseudonym"), .init("answer"), .init("missing"),
                .init("entries"),
            ],
            rows: polls.flatMap { round in
                round.answers.map { letter, answer in
                    var (value, missing): (String?, String?) = (nil, nil)
                    switch answer {
                    case .value(.text(let text)): value = written(Words(text), by: letter).words
                    case .value(let given): value = given.shown
                    case .missing(let reason): missing = reason.rawValue
                    }
                    return [
                        .text(round.question.id), .integer(round.tally.round), .untrusted(name(.participant(letter))),
                        Cell(untrusted: value), Cell(missing), list(round.entries),
                    ]
                }
            })
    }

    private var ideaTable: Table {
        Table(
            columns: [.init("number"), .init("pseudonym"), .init("words"), .init("grouped_as"), .init("entries")],
            rows: group.brainstorms.flatMap(\.ideas).map { idea in
                [
                    .integer(idea.number), Cell(idea.letter.map { name(.participant($0)) }),
                    Cell(untrusted: written(idea.text, by: idea.letter).words),
                    Cell(untrusted: idea.group?.text.map(scrubbed)), list([idea.sequence]),
                ]
            })
    }

    private var talkTable: Table {
        Table(
            columns: [.init("measure"), .init("value"), .init("meaning"), .init("estimator"), .init("entries")],
            rows: figures.map { figure in
                [
                    .text(figure.name), Cell(figure.number, fractionDigits: 6), .text(figure.meaning),
                    .text(balance.estimator.code), list(figure.entries),
                ]
            })
    }

    private var replyTable: Table {
        Table(
            columns: [.init("speaker"), .init("answered"), .init("times")],
            rows: dynamics.replies.map { [.untrusted(name($0.from)), .untrusted(name($0.to)), .integer($0.count)] })
    }

    /// The recording's stretches, each with the utterance it belongs to.
    private var transcriptTable: Table {
        var utterances: [Int: Int] = [:]
        for (number, cues) in heard { for cue in cues { utterances[cue.sequence] = number } }
        return Table(
            columns: [
                .init("start_ms"), .init("end_ms"), .init("speaker"), .init("words"), .init("utterance"),
                .init("entries"),
            ],
            rows: (group.discussion.recording?.cues ?? []).map { cue in
                [
                    Cell(cue.start.map { Int($0) }), Cell(cue.end.map { Int($0) }), .untrusted(name(cue.speaker)),
                    Cell(untrusted: recorded(cue).words), Cell(utterances[cue.sequence]), list([cue.sequence]),
                ]
            })
    }

    private var openTable: Table {
        let parked = group.parkingLot.map { note -> [Cell] in
            ["parked", Cell(note.section), .untrusted(noted(note.text)), list([note.sequence])]
        }
        let marked = group.parkedUtterances.map { utterance -> [Cell] in
            ["parked", Cell(utterance.section), Cell(untrusted: shown(utterance).words), list([utterance.sequence])]
        }
        let promised = promises.map { promise -> [Cell] in
            ["promised", Cell(promise.section), .untrusted(promise.text), list(promise.entries)]
        }
        let uncovered = self.uncovered.map { one -> [Cell] in
            ["not_covered", .text(one.section), .untrusted(one.theme), .list([])]
        }
        return Table(
            columns: [.init("kind"), .init("section"), .init("words"), .init("entries")],
            rows: parked + marked + promised + uncovered)
    }

    private var lineTable: Table {
        Table(
            columns: [
                .init("entry"), .init("time"), .init("writer"), .init("speaker"), .init("line"), .init("is_undone"),
            ],
            rows: journalLines.map { line in
                [
                    .integer(line.entry), .text(line.time), Cell(untrusted: facts.writers[line.entry]),
                    .text(line.speaker), .untrusted(line.content.map(\.plain).joined()), .boolean(line.isUndone),
                ]
            })
    }
}

extension Document.Inline {
    /// The text without any mark-up.
    var plain: String {
        switch self {
        case .text(let text), .strong(let text), .aside(let text), .words(let text): text
        case .lines: ""
        }
    }
}
