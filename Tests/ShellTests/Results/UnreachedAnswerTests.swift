import Journal
import Storage
import Testing

/// What was not reached, or does not count any more, is no data.
@MainActor
struct UnreachedAnswerTests {
    private static let survey = """
        survey: rounds
        title: Rounds
        mode: self
        lists:
          tool:
            - excel: Excel
            - other: {label: Another one, specify: true}
        questions:
          - tools: multi(tool)
            text: Which tools do you use?
          - incidents: repeat(incident)
            text: Were there any incidents?
            again: Was there another incident?
            min: 0
            questions:
              - cost: integer(0..100)
                text: What did it cost?
          - teams: integer(0..5)
            text: How many teams are there?
          - sizes: repeat(team)
            times: teams
            questions:
              - size: integer(1..50)
                text: How many people are in team ${index()}?
          - most:
              calc: max(sizes.size) ?? 0
        """

    private func fixture(_ sessions: [[String]]) throws -> InterviewFixture {
        let fixture = try InterviewFixture()
        fixture.files["surveys/rounds.yaml"] = Self.survey
        for lines in sessions { fixture.pipe("answer rounds", lines) }
        return fixture
    }

    /// The wide row of one session, by column.
    private func wide(_ lines: [String]) throws -> [String: String] {
        let fixture = try fixture([lines])
        fixture.pipe("survey export rounds --shape wide --format tsv")
        let rows = fixture.result.split(separator: "\n").map {
            $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
        }
        return Dictionary(zip(rows[0], rows[1]), uniquingKeysWith: { first, _ in first })
    }

    // Who stopped before a repeat did not say that there are no rounds.
    @Test func aRepeatThatWasNotReachedIsNotAsked() throws {
        var row = try wide(["excel"])
        #expect(row["incidents.rounds"] == "-94" && row["sizes.rounds"] == "-94" && row["most"] == "")
        #expect(row["most.missing"] == "-94")
        row = try wide(["excel", "no"])
        #expect(row["incidents.rounds"] == "0" && row["sizes.rounds"] == "-94")
        row = try wide(["excel", "/refuse", "0"])
        #expect(row["incidents.rounds"] == "-92" && row["sizes.rounds"] == "0" && row["most"] == "0")
        row = try wide(["excel", "yes", "5", "yes"])
        #expect(row["incidents.rounds"] == "2" && row["incidents.1.cost"] == "5" && row["incidents.2.cost"] == "-94")
        row = try wide(["excel", "no", "/refuse"])
        #expect(row["sizes.rounds"] == "-94" && row["teams"] == "-92")
        row = try wide(["excel", "no", "3", "7"])
        #expect(row["sizes.rounds"] == "1" && row["sizes.1.size"] == "7" && row["most.missing"] == "-94")
    }

    @Test func resultsCountOnlyThoseWhoWereAsked() throws {
        let fixture = try fixture([["excel"], ["excel", "no", "0"], ["excel", "yes", "5", "no", "0"]])
        fixture.pipe("results rounds incidents --format tsv")
        #expect(fixture.result.contains("incidents\t\tmean\t\t\tmean\t2\t2\t0.5000"))
    }

    // The words of an option that was taken back are kept in the journal, and are no answer any more.
    @Test func wordsOfAnOptionThatIsNotChosenAreNotExported() throws {
        var row = try wide(["excel, other", "Tableau"])
        #expect(row["tools.other.words"] == "Tableau")
        let lines = ["excel, other", "Tableau", "/goto tools", "excel"]
        row = try wide(lines)
        #expect(row["tools.other"] == "0" && row["tools.other.words"] == "")
        let fixture = try fixture([lines])
        fixture.pipe("survey export rounds --format tsv")
        #expect(!fixture.result.contains("Tableau"))
        let session = try #require(try fixture.store.sessions().first)
        fixture.pipe("session show \(session.id.text) --format json")
        #expect(fixture.result.contains("\"specified\": {}") && !fixture.result.contains("\"other\": \"Tableau\""))
        // They come back with the option.
        #expect(try wide(lines + ["/goto tools", "excel, other"])["tools.other.words"] == "Tableau")
    }
}
