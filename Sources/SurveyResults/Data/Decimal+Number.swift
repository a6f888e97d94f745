internal import FoundationEssentials

extension Decimal {
    /// The nearest binary number, by way of its digits.
    var number: Double { Double("\(self)") ?? .nan }

    /// The whole number at or below it, where there is one.
    var wholePart: Int? {
        let number = number.rounded(.down)
        return Int(exactly: number)
    }
}
