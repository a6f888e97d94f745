internal import Reporting
internal import RoadmapScoring
internal import Tabulation

/// Net present values and ranks over several horizons, side by side.
enum HorizonTable {
    static func table(_ view: HorizonView, isExact: Bool) -> Table {
        Table(
            columns: [.init("initiative")]
                + view.quarters.flatMap { quarters -> [Table.Column] in
                    [
                        .init("rank_\(quarters)", title: "rank, \(quarters) q.", alignment: .trailing),
                        .init("npv_\(quarters)", title: "npv, \(quarters) q.", alignment: .trailing, priority: 2),
                    ]
                } + [.init("short_lived", title: "short-lived", priority: 1)],
            rows: view.lines.map { line in
                [.untrusted(line.initiative)]
                    + zip(line.ranks, line.values).flatMap { rank, value -> [Cell] in
                        [Cell(rank), isExact ? Cell(value, fractionDigits: 2) : .text(NumberText.score(value))]
                    }
                    + [isExact ? .boolean(line.isShortLived) : .text(line.isShortLived ? "short-lived" : "")]
            })
    }
}

extension Session {
    /// Shows the horizons, or says that nobody estimated anything for them.
    func show(_ view: HorizonView?, _ wish: ListOptions) throws {
        guard let view else {
            throw CommandFailure(
                .failed, "no initiative says what it brings",
                hint: "write 'npv: {cost: 40000, gain: 9000..15000}' into surveys/roadmap.yaml")
        }
        let form = form(wish.output)
        let isExact = form == .json || form == .jsonl || form == .csv || form == .tsv
        show(HorizonTable.table(view, isExact: isExact), wish)
    }
}
