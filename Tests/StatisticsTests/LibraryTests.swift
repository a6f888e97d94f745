import Glibc
import Statistics
import Testing

/// Our own logarithm, exponential and gamma function against the platform's.
struct LibraryTests {
    /// How many numbers lie between two, counted in units in the last place.
    private static func steps(_ a: Double, _ b: Double) -> UInt64 {
        if a == b { return 0 }
        func place(_ x: Double) -> Int64 {
            let bits = Int64(bitPattern: x.bitPattern)
            return bits < 0 ? Int64.min - bits : bits
        }
        let (one, other) = (place(a), place(b))
        return one > other ? UInt64(one - other) : UInt64(other - one)
    }

    // A review must have the same bytes on every processor, and its numbers must not be worse for it.
    @Test func theLogarithmIsWithinOneUnitOfTheLibrarys() {
        var chance = Xoshiro256(seed: 1)
        var worst: UInt64 = 0
        for round in 0..<100_000 {
            let x =
                round.isMultiple(of: 2)
                ? Double(bitPattern: chance.next() >> 1) : 0.5 + 1.5 * chance.uniform()
            guard x.isFinite, x > 0 else { continue }
            worst = max(worst, Self.steps(Elementary.log(x), Glibc.log(x)))
        }
        #expect(worst <= 1, "seed 1")
    }

    @Test func theExponentialIsWithinOneUnitOfTheLibrarys() {
        var chance = Xoshiro256(seed: 2)
        var worst: UInt64 = 0
        for round in 0..<100_000 {
            let width = [750.0, 40, 1, 1e-3][round % 4]
            let x = width * (2 * chance.uniform() - 1)
            worst = max(worst, Self.steps(Elementary.exp(x), Glibc.exp(x)))
        }
        #expect(worst <= 1, "seed 2")
    }

    @Test func theLogarithmOfOnePlusSomethingIsWithinThreeUnits() {
        var chance = Xoshiro256(seed: 3)
        var worst: UInt64 = 0
        for round in 0..<50_000 {
            let x = [1e-17, 1e-9, 1e-3, 0.999, 1e9][round % 5] * (2 * chance.uniform() - 1)
            guard x > -1 else { continue }
            worst = max(worst, Self.steps(Elementary.log1p(x), Glibc.log1p(x)))
        }
        #expect(worst <= 3, "seed 3")
        #expect(Elementary.log1p(-1) == -.infinity && Elementary.log1p(-2).isNaN && Elementary.log1p(0) == 0)
        #expect(Elementary.log1p(.infinity) == .infinity && Elementary.log1p(.nan).isNaN)
    }

    // The library's own is up to four units off, so it only tells that nothing is wrong at large.
    @Test func theGammaFunctionIsNearTheLibrarys() {
        var chance = Xoshiro256(seed: 4)
        var worst: UInt64 = 0
        for round in 0..<20_000 {
            let x = round.isMultiple(of: 2) ? 20 * chance.uniform() : Elementary.exp(700 * (2 * chance.uniform() - 1))
            // Near its zeros, where the library loses digits.
            guard abs(x - 1) > 0.1, abs(x - 2) > 0.1 else { continue }
            var sign: Int32 = 0
            worst = max(worst, Self.steps(Elementary.logGamma(x), lgamma_r(x, &sign)))
        }
        #expect(worst <= 6, "seed 4")
    }

    // Oracle: mpmath with 80 digits, rounded once; at all sizes, around the zeros and where the method changes.
    @Test func theGammaFunctionIsWithinOneUnitOfTheTruth() {
        for (x, expected) in Self.logGammas {
            #expect(Self.steps(Elementary.logGamma(x), expected) <= 1, "\(x)")
        }
        #expect(Elementary.logGamma(1) == 0 && Elementary.logGamma(2) == 0)
        #expect(Elementary.logGamma(1e306) == .infinity && Elementary.logGamma(.infinity) == .infinity)
        #expect(Elementary.logGamma(0).isNaN && Elementary.logGamma(-0.5).isNaN && Elementary.logGamma(.nan).isNaN)
        #expect(Elementary.logGamma(.leastNonzeroMagnitude).isFinite)
    }

    // Oracle: mpmath. Of 10¹² and 10¹² three numbers of 10¹³ would leave five digits.
    @Test func theBetaFunctionKeepsItsDigits() {
        let expected = [
            (0.5, 0.5, 1.1447298858494002), (3.6, 25.4, -10.509346191731028), (1e6, 3e5, -702270.6407534336),
            (1e-5, 1e5, 11.512804563691175), (123456.789, 0.25, -1.6428883377228733), (1e12, 1e12, -1386294361132.4407),
        ]
        for (a, b, value) in expected {
            #expect(Self.steps(Elementary.logBeta(a, b), value) <= 2, "\(a), \(b)")
            #expect(Elementary.logBeta(a, b) == Elementary.logBeta(b, a))
        }
        #expect(Elementary.logBeta(0, 1).isNaN)
        #expect(Elementary.logChoose(3, 4) == -.infinity && Elementary.logChoose(5, 0) == 0)
        #expect(abs(Elementary.exp(Elementary.logChoose(40, 6)) - 3_838_380) < 1e-6)
    }

    private static let logGammas: [(Double, Double)] = [
        (6.159888828290931e-127, 290.6102480802166), (9.090128106469198e-94, 214.23580974022929),
        (7.227777800595956e-79, 179.9262907157503), (8.782722759884684e-38, 85.3254470648744),
        (3.7868296647783224e-08, 17.089151553119752), (4.781068249950951e-05, 9.948233864987303),
        (3.11235323261959e-20, 44.91632275338033), (8.233512030787571e-13, 27.82539355004759),
        (0.67619219097277, 0.29073134932382044), (0.0884960037260657, 2.3798956360618293),
        (0.5043145233659444, 0.5639390401141715), (0.0021858376085089103, 6.12449840480385),
        (1e-20, 46.051701859880914), (0.5, 0.5723649429247001), (0.75, 0.20328095143129538),
        (0.93, 0.04457948658927966), (0.9375, 0.039390901734582304), (0.9999, 5.7729791561193866e-05),
        (1.000000001, -5.772157118381039e-10), (1.03, -0.016586853877569772), (1.0625, -0.03295710029357782),
        (1.07, -0.0365062763295626), (1.4616321449683622, -0.12148629053584961), (1.9, -0.03898427592308336),
        (1.9375, -0.02514761940298887), (1.97, -0.012391474358686564), (1.99999999, -4.227843293043373e-09),
        (2.0000001, 4.227843666532498e-08), (2.05, 0.021937091667171754), (2.0625, 0.027667521522857022),
        (2.07, 0.03115237214425216), (2.5, 0.2846828704729192), (3.0, 0.6931471805599453), (3.7, 1.428072326665388),
        (10.3, 13.482036786138359), (15.999, 27.89653040276015), (16.0, 27.89927138384089),
        (16.5, 29.277754515040815), (17.25, 31.374622313677687), (40.5, 108.47307506906539),
        (100.0, 359.1342053695754), (171.6, 709.6573587630563), (100000.0, 1051287.7089736569),
        (2.9448897998808268, 0.6428964305428982), (1.7643016188798224, -0.08078399357544043),
        (3.4975252557932626, 1.198244583729681), (3.74922226914568, 1.4858959751319016),
        (1.0306570767671623, -0.016934055602674646), (1.6471372939766273, -0.10570860228630222),
        (36.22135827556006, 92.92701718181037), (680.2847627867152, 3754.53821698395),
        (339.97806930605157, 1639.71842096263), (20.854915029697423, 41.89789834614187),
        (392.9108148072738, 1952.1067715229358), (18.94675489070709, 36.240158385254176),
        (25670258709.602562, 589609876207.3912), (33142.921683909706, 311823.692196843),
        (1050.2636784702368, 6253.647659286105), (28632346208407.12, 858556883090113.5),
        (326194.46684736153, 3814920.0856597647), (385277.8402239066, 4570052.357151421),
        (5.827523371767323e+195, 2.621025870057193e+198), (3.334485554828149e+175, 1.34432022477669e+178),
        (1.7066751517084078e+68, 2.664296270166393e+70), (8.164883018621791e+191, 3.599844628149227e+194),
        (1.6486112997978195e+114, 4.319273139312501e+116), (5.257845424292827e+139, 1.6862911856029186e+142),
        (5.088954179978303e+220, 2.5810961498497853e+223), (5.539315673272056e+298, 3.8048574950229026e+301),
        (1.6145286548487712e+272, 1.0103432747913012e+275), (2.856387380012037e+301, 1.9798411312210645e+304),
        (5.4527780825495434e+293, 3.68255307612233e+296), (4.694865689570743e+230, 2.48894098352544e+233),
    ]
}
