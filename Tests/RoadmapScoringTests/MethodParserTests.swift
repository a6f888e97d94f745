internal import FeedbackModel
internal import RoadmapScoring
internal import SourceDiagnostics
internal import TestSupport
internal import Testing

@Suite struct MethodParserTests {
    private func parse(_ text: String) -> (roadmap: Roadmap?, found: [Diagnostic]) {
        let log = DiagnosticLog()
        let codebook = Codebook(name: "t", themes: [Theme(id: "bug/export", category: "bug")])
        let roadmap = RoadmapParser.parse(Array(text.utf8), file: "roadmap.yaml", codebook: codebook, log: log)
        return (roadmap, log.sorted)
    }

    private func expect(_ marked: MarkedText, _ expected: [(mark: String, message: String, hint: String?)]) throws {
        let found = parse(marked.text).found
        for (mark, message, hint) in expected {
            let place = try #require(marked.places[mark], "no mark \(mark)")
            let diagnostic = found.first { diagnostic in
                diagnostic.location.line == place.line && diagnostic.location.column == place.column
            }
            let text = diagnostic?.message ?? "nothing there"
            #expect(text.contains(message), "\(mark): \(text)")
            if let hint {
                #expect(diagnostic?.hint?.contains(hint) == true, "\(mark): \(diagnostic?.hint ?? "no hint")")
            }
        }
        #expect(found.count == expected.count, "\(found.map { "\($0.location.line): \($0.message)" })")
    }

    @Test func inputsOfAllMethodsAreRead() throws {
        let (roadmap, found) = parse(
            """
            roadmap: r
            methods:
              ice: mean
              value_effort: {value: 50, weeks: 6}
              weighted:
                weights: roc
                criteria:
                  - customers: {from: need, worst: 0, best: 20}
                  - pull: {worst: 0, best: 10, group: strategy}
            initiatives:
              - a:
                  covers: {export: 0.5}
                  effort: {app: 2/4/9}
                  ice: {impact: 7, confidence: 6, ease: 8}
                  wsjf: {value: 8, urgency: 1, risk: 1, size: 1}
                  delay_cost: 5000 .. 12000
                  value: 70
                  npv: {cost: 40000, gain: 9000..15000, from: 2, until: 6}
                  criteria: {pull: 7}
                  kano: {survey: s, question: q}
                  maxdiff: {survey: s, question: m, item: x}
                  goals: {keep: {ana: 1, ben: 0.5}}
              - b: {wsjf: {value: 1, urgency: 3, risk: 2, size: 20}}
            goals: {keep: 1}
            """)
        #expect(found.isEmpty, "\(found.map(\.message))")
        let inputs = try #require(roadmap?.initiatives.first?.inputs)
        #expect(inputs.ice == .init(impact: 7, confidence: 6, ease: 8))
        #expect(inputs.delayCost == Amount(low: 5000, high: 12000))
        #expect(inputs.npv?.until == 6 && inputs.npv?.cost == Amount(exactly: 40000))
        #expect(inputs.criteria == ["pull": 7])
        #expect(inputs.maxDiff == AnswerSource(survey: "s", question: "m", item: "x"))
        #expect(roadmap?.methods?.ice == .mean)
        let weighted = try #require(roadmap?.methods?.weighted)
        #expect(weighted.criteria.map(\.group) == [.feedback, .strategy])
        #expect(weighted.weights == [0.75, 0.25])
        let goal = try #require(roadmap?.initiatives.first?.goals.first)
        #expect(goal.rating == 0.75 && goal.raterCount == 2 && goal.lowest == 0.5)
        #expect(
            roadmap?.usedMethods == [.needPerWeek, .ice, .wsjf, .cd3, .valueEffort, .weighted, .kano, .maxDiff, .npv])
    }

    @Test func numbersThatCannotBeMeantAreRefusedWhereTheyStand() throws {
        try expect(
            """
            roadmap: r
            methods:
              weighted:
                criteria:
                  - pull: {worst: 3, best: «1»3, weight: 1}
                  - «2»vision: {worst: 0, best: 1, weight: 1}
                  - open: «3»{worst: 0, weight: 1}
                  - fun: {worst: 0, best: 1, weight: «4»0}
            initiatives:
              - a:
                  ice: {impact: «5»11, confidence: 5, ease: «6»0}
                  wsjf: {value: «7»4, urgency: 1, risk: 1, size: 1}
                  delay_cost: «8»0
                  value: «9»70
                  npv: {cost: «10»-5, gain: «11»9..3, from: 4, until: «12»2}
                  criteria: {«13»pul: 7}
                  effort: {app: «14»0}
                  confidence: «15»80
                  goals: {keep: {ana: «16»2}}
                  maxdiff: «17»{survey: s, question: q}
            goals: {keep: 1}
            """,
            [
                ("1", "same as what counts nothing", nil), ("2", "no name for a criterion", "the guard 'vision'"),
                ("3", "has no 'best'", nil), ("4", "a weight is above 0", nil),
                ("5", "from 1 to 10, not 11", nil), ("6", "from 1 to 10, not 0", nil),
                ("7", "1, 2, 3, 5, 8, 13 or 20, not 4", "the nearest is"), ("8", "above 0, not 0", nil),
                ("9", "without cut-offs", "methods: {value_effort"), ("10", "above 0, not -5", nil),
                ("11", "9 is above the upper end 3", "3..9"), ("12", "before the first, 4", nil),
                ("13", "no criterion 'pul'", "did you mean 'pull'?"), ("14", "above 0 person-weeks", nil),
                ("15", "not 80", "80 % is written 0.8"), ("16", "alignment is -1", nil), ("17", "has no 'item'", nil),
            ])
    }

    // Sizes are relative to the smallest, so that without a 1 in a column nobody knows to what.
    @Test func aColumnOfRelativeSizesHasASmallest() throws {
        try expect(
            """
            roadmap: r
            initiatives:
              - a: {wsjf: «1»{value: 1, urgency: 2, risk: 1, size: 3}}
              - b: {wsjf: {value: 8, urgency: 1, risk: 5, size: 13}}
            """, [("1", "no initiative has 1 for 'size'", "the smallest gets 1")])
    }

    @Test func weightsComeFromTheOrderOrFromNumbersAndNotFromBoth() throws {
        try expect(
            """
            roadmap: r
            methods:
              weighted:
                weights: roc
                criteria:
                  - pull: {worst: 0, best: 1, weight: «1»3}
                  - push: {worst: 0, best: 1}
            initiatives:
              - a: {}
            """, [("1", "takes them from the order", nil)])
    }
}
