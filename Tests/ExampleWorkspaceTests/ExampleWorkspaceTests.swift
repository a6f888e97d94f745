import Foundation
import Testing

@testable import ExampleWorkspace

@Suite struct ExampleWorkspaceTests {
    // The binary carries the workspace inside it: a file that is not listed would be missing from every demonstration.
    @Test func everyFileOfTheFolderIsEmbedded() throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let surveys = root.appending(path: "surveys")
        let names = try FileManager.default.subpathsOfDirectory(atPath: surveys.path)
        // The questionnaire shows the language; it is none of the company's.
        let files = names.filter { $0.hasSuffix(".yaml") || $0.hasSuffix(".txt") }
            .filter { !$0.hasPrefix("research-engineers") }.map { "surveys/" + $0 }.sorted()
        #expect(ExampleFile.all.map(\.path) == files)
        for file in ExampleFile.all {
            let content = try Data(contentsOf: root.appending(path: file.path))
            #expect(Data(file.content) == content, "\(file.path)")
        }
    }

    @Test func theSameSeedGivesTheSameBytes() {
        let one = ExampleCompany(seed: 7)
        let two = ExampleCompany(seed: 7)
        #expect(ExampleTicket.ndjson(one.tickets) == ExampleTicket.ndjson(two.tickets))
        #expect(ExampleAccount.csv(one.accounts) == ExampleAccount.csv(two.accounts))
        #expect(ExampleTicket.ndjson(ExampleCompany(seed: 8).tickets) != ExampleTicket.ndjson(one.tickets))
    }

    // The README and the demo name these counts, and no seed may change them.
    @Test(arguments: [0, 1, 2026, UInt64.max])
    func everySeedGivesAWholeCompany(seed: UInt64) {
        let company = ExampleCompany(seed: seed)
        #expect(company.accounts.count == 60)
        #expect(Set(company.accounts.map(\.name)).count == 60)
        #expect(company.tickets.count == 300)
        #expect(company.tickets.filter { $0.status == "deleted" }.count == 2)
        #expect(company.tickets.filter { $0.accountID == nil }.count == 8)
        #expect(company.ticketsOfLeavers.count >= 1)
        #expect(ExampleRespondent.draw(12, from: company, seed: seed).count == 12)
        let insistent = company.accounts[ExampleCompany.insistentAccount].id
        #expect(company.tickets.filter { $0.accountID == insistent && $0.theme == "dark_mode" }.count >= 14)
        #expect(company.tickets.contains { $0.subject.contains("\u{1B}") })
        #expect(company.tickets.map(\.createdAt) == company.tickets.map(\.createdAt).sorted())
    }

    // A theme without a complaint would never be heard of, and a complaint without a theme never be counted.
    @Test func complaintsAndThemesAreTheSame() throws {
        let codebook = try #require(ExampleFile["surveys/themes.yaml"])
        let names = codebook.lines.filter { $0.hasPrefix("        - ") && $0.hasSuffix(":") }
            .map { String($0.dropFirst(10).dropLast()) }
        #expect(Complaint.all.map(\.theme) == names)
    }

    // The export is read by other programs too: every line is JSON of its own.
    @Test func ticketsAreOneObjectALine() throws {
        let lines = ExampleTicket.ndjson(ExampleCompany().tickets).split(separator: "\n")
        #expect(lines.count == 300)
        for line in lines {
            let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
            #expect(object?["id"] as? Int != nil)
        }
    }

    @Test func datesAreThoseOfTheCalendar() {
        #expect(timestamp(0) == "1970-01-01T00:00:00Z")
        #expect(timestamp(951_782_399) == "2000-02-28T23:59:59Z")
        #expect(timestamp(951_782_400) == "2000-02-29T00:00:00Z")
        #expect(timestamp(1_777_878_000) == "2026-05-04T07:00:00Z")
    }

    // Answers that name no account's need would make shares of noise.
    @Test func respondentsAnswerEveryQuestionTheyAreAsked() {
        for respondent in ExampleRespondent.draw(40, from: ExampleCompany(), seed: 3) {
            let asksHours = respondent.lines[0] == "yes" || (Int(respondent.lines[1]) ?? 0) >= 4
            #expect(respondent.lines.count == (asksHours ? 9 : 8))
        }
    }
}
