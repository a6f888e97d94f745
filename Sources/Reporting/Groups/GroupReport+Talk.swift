internal import Journal
internal import FocusGroups

/// How the group took part.
extension GroupReport {
    /// One number about the talk, with what it means.
    struct Figure {
        var name: String
        var value: String
        var number: Double?
        var meaning: String
        var entries: [Int]
    }

    /// All numbers about the talk as a whole.
    var figures: [Figure] {
        let all = talkEntries { _ in true }
        let participants = talkEntries { $0.letter != nil }
        let count = people.count
        var figures: [Figure] = []
        func add(_ name: String, _ number: Double?, _ meaning: String, _ entries: [Int], percent: Bool = false) {
            guard let number else { return }
            figures.append(
                Figure(
                    name: name, value: percent ? NumberText.percent(number) : NumberText.score(number), number: number,
                    meaning: meaning, entries: entries))
        }
        add("Gini", dynamics.gini, "0 when all talk alike, 1 when one talks alone", participants)
        add(
            "effective speakers", dynamics.effectiveSpeakers,
            "as evenly heard as a group of so many who all talk alike, of \(count)", participants)
        add(
            "evenness", dynamics.evenness, "entropy of the shares over its greatest value: 1 when all talk alike",
            participants)
        add("moderator's part", balance.moderatorShare, "of all talk", all, percent: true)
        add("turns a minute", dynamics.turnsPerMinute, "changes of speaker among participants", participants)
        add("turn-taking", dynamics.turnTaking, "1 when nobody speaks twice in a row", all)
        return figures
    }

    var talkPart: [Document.Block] {
        guard !balance.shares.isEmpty else { return [] }
        var blocks: [Document.Block] = [
            .heading(2, "Who was heard"),
            .paragraph([
                .text(
                    "Shares of the participants' talk, \(balance.estimator.sentence) (\(balance.estimator.code)).")
            ]), chart, .table(shares), .table(figureTable),
        ]
        let bySection = sectionShares
        if bySection.rows.count > 1 {
            blocks += [
                .paragraph(["Shares section by section, by the same estimator:"]), .table(bySection),
            ]
        }
        if !dynamics.replies.isEmpty {
            let rows = dynamics.replies.map { reply -> [[Document.Inline]] in
                let lines = group.utterances.filter { utterance in
                    utterance.speakers.contains(reply.from)
                        && utterance.marks.replyTo.flatMap(group.utterance)?.speakers.contains(reply.to) == true
                }
                return [
                    [.text(name(reply.from))], [.text(name(reply.to))],
                    [.text(String(reply.count)), .lines(entries(lines))],
                ]
            }
            blocks += [
                .paragraph(["Who answered whom, as far as it was typed:"]),
                .table(Document.Grid(["who", "answered", .number("times")], rows)),
            ]
        }
        return blocks
    }

    private var shares: Document.Grid {
        Document.Grid(
            ["who", .number("share"), .number("of an equal part"), .number("turns"), .number("first heard after")],
            balance.shares.map { share in
                let own = utterances(of: share.letter)
                let talk = talkEntries { $0.letter == share.letter }
                let latency = group.discussion.isLive ? dynamics.latencies[share.letter].map(ClockText.reading) : nil
                return [
                    [.text(name(.participant(share.letter)))],
                    [.text(NumberText.percent(share.share)), .lines(talk)],
                    [.text(share.adjusted.map { "× \(NumberText.exact($0))" } ?? "–")], [.text(String(share.turns))],
                    [.text(own.isEmpty ? "not heard" : latency ?? "–"), .lines(own.first.map { [$0.sequence] } ?? [])],
                ]
            })
    }

    private var figureTable: Document.Grid {
        Document.Grid(
            ["measure", .number("value"), "what it says"],
            figures.map { [[.text($0.name)], [.text($0.value)], [.text($0.meaning), .lines($0.entries)]] })
    }

    /// How much each person had of the talk in each section that was held.
    private var sectionShares: Document.Grid {
        // The transcript does not say in which section something was said.
        guard !isRecorded else { return Document.Grid([], []) }
        let rows = group.sections.compactMap { section -> [Document.Grid.Cell]? in
            let lines = group.utterances.filter { $0.section == section.id }
            let amounts = people.map { person in
                lines.reduce(0.0) { sum, line in
                    guard line.speakers.contains(.participant(person.letter)) else { return sum }
                    return sum + amount(line) / Double(line.speakers.count)
                }
            }
            let total = amounts.reduce(0, +)
            guard total > 0 else { return nil }
            return [.init(content: [.text(Self.spaced(section.id)), .lines(entries(lines))])]
                + amounts.map { amount in
                    let share = amount / total
                    return .init(
                        content: [.text(amount > 0 ? NumberText.percent(share) : "–")],
                        heat: amount > 0 ? max(1, min(4, Int((share * 5).rounded()))) : 0)
                }
        }
        return Document.Grid(["section"] + people.map { .number(called($0)) }, cells: rows)
    }

    /// What an utterance adds to the balance, in the estimator's unit.
    private func amount(_ utterance: Utterance) -> Double {
        switch balance.estimator {
        case .log: Double(utterance.duration(at: reading))
        case .words, .transcript, .recording: Double(utterance.wordCount)
        }
    }

    /// Whether the transcript says who talked how much.
    private var isRecorded: Bool { balance.estimator == .recording || balance.estimator == .transcript }

    /// The entries in which somebody's talk stands that is counted.
    private func talkEntries(_ isMeant: (Speaker) -> Bool) -> [Int] {
        guard isRecorded, let recording = group.discussion.recording else {
            return entries(group.utterances.filter { $0.speakers.contains(where: isMeant) })
        }
        return recording.cues.filter { isMeant($0.speaker) }.map(\.sequence)
    }

    /// The turns of the balance: who, from where, how long, in which entry.
    private var turns: [(speakers: [Speaker], start: Double, length: Double, entry: Int, time: String)] {
        var end = 0.0
        if isRecorded, let recording = group.discussion.recording {
            return recording.cues.map { cue in
                let isTimed = balance.estimator == .recording
                let length = isTimed ? Double(cue.duration) : Double(cue.wordCount)
                let start = isTimed ? Double(cue.start ?? 0) : end
                end = max(end, start + length)
                return ([cue.speaker], start, length, cue.sequence, cue.start.map(ClockText.reading) ?? "")
            }
        }
        return group.utterances.map { utterance in
            let length = amount(utterance)
            let start = balance.estimator == .log ? Double(utterance.start) : end
            end = max(end, start + length)
            return (utterance.speakers, start, length, utterance.sequence, time(utterance))
        }
    }

    /// The turns over time; where times say nothing, one after the other by their words.
    private var chart: Document.Block {
        let turns = self.turns
        let isTimed = balance.estimator == .log || balance.estimator == .recording
        var end = turns.map { $0.start + $0.length }.max() ?? 0
        if balance.estimator == .log {
            end = max(end, Double(group.sections.flatMap(\.runs).map { $0.end ?? reading }.max() ?? 0))
        }
        var speakers = people.map { Speaker.participant($0.letter) }
        speakers += [.moderator, .unknown].filter { other in turns.contains { $0.speakers.contains(other) } }
        let rows = speakers.map { speaker in
            TurnChart.Row(
                label: name(speaker),
                value: balance.shares.first { .participant($0.letter) == speaker }.map { NumberText.percent($0.share) }
                    ?? "",
                turns: turns.filter { $0.speakers.contains(speaker) }.map { turn in
                    TurnChart.Turn(
                        start: turn.start, length: turn.length, entry: turn.entry,
                        title: "\(name(speaker)), \(turn.time)")
                }, isOther: speaker.letter == nil)
        }
        let parts: [TurnChart.Part] =
            switch balance.estimator {
            case .log: timedParts
            case .words: wordParts
            case .recording: recordedParts
            case .transcript: []
            }
        let axis =
            balance.estimator == .recording ? "minutes of the recording" : isTimed ? "minutes" : "words written down"
        func drawing(_ width: Double) -> String {
            TurnChart(
                title: "Who spoke when, and shares of the participants' talk", rows: rows, parts: parts, end: end,
                unit: isTimed ? 60_000 : 1, axisTitle: axis, width: width
            ).svg
        }
        return .chart(
            caption: "Each mark is a turn and leads to its line.", wide: drawing(720), narrow: drawing(360),
            otherwise: nil)
    }

    /// The sections on the recording's time, where that is known.
    private var recordedParts: [TurnChart.Part] {
        guard let offset = group.discussion.recording?.offset else { return [] }
        let room = group.roomTimes
        return timedParts.map { part in
            TurnChart.Part(
                label: part.label, start: Double(room[Int64(part.start)] + offset),
                end: Double(room[Int64(part.end)] + offset))
        }
    }

    private var timedParts: [TurnChart.Part] {
        group.sections.flatMap { section in
            section.runs.map { run in
                TurnChart.Part(
                    label: Self.spaced(section.id), start: Double(run.start), end: Double(run.end ?? reading))
            }
        }.sorted { ($0.start, $0.end) < ($1.start, $1.end) }
    }

    private var wordParts: [TurnChart.Part] {
        var parts: [TurnChart.Part] = []
        for (utterance, turn) in zip(group.utterances, turns) {
            guard let section = utterance.section else { continue }
            let label = Self.spaced(section)
            if let last = parts.indices.last, parts[last].label == label {
                parts[last].end = turn.start + turn.length
            } else {
                parts.append(.init(label: label, start: turn.start, end: turn.start + turn.length))
            }
        }
        return parts
    }
}
