import FeedbackModel
import Testing

@Suite struct AgentOpinionTests {
    private static let codebook = Codebook(
        name: "c", themes: [Theme(id: "bug/export", category: "bug"), Theme(id: "ux/slow", category: "ux")])

    private static func item(
        _ agent: String, _ isPresent: Bool, time: Int64, asked: Bool = true, kind: Evidence.SourceKind = .agentOpinion
    ) -> Evidence {
        var item = Evidence(
            theme: "bug/export", source: .session(id: agent, sequence: Int(time), place: "q"), channel: .survey,
            fidelity: .closed, accountID: kind == .customer ? "acme" : nil, speaker: agent, time: time, wasAsked: asked,
            isPresent: isPresent)
        item.sourceKind = kind
        return item
    }

    /// Each agent counts once, with what they said last; customers are not among them.
    @Test func agentsAreCountedApartAndOnce() {
        let evidence = [
            Self.item("a", true, time: 2), Self.item("a", false, time: 1), Self.item("b", false, time: 3),
            Self.item("c", true, time: 4, asked: false), Self.item("c", true, time: 5, asked: false),
            Self.item("d", true, time: 6, kind: .customer),
        ]
        let opinions = AgentOpinion.all(in: evidence, Self.codebook)
        #expect(
            opinions == [
                AgentOpinion(theme: "bug/export", asked: 2, hearing: 1, mentioning: 1), AgentOpinion(theme: "ux/slow"),
            ])
        #expect(AgentOpinion.all(in: evidence.reversed(), Self.codebook) == opinions)
    }

    /// Whatever agents say, no number of the customers moves.
    @Test func noOpinionEntersAnEstimate() {
        let accounts = [Account(id: "acme", source: "crm", name: "Acme")]
        var plain = FeedbackEstimator(Self.codebook, accounts: accounts)
        plain.add(Self.item("d", true, time: 6, kind: .customer))
        var mixed = plain
        for time in 0..<5 { mixed.add(Self.item("a", time.isMultiple(of: 2), time: Int64(time))) }
        #expect(mixed.counts() == plain.counts())
    }
}
