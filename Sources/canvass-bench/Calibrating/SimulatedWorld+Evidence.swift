internal import FeedbackModel
internal import SourceDiagnostics
internal import Statistics

extension SimulatedWorld {
    /// What the model is told wrongly, on purpose.
    struct Mistakes {
        /// What it takes a note's recall for.
        var accuracy = SimulatedWorld.recall
        /// The part of the accounts of which it does not know whether the product is for them, and believes the opposite.
        var wrongLabels = 0.0
        /// How much of a ticket's severity is what was said instead of what happened.
        var contamination = 0.0
    }

    /// The settings of a workspace, as its file would say them.
    static func settings() throws -> WorkspaceSettings {
        let text = """
            workspace: simulated
            segments: [size]
            target: {fit: [{if: "ideal = 'no'", fit: \(poorFit)}]}
            """
        let log = DiagnosticLog()
        guard let settings = WorkspaceSettings.parse(Array(text.utf8), file: "canvass.yaml", log: log) else {
            throw BenchmarkFailure("the simulated workspace is wrong: \(log.diagnostics)")
        }
        return settings
    }

    /// The model of what is seen of this world when so many accounts were asked about every theme.
    ///
    /// - Parameters:
    ///   - asked: How many.
    ///   - settings: The workspace's.
    ///   - mistakes: What the model is told wrongly.
    /// - Returns: The model with all guards on.
    func model(asked: Int, _ settings: WorkspaceSettings, _ mistakes: Mistakes = Mistakes()) -> NeedModel {
        var guards = settings.guards
        guards.accuracy[.paraphrase] = mistakes.accuracy
        let now: Int64 = 1_000 * 86_400_000
        let evidence = cells.enumerated().map { number, cells in
            var theme = ThemeEvidence(
                theme: "theme\(number)", category: number.isMultiple(of: 2) ? "ux" : "wish")
            theme.asked = order.prefix(asked).sorted().map { account in
                let cell = cells[account]
                return ThemeEvidence.Asked(
                    account: account,
                    answers: [
                        .init(
                            time: now, isPresent: cell.isNoted, severity: cell.isNoted ? cell.stated : nil,
                            fidelity: .paraphrase, session: "s\(account)")
                    ])
            }
            theme.reports = cells.enumerated().compactMap { account, cell in
                guard cell.tickets > 0 else { return nil }
                let severity = cell.fact + mistakes.contamination * (cell.stated - cell.fact)
                return .init(
                    account: account, recent: cell.tickets, priority: min(4, max(1, Int((4 * severity).rounded()))))
            }
            theme.tickets = cells.reduce(0) { $0 + $1.tickets }
            theme.newerTickets = theme.tickets
            theme.windowDays = guards.windowDays
            return theme
        }
        return NeedModel(
            population: Population(labelled(mistakes), target: settings.target), evidence: evidence, settings: guards,
            segments: settings.segments, exempt: settings.target?.exempt ?? [], now: now)
    }

    /// The accounts, some of them with the wrong label.
    private func labelled(_ mistakes: Mistakes) -> [Account] {
        var chance = Xoshiro256(seed: 20_261_123, name: "labels")
        return accounts.map { account in
            var account = account
            if chance.uniform() < mistakes.wrongLabels {
                account.attributes["ideal"] = account.attributes["ideal"] == "yes" ? "no" : "yes"
            }
            return account
        }
    }
}
