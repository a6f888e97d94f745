extension RoadmapPlanner {
    /// Fewer draws than this in a bin look like knowledge where there is none.
    private static let drawsPerBin = 50

    /// What knowing the share of each theme alone would add to the first quarter, the most first.
    ///
    /// EVPPI over the same draws as everything else, so that what initiatives share is kept. Knowing one thing is worth no
    /// more than knowing all, whatever the draws say.
    func lessons(_ problem: SelectionProblem, atMost limit: Double) -> [RoadmapPlan.Lesson] {
        let bins = draws.count / Self.drawsPerBin
        guard bins > 1 else { return [] }
        let themes = Set(roadmap.initiatives.flatMap(\.covers).map(\.theme)).sorted()
        return themes.compactMap { theme -> RoadmapPlan.Lesson? in
            guard let shares = draws.shares[theme] else { return nil }
            let covering = Set(roadmap.initiatives.filter { $0.covers.contains { $0.theme == theme } }.map(\.id))
            let worths = problem.items.map { item in
                covering.contains(item.id) ? ranking[item.id]?.worths ?? [item.value] : [item.value]
            }
            guard worths.contains(where: { $0.count > 1 }) else { return nil }
            let value = ValueOfInformation.knowing(shares, worths: worths, bins: min(bins, 16)) { means in
                problem.replacing(values: means.map(rounded)).best(stepLimit: 20_000)?.value ?? 0
            }
            return value > 0 ? .init(theme: theme, value: min(value, limit)) : nil
        }
        .filter { $0.value > 0 }
        .sorted { (-$0.value, $0.theme) < (-$1.value, $1.theme) }
    }
}
