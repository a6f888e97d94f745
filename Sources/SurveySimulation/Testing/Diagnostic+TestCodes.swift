package import SourceDiagnostics

extension Diagnostic.Code {
    /// A test names something that the survey does not have.
    package static let unknownInTest: Self = "T101"
    /// A value in a test has not the form that it needs.
    package static let testShape: Self = "T102"
    /// Two cases have one name.
    package static let duplicateCase: Self = "T103"
    /// An answer that the question never takes, whatever came before.
    package static let impossibleAnswer: Self = "T104"
    /// The survey did not take an answer of the case.
    package static let answerRefused: Self = "T201"
    /// An answer of the case was never asked for.
    package static let answerUnused: Self = "T202"
    /// A question needs an answer that the case does not give.
    package static let answerMissing: Self = "T203"
    package static let notAskedAsExpected: Self = "T301"
    package static let askedAgainstExpectation: Self = "T302"
    package static let checkDidNotFire: Self = "T303"
    package static let checkFired: Self = "T304"
    package static let otherValue: Self = "T305"
    package static let otherOutcome: Self = "T306"
    package static let otherPrompt: Self = "T307"
    /// The prompts are not those that were kept.
    package static let otherSnapshot: Self = "T308"

    /// Whether it says that the test itself is wrong, and not that the survey behaves otherwise.
    package var isMistakeInTest: Bool { rawValue.hasPrefix("T1") || rawValue.hasPrefix("E") }
}

/// What 'survey test' can say, for the manual.
package enum TestCode {
    package static let all: [(code: Diagnostic.Code, meaning: String)] = [
        (.unknownInTest, "The test names a question, check, option or field that the survey does not have."),
        (.testShape, "A value in the test has not the form that it needs."),
        (.answerRefused, "The survey does not take an answer of the case."),
        (.answerUnused, "An answer of the case was never asked for."),
        (.answerMissing, "A question needs an answer, and the case has none."),
        (.notAskedAsExpected, "A question of 'asked' was not asked."),
        (.askedAgainstExpectation, "A question of 'not_asked' was asked."),
        (.checkDidNotFire, "A check of 'fired' did not fail."),
        (.checkFired, "A check of 'not_fired' failed."),
        (.otherValue, "A question or calculation has another value."),
        (.otherOutcome, "The interview ends with another outcome."),
        (.otherPrompt, "A question is shown in other words."),
        (.otherSnapshot, "The prompts are not those that '--record' kept."),
    ]
}
