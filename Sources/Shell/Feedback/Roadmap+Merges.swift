internal import FeedbackModel
internal import RoadmapScoring

extension Roadmap {
    /// The roadmap in which a theme that counts as another one is covered as that.
    ///
    /// Of an initiative that covers both, the larger part counts.
    func resolving(_ merges: ThemeMerges) -> Roadmap {
        guard !merges.isEmpty else { return self }
        var roadmap = self
        for place in roadmap.initiatives.indices {
            var covers: [Initiative.Coverage] = []
            for coverage in initiatives[place].covers {
                let theme = merges.resolved(coverage.theme)
                if let known = covers.firstIndex(where: { $0.theme == theme }) {
                    covers[known].share = max(covers[known].share, coverage.share)
                } else {
                    covers.append(Initiative.Coverage(theme: theme, share: coverage.share))
                }
            }
            roadmap.initiatives[place].covers = covers
        }
        return roadmap
    }
}
