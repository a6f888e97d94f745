internal import FeedbackModel

/// How initiatives rank by net present value over several horizons.
package struct HorizonView: Hashable, Sendable {
    package struct Line: Hashable, Sendable {
        package var initiative: String
        /// By horizon, in the order of ``HorizonView/quarters``: the median and the rank from 1.
        package var values: [Double]
        package var ranks: [Int]
        /// Near the top for the next quarter, and in the lower half over the whole.
        package var isShortLived: Bool
    }

    package var quarters: [Int]
    /// By rank over the longest.
    package var lines: [Line]
}

extension RoadmapScoring {
    /// The ranks over one quarter, four, and the guard's horizon; `nil` where nobody estimated gains.
    ///
    /// Short-lived is what ranks in the first quarter of the list over one quarter of the year, and in its lower half over the
    /// longest horizon.
    package func horizons() -> HorizonView? {
        let draws = RoadmapDraws(self)
        let known = roadmap.initiatives.filter { $0.inputs?.npv != nil }.sorted { $0.id < $1.id }
        guard !known.isEmpty else { return nil }
        let quarters = Set([1, 4, max(1, guards.quarters)]).sorted()
        var lines = known.map { HorizonView.Line(initiative: $0.id, values: [], ranks: [], isShortLived: false) }
        for horizon in quarters {
            let values = known.map { spread(netPresentValues($0, over: horizon, draws) ?? []).value }
            let order = values.indices.sorted { (-values[$0], known[$0].id) < (-values[$1], known[$1].id) }
            for (rank, place) in order.enumerated() {
                lines[place].values.append(values[place])
                lines[place].ranks.append(rank + 1)
            }
        }
        for place in lines.indices where quarters.count > 1 {
            let (first, last) = (lines[place].ranks.first ?? 0, lines[place].ranks.last ?? 0)
            lines[place].isShortLived = first <= (known.count + 3) / 4 && 2 * last > known.count + 1
        }
        return HorizonView(
            quarters: quarters,
            lines: lines.sorted { ($0.ranks.last ?? 0, $0.initiative) < ($1.ranks.last ?? 0, $1.initiative) })
    }
}
