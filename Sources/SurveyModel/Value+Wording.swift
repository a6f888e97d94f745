internal import FoundationEssentials

/// How values stand in a text for people.
extension Value {
    /// The value as a wording shows it: numbers rounded to what a reader can take in, anything else as it is.
    ///
    /// Computing goes on with all digits: only what is shown is rounded.
    var worded: String {
        switch self {
        case .decimal(let number): Self.worded(number)
        case .money(let money): "\(Self.worded(money)) \(money.currency)"
        case .list(let values): values.map(\.worded).joined(separator: ", ")
        default: shown
        }
    }

    /// At most four digits behind the point; of a number below 1, the first four that are not zero.
    private static func worded(_ number: Decimal) -> String {
        let rounded =
            number.magnitude < 1
            ? number.rounded(significantDigits: 4) : Number(number)?.rounded(places: 4)?.decimal
        return "\(rounded ?? number)"
    }

    /// A whole amount without a point; any other with the digits of its currency, two for euros.
    private static func worded(_ money: Money) -> String {
        let digits = Currency.fractionDigits(money.currency)
        guard let rounded = Number(money.amount)?.rounded(places: digits)?.decimal else { return "\(money.amount)" }
        let written = "\(rounded)"
        guard let point = written.firstIndex(of: ".") else { return written }
        let fraction = written[written.index(after: point)...].count
        return written + String(repeating: "0", count: max(0, digits - fraction))
    }
}
