package import ArgumentParser
internal import FeedbackModel
internal import Reporting
internal import Tabulation

package struct FeedbackListCommand: SessionCommand {
    package static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List the themes by need: how many have it, how badly, and how sure that is.",
        discussion: """
            Need is 100 · share · severity: 7 means that the customers as a whole lose as much as if 7 of 100 could not work \
            at all. The share is that of all accounts, estimated from those who were asked and, where it is known how often \
            customers with such a need write, from tickets; its 90 % interval says how sure that is. Severity is 0 to 1, from \
            what happened (tickets: urgent 1, high .75, normal .5, low .25) and, held back, from how bad it is said to be. \
            'feedback guards' shows what guards these numbers against, and --without and --only show them without.

            JSON, CSV and TSV have the keys \(FeedbackNumbers.keys.joined(separator: ", ")). share is the plain share of those \
            asked, prevalence the model's of all accounts; need_as_set is the need with the guards as they are set. What is \
            unknown is null. measured_coverage is how often 90 % intervals from no more asked were found to hold the truth; \
            null from \(MeasuredCoverage.enough) asked on, and below \(MeasuredCoverage.figures[0].asked), where it was not measured. agreement is Krippendorff's α of what coders found, in surveys/audit.yaml; a \
            theme with too little of it has no rank.

            Examples:
              canvass feedback list
              canvass feedback list --without calm,icp
              canvass feedback list --only none --format json

            Exits 64 for an unknown guard, 65 when a definition has mistakes, and 66 when there is no codebook.
            """)

    @OptionGroup package var guards: GuardOptions
    @OptionGroup package var output: ListOptions

    package init() {}

    package mutating func run(in session: inout Session) throws {
        var picture = try session.feedbackPicture()
        let asSet = FeedbackNumbers.needs(picture.estimates)
        if guards.isWhatIf {
            picture.model.settings.active = try guards.active(of: picture.model.settings)
            picture.estimates = picture.model.estimates()
        }
        let lines = FeedbackNumbers.sorted(picture.estimates).enumerated().map { place, estimate in
            FeedbackNumbers(
                estimate, rank: estimate.isRanked ? place + 1 : nil, needAsSet: asSet[estimate.theme] ?? nil)
        }
        let form = session.form(output.output)
        switch form {
        case .json, .jsonl, .csv, .tsv: session.show(FeedbackNumbers.table(lines), output)
        case .box where session.isNarrow && !output.allColumns:
            session.show(
                readable(lines, picture, isShort: true).withoutPictures.text(as: .lines, layout: session.layout))
        case .box, .table, .markdown, .lines:
            session.show(readable(lines, picture, isShort: session.layout.width != nil), output)
        }
        session.remarkOnUnits(picture)
        session.remarkOnSmallSamples(picture)
        session.remarkOnUnknownThemes(picture)
        session.remarkOnUnmatchedAnswers(picture)
        session.remarkOnTarget(picture)
    }

    /// Each number with its doubt and its denominator, for people; names without their category where that is clear.
    private func readable(_ lines: [FeedbackNumbers], _ picture: FeedbackPicture, isShort: Bool) -> Table {
        let codebook = picture.codebook
        let units = UnitShares.known(in: lines.map(\.estimate))
        let end = lines.compactMap { $0.estimate.model?.needHigh }.max() ?? 0
        var table = Table(
            columns: [
                .init("theme"), .init("need", title: "need (90 %)"),
                .init("bar", title: "", priority: 6, isPicture: true),
                .init("share", title: "have it (90 %)", priority: 1), .init("asked", title: "say yes", priority: 2),
                .init("severity", title: "how bad", alignment: .trailing, priority: 4),
                .init("tickets", title: "accounts wrote", priority: 3), .init("notes", priority: 5),
                .init("revenue", title: "revenue exposed", alignment: .trailing, priority: 7),
            ],
            rows: lines.map { line in
                let estimate = line.estimate
                let short = codebook.themes.first { $0.id == estimate.theme }?.name ?? estimate.theme
                return [
                    .untrusted(isShort && codebook[short] != nil ? short : estimate.theme), Cell(Self.need(estimate)),
                    Cell(Self.bar(estimate, to: end)), Cell(Self.share(estimate)), .text(Self.asked(estimate)),
                    Cell(estimate.model.map { NumberText.score($0.severity) }),
                    .text(Self.tickets(estimate)),
                    .text(estimate.model?.badges.map(\.label).joined(separator: ", ") ?? ""),
                    Cell(estimate.exposedRevenue.map { NumberText.money($0, currency: picture.settings?.currency) }),
                ]
            })
        if !units.isEmpty {
            let names = units.map(\.name).joined(separator: " · ")
            table.columns.insert(.init("units", title: names, priority: 8), at: 5)
            for (number, line) in lines.enumerated() {
                let text = line.estimate.model.map { UnitShares.text($0, units) }
                table.rows[number].insert(Cell(text), at: 5)
            }
        }
        if guards.isWhatIf {
            table.columns.insert(.init("as_set", title: "as set", alignment: .trailing), at: 2)
            for (number, line) in lines.enumerated() {
                table.rows[number].insert(Cell(line.needAsSet.map(NumberText.score)), at: 2)
            }
        }
        return table
    }

    private static func need(_ estimate: ThemeEstimate) -> String? {
        estimate.model.map { "\(NumberText.score($0.need)) (\(NumberText.range($0.needLow, $0.needHigh)))" }
    }

    private static func share(_ estimate: ThemeEstimate) -> String? {
        estimate.model.map { "\(NumberText.percent($0.share)) (\(NumberText.percent($0.interval)))" }
    }

    private static func asked(_ estimate: ThemeEstimate) -> String {
        guard estimate.askedAccounts == 0 else { return "\(estimate.yesAccounts) of \(estimate.askedAccounts)" }
        return estimate.unmatchedAnswers == 0 ? "not asked" : "no account"
    }

    private static func tickets(_ estimate: ThemeEstimate) -> String {
        let said = EvidenceSentences.statements(estimate)
        return said.isEmpty ? "none" : "\(estimate.ticketAccounts) (\(said))"
    }

    private static func bar(_ estimate: ThemeEstimate, to end: Double) -> String? {
        estimate.model.map {
            IntervalBar(low: $0.needLow, value: $0.need, high: $0.needHigh, end: end, width: 16).description
        }
    }
}
