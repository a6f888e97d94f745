package import SourceDiagnostics

extension Diagnostic.Code {
    /// An expression does not follow the grammar.
    package static let expressionSyntax: Self = "E100"
    package static let unknownName: Self = "E101"
    package static let unknownFunction: Self = "E102"
    package static let wrongArity: Self = "E103"
    package static let unknownOption: Self = "E104"
    package static let typeMismatch: Self = "E105"
    /// `=` where `has` is meant.
    package static let equalityOfMulti: Self = "E106"
    /// `==`, which is taken for `=`.
    package static let doubleEquals: Self = "W101"
    /// Numbers of two units, or amounts of two currencies.
    package static let unitMismatch: Self = "E115"
    /// A question of each person, where all of them are looked at.
    package static let personalQuestion: Self = "E116"
    package static let forwardReference: Self = "E201"
    package static let selfReference: Self = "E202"
    /// A question of a repeat, used outside of its rounds as if it were one value.
    package static let outsideOfRounds: Self = "E205"
    /// A fill that may have nothing to show.
    package static let fillMayBeMissing: Self = "E401"
}
