package import LocatedYAML

extension YAMLNode {
    /// A number written with a point, such as 12 or 0.5.
    package func number(in range: ClosedRange<Double>? = nil) -> Double? {
        guard decimal() != nil, let text = text(), let number = Double(text) else { return nil }
        if let range, !range.contains(number) {
            error(
                .wrongShape,
                "expected a number from \(shown(range.lowerBound)) to \(shown(range.upperBound)), not \(text)")
            return nil
        }
        return number
    }

    private func shown(_ number: Double) -> String { Int(exactly: number).map(String.init) ?? "\(number)" }
}
