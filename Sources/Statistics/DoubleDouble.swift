/// A number as the sum of two, the second below the last place of the first: about 31 digits.
///
/// The steps are exact without a fused multiplication, which not every processor has. Source: T. J. Dekker, "A
/// Floating-Point Technique for Extending the Available Precision", Numerische Mathematik 18 (1971); the sum is that of
/// D. E. Knuth, "The Art of Computer Programming", vol. 2, section 4.2.2.
struct DoubleDouble {
    private(set) var high: Double
    private(set) var low: Double

    init(_ high: Double, _ low: Double = 0) {
        self.high = high
        self.low = low
    }

    /// The nearest double.
    var value: Double { high + low }

    /// The exact sum of two doubles.
    static func sum(_ a: Double, _ b: Double) -> DoubleDouble {
        let sum = a + b
        let part = sum - a
        return DoubleDouble(sum, (a - (sum - part)) + (b - part))
    }

    /// The exact product of two doubles that are neither so large nor so small that a part of it is lost.
    static func product(_ a: Double, _ b: Double) -> DoubleDouble {
        func halves(_ x: Double) -> (Double, Double) {
            let c = 134_217_729 * x
            let high = c - (c - x)
            return (high, x - high)
        }
        let product = a * b
        let ((a1, a2), (b1, b2)) = (halves(a), halves(b))
        return DoubleDouble(product, ((a1 * b1 - product) + a1 * b2 + a2 * b1) + a2 * b2)
    }

    static func + (a: DoubleDouble, b: DoubleDouble) -> DoubleDouble {
        let high = sum(a.high, b.high)
        return normal(high.high, high.low + a.low + b.low)
    }

    static prefix func - (a: DoubleDouble) -> DoubleDouble { DoubleDouble(-a.high, -a.low) }

    static func - (a: DoubleDouble, b: DoubleDouble) -> DoubleDouble { a + -b }

    static func * (a: DoubleDouble, b: DoubleDouble) -> DoubleDouble {
        let high = product(a.high, b.high)
        return normal(high.high, high.low + (a.high * b.low + a.low * b.high))
    }

    static func / (a: DoubleDouble, b: DoubleDouble) -> DoubleDouble {
        let first = a.high / b.high
        let rest = a - b * DoubleDouble(first)
        return normal(first, rest.value / b.high)
    }

    /// Times a power of two, which is exact.
    func scaled(by power: Double) -> DoubleDouble { DoubleDouble(high * power, low * power) }

    /// Two parts with nothing of the second in the places of the first.
    private static func normal(_ high: Double, _ low: Double) -> DoubleDouble {
        let sum = high + low
        return DoubleDouble(sum, low - (sum - high))
    }
}
