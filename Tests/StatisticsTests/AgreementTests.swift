import Statistics
import Testing

/// Whether coders mean the same.
struct AgreementTests {
    /// Three coders of fifteen units, some missing.
    ///
    /// The example of K. Krippendorff, as Wikipedia and the Python library have it.
    private static let coders: [[Double?]] = [
        [nil, nil, nil, nil, nil, 3, 4, 1, 2, 1, 1, 3, 3, nil, 3],
        [1, nil, 2, 1, 3, 3, 4, 3, nil, nil, nil, nil, nil, nil, nil],
        [nil, nil, 2, 1, 3, 4, 4, nil, 2, 1, 1, 3, 3, nil, 4],
    ]

    // Oracle: the Python library `krippendorff` on the same data.
    @Test(arguments: [
        (KrippendorffAlpha.Level.nominal, 0.6914), (.ordinal, 0.8067), (.interval, 0.8108),
    ])
    func alphaMatchesTheLibrary(_ level: KrippendorffAlpha.Level, _ expected: Double) throws {
        let alpha = try #require(KrippendorffAlpha(coders: Self.coders, level: level))
        #expect(abs(alpha.value - expected) < 5e-5)
        #expect(alpha.units == 12 && alpha.codes == 26)
    }

    // Whoever coded, and in whichever order the units came: the same. A stretched scale is the same too.
    @Test func alphaDoesNotSeeOrderOrUnit() throws {
        for level in [KrippendorffAlpha.Level.nominal, .ordinal, .interval] {
            let alpha = try #require(KrippendorffAlpha(coders: Self.coders, level: level)).value
            let turned = Self.coders.reversed().map { $0.reversed().map { $0.map { 10 * $0 - 3 } } }
            #expect(abs(try #require(KrippendorffAlpha(coders: turned, level: level)).value - alpha) < 1e-12)
        }
    }

    @Test func alphaHasItsEdges() {
        #expect(KrippendorffAlpha(units: [[1, 1], [2, 2]], level: .nominal)?.value == 1)
        #expect((KrippendorffAlpha(units: [[1, 2], [2, 1]], level: .nominal)?.value ?? 1) < 0)
        #expect(KrippendorffAlpha(units: [[1, 1], [1, 1]], level: .nominal) == nil, "nothing but one code")
        #expect(KrippendorffAlpha(units: [[1], [2]], level: .nominal) == nil, "nothing was coded twice")
        #expect(KrippendorffAlpha(units: [], level: .ordinal) == nil)
        #expect(KrippendorffAlpha(units: [[.nan, 1], [2, 2], [1, 1]], level: .interval)?.units == 2)
        #expect(
            KrippendorffAlpha(units: [[-1e308, 1e308], [1e308, 1e308]], level: .interval)?.value.isFinite == true)
    }

    // Published: Wikipedia, "Cohen's kappa", first example.
    @Test func cohensKappaIsThePublishedOne() throws {
        #expect(abs(try #require(Kappa.cohen([[20, 5], [10, 15]])) - 0.4) < 1e-12)
        #expect(Kappa.cohen([[5, 0], [0, 5]]) == 1)
        #expect(Kappa.cohen([[5, 0], [0, 0]]) == nil)
        #expect(Kappa.cohen([]) == nil && Kappa.cohen([[1, 2]]) == nil && Kappa.cohen([[0]]) == nil)
    }

    // Published: J. L. Fleiss's example as Wikipedia, "Fleiss' kappa", has it: fourteen raters of ten subjects.
    @Test func fleissKappaIsThePublishedOne() throws {
        let counts = [
            [0, 0, 0, 0, 14], [0, 2, 6, 4, 2], [0, 0, 3, 5, 6], [0, 3, 9, 2, 0], [2, 2, 8, 1, 1], [7, 7, 0, 0, 0],
            [3, 2, 6, 3, 0], [2, 5, 3, 2, 2], [6, 5, 2, 1, 0], [0, 2, 2, 3, 7],
        ]
        #expect(abs(try #require(Kappa.fleiss(counts)) - 0.2099) < 5e-5)
        #expect(Kappa.fleiss([[1, 0], [0, 1]]) == nil && Kappa.fleiss([[2, 0], [2, 0]]) == nil)
        #expect(Kappa.fleiss([[2, 0], [0, 2]]) == 1)
        #expect(Kappa.fleiss([[2, 0], [1, 2]]) == nil && Kappa.fleiss([]) == nil)
        #expect(Kappa.fleiss([[.max, .max], [.max, .max]]).map(\.isFinite) != false)
    }
}
