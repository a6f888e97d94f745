package import Interviewing
package import SourceDiagnostics
package import SurveyModel

/// One case of a `*.test.yaml`: what is known, what is answered, and what must come of it.
package struct TestCase: Sendable {
    /// A line to type, and where the test says so.
    package struct Given: Sendable {
        package var line: String
        package var span: SourceSpan
    }

    /// An answer that is corrected after the others were given.
    package struct Change: Sendable {
        package var item: String
        package var given: Given
    }

    package enum Expectation: Sendable {
        case asked(String, SourceSpan)
        case notAsked(String, SourceSpan)
        case fired(String, SourceSpan)
        case notFired(String, SourceSpan)
        case value(String, ExpectedValue, SourceSpan)
        case outcome(String, SourceSpan)
        case prompt(String, String, SourceSpan)

        package var span: SourceSpan {
            switch self {
            case .asked(_, let span), .notAsked(_, let span), .fired(_, let span), .notFired(_, let span),
                .value(_, _, let span), .outcome(_, let span), .prompt(_, _, let span):
                span
            }
        }
    }

    /// What it is called; `case 3` where it has no name.
    package var name: String
    package var span: SourceSpan
    /// Where its name stands, if it has one.
    package var nameSpan: SourceSpan?
    package var fields: [Opening.Field] = []
    /// What the same person answered in an earlier session, by question; without any, there was none.
    package var prior: [String: Answer] = [:]
    /// What is typed when an item is asked, by the item's name; words and reasons under `why.said` and `seats.should`.
    package var answers: [String: Given] = [:]
    package var changes: [Change] = []
    package var expectations: [Expectation] = []
    package var day = CalendarDate.usual
    package var seed: UInt64 = 1
    package var language: String?

    package init(name: String, span: SourceSpan) {
        self.name = name
        self.span = span
    }
}

/// A value as a test writes it: words, lists of them, and maps.
package indirect enum ExpectedValue: Hashable, Sendable {
    case word(String)
    case list([ExpectedValue])
    case map([String: ExpectedValue])
}
