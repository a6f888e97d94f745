package import ArgumentParser
internal import Journal
internal import Reporting
internal import RoadmapScoring
internal import Tabulation

package struct EstimateShowCommand: SessionCommand {
    package static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Show who has estimated what, and, when all have, how far they lie apart.",
        discussion: """
            Without an initiative it lists all rounds. With one it shows every estimate as soon as all who were asked have given \
            theirs, or they were revealed; before that only your own. Who lies more than a factor of two from the middle \
            person is pointed out. Together they are a pool in which each blind estimate counts the same, wider than any of \
            them where they disagree, and it is proposed for surveys/roadmap.yaml.

            JSON, CSV and TSV of one have the keys initiative, subject (impact, or the team), person, low, high, middle, \
            outlier and blind, with person null for the pool; the list has initiative, asked, given, missing and open.

            Examples:
              canvass estimate show
              canvass estimate show resumable_exports
              canvass estimate show resumable_exports --format json

            Exits 1 when there is no such initiative or nobody estimated it, 65 when a definition has mistakes, and 66 when one \
            is missing.
            """)

    @Argument(help: "The initiative; all rounds where none is named.") package var initiative: String?
    @OptionGroup package var output: ListOptions

    package init() {}

    package mutating func run(in session: inout Session) throws {
        let rounds = try session.estimateRounds().rounds
        guard let initiative else { return list(rounds, in: session) }
        let id = try session.initiative(initiative, in: try session.roadmap()).id
        guard var round = rounds[id] else {
            throw CommandFailure(
                .failed, "nobody has estimated '\(printable(id))' yet",
                hint: "'estimate ask \(printable(id)) NAME…' asks people, 'estimate give \(printable(id))' is yours")
        }
        let isOpen = round.isOpen
        if !isOpen { round.given.removeAll { $0.person != session.actor } }
        let spreads = EstimateSpread.all(in: round)
        session.show(Self.table(id, spreads, isOpen: isOpen), output)
        guard isOpen else {
            let others = rounds[id]?.given.count { $0.person != session.actor } ?? 0
            return session.output.tell(
                "\(counted(others, "other has", "others have")) given theirs" + EstimateWords.next(rounds[id], id))
        }
        guard [.box, .table].contains(session.form(output.output)) else { return }
        for spread in spreads { session.output.tell(EstimateWords.sentence(spread)) }
        for given in round.given {
            if let note = given.estimate.note?.text {
                session.output.tell("\(printable(given.person)): \(printable(note))")
            }
        }
        let proposal = EstimateWords.proposal(spreads)
        if !proposal.isEmpty {
            session.output.tell("for \(printable(id)) in surveys/roadmap.yaml:")
            session.output.result(proposal)
        }
    }

    @MainActor
    private func list(_ rounds: [String: EstimateRounds.Round], in session: Session) {
        session.show(
            Table(
                columns: [
                    .init("initiative"), .init("asked", priority: 2), .init("given", alignment: .trailing),
                    .init("missing", priority: 1), .init("open", title: "all see it"),
                ],
                rows: rounds.sorted { $0.key < $1.key }.map { id, round in
                    [
                        .untrusted(id), .list(round.people.map(Cell.untrusted)), .integer(round.given.count),
                        .list(round.missing.map(Cell.untrusted)), .boolean(round.isOpen),
                    ]
                }), output)
    }

    private static func table(_ id: String, _ spreads: [EstimateSpread], isOpen: Bool) -> Table {
        func cells(_ spread: EstimateSpread) -> [Cell] {
            let subject: String =
                switch spread.subject {
                case .impact: "impact"
                case .effort(let team): team
                }
            return [.untrusted(id), .untrusted(subject)]
        }
        func number(_ value: Double) -> Cell { Cell(value, fractionDigits: 2) }
        return Table(
            columns: [
                .init("initiative", priority: 3), .init("subject", title: "what"), .init("person"),
                .init("low", alignment: .trailing), .init("high", alignment: .trailing),
                .init("middle", alignment: .trailing, priority: 1), .init("outlier", title: "far off", priority: 2),
                .init("blind", priority: 4),
            ],
            rows: spreads.flatMap { spread -> [[Cell]] in
                let rows = spread.parts.map { part in
                    cells(spread) + [
                        .untrusted(part.person), number(part.range.lowerBound), number(part.range.upperBound),
                        number(part.middle), .boolean(part.isOutlier), .boolean(part.isBlind),
                    ]
                }
                guard isOpen else { return rows }
                return rows + [
                    cells(spread) + [
                        .null, number(spread.pooled.lowerBound), number(spread.pooled.upperBound),
                        number(spread.middle),
                        .null, .null,
                    ]
                ]
            })
    }
}
