import SourceDiagnostics
import SurveyModel
import Testing

/// Parses an expression that is meant to be right.
func expression(_ text: String) throws -> Expression {
    let log = DiagnosticLog()
    let source = SourceText(text, at: SourceLocation(file: "t.yaml", line: 1, column: 1))
    return try #require(Expression.parse(source, log: log), "\(text): \(log.diagnostics)")
}

/// Parses and types an expression; what is wrong, as `column code`.
func mistakes(_ text: String, in scope: TypeScope) -> [String] {
    let log = DiagnosticLog()
    let source = SourceText(text, at: SourceLocation(file: "t.yaml", line: 1, column: 1))
    if let parsed = Expression.parse(source, log: log) { _ = TypeChecker(scope: scope, log: log).type(of: parsed) }
    return log.sorted.map { "\($0.location.column) \($0.code.rawValue)" }
}

/// Four questions and a case, as in the survey language's own example.
enum Churn {
    static let reasons = OptionList(
        name: "reason",
        options: ["price", "bugs", "missing", "other", "none"].map { .init(code: $0, label: $0.uppercased()) })

    static var scope: TypeScope {
        var scope = TypeScope()
        scope.symbols = [
            "nps": .init(.integer, mayBeMissing: true), "why": .init(.multi(reasons), mayBeMissing: true),
            "top": .init(.choice(reasons), mayBeMissing: true), "consent": .init(.choice(.yesNo), mayBeMissing: false),
            "open": .init(.text, mayBeMissing: true),
            "group": .init(.text, mayBeMissing: true, literals: ["promoter", "detractor"]),
        ]
        scope.later = ["gaps", "self"]
        scope.current = "self"
        scope.caseFields = [
            "seats": CaseField(name: "seats", type: .integer, isOptional: true),
            "since": CaseField(name: "since", type: .date),
        ]
        return scope
    }

    static var environment: Environment {
        Environment(
            answers: [
                "nps": .value(.integer(9)), "why": .value(.multi(["price", "missing"])),
                "top": .missing(.refused), "consent": .value(.choice("yes")), "open": .value(.text("It's slow")),
            ],
            caseFields: CalendarDate("2026-01-31").map { ["since": .date($0)] } ?? [:], today: today,
            optionLists: ["why": reasons, "top": reasons, "consent": .yesNo])
    }

    static var today: CalendarDate? { CalendarDate("2026-11-22") }
}
