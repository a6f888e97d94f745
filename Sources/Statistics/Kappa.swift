/// Agreement of coders beyond chance, where all of them coded everything.
///
/// Where codes are missing, or have an order, ``KrippendorffAlpha`` is the measure.
package enum Kappa {
    /// Cohen's κ of two coders.
    ///
    /// Source: J. Cohen, Educational and Psychological Measurement 20 (1960).
    ///
    /// - Parameter table: How many units the first coder gave the row's code and the second the column's.
    /// - Returns: `nil` for a table that is not square or is empty, and where both used one and the same code only.
    package static func cohen(_ table: [[Double]]) -> Double? {
        let whole = table.joined().reduce(0, +)
        guard table.allSatisfy({ $0.count == table.count && $0.allSatisfy { $0 >= 0 } }), whole > 0, whole.isFinite
        else { return nil }
        let rows = table.map { $0.reduce(0, +) / whole }
        let columns = table.indices.map { column in table.reduce(0) { $0 + $1[column] } / whole }
        let observed = table.indices.reduce(0) { $0 + table[$1][$1] } / whole
        return corrected(observed, expected: zip(rows, columns).reduce(0) { $0 + $1.0 * $1.1 })
    }

    /// Fleiss's κ of any number of coders.
    ///
    /// Source: J. L. Fleiss, Psychological Bulletin 76 (1971).
    ///
    /// - Parameter counts: For each unit, how many coders gave it each code.
    /// - Returns: `nil` unless each unit was coded equally often, at least twice, and where all codes are the same.
    package static func fleiss(_ counts: [[Int]]) -> Double? {
        guard let first = counts.first, counts.allSatisfy({ $0.count == first.count && $0.allSatisfy { $0 >= 0 } })
        else {
            return nil
        }
        // As doubles, since counts that come from outside may be too large to be added as whole numbers.
        let table = counts.map { $0.map(Double.init) }
        let raters = table[0].reduce(0, +)
        guard raters > 1, table.allSatisfy({ $0.reduce(0, +) == raters }) else { return nil }
        let units = Double(counts.count)
        let observed = table.reduce(0) { $0 + $1.reduce(0) { $0 + $1 * ($1 - 1) } } / (units * raters * (raters - 1))
        let shares = first.indices.map { code in table.reduce(0) { $0 + $1[code] } / (units * raters) }
        return corrected(observed, expected: shares.reduce(0) { $0 + $1 * $1 })
    }

    private static func corrected(_ observed: Double, expected: Double) -> Double? {
        let kappa = (observed - expected) / (1 - expected)
        return expected < 1 - 1e-15 && kappa.isFinite ? kappa : nil
    }
}
