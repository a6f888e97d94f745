internal import FoundationEssentials

extension Decimal {
    /// The nearest binary number, by way of its digits.
    var number: Double { Double("\(self)") ?? .nan }
}
