/// Where a condition is true, where it is false, and where it is missing.
///
/// Each holds at least the states in which that is so; where more is not known, it holds all.
struct Truth: Hashable {
    var isTrue: CubeSet
    var isFalse: CubeSet
    var isMissing: CubeSet

    static let always = Truth(isTrue: .always, isFalse: .never, isMissing: .never)
    static let never = Truth(isTrue: .never, isFalse: .always, isMissing: .never)
    static let unknown = Truth(isTrue: .always, isFalse: .always, isMissing: .always)

    var negated: Truth { Truth(isTrue: isFalse, isFalse: isTrue, isMissing: isMissing) }
}
