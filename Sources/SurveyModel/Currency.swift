/// The currencies that people are asked about.
package enum Currency {
    /// How many digits behind the point an amount has, by code.
    ///
    /// After ISO 4217 in the state of 2026, list one, without metals, units of account and codes for testing.
    private static let digits: [String: Int] = {
        var digits: [String: Int] = [:]
        for (count, codes) in listed {
            for code in codes.split(separator: " ") { digits[String(code)] = count }
        }
        return digits
    }()

    private static let listed: [(digits: Int, codes: String)] = [
        (0, "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF"),
        (3, "BHD IQD JOD KWD LYD OMR TND"),
        (
            2,
            """
            AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BGN BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CNY COP \
            CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS INR \
            IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN \
            NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP \
            STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD UYU UZS VED VES WST XCD XCG YER ZAR ZMW ZWG
            """
        ),
    ]

    /// The codes in the order of the alphabet.
    package static let codes = digits.keys.sorted()

    package static func isKnown(_ code: String) -> Bool { digits[code] != nil }

    /// How many digits behind the point an amount is written with: two where the currency is not known.
    package static func fractionDigits(_ code: String) -> Int { digits[code] ?? 2 }
}
