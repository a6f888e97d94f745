internal import Tabulation

/// Numbers as people read them: as many digits as they are worth, without any locale.
package enum NumberText {
    /// About three digits: `148`, `14.8`, `1.48`, `0.15`.
    package static func score(_ number: Double) -> String {
        let size = abs(number)
        return grouped(fixedPoint(number, fractionDigits: size >= 100 ? 0 : size >= 10 ? 1 : 2))
    }

    /// A number that people chose, as they would write it: `2`, `0.8`.
    package static func exact(_ number: Double) -> String {
        var text = fixedPoint(number, fractionDigits: 2)
        while text.hasSuffix("0") { text.removeLast() }
        return grouped(text.hasSuffix(".") ? String(text.dropLast()) : text)
    }

    /// Whole percents: `15 %`; one digit more below ten, where it matters.
    package static func percent(_ share: Double) -> String { percentNumber(share) + " %" }

    /// `8–26 %`.
    package static func percent(_ interval: ClosedRange<Double>) -> String {
        "\(percentNumber(interval.lowerBound))–\(percentNumber(interval.upperBound)) %"
    }

    /// `87–241`, and `-13 to 5` where a dash would be taken for a sign.
    package static func range(_ low: Double, _ high: Double) -> String {
        low < 0 ? "\(score(low)) to \(score(high))" : "\(score(low))–\(score(high))"
    }

    /// Whole units with spaces between thousands: `412 000 EUR`.
    package static func money(_ amount: Double, currency: String?) -> String {
        let text = grouped(fixedPoint(amount, fractionDigits: 0))
        return currency.map { "\(text) \($0)" } ?? text
    }

    /// One thing, several things.
    package static func count(_ number: Int, _ one: String, _ many: String? = nil) -> String {
        "\(number) \(number == 1 ? one : many ?? one + "s")"
    }

    /// A chance in whole percents, and never 0 or 100, which draws cannot show.
    package static func chance(_ chance: Double) -> String {
        chance < 0.005 ? "< 1 %" : chance >= 0.995 ? "> 99 %" : "\(fixedPoint(100 * chance, fractionDigits: 0)) %"
    }

    /// A chance to one digit: what rests on few answers is not known better.
    package static func roughChance(_ chance: Double) -> String {
        chance < 0.05
            ? "< 10 %" : chance > 0.95 ? "> 90 %" : "\(fixedPoint(10 * chance, fractionDigits: 0))0 %"
    }

    private static func percentNumber(_ share: Double) -> String {
        let percent = 100 * share
        let digits = percent > 0 && percent < 9.95 ? 1 : 0
        let text = fixedPoint(percent, fractionDigits: digits)
        return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
    }

    /// Puts a narrow gap between thousands, from five digits on.
    private static func grouped(_ text: String) -> String {
        let parts = text.split(separator: ".", maxSplits: 1)
        guard let whole = parts.first else { return text }
        let isNegative = whole.hasPrefix("-")
        let digits = Array(isNegative ? whole.dropFirst() : whole)
        guard digits.count > 4 else { return text }
        var result = isNegative ? "-" : ""
        for (place, digit) in digits.enumerated() {
            if place > 0, (digits.count - place).isMultiple(of: 3) { result.append("\u{202F}") }
            result.append(digit)
        }
        return parts.count > 1 ? result + "." + parts[1] : result
    }
}
