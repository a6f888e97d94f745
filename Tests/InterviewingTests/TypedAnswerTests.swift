import FoundationEssentials
import Interviewing
import Journal
import SurveyModel
import Testing

/// What can be typed for each type, as fast as somebody speaks, and what is said about the rest.
struct TypedAnswerTests {
    private static func talk(_ kind: Question.Kind, _ change: (inout Question) -> Void = { _ in }) -> Conversation {
        var question = Question(id: "q", kind: kind, text: Surveys.text("The question?"))
        change(&question)
        return Conversation(
            Survey(id: "s", title: "S", mode: .interviewer, questions: [question, Question(id: "z", kind: .text)]))
    }

    private static func value(_ line: String, _ kind: Question.Kind) throws -> Value? {
        var talk = talk(kind)
        try talk.type(line)
        return talk.answer("q").value
    }

    private static func complaint(_ line: String, _ kind: Question.Kind) -> String? {
        do {
            _ = try talk(kind).interview.act(on: line)
            return nil
        } catch { return error.message }
    }

    @Test func momentsAndAmountsAreTypedAsPeopleWriteThem() throws {
        let money = Question.Kind.money(currency: "EUR", minimum: 0, maximum: nil)
        let expected = Value.money(Money(Decimal(string: "12.50") ?? 0, "EUR"))
        for line in ["12.50", "12.50 EUR", "EUR 12.50", "eur 12.50"] {
            #expect(try Self.value(line, money) == expected)
        }
        let date = Question.Kind.date(minimum: nil, maximum: nil)
        #expect(try Self.value("2026-11-23", date)?.shown == "2026-11-23")
        // The session began on 2 March 2026.
        #expect(try Self.value("today", date)?.shown == "2026-03-02")
        #expect(try Self.value("Yesterday", date)?.shown == "2026-03-01")
        #expect(try Self.value("14:30", .time(minimum: nil, maximum: nil))?.shown == "14:30")
        #expect(try Self.value("today 9:05", .dateTime)?.shown == "2026-03-02T09:05")
        for (line, seconds) in [
            ("1h30", 5400), ("45 min", 2700), ("1:30", 5400), ("2 days", 172_800), ("1d12", 129_600),
            ("1.5 h", 5400), ("0.25h", 900), ("2.5 days", 216_000), ("1.5 Hours", 5400),
        ] {
            #expect(
                try Self.value(line, .duration(minimum: nil, maximum: nil)) == .duration(TimeSpan(seconds: seconds)),
                "\(line)")
        }
    }

    /// One sentence says what is needed, and never repeats what was typed.
    @Test func whatDoesNotFitIsAskedForInOneSentence() {
        let money = Question.Kind.money(currency: "EUR", minimum: 0, maximum: 100)
        #expect(Self.complaint("12,50", money) == "an amount in EUR is needed")
        #expect(Self.complaint("12 USD", money) == "an amount in EUR is needed")
        // Twelve hundred, as a German writes it, is not one euro and twenty.
        #expect(
            Self.complaint("1.200", money) == "an amount in EUR has no more than 2 digits behind the point")
        #expect(Self.complaint("101", money) == "an amount from 0 to 100 is needed")
        #expect(Self.complaint("23.11.2026", .date(minimum: nil, maximum: nil)) == "a date is needed")
        #expect(Self.complaint("25:00", .time(minimum: nil, maximum: nil)) == "a time of day is needed")
        #expect(Self.complaint("90", .duration(minimum: nil, maximum: nil)) == "a length of time is needed")
        for line in ["1.5", "1.5 h 30 min", "1.5.5 h", ".5 h", "1. h", "0.0001 s", "1.00001 h", "9999999.5 d"] {
            let complaint = Self.complaint(line, .duration(minimum: nil, maximum: TimeSpan(seconds: 1000)))
            #expect(complaint != nil, "\(line)")
        }
        #expect(Self.complaint("hello", .statement) == "nothing is asked here")
    }

    @Test func ranksAreTypedInOrder() throws {
        let rank = Question.Kind.rank(EveryType.pains, top: nil)
        for line in ["3>1>2>4", "3,1,2,4", "3 1 2 4", "sharing > speed > export", "sh>sp>e>f"] {
            #expect(try Self.value(line, rank) == .rank(["sharing", "speed", "export", "filters"]), "\(line)")
        }
        #expect(Self.complaint("3>1", rank) == "4 in order are needed, and these are 2")
        #expect(Self.complaint("3>3>1>2", rank) == "'sharing' stands in it twice")
        #expect(try Self.value("2>1", .rank(EveryType.pains, top: 2)) == .rank(["export", "speed"]))
        #expect(Self.complaint("1>2>3", .rank(EveryType.pains, top: 2)) == "2 in order are needed, and these are 3")
    }

    /// Who reads German writes a comma before the fraction; in English it may stand between thousands, and is asked about.
    @Test func aFractionIsWrittenAsInTheLanguageOnTheScreen() throws {
        let kinds: [(Question.Kind, Value)] = [
            (.decimal(minimum: 0, maximum: 5), .decimal(Decimal(string: "1.5") ?? 0)),
            (.money(currency: "EUR", minimum: 0, maximum: nil), .money(Money(Decimal(string: "1.50") ?? 0, "EUR"))),
            (.duration(minimum: nil, maximum: nil), .duration(TimeSpan(seconds: 5400))),
        ]
        for (kind, expected) in kinds {
            let question = Question(id: "q", kind: kind, text: Surveys.text("Frage?"))
            let survey = Survey(
                id: "s", title: "S", mode: .self, languages: ["de"],
                questions: [question, Question(id: "z", kind: .text)])
            for line in ["1,5", "1.5"] {
                var talk = Conversation(survey)
                if case .duration = kind { try talk.type("\(line) h") } else { try talk.type(line) }
                #expect(talk.answer("q").value == expected)
            }
            #expect(throws: InterviewComplaint.self) { try Conversation(survey).interview.act(on: "1.250,5") }
            #expect(Self.complaint("1,5", kind) != nil)
        }
    }

    /// A day is named in the language on the screen; the English names are understood everywhere.
    @Test(arguments: [
        ("de", "gestern", "2026-03-01"), ("fr", "Aujourd'hui", "2026-03-02"), ("es", "mañana", "2026-03-03"),
        ("nl", "today", "2026-03-02"),
    ])
    func daysAreNamedInTheLanguageOnTheScreen(_ language: String, _ typed: String, _ day: String) throws {
        let question = Question(id: "q", kind: .date(minimum: nil, maximum: nil), text: Surveys.text("?"))
        let survey = Survey(
            id: "s", title: "S", mode: .self, languages: [language],
            questions: [question, Question(id: "z", kind: .text)])
        var talk = Conversation(survey)
        try talk.type(typed)
        #expect(talk.answer("q").value?.shown == day)
        #expect(throws: InterviewComplaint.self) { try Conversation(survey).interview.act(on: "dag") }
    }

    /// Points come one by one while somebody thinks aloud; each line is kept, and the rest is still wanted.
    @Test func pointsAreGivenOutLineByLine() throws {
        var talk = Self.talk(.allocation(total: 100, EveryType.pains))
        try talk.type("speed=30")
        #expect(talk.interview.records[0].partial == ["speed": 30])
        #expect(talk.current == "q")
        #expect(
            throws: InterviewComplaint(
                "that is 10 more than the 100 there are", hint: "nothing of it was kept; give an option less")
        ) {
            try talk.interview.act(on: "export=80")
        }
        try talk.type("/undo")
        #expect(talk.interview.records[0].partial == nil)
        try talk.type(["speed=30", "2=50 3=10", "filters=rest"])
        #expect(talk.answer("q").value == .allocation(["speed": 30, "export": 50, "sharing": 10, "filters": 10]))
        #expect(talk.current == "z")
        #expect(talk.replayed() == talk.interview)
        #expect(try Self.value("40 30 20 10", .allocation(total: 100, EveryType.pains))?.shown.contains("40") == true)
        #expect(
            Self.complaint("speed=-5", .allocation(total: 100, EveryType.pains))
                == "points are whole numbers from 0 to 100")
        #expect(Self.complaint("speed=99999999999999999999", .allocation(total: 100, EveryType.pains)) != nil)
    }

    @Test func severalOptionsCanBeChangedByPlusAndMinus() throws {
        var talk = Self.talk(.multi(Surveys.reasons))
        try talk.type(["1,3", "/back", "+2 -1"])
        #expect(talk.answer("q").value == .multi(["bugs", "missing"]))
        #expect(Self.complaint("-1", .multi(Surveys.reasons)) == "no option would be left")
    }

    /// A row is one line, so a matrix goes as fast as it is read out; the whole is there when the rows are.
    @Test func aMatrixIsAskedRowByRow() throws {
        var talk = Self.talk(.matrix(rows: EveryType.pains, cell: .scale(1...5)))
        #expect(talk.current == "q.speed")
        try talk.type(["4", "/dk", "5"])
        #expect(throws: InterviewComplaint.self) { try talk.interview.act(on: "6") }
        try talk.type("1")
        #expect(
            talk.answer("q").value
                == .matrix([
                    "speed": .value(.integer(4)), "export": .missing(.dontKnow), "sharing": .value(.integer(5)),
                    "filters": .value(.integer(1)),
                ]))
        try talk.type(["/goto q.export", "2"])
        #expect(talk.current == "z")
    }

    /// The numbers of a whole matrix are one breath on the telephone; each row is kept as if it had been typed alone.
    @Test func allRowsOfAMatrixAreTypedInOneLine() throws {
        let kind = Question.Kind.matrix(rows: EveryType.pains, cell: .scale(1...5))
        var talk = Self.talk(kind)
        try talk.type("3,4,4,5")
        #expect(talk.current == "z")
        var single = Self.talk(kind)
        try single.type(["3", "4", "4", "5"])
        #expect(talk.answer("q") == single.answer("q"))
        // What was put can be told from what was not.
        #expect(talk.interview.records.prefix(4).allSatisfy { $0.askedAt != nil })
        #expect(talk.replayed() == talk.interview && talk.interview.brokenInvariants() == [])
        // From any row on, those that are left.
        var rest = Self.talk(kind)
        try rest.type(["2", "5 4 3"])
        #expect(rest.current == "z")
        #expect(Self.complaint("3,4", kind) == "4 rows are left, and these are 2 answers")
        #expect(Self.complaint("3,4,9,5", kind)?.hasSuffix("a whole number from 1 to 5 is needed") == true)
        #expect(talk.interview.rowsAtOnce(from: 4) == [], "the whole is no row")
    }

    @Test func bestAndWorstAreTypedTogether() throws {
        var talk = Self.talk(.maxDiff(MaxDiff(items: EveryType.pains, shown: 3, sets: 4)))
        let design = try #require(talk.interview.opening?.arrangement?.designs["q"])
        #expect(design.count == 4 && design.allSatisfy { Set($0).count == 3 })
        #expect(talk.interview.offered(at: 0).map(\.code) == design[0])
        #expect(throws: InterviewComplaint("the best cannot be the worst as well")) {
            try talk.interview.act(on: "1 1")
        }
        try talk.type(["1 3", "2>1", "\(design[2][0]), \(design[2][1])", "3 2"])
        guard case .maxDiff(let picks)? = talk.answer("q").value else {
            Issue.record("no picks")
            return
        }
        #expect(picks.map(\.shown) == design)
        #expect(picks[0].most == design[0][0] && picks[0].least == design[0][2])
    }

    @Test func aKanoPairIsTwoQuestionsAndOneAnswer() throws {
        var talk = Self.talk(.kano(KanoPair(without: Surveys.text("And without?"))))
        try talk.type("1")
        #expect(talk.interview.text(at: 1) == "And without?")
        try talk.type("5")
        #expect(talk.answer("q").value == .kano(KanoAnswer(with: .like, without: .dislike)))
    }

    /// Prices that fall make no curve: the one that is too low is refused, and one that became too low is asked again.
    @Test func pricesMustNotFall() throws {
        let texts = Dictionary(
            uniqueKeysWithValues: PriceSensitivity.Point.allCases.map { ($0, Template($0.rawValue)) })
        var talk = Self.talk(.priceSensitivity(PriceSensitivity(currency: "EUR", questions: texts)))
        try talk.type(["10", "20"])
        let complaint = try #require(throws: InterviewComplaint.self) { try talk.interview.act(on: "15") }
        #expect(complaint.message == "a price of at least 20 is needed, the one named before")
        try talk.type(["30", "40"])
        #expect(talk.current == "z")
        try talk.type(["/goto q.too_cheap", "25"])
        #expect(talk.current == "q.cheap")
        #expect(talk.setAside == ["q.cheap"])
        try talk.type("30")
        #expect(talk.current == "z")
        guard case .pricePoints(let prices)? = talk.answer("q").value else {
            Issue.record("no prices")
            return
        }
        #expect(prices.isConsistent && prices.tooCheap == 25)
    }

    @Test func aStatementIsPassedByEnter() throws {
        var talk = Self.talk(.statement)
        #expect(throws: InterviewComplaint.self) { try talk.interview.act(on: "/dk") }
        try talk.type("")
        #expect(talk.current == "z")
    }

    /// Journals of the first schema have neither an order nor an arrangement, and stay readable.
    @Test func journalsOfTheFirstSchemaAreReadAsBefore() throws {
        let old = [
            #"{"asked":{"question":"q"}}"#, #"{"answered":{"question":"q","value":{"integer":7}}}"#,
            #"{"opened":{"_0":{"survey":"s","definition":"0","fields":[],"seed":3,"day":{"date":"2026-03-02"}}}}"#,
        ]
        let events = try old.map { try EventCodec.decode(InterviewEvent.self, payload: $0, words: []) }
        #expect(events[0] == .asked(question: "q"))
        #expect(events[1] == .answered(question: "q", value: .integer(7)))
        guard case .opened(let opening) = events[2] else {
            Issue.record("no opening")
            return
        }
        #expect(opening.arrangement == nil && opening.language == nil && opening.seed == 3)
    }
}
