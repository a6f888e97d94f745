package import ArgumentParser
internal import FollowUps
internal import SurveyModel
internal import Tabulation

/// `followup rates SURVEY`.
package struct FollowUpRatesCommand: SessionCommand {
    package static let configuration = CommandConfiguration(
        commandName: "rates", abstract: "Response, cooperation, refusal and contact rates of a survey, after AAPOR.",
        discussion: """
            A case is one person who was asked: an interview that was tried again after a refusal is the same case, and \
            counts as its last one. A case that is not ended counts by its last try, a refusal before any other; an \
            appointment that stands counts as reached, for another reason not interviewed.

            The formulas are those of AAPOR's Standard Definitions (9th edition, 2016). e is the share of the cases of \
            unknown eligibility that is taken to be eligible: the share among the known ones, or what --eligible says.

            Columns: kind (count, share or rate), name, value, numerator, denominator, meaning. JSON is one object with \
            survey, cases, not_final, not_counted, e, e_from, counts and rates.

            Examples:
              canvass followup rates churn-followup
              canvass followup rates churn-followup --eligible 0.8 --format json

            Exits 1 when no session of the survey is on file, and 64 for a share that is none.
            """)

    @Argument(help: "The survey's name.") package var survey: String
    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("e: the eligible share of the cases of unknown eligibility, 0 to 1.", valueName: "share"))
    package var eligible: Double?
    @OptionGroup package var output: OutputOptions

    package init() {}

    package func validate() throws {
        guard let eligible, !(0...1).contains(eligible) else { return }
        throw ValidationError("--eligible takes a share from 0 to 1")
    }

    package mutating func run(in session: inout Session) throws {
        let asked = try session.askedSessions(of: survey).map(\.session)
        guard !asked.isEmpty else {
            throw CommandFailure(
                .failed, "no session of '\(printable(survey))' is on file", hint: "'session list' shows all sessions")
        }
        let cases = asked.lastOfEachCase()
        var tally = OutcomeTally()
        for code in cases.compactMap(\.code) { tally.add(code.group) }
        let share = eligible ?? tally.eligibility
        let origin = eligible == nil ? "known_cases" : "given"
        let rates = OutcomeRate.all(of: tally, eligibility: share)
        let open = cases.count { $0.code?.isFinal == false }
        let uncoded = cases.count { $0.code == nil }
        let object: JSONValue = .object([
            "survey": .string(survey), "cases": .integer(cases.count), "not_final": .integer(open),
            "not_counted": .integer(uncoded), "e": .number(share), "e_from": .string(origin),
            "counts": .object(
                OutcomeCode.Group.allCases.map { .init($0.rawValue, .integer(tally[$0])) }),
            "rates": .array(
                rates.map { rate in
                    .object([
                        "rate": .string(rate.name.rawValue), "value": JSONValue(rate.value),
                        "numerator": .integer(rate.numerator), "denominator": .number(rate.denominator),
                        "formula": .string(rate.name.formula),
                    ])
                }),
        ])
        session.show(object, or: Self.table(tally, share, origin, rates), output)
        if open > 0 { session.output.tell("\(counted(open, "case")) not final yet; counted by the last try") }
        if uncoded > 0 {
            session.output.tell("note: \(counted(uncoded, "case")) ended with an outcome that AAPOR has no code for")
        }
    }

    private static func table(
        _ tally: OutcomeTally, _ share: Double, _ origin: String, _ rates: [OutcomeRate]
    ) -> Table {
        let counts: [[Cell]] = OutcomeCode.Group.allCases.map { group in
            ["count", .text(group.letters), .integer(tally[group]), .null, .null, .text(group.label)]
        }
        let meaning = origin == "given" ? "eligible share of U, as given" : "eligible share of U, from the known cases"
        let middle: [[Cell]] = [["share", "e", .decimal(share, fractionDigits: 3), .null, .null, .text(meaning)]]
        let rows: [[Cell]] = rates.map { rate in
            [
                "rate", .text(rate.name.rawValue), Cell(rate.value, fractionDigits: 3), .integer(rate.numerator),
                .decimal(rate.denominator, fractionDigits: 1), .text(rate.name.meaning),
            ]
        }
        return Table(
            columns: [
                .init("kind", priority: 3), .init("name"), .init("value", alignment: .trailing),
                .init("numerator", alignment: .trailing, priority: 2),
                .init("denominator", alignment: .trailing, priority: 1), .init("meaning"),
            ], rows: counts + middle + rows)
    }
}
