import Importing
import Interviewing
import Journal
import ResponseImport
import SourceDiagnostics
import Storage
import SurveyLinting
import SurveyModel
import Testing

struct GoogleFormsTests {
    private let forms = """
        Timestamp,How often?,Which tools?,Rate it [Speed],Rate it [Price],What else?
        2026-01-05 09:00:00,Daily,Reports;Exports,4,2,It is slow
        2026-01-05 10:00:00,Weekly,Exports,5,1,
        2026-01-05 11:00:00,Daily,Reports;Exports;My own,3,3,Nothing
        2026-01-05 12:00:00,Daily,Reports,5,5,"Two
        lines"
        2026-01-05 13:00:00,Weekly,Reports;Exports,1,2,=1+1

        """

    // The kinds of questions follow from the answers; what nobody else ticked is written beside 'Something else'.
    @Test func theSurveyIsMadeOfWhatTheFileAsks() throws {
        var file = ImportedFile()
        let report = try file.take(forms)
        #expect((report.read, report.stored, report.failed) == (5, 5, 0))
        #expect(
            file.types() == [
                "how_often: choice(how_often_options)", "which_tools: multi(which_tools_options)",
                "rate_it: matrix(rate_it_rows, scale(1..5))", "what_else: text",
            ])
        let lint = SurveyLint(file.definition ?? "", file: "imported.yaml")
        #expect(!lint.diagnostics.contains { $0.severity == .error })
        let answers = try file.answers()
        #expect(
            answers[0] == [
                "how_often": "Daily", "which_tools": "Reports, Exports", "rate_it.speed": "4", "rate_it.price": "2",
                "what_else": "It is slow",
            ])
        #expect(answers[1]["what_else"] == nil)
        #expect(answers[3]["what_else"] == "Two\nlines")
        let third = try file.interviews()[2]
        let tools = try #require(third.place(of: "which_tools"))
        #expect(third.records[tools].specified["other_in_words"]?.words.text == "My own")
        #expect(try file.interviews().allSatisfy { $0.phase == .ended(outcome: "complete") })
    }

    // The time is the key where there is no id, so the same file is known again, and so is an answer that was changed.
    @Test func aSecondImportChangesNothingAndAChangedAnswerIsRevised() throws {
        var file = ImportedFile()
        try file.take(forms)
        let before = try file.store.entries(of: try file.store.sessions()[1].id, after: 0)
        let second = try file.take(forms)
        #expect((second.read, second.unchanged) == (5, 5))
        let changed = try file.take(forms.replacing("Weekly,Exports,5,1,", with: "Daily,Exports,5,2,Cheaper"))
        #expect((changed.read, changed.updated, changed.unchanged) == (5, 1, 4))
        let record = try file.store.sessions()[1]
        let entries = try file.store.entries(of: record.id, after: 0)
        #expect(Array(entries.prefix(before.count)) == before)
        #expect(entries.dropFirst(before.count).first?.draft.kind == "reopened")
        #expect(entries.last?.draft.kind == "ended")
        #expect(try file.answers()[1]["how_often"] == "Daily")
        #expect(try file.answers()[1]["what_else"] == "Cheaper")
        #expect(try file.take(forms.replacing("Weekly,Exports,5,1,", with: "Daily,Exports,5,2,Cheaper")).unchanged == 5)
        #expect(try file.take(forms).updated == 1)
        #expect(try file.answers()[1]["what_else"] == nil)
    }

    // In a sheet, several choices have commas between them, which an option may have too: no option is cut.
    @Test func anOptionWithACommaInParenthesesStaysWhole() throws {
        var file = ImportedFile()
        try file.take(
            """
            Timestamp,How can we help?
            1/25/2026 9:00:00,"Marketing (blog), Events (meetups, talks)"
            1/25/2026 10:00:00,"Events (meetups, talks)"
            1/25/2026 11:00:00,"Marketing (blog), Training, Events (meetups, talks)"
            1/25/2026 12:00:00,"Training, Marketing (blog)"

            """)
        #expect(file.types() == ["how_can_we_help: multi(how_can_we_help_options)"])
        #expect(
            try file.answers().map { $0["how_can_we_help"] } == [
                "Marketing (blog), Events (meetups, talks)", "Events (meetups, talks)",
                "Marketing (blog), Events (meetups, talks), Training", "Marketing (blog), Training",
            ])
        #expect(try file.store.sessions().first?.startedAt == 1_769_331_600_000)
    }

    // A day and a month that can be exchanged are a question for a person, and so is the zone.
    @Test func timesThatCannotBeKnownAreRefused() throws {
        var file = ImportedFile()
        let error = try #require(throws: ImportFailure.self) {
            try file.take("Timestamp,A\n1/2/2026 9:00:00,x\n3/4/2026 9:00:00,y\n")
        }
        #expect(
            error.message
                == "whether day or month comes first in the times of the responses cannot be known: no day is above 12")
        file.zone = nil
        let zone = try #require(throws: ImportFailure.self) { try file.take("Timestamp,A\n2026-01-02 9:00:00,x\n") }
        #expect(zone.message == "the times in this file name no zone")
        #expect(zone.line == 2)
        #expect(try file.store.sessions().isEmpty)
    }

    // What the survey does not take is a fault of that row, named with its line and column and without its words.
    @Test func anAnswerThatTheSurveyDoesNotTakeIsAFaultOfTheRow() throws {
        var file = ImportedFile()
        file.definition = """
            survey: given
            revision: 1
            title: Given
            mode: self
            languages: [en]
            questions:
              - how_often: choice(daily, weekly)
                text: How often?
              - why: text
                if: how_often = 'weekly'
                text: Why?

            """
        let report = try file.take(
            """
            Timestamp,How often?,Why?,Unknown
            2026-01-05 09:00:00,Daily,,1
            2026-01-05 10:00:00,Secretly,,2
            2026-01-05 11:00:00,Weekly,Habit,3
            2026-01-05 12:00:00,Daily,Habit,4
            short

            """)
        #expect((report.read, report.stored, report.failed) == (5, 2, 3))
        #expect(report.failures.map(\.line) == [3, 5, 6])
        #expect(report.failures[0].reason == "in column 2 has an answer that is none of the options of 'how_often'")
        #expect(
            report.failures[1].reason
                == "in column 3 answers 'why', which the survey does not ask after these answers")
        #expect(report.notes.contains("the survey 'given' does not ask, and so keeps no answers to: Unknown"))
    }

    // Whoever took their words back does not come back with the next export.
    @Test func aWithdrawnResponseStaysWithdrawn() throws {
        var file = ImportedFile()
        try file.take(forms)
        let id = try file.store.sessions()[0].id
        _ = try file.store.withdraw(id, saying: [withdrawal()], by: nil)
        let report = try file.take(forms)
        #expect(report.dropped == ["withdrawn": 1])
        #expect(report.unchanged == 4)
        #expect(try file.store.entries(of: id, after: 0).allSatisfy { $0.draft.words.allSatisfy { $0.text == nil } })
    }
}
