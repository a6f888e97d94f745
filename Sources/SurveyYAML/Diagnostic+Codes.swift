package import SourceDiagnostics

extension Diagnostic.Code {
    package static let duplicateName: Self = "E107"
    /// Codes of one list that are equal, or differ only in capitals.
    package static let duplicateOption: Self = "E108"
    /// A reserved word, or not a word at all.
    package static let invalidName: Self = "E109"
    package static let unknownType: Self = "E110"
    package static let unknownList: Self = "E111"
    package static let unknownTheme: Self = "E112"
    /// An attribute that means nothing for the type of its question.
    package static let misplacedAttribute: Self = "E113"
    /// Not one of the languages of the survey.
    package static let unknownLanguage: Self = "E114"
    /// An outcome that means nothing in AAPOR's rates.
    package static let unknownOutcome: Self = "E117"
    package static let backwardJump: Self = "E203"
    package static let unknownTarget: Self = "E204"
    /// A repeat in a repeat, or sections too deep.
    package static let nesting: Self = "E206"
    package static let timeBudgetExceeded: Self = "W709"
}
