/// Whether two shares differ by more than chance, however few were asked.
///
/// The work grows with the number of those who said yes.
package struct FisherExactTest: Hashable, Sendable {
    package let one: Share
    package let other: Share

    package init(_ one: Share, _ other: Share) {
        self.one = one
        self.other = other
    }

    /// The chance of a table as unlikely as this one or more so, given its margins.
    ///
    /// Source: R. A. Fisher, "Statistical Methods for Research Workers" (5th ed. 1934), section 21.02; two-sided as in R.
    package var probability: Double {
        let (a, b) = (Double(one.asked), Double(other.asked))
        let yes = Double(one.yes) + Double(other.yes)
        func logMass(_ x: Double) -> Double { Elementary.logChoose(a, x) + Elementary.logChoose(b, yes - x) }
        let whole = Elementary.logChoose(a + b, yes)
        let observed = logMass(Double(one.yes))
        var sum = 0.0
        // A little slack, so that what is as unlikely counts whatever its last digit is.
        for x in stride(from: max(0, yes - b), through: min(a, yes), by: 1) {
            let mass = logMass(x)
            if mass <= observed + 1e-7 { sum += Elementary.exp(mass - whole) }
        }
        return min(1, sum)
    }

    /// How many in the group with fewer events would have to have had one for the difference to be no longer significant.
    ///
    /// The fragility index of M. Walsh et al., Journal of Clinical Epidemiology 67 (2014). 0 where it is not significant as
    /// it is; the fewer by number, as there.
    package func fragility(_ alpha: Double = 0.05) -> Int {
        var test = self
        var steps = 0
        while test.probability < alpha {
            let isFirst = one.yes <= other.yes
            let changed = isFirst ? test.one : test.other
            guard changed.yes < changed.asked, let more = Share(yes: changed.yes + 1, asked: changed.asked) else {
                return steps
            }
            test = isFirst ? FisherExactTest(more, test.other) : FisherExactTest(test.one, more)
            steps += 1
        }
        return steps
    }
}
