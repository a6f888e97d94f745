import FeedbackModel
import FocusGroups
import Journal
@testable import Reporting
import SurveyModel
import SurveyYAML
import Testing

/// A focus group that was typed line by line, some seconds apart.
struct TypedGroup {
    static let definition = """
        survey: reporting
        title: What stands in the way
        mode: group
        people: {min: 3, max: 8}
        lists: {pain: [{export: Getting numbers out}, {speed: Waiting}, {seats: Paying for readers}]}
        sections:
          - warm_up: 5 min
            kind: opening
            ask: Who are you?
            analyse: false
          - cards: 5 min
            kind: exercise
            each:
              - worst: rank(pain)
                text: Which is worst?
                private: true
              - pick: choice(old, new)
                text: Which one?
          - talk: 10 min
            kind: key
            ask: Why?
            must_cover: [renewal, setup]
        """

    static let codebook = Codebook(
        name: "t",
        themes: [
            Theme(id: "pricing/renewal", category: "pricing", definition: "The price at renewal."),
            Theme(id: "ux/setup", category: "ux"),
        ])

    private(set) var group: FocusGroup
    private(set) var sequence = 0
    private var milliseconds: Int64 = 0
    /// How long passes before each line.
    var pace: Int64 = 20_000

    init(isLive: Bool = true) throws {
        let parsed = SurveyParser.parse(Self.definition, file: "reporting.yaml").0
        group = FocusGroup(guide: try #require(parsed))
        take(.started(guide: "reporting", isLive: isLive))
    }

    mutating func take(_ event: GroupEvent) {
        sequence += 1
        group.reduce(
            event,
            at: Moment(
                sequence: sequence, time: 1_772_442_000_000 + milliseconds, monotonic: milliseconds, spell: 0))
    }

    mutating func type(_ lines: String...) throws {
        for line in lines {
            milliseconds += pace
            let reading = group.parse(line)
            let events =
                if case .command(let name, let rest) = reading {
                    try group.events(for: try GroupCommand.parse(name, rest))
                } else {
                    try group.events(for: reading, lead: 0)
                }
            for event in events { take(event) }
        }
    }

    func report(quotesUnasked: Bool = false) -> GroupReport {
        GroupReport(
            group, codebook: Self.codebook,
            facts: .init(
                session: "5e551041-0000-4000-8000-000000000000", workspace: "larkspur", actor: "petra",
                startedAt: 1_772_442_000_000, day: "2026-03-02 09:00 UTC", status: "ended",
                writers: Dictionary(uniqueKeysWithValues: (1...max(1, sequence)).map { ($0, "petra") }),
                quotesUnasked: quotesUnasked))
    }
}
