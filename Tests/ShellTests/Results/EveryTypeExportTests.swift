import Interviewing
import SurveyModel
import Testing

/// A survey of every type that one person answers line by line, and what comes out of the store again.
///
/// All values below were worked out by hand from the lines that are typed.
@MainActor
struct EveryTypeExportTests {
    static let survey = """
        survey: all
        title: Every type of answer
        mode: self
        case:
          plan: text?
        lists:
          feature:
            - search: Search
            - exports: Exports
            - rights: Rights
            - alerts: Alerts
          reason:
            - price: Price
            - other: {label: Something else, specify: true}
            - none: {label: None of these, exclusive: true}
        questions:
          - agreed: yes_no
            text: May we ask?
          - why: multi(reason)
            text: Why?
          - order: rank(feature)
            text: Put these in order.
          - ease: scale(-2..2)
            text: How easy?
          - hours: decimal(0..80)
            text: How many hours?
          - fee: money(EUR)
            text: What do you pay?
          - points: allocate(100, feature)
            text: Share out 100 points.
          - rating: matrix(feature, scale(1..5))
            text: How satisfied are you with each?
          - best: maxdiff(feature)
            text: Which helps most?
            shown: 3
            sets: 4
          - resume: kano
            about: exports that resume
          - viewers: kano
            about: free viewers
          - seat: price_sensitivity(EUR)
            about: one seat
          - archive: price_sensitivity(EUR)
            about: the archive
          - joined: date
            text: When did you join?
          - start: time
            text: When do you begin?
          - failed: datetime
            text: When did it fail last?
          - waited: duration
            text: How long did you wait?
          - story: text
            text: What happened?
          - more: text
            text: What else?
          - recommend: nps
            about: Larkspur
          - find: opportunity
            about: find a report
          - gaps: repeat(gap)
            again: Is there another?
            questions:
              - name: text
                text: What is missing?
              - cost: money(EUR)
                text: What does it cost?
          - loss:
              calc: sum(gaps.cost)
          - never: yes_no
            if: agreed = 'no'
            text: Never asked?
          - thanks: statement
            text: Thank you.
        """

    static let lines = [
        "yes", "price, other", "the licence office", "exports > search > rights > alerts", "-1", "2.50", "1250.75",
        "search=40, exports=30, rights=rest",
        // The rows of the matrix; one is not known.
        "1", "2", "/dk", "4",
        // The sets: of each the first is best and the third worst; the second is refused.
        "1 3", "/refuse", "1 3", "1 3",
        // Both halves of one Kano pair, and half of another.
        "like", "dislike", "neutral", "/refuse",
        // Four prices, and two of four.
        "5", "10", "20", "30.5", "1", "2", "/dk", "/skip",
        "2020-02-29", "8:30", "2026-11-20 14:05", "1h30", "It was \"slow\", =1+1", "/skip", "9", "5", "2",
        // Two rounds; what the second costs is not known.
        "Export", "90.50", "yes", "=Search", "/dk", "no", "",
    ]

    private func answered() throws -> InterviewFixture {
        let fixture = try InterviewFixture()
        fixture.files["surveys/all.yaml"] = Self.survey
        #expect(fixture.pipe("answer all --account a1 --case plan=team", Self.lines) == 0)
        #expect(try fixture.interview.phase == .ended(outcome: "complete"))
        return fixture
    }

    /// What each set showed, as the journal has it.
    private func sets(_ fixture: InterviewFixture) throws -> [[String]] {
        let interview = try fixture.interview
        return interview.plan.items.compactMap { item in
            if case .set = item.role { item.question.kind.options?.options.map(\.code) } else { nil }
        }
    }

    private func rows(_ text: String) -> [[String]] {
        text.split(separator: "\n").map { $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init) }
    }

    @Test func theLongShapeHasEveryAnswerOnce() throws {
        let fixture = try answered()
        fixture.pipe("survey export all --format tsv")
        let sets = try sets(fixture)
        #expect(sets.count == 4 && sets.allSatisfy { $0.count == 3 })
        let table = rows(fixture.result)
        let places = ["question", "round", "row", "option", "part", "value", "missing", "missing_code"].compactMap {
            table[0].firstIndex(of: $0)
        }
        let found = table.dropFirst().map { row in places.map { row[$0] }.joined(separator: "|") }
        var expected = [
            "agreed|||||yes||", "why|||price||price||", "why|||other||other||",
            "why|||other|which|the licence office||", "order|||search||2||", "order|||exports||1||",
            "order|||rights||3||", "order|||alerts||4||", "ease|||||-1||", "hours|||||2.5||", "fee|||||1250.75||",
            "points|||search||40||", "points|||exports||30||", "points|||rights||30||", "points|||alerts||0||",
            "rating||search|||1||", "rating||exports|||2||", "rating||rights||||dont_know|-91",
            "rating||alerts|||4||",
        ]
        for number in 0..<4 {
            let set = sets[number]
            let answers = [("most", set[0]), ("least", set[2])]
            expected += answers.map { part, code in
                number == 1
                    ? "best||2||\(part)||refused|-92" : "best||\(number + 1)||\(part)|\(code)||"
            }
        }
        expected += [
            "resume||||with|like||", "resume||||without|dislike||", "resume||||category|one_dimensional||",
            "viewers||||with|neutral||", "viewers||||without||refused|-92", "seat||||too_cheap|5||",
            "seat||||cheap|10||", "seat||||expensive|20||", "seat||||too_expensive|30.5||", "archive||||too_cheap|1||",
            "archive||||cheap|2||", "archive||||expensive||dont_know|-91", "archive||||too_expensive||skipped|-93",
            "joined|||||2020-02-29||", "start|||||08:30||", "failed|||||2026-11-20T14:05||", "waited|||||5400||",
            "story|||||It was \"slow\", =1+1||", "more||||||skipped|-93", "recommend|||||9||",
            "find_importance|||||5||", "find_satisfaction|||||2||", "find|||||8||", "gaps||||rounds|2||",
            "name|1||||Export||", "cost|1||||90.5||", "name|2||||=Search||", "cost|2|||||dont_know|-999999991",
            "loss|||||90.5||",
        ]
        #expect(found == expected)
    }

    // Each set says what it showed, and each part when it was asked: without that nobody can analyse a choice.
    @Test func setsSayWhatTheyShowed() throws {
        let fixture = try answered()
        fixture.pipe("survey export all --format tsv")
        let table = rows(fixture.result)
        let column = { (name: String) in table[0].firstIndex(of: name) ?? 0 }
        let best = table.filter { $0[column("question")] == "best" && $0[column("part")] == "most" }
        #expect(best.map { $0[column("shown_order")] } == (try sets(fixture)).map { $0.joined(separator: ";") })
        let orders = best.compactMap { Int($0[column("asked_order")]) }
        #expect(orders == (0..<4).map { $0 + (orders.first ?? 0) })
        #expect(best.map { !$0[column("answered_at")].isEmpty } == [true, true, true, true])
    }

    @Test func theWideShapeHasEveryVariable() throws {
        let fixture = try answered()
        fixture.pipe("survey export all --shape wide --format tsv")
        let sets = try sets(fixture)
        let table = rows(fixture.result)
        let found = Dictionary(zip(table[0], table[1]), uniquingKeysWith: { first, _ in first })
        var expected = [
            "account": "a1", "kind": "answer", "outcome": "complete", "case.plan": "team", "agreed": "yes",
            "why.price": "1", "why.other": "1", "why.none": "0", "why.other.words": "the licence office",
            "order.search": "2", "order.exports": "1", "order.rights": "3", "order.alerts": "4", "ease": "-1",
            "hours": "2.5", "fee": "1250.75", "points.search": "40", "points.alerts": "0", "rating.search": "1",
            "rating.rights": "-91", "rating.alerts": "4", "resume.with": "like", "resume.without": "dislike",
            "resume.category": "one_dimensional", "viewers.with": "neutral", "viewers.without": "-92",
            "viewers.category": "-92", "seat.too_cheap": "5", "seat.too_expensive": "30.5", "archive.cheap": "2",
            "archive.expensive": "-91", "archive.too_expensive": "-93", "joined": "2020-02-29", "start": "08:30",
            "failed": "2026-11-20T14:05", "waited": "5400", "story.missing": "", "more": "", "more.missing": "-93",
            "recommend": "9", "find_importance": "5", "find": "8", "gaps.rounds": "2", "gaps.1.name": "Export",
            "gaps.2.name": "=Search", "gaps.1.cost": "90.5", "gaps.2.cost": "-999999991", "loss": "90.5",
            "never": "-94", "best.2.most": "-92", "best.2.least": "-92",
        ]
        for number in [0, 2, 3] {
            expected["best.\(number + 1).most"] = sets[number][0]
            expected["best.\(number + 1).least"] = sets[number][2]
        }
        for code in ["search", "exports", "rights", "alerts"] {
            let answered = [0, 2, 3].map { sets[$0] }
            expected["best.\(code).best"] = "\(answered.count { $0[0] == code })"
            expected["best.\(code).worst"] = "\(answered.count { $0[2] == code })"
            expected["best.\(code).shown"] = "\(answered.count { $0.contains(code) })"
        }
        for (name, value) in expected.sorted(by: { $0.key < $1.key }) { #expect(found[name] == value, "\(name)") }
    }

    // Numbers are numbers in JSON, and their missing codes with them; words that a spreadsheet would run are quoted in CSV.
    @Test func formsCarryNumbersAndHarmlessWords() throws {
        let fixture = try answered()
        fixture.pipe("survey export all --shape wide --format json")
        for member in [
            "\"fee\": 1250.75", "\"hours\": 2.5", "\"rating.rights\": -91", "\"seat.too_cheap\": 5",
            "\"gaps.2.cost\": -999999991", "\"gaps.2.name\": \"=Search\"", "\"more\": null", "\"withdrawn\": false",
        ] { #expect(fixture.result.contains(member), "\(member)") }
        fixture.pipe("survey export all --shape wide --format csv")
        #expect(fixture.result.contains(",'=Search,"))
        #expect(fixture.result.contains(",\"It was \"\"slow\"\", =1+1\","))
        fixture.pipe("survey export all --shape wide --labels --format tsv")
        let table = rows(fixture.result)
        let found = Dictionary(zip(table[0], table[1]), uniquingKeysWith: { first, _ in first })
        #expect(found["agreed"] == "Yes" && found["why.none"] == "no" && found["rating.rights"] == "Don't know")
        #expect(found["resume.category"] == "One-dimensional" && found["never"] == "Not asked")
    }

    // Every column of the wide shape is described, and nothing else.
    @Test func theCodebookDescribesEveryColumn() throws {
        let fixture = try answered()
        fixture.pipe("survey export all --shape wide --format tsv")
        let columns = rows(fixture.result)[0].dropFirst(11)
        fixture.pipe("survey codebook all --format json")
        let names = fixture.result.split(separator: "\n").compactMap { line -> String? in
            let parts = line.split(separator: "\"")
            return parts.count > 3 && ["variable", "missing_column"].contains(parts[1]) ? String(parts[3]) : nil
        }
        // The codebook has all rounds of a question together.
        #expect(names.sorted() == columns.sorted())
        fixture.pipe("survey codebook all --format markdown")
        for line in [
            "opportunity score of find\\_importance and find\\_satisfaction, importance plus whatever satisfaction lacks of it: "
                + "I + max(I − S, 0)", "- each set shows 3 of 4 items, each item 3 times to every respondent",
            "| row | number | label | translations | note |", "| price | – | Price | – | – |",
            "| gaps.2.cost | What does it cost? | number, in EUR | -999999991 dont\\_know, -999999992 refused, "
                + "-999999993 skipped, -999999994 not\\_asked |",
        ] { #expect(fixture.result.contains(line), "\(line)") }
    }

    // What people read: signs at both ends, whole numbers where somebody gave one, and bars only where there is one.
    @Test func resultsAreReadable() throws {
        let fixture = try answered()
        func shown(_ question: String) -> String {
            fixture.pipe("results all \(question) --format box")
            return fixture.result
        }
        #expect(shown("resume").contains("−100 % (−100 % to −"))
        #expect(shown("story").contains("│ 1            │"))
        #expect(shown("waited").contains("1 h 30 min"))
        #expect(shown("agreed").contains("│ Yes    │ 1 of 1 │ 100 % ("))
        #expect(shown("gaps").contains("│ 2 rounds"))
    }

    @Test func theResultsOfEveryTypeAreTheAnswers() throws {
        let fixture = try answered()
        fixture.pipe("results all --format tsv")
        let table = rows(fixture.result)
        let found = Dictionary(
            table.map { row in
                let key = [row[0], row[2], row[3], row[4]].filter { !$0.isEmpty }.joined(separator: " ")
                return (key, "\(row[6]) of \(row[7]): \(row[8])")
            }, uniquingKeysWith: { first, _ in first })
        let sets = try sets(fixture)
        let answered = [0, 2, 3].map { sets[$0] }
        let first = answered[0][0]
        let (best, worst) = (answered.count { $0[0] == first }, answered.count { $0[2] == first })
        let shown = answered.count { $0.contains(first) }
        for (key, value) in [
            ("agreed share yes", "1 of 1: 1.0000"), ("why share none", "0 of 1: 0.0000"),
            ("order mean_rank rights", "1 of 1: 3.0000"), ("order first_places exports", "1 of 1: 1.0000"),
            ("ease mean", "1 of 1: -1.0000"), ("fee median", "1 of 1: 1250.7500"),
            ("points mean_points search", "1 of 1: 40.0000"), ("rating mean alerts", "1 of 1: 4.0000"),
            ("rating mean rights", "0 of 0: "), ("rating missing rights dont_know", "1 of 1: 1.0000"),
            ("resume share one_dimensional", "1 of 1: 1.0000"), ("resume worse", "1 of 1: -1.0000"),
            ("viewers missing refused", "1 of 1: 1.0000"), ("seat optimal_price", "1 of 1: 5.0000"),
            ("archive missing dont_know", "1 of 1: 1.0000"), ("joined median", "1 of 1: 2020-02-29"),
            ("start median", "1 of 1: 08:30"), ("failed most", "1 of 1: 2026-11-20T14:05"),
            ("waited mean", "1 of 1: 5400.0"), ("story words", "1 of 1: 1"), ("more missing skipped", "1 of 1: 1.0000"),
            ("recommend nps", "1 of 1: 100.00"), ("find mean", "1 of 1: 8.0000"), ("gaps mean", "1 of 1: 2.0000"),
            ("cost mean", "1 of 1: 90.5000"), ("cost missing dont_know", "1 of 2: 0.5000"),
            ("name words", "2 of 2: 2"), ("loss mean", "1 of 1: 90.5000"),
        ] { #expect(found[key] == value, "\(key)") }
        let score = try #require(found["best best_less_worst \(first)"]?.split(separator: ": "))
        #expect(score[0] == "\(best - worst) of \(shown)")
        #expect(abs((Double(score[1]) ?? 9) - Double(best - worst) / Double(shown)) <= 0.00005)
    }
}
