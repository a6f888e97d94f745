internal import FeedbackModel

/// A rule by which other tools rank what customers ask for.
enum SimpleRule: String, CaseIterable {
    case tickets = "ticket count"
    case accounts = "distinct accounts with a ticket"
    /// As Productboard's customer importance score.
    case importance = "distinct accounts × stated importance"
    /// As the boards of Savio and Canny.
    case revenue = "summed revenue of accounts with a ticket"
    case share = "raw survey share × stated importance"

    /// A number for each theme; `asked` of the accounts answered the survey.
    func scores(of world: SimulatedWorld, asked: Int) -> [Double] {
        let sample = world.order.prefix(asked)
        return world.cells.map { cells in
            let writers = cells.indices.filter { cells[$0].tickets > 0 }
            switch self {
            case .tickets: return Double(cells.reduce(0) { $0 + $1.tickets })
            case .accounts: return Double(writers.count)
            case .importance: return writers.reduce(0) { $0 + cells[$1].stated }
            case .revenue: return writers.reduce(0) { $0 + (world.accounts[$1].revenue ?? 0) }
            case .share: return sample.reduce(0) { $0 + (cells[$1].isNoted ? cells[$1].stated : 0) } / Double(asked)
            }
        }
    }
}
