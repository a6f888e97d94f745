internal import FoundationEssentials

/// The numbers that a label such as "11-20" or "more than 50" stands for.
struct NumberStretch {
    /// `nil` where it has no lower end.
    var low: Decimal?
    var high: Decimal?
    var holdsLow = true
    var holdsHigh = true

    private static let upTo = ["up to", "at most", "bis zu", "höchstens", "<=", "≤"]
    private static let below = ["less than", "fewer than", "under", "below", "weniger als", "unter", "<"]
    private static let above = ["more than", "over", "above", "mehr als", "über", ">"]
    private static let from = ["at least", "from", "ab", "mindestens", ">=", "≥"]
    private static let orMore = ["+", "or more", "and more", "or over", "and over", "oder mehr", "und mehr"]
    private static let orLess = ["or less", "or fewer", "and less", "oder weniger"]

    /// What may stand before a range.
    private static let openings: Set<String> = ["", "$", "€", "£", "from", "between", "von", "zwischen"]

    /// Reads a label; `nil` where it is anything else than numbers and the words for their ends.
    init?(_ label: String) {
        let text = label.lowercased()
        let numbers = Self.numbers(text)
        let words = { (phrases: [String]) in phrases.contains { text.hasPrefix($0) } }
        switch numbers.count {
        case 2:
            guard let first = numbers.first, let last = numbers.last, first.value < last.value,
                Self.openings.contains(text[..<first.range.lowerBound].filter { $0 != " " }),
                Self.isRange(text[first.range.upperBound..<last.range.lowerBound])
            else { return nil }
            (low, high) = (first.value, last.value)
        case 1:
            guard let number = numbers.first else { return nil }
            let rest = text[number.range.upperBound...].drop { $0 == " " }
            if Self.orMore.contains(where: rest.hasPrefix) || words(Self.from) {
                low = number.value
            } else if Self.orLess.contains(where: rest.hasPrefix) || words(Self.upTo) {
                high = number.value
            } else if words(Self.below) {
                (high, holdsHigh) = (number.value, false)
            } else if words(Self.above) {
                (low, holdsLow) = (number.value, false)
            } else if number.range.lowerBound == text.startIndex {
                (low, high) = (number.value, number.value)
            } else {
                return nil
            }
        default: return nil
        }
    }

    /// A number that lies in both; `nil` where none does.
    func shared(with other: NumberStretch) -> Decimal? {
        let lows = [low, other.low].compactMap(\.self)
        let highs = [high, other.high].compactMap(\.self)
        guard let low = lows.max(), let high = highs.min() else { return lows.max() ?? highs.min() ?? 0 }
        guard low == high else { return low < high ? (holds(low) && other.holds(low) ? low : high) : nil }
        return holds(low) && other.holds(low) ? low : nil
    }

    private func holds(_ number: Decimal) -> Bool {
        if let low, number < low || (number == low && !holdsLow) { return false }
        if let high, number > high || (number == high && !holdsHigh) { return false }
        return true
    }

    /// Whether what stands between two numbers makes a range of them.
    private static func isRange(_ text: Substring) -> Bool {
        let words = text.split { $0 == " " }
        let marks: Set<Substring> = ["-", "–", "—", "to", "bis", "..", "…"]
        // A unit may stand before the mark: '1 h - 2 h'.
        return words.count <= 2 && words.last.map(marks.contains) ?? false
    }

    private static func numbers(_ text: String) -> [(value: Decimal, range: Range<String.Index>)] {
        var result: [(value: Decimal, range: Range<String.Index>)] = []
        var index = text.startIndex
        while index < text.endIndex {
            guard text[index].isASCII, text[index].isNumber else {
                index = text.index(after: index)
                continue
            }
            var end = index
            while end < text.endIndex, text[end].isASCII, text[end].isNumber || isInner(text, end) {
                end = text.index(after: end)
            }
            // A comma groups thousands, and a point begins a fraction.
            if let value = Decimal(string: text[index..<end].filter { $0 != "," }) {
                result.append((value, index..<end))
            }
            index = end
        }
        return result
    }

    private static func isInner(_ text: String, _ index: String.Index) -> Bool {
        let next = text.index(after: index)
        return (text[index] == "." || text[index] == ",") && next < text.endIndex && text[next].isNumber
    }
}
