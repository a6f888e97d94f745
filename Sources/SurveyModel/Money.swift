package import FoundationEssentials

/// An amount in one currency; amounts of two currencies are never added or compared.
package struct Money: Hashable, Sendable, CustomStringConvertible {
    /// Exact, never a binary fraction.
    package var amount: Decimal
    /// Three capital letters, after ISO 4217.
    package var currency: String

    package init(_ amount: Decimal, _ currency: String) {
        self.amount = amount
        self.currency = currency
    }

    package var description: String { "\(amount) \(currency)" }

    /// Whether a word has the form of a currency code of ISO 4217.
    package static func isCurrency(_ text: String) -> Bool {
        text.utf8.count == 3 && text.utf8.allSatisfy { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) }
    }
}
