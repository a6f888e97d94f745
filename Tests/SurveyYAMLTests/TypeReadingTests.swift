import FoundationEssentials
import SourceDiagnostics
import SurveyModel
import SurveyYAML
import TestSupport
import Testing

/// Every type of question, as it is written and as what it is understood.
@Suite struct TypeReadingTests {
    private static let lists = """
        lists:
          pain:
            - speed: Speed
            - export: Exports
            - sharing: Sharing
            - accuracy: Accuracy
            - filters: Filters
            - none: {label: None of them, exclusive: true}

        """

    /// The survey of these questions, which must be without a mistake.
    static func survey(_ questions: String, header: String = "") throws -> Survey {
        let yaml = "survey: s\ntitle: S\nmode: self\n\(header)\(lists)questions:\n\(questions)\n"
        let (survey, found) = SurveyParser.parse(yaml, file: "s.yaml")
        return try #require(survey, "\(found.map(\.description).joined(separator: "\n"))")
    }

    private static func kind(_ type: String, _ more: String = "") throws -> Question.Kind {
        let question = "  - q: \(type)\n    text: Q?\n" + (more.isEmpty ? "" : "    \(more)\n")
        return try #require(try survey(question).questions.first).kind
    }

    @Test func numbersAndTimesTakeBounds() throws {
        #expect(try Self.kind("integer(0..20000)") == .integer(minimum: 0, maximum: 20000))
        #expect(try Self.kind("integer(-5..)") == .integer(minimum: -5, maximum: nil))
        #expect(try Self.kind("decimal(..0.5)") == .decimal(minimum: nil, maximum: Decimal(string: "0.5")))
        #expect(try Self.kind("money(EUR)") == .money(currency: "EUR", minimum: nil, maximum: nil))
        #expect(try Self.kind("money(EUR, 0..5000)") == .money(currency: "EUR", minimum: 0, maximum: 5000))
        let day = try #require(CalendarDate("2020-02-29"))
        #expect(try Self.kind("date(2020-02-29..)") == .date(minimum: day, maximum: nil))
        let noon = try #require(ClockTime("12:00"))
        #expect(try Self.kind("time(..12:00)") == .time(minimum: nil, maximum: noon))
        #expect(try Self.kind("datetime") == .dateTime)
        #expect(
            try Self.kind("duration(0 min..1 h 30 min)")
                == .duration(minimum: TimeSpan(seconds: 0), maximum: TimeSpan(seconds: 5400)))
        #expect(try Self.kind("statement") == .statement)
    }

    @Test func optionsAreSharedTakenAwayOrWrittenInPlace() throws {
        let pain = try #require(try Self.kind("choice(pain)").options)
        #expect(pain.options.map(\.code) == ["speed", "export", "sharing", "accuracy", "filters", "none"])
        #expect(try Self.kind("multi(pain except none, filters)").options?.options.count == 4)
        #expect(try Self.kind("rank(pain except none)", "top: 3") == .rank(without(pain), top: 3))
        #expect(try Self.kind("allocate(100, pain except none)") == .allocation(total: 100, without(pain)))
        guard case .allocation(10, let place) = try Self.kind("allocate(10, a_b, c)") else {
            Issue.record("points for two options in place")
            return
        }
        #expect(place.options.map(\.label) == ["a b", "c"])
    }

    private func without(_ list: OptionList) -> OptionList {
        var list = list
        list.options.removeLast()
        return list
    }

    @Test func aMatrixHasATypeForItsCells() throws {
        guard case .matrix(let rows, .scale(1...5)) = try Self.kind("matrix(pain except none, scale(1..5))") else {
            Issue.record("a matrix of ratings")
            return
        }
        #expect(rows.options.count == 5)
        guard case .matrix(let rows, .choice(let columns)) = try Self.kind("matrix(a, b, choice(never, often))") else {
            Issue.record("a matrix of choices, with rows in place")
            return
        }
        #expect((rows.options.map(\.code), columns.options.map(\.code)) == (["a", "b"], ["never", "often"]))
        let type = try Self.kind("matrix(a, b, money(EUR))").valueType
        #expect(type == .matrix(rows: rows, cell: .money(currency: "EUR")))
    }

    // Four items a set, and as many sets as show each item three times, unless the survey says otherwise.
    @Test func aMaxDiffHasAUsualSize() throws {
        guard case .maxDiff(let design) = try Self.kind("maxdiff(pain)") else {
            Issue.record("a MaxDiff")
            return
        }
        #expect((design.shown, design.sets) == (4, 5))
        let question =
            "  - q: maxdiff(pain except none)\n    text: Q?\n    shown: 3\n    sets: 7\n    most: Worst pain\n"
        guard case .maxDiff(let own) = try Self.survey(question).questions[0].kind else {
            Issue.record("a MaxDiff with its own size")
            return
        }
        #expect((own.shown, own.sets, own.most, own.least) == (3, 7, "Worst pain", "Least important"))
    }

    @Test func aKanoPairAsksWithAndWithout() throws {
        let own = try Self.survey("  - q: kano\n    text: If it resumed?\n    without: If it did not?\n")
        #expect(own.questions[0].kind == .kano(KanoPair(without: Template("If it did not?"))))
        let standard = try Self.survey("  - q: kano\n    about: exports that resume\n")
        #expect(standard.questions[0].text.words == "If you had exports that resume, how would you feel?")
        guard case .kano(let pair) = standard.questions[0].kind else { return }
        #expect(pair.without.words == "If you did not have exports that resume, how would you feel?")
    }

    @Test func fourPricesAreAskedInStandardWords() throws {
        let survey = try Self.survey("  - q: price_sensitivity(EUR)\n    about: a seat, each month\n")
        guard case .priceSensitivity(let meter) = survey.questions[0].kind else {
            Issue.record("four prices")
            return
        }
        #expect(meter.currency == "EUR" && meter.questions.count == 4)
        #expect(
            meter.questions[.cheap]?.words
                == "At what price would you consider a seat, each month to be a bargain: a great buy for the money?")
    }

    // Standard wordings and scales: numbers can only be compared where all were asked alike.
    @Test func presetsBecomeOrdinaryQuestions() throws {
        let survey = try Self.survey(
            """
              - nps: nps
                about: Larkspur
              - csat: csat
                about: the last call
              - ces: ces
                about: Larkspur
              - own: nps
                text: Would you recommend us?
                ends: {0: Never}
              - find: opportunity
                about: find the right report quickly
            """)
        let (nps, csat, ces, own) = (survey.questions[0], survey.questions[1], survey.questions[2], survey.questions[3])
        #expect(nps.text.words == "How likely is it that you would recommend Larkspur to a friend or colleague?")
        #expect((nps.kind, nps.preset) == (.scale(0...10), .nps))
        #expect(nps.ends == [0: "Not at all likely", 5: "Neutral", 10: "Extremely likely"])
        #expect(csat.text.words == "Overall, how satisfied are you with the last call?" && csat.kind == .scale(1...5))
        #expect(ces.text.words == "How far do you agree: Larkspur made it easy for me to handle my issue.")
        #expect((ces.kind, ces.ends.count) == (.scale(1...7), 7))
        #expect((own.text.words, own.ends[0], own.ends[10]) == ("Would you recommend us?", "Never", "Extremely likely"))
        #expect(
            survey.questions.dropFirst(4).map(\.id) == ["find_importance", "find_satisfaction", "find"])
        #expect(
            survey.questions[4].text.words
                == "How important is it to you that you are able to find the right report quickly?")
        var environment = Environment(survey)
        environment["find_importance"] = .value(.integer(5))
        guard case .calculation(let score) = survey.questions[6].kind else { return }
        #expect(score.evaluate(in: environment).value == nil)
        for (satisfaction, expected) in [(1, 9), (2, 8), (5, 5)] {
            environment["find_satisfaction"] = .value(.integer(satisfaction))
            #expect(score.evaluate(in: environment) == .value(.integer(expected)))
        }
    }

    // Berger et al. (1993), figure 3, row by row.
    @Test func kanoAnswersAreEvaluatedAsPublished() {
        let table = ["QAAAO", "RIIIM", "RIIIM", "RIIIM", "RRRRQ"]
        let letters: [KanoAnswer.Category: Character] = [
            .attractive: "A", .oneDimensional: "O", .mustBe: "M", .indifferent: "I", .reverse: "R", .questionable: "Q",
        ]
        for (with, row) in zip(KanoAnswer.Feeling.allCases, table) {
            for (without, letter) in zip(KanoAnswer.Feeling.allCases, row) {
                #expect(letters[KanoAnswer(with: with, without: without).category] == letter, "\(with) \(without)")
            }
        }
    }

    @Test func whatIsKnownBeforehandHasATypeToo() throws {
        let survey = try Self.survey(
            "  - q: text\n    text: Q?\n",
            header: """
                case:
                  account: text
                  mrr: money(EUR)?
                  since: date
                  opened: datetime?
                  wait: duration?
                  isTrial: bool
                  plan: choice(free, team)
                  products: list(text)?

                """)
        #expect(
            survey.caseFields.map(\.type) == [
                .text, .money(currency: "EUR"), .date, .dateTime, .duration, .boolean,
                .choice(
                    OptionList(
                        name: "plan", options: [.init(code: "free", label: "free"), .init(code: "team", label: "team")])
                ),
                .list(.text),
            ])
        #expect(survey.caseFields.map(\.isOptional) == [false, true, false, true, true, false, false, true])
    }
}

extension Template {
    /// The text, where it has no fills.
    fileprivate var words: String {
        parts.map { part in
            guard case .literal(let text) = part else { return "…" }
            return text
        }.joined()
    }
}
