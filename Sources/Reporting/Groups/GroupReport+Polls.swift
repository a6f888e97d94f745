internal import FocusGroups
internal import Journal
internal import Statistics
internal import SurveyModel

/// What every person was asked.
extension GroupReport {
    /// From how many answers on a percentage says more than the count.
    static let leastForPercent = 20

    /// A round of a question, with the entries that made it.
    struct Round {
        var question: Question
        var tally: PollTally
        var entries: [Int]
        /// Whether it is the one that counts: the last that is not void.
        var isLast: Bool
        /// By person, where the question is not private.
        var answers: [(letter: Letter, answer: Answer)]
    }

    /// Every round that was answered, in the order of the guide and then of the room.
    var polls: [Round] {
        group.answeredQuestions.flatMap { question -> [Round] in
            let rounds = (group.polls[question.id]?.rounds ?? []).filter { !$0.isEmpty }
            let last = rounds.lastIndex { !$0.isVoid }
            return zip(rounds.indices, zip(rounds, group.tallies(of: question))).map { place, both in
                let (round, tally) = both
                let isOpen = !question.isPrivate && !tally.isByHands && !tally.isUnsigned
                return Round(
                    question: question, tally: tally, entries: Set(round.sequences).sorted(), isLast: place == last,
                    answers: isOpen
                        ? round.votes.sorted { $0.key < $1.key }.map { ($0.key, $0.value.answer(to: question.kind)) }
                        : [])
            }
        }
    }

    /// The wording of a question.
    func wording(_ question: Question) -> String {
        scrubbed(question.text.render(in: group.environment(at: reading, cast: .tookPart)))
    }

    /// What came first, in a clause.
    func headline(_ round: Round) -> [Document.Inline]? {
        let tally = round.tally
        guard round.isLast, tally.answered > 0, isAnalysed(round.question) else { return nil }
        func label(_ code: String) -> String { tally.lines.first { $0.code == code }?.label ?? code }
        var text: String?
        if let first = tally.order.first {
            text = "first is \(first.map(label).joined(separator: " and "))"
        } else if let most = tally.lines.map(\.count).max(), most > 0 {
            let top = tally.lines.filter { $0.count == most }
            if top.count < tally.lines.count {
                text =
                    "\(top.map(\.label).joined(separator: " and ")): \(most)\(isPoints(round) ? " points" : "")"
                    + (top.count > 1 ? " each" : "")
            }
        }
        guard let text else { return nil }
        return [
            .strong(wording(round.question)), .text(" \(text); n = \(tally.answered)."), .lines(round.entries),
        ]
    }

    private func isAnalysed(_ question: Question) -> Bool {
        group.guide.section(asking: question.id)?.isAnalysed ?? true
    }

    private func isPoints(_ round: Round) -> Bool {
        if case .allocation = round.question.kind { true } else { false }
    }

    var pollsPart: [Document.Block] {
        let polls = self.polls
        guard !polls.isEmpty else { return [] }
        return [.heading(2, "What everybody was asked")] + polls.flatMap(blocks)
    }

    private func blocks(_ round: Round) -> [Document.Block] {
        let tally = round.tally
        let isRepeated = group.tallies(of: round.question).count > 1
        var blocks: [Document.Block] = [
            .heading(3, wording(round.question) + (isRepeated ? " Round \(tally.round)" : "")),
            .paragraph([.aside("'\(round.question.id)': \(base(round))"), .lines(round.entries)]),
        ]
        if !tally.lines.isEmpty { blocks.append(chart(round)) }
        if let middle = middle(tally) { blocks.append(.paragraph([.text(middle)])) }
        if !tally.order.isEmpty {
            let order = tally.order.map { codes in
                codes.map { code in tally.lines.first { $0.code == code }?.label ?? code }.joined(separator: " = ")
            }.joined(separator: " > ")
            let alike = tally.concordance.map {
                " Kendall's W is \(NumberText.score($0)): 0 is nothing in common, 1 is all alike."
            }
            blocks.append(.paragraph([.text("Order after Schulze: \(order).\(alike ?? "")"), .lines(round.entries)]))
        }
        let said = round.question.isPrivate ? [] : tally.words
        if !said.isEmpty {
            blocks.append(
                .list(
                    said.map {
                        [
                            written(Words($0.text), by: $0.letter).inline,
                            .aside(" — \($0.letter.map { name(.participant($0)) } ?? "on a slip")"),
                        ]
                    }))
        }
        if !round.answers.isEmpty, round.question.kind.options != nil || !tally.lines.isEmpty {
            let answers = round.answers.map { "\(name(.participant($0.letter))): \(answered($0.answer, tally))" }
            blocks.append(.paragraph([.aside(answers.joined(separator: "; ") + ".")]))
        }
        let switches = round.isLast && tally.order.isEmpty ? group.switches(of: round.question) : []
        if !switches.isEmpty {
            blocks.append(
                .table(
                    Document.Grid(
                        ["before", "now", .number("people")],
                        switches.map { one in
                            func label(_ code: String) -> String {
                                tally.lines.first { $0.code == code }?.label ?? code
                            }
                            return [[.text(label(one.from))], [.text(label(one.to))], [.text(String(one.people))]]
                        })))
        }
        return blocks
    }

    private func answered(_ answer: Answer, _ tally: PollTally) -> String {
        switch answer {
        case .value(let value):
            let code = value.shown
            return tally.lines.first { $0.code == code }?.label ?? code
        case .missing(let reason): return Self.spaced(reason.rawValue)
        }
    }

    /// On how many answers the counts rest.
    private func base(_ round: Round) -> String {
        let tally = round.tally
        var text =
            tally.isByHands
            ? "A show of hands: \(tally.answered) of \(NumberText.count(tally.people, "person", "people")) in the room."
            : "\(tally.answered) of \(NumberText.count(tally.people, "person", "people")) answered."
        if tally.answered < Self.leastForPercent { text += " n = \(tally.answered): counts, not percentages." }
        if round.question.isPrivate { text += " Asked in private: who answered what is not told." }
        if tally.isUnsigned {
            text += " On slips without names: nobody knows who answered what, and nobody can take it back."
        }
        if tally.isWithheld {
            text += " Fewer than \(FocusGroup.leastUnsigned) slips: what came out is not shown."
        }
        if tally.isVoid { text += " It was declared void and counts nowhere." }
        return text
    }

    private func middle(_ tally: PollTally) -> String? {
        guard let mean = tally.mean, let median = tally.median else { return nil }
        return "Mean \(NumberText.exact(mean)), median \(NumberText.exact(median))."
    }

    private func chart(_ round: Round) -> Document.Block {
        let tally = round.tally
        let isRanking = !tally.order.isEmpty
        func number(_ line: PollTally.Line) -> String {
            if isRanking {
                return "\(line.count) first" + (line.mean.map { ", mean place \(NumberText.exact($0))" } ?? "")
            }
            if isPoints(round) { return "\(line.count) points" }
            guard tally.answered >= Self.leastForPercent, let share = Share(yes: line.count, asked: tally.answered)
            else {
                return String(line.count)
            }
            return "\(line.count) (\(NumberText.percent(share.jeffreys())))"
        }
        // A mean place is better the lower it is, so the bar shows what is left of the places.
        let bars = tally.lines.map { line in
            BarChart.Bar(
                label: line.label, value: isRanking ? Double(tally.lines.count) - (line.mean ?? 0) : Double(line.count),
                text: number(line), isFaint: tally.isVoid)
        }
        // People are drawn against all who answered, so that a quarter looks like one.
        let whole = isRanking || isPoints(round) ? nil : Double(tally.answered)
        func drawing(_ width: Double) -> String {
            BarChart(title: "\(Self.spaced(round.question.id)): answers", bars: bars, whole: whole, width: width).svg
        }
        return .chart(
            wide: drawing(720), narrow: drawing(360),
            otherwise: Document.Grid(
                ["answer", .number("n")], tally.lines.map { [[.text($0.label)], [.text(number($0))]] }))
    }

    var ideasPart: [Document.Block] {
        let storms = group.brainstorms.filter { !$0.ideas.isEmpty }
        guard !storms.isEmpty else { return [] }
        return [.heading(2, "Ideas written in silence")]
            + storms.flatMap { storm -> [Document.Block] in
                let rows = storm.ideas.map { idea -> [[Document.Inline]] in
                    [
                        [.text(String(idea.number))],
                        [written(idea.text, by: idea.letter).inline, .lines([idea.sequence])],
                        [.text(idea.letter.map { name(.participant($0)) } ?? "–")],
                        [.text(idea.group.map(noted) ?? "–")],
                    ]
                }
                return [
                    .paragraph([.text(noted(storm.prompt))]),
                    .table(Document.Grid([.number("no"), "idea", "who", "grouped as"], rows)),
                ]
            }
    }
}
