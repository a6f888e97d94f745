import Foundation
import Testing

/// A real questionnaire of 69 questions through all that makes data of answers, each held against the others.
@MainActor
struct QuestionnaireDataTests {
    private typealias Row = [String: Any]

    /// What the commands write of simulated sessions.
    private struct Data {
        var long: [Row]
        var wide: [Row]
        var variables: [Row]
        var results: [Row]

        @MainActor
        init() throws {
            let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
                .deletingLastPathComponent().deletingLastPathComponent()
            let fixture = try InterviewFixture()
            fixture.files["surveys/research-engineers.yaml"] = try String(
                contentsOf: root.appending(path: "surveys/research-engineers.yaml"), encoding: .utf8)
            #expect(fixture.pipe("survey simulate research-engineers -n 25 --seed 5 --keep") == 0)
            func rows(_ command: String) throws -> Any {
                fixture.pipe(command + " --simulated --format json")
                return try JSONSerialization.jsonObject(with: Foundation.Data(fixture.result.utf8))
            }
            long = try #require(try rows("survey export research-engineers") as? [Row])
            wide = try #require(try rows("survey export research-engineers --shape wide") as? [Row])
            let codebook = try #require(try rows("survey codebook research-engineers") as? Row)
            variables = try #require(codebook["variables"] as? [Row])
            results = try #require(try rows("results research-engineers") as? [Row])
        }
    }

    private static func text(_ row: Row, _ key: String) -> String? {
        switch row[key] {
        case let text as String: text
        case let number as NSNumber: number.stringValue
        default: nil
        }
    }

    private static func number(_ row: Row, _ key: String) -> Double? { (row[key] as? NSNumber)?.doubleValue }

    /// Every column is in the codebook and every row of the codebook a column; every value is one of its codes.
    @Test func exportAndCodebookSayTheSame() throws {
        let data = try Data()
        #expect(data.wide.count == 25)
        let described = data.variables.flatMap { row in
            ["variable", "missing_column"].compactMap { Self.text(row, $0) }
        }
        let kept = [
            "session", "account", "ticket", "kind", "status", "outcome", "started_at", "revision", "definition",
        ]
        let columns = Set(data.wide.flatMap(\.keys)).subtracting(kept + ["withdrawn"])
        #expect(columns == Set(described) && described.count == columns.count)
        var values = 0
        for variable in data.variables {
            let name = try #require(Self.text(variable, "variable"))
            let codes = ((variable["codes"] as? [Row]) ?? []).compactMap { Self.text($0, "code") }
            let missing = ((variable["missing_codes"] as? [Row]) ?? []).compactMap { Self.text($0, "code") }
            for row in data.wide {
                if let column = Self.text(variable, "missing_column") {
                    let reason = Self.text(row, column)
                    #expect(reason.map(missing.contains) ?? true, "\(name): \(reason ?? "")")
                    #expect(reason == nil || row[name] is NSNull, "\(name)")
                    continue
                }
                guard let value = Self.text(row, name) else { continue }
                values += 1
                switch Self.text(variable, "type") {
                case "code", "0 or 1": #expect((codes + missing).contains(value), "\(name): \(value)")
                case "number", "rank, 1 for the highest":
                    let number = try #require(Double(value), "\(name): \(value)")
                    #expect(number >= 0 || (codes + missing).contains(value), "\(name): \(value)")
                default: break
                }
            }
        }
        #expect(values > 2_000)
        // The long shape has the same answers: as many as the wide one has values of questions with one column.
        for variable in data.variables where Self.text(variable, "type") == "code" && variable["row"] is NSNull {
            let (name, question) = (Self.text(variable, "variable"), Self.text(variable, "question"))
            guard name == question, let name else { continue }
            let wide = data.wide.compactMap { Self.text($0, name) }.filter { !$0.hasPrefix("-") }.sorted()
            let long = data.long.filter { Self.text($0, "question") == name && $0["part"] is NSNull }
                .compactMap { Self.text($0, "value") }.sorted()
            #expect(wide == long, "\(name)")
        }
    }

    /// Counts, bases, missing reasons and means of `results` are those that somebody counts in the long export.
    @Test func resultsAreWhatCountingTheExportGives() throws {
        let data = try Data()
        let answers = Dictionary(grouping: data.long.filter { $0["part"] is NSNull }) {
            Self.text($0, "question") ?? ""
        }
        var checked: [String: Int] = [:]
        for finding in data.results {
            let question = try #require(Self.text(finding, "question"))
            let measure = try #require(Self.text(finding, "measure"))
            let (item, category) = (Self.text(finding, "item"), Self.text(finding, "category"))
            let place = "\(question) \(measure) \(item ?? "") \(category ?? "")"
            let count = Self.number(finding, "count").map { Int($0) }
            let base = Self.number(finding, "base").map { Int($0) }
            let rows = answers[question] ?? []
            /// The rows that are about the item, and have a value.
            let given = rows.filter { row in
                !(row["value"] is NSNull)
                    && (item == nil || [Self.text(row, "row"), Self.text(row, "option")].contains(item))
            }
            switch measure {
            case "share":
                #expect(count == given.count { Self.text($0, "value") == category }, "\(place)")
                #expect(base == Set(given.compactMap { Self.text($0, "session") }).count, "\(place)")
            case "missing":
                let lacking = rows.filter { row in
                    Self.text(row, "missing") == category && (row["row"] is NSNull || Self.text(row, "row") == item)
                }
                #expect(count == lacking.count { item != nil || $0["row"] is NSNull }, "\(place)")
            case "mean", "mean_rank", "mean_points":
                let numbers = given.compactMap { Self.number($0, "value") }
                #expect(count == numbers.count, "\(place)")
                guard !numbers.isEmpty else { continue }
                let mean = numbers.reduce(0, +) / Double(numbers.count)
                #expect(abs((Self.number(finding, "value") ?? .nan) - mean) <= 0.00005001, "\(place)")
            case "first_places": #expect(count == given.count { Self.number($0, "value") == 1 }, "\(place)")
            case "words":
                #expect(count == given.count { Self.text($0, "value") != "" }, "\(place)")
            default: continue
            }
            checked[measure, default: 0] += 1
            if let value = Self.number(finding, "value"), let low = Self.number(finding, "low"),
                let high = Self.number(finding, "high")
            {
                #expect(low <= value && value <= high, "\(place)")
            }
        }
        #expect(
            (checked["share"] ?? 0) > 300 && (checked["missing"] ?? 0) > 50 && (checked["mean"] ?? 0) > 3, "\(checked)")
    }
}
