import TestSupport
import Testing

@testable import Importing

struct PseudonymTests {
    private let pseudonyms = Pseudonyms(secret: Array("0123456789abcdef".utf8))

    // Known from `printf 'ann' | openssl dgst -sha256 -hmac 0123456789abcdef`.
    @Test func aPseudonymIsTheBeginningOfAnAuthenticationCode() {
        #expect(pseudonyms.pseudonym(of: " Ann\u{A0}") == "p_fb385915a0623c0b")
    }

    // Only a mapping that says so keeps the domain, and of one that is no address there is none.
    @Test func aPseudonymKeepsTheDomainOnlyWhereItIsToldTo() {
        let hidden = { (name: String) in pseudonyms.pseudonym(of: name, withDomain: true) }
        #expect(hidden("Ann@ACME.com.") == pseudonyms.pseudonym(of: "ann@acme.com.") + "@acme.com")
        #expect(hidden("ann") == "p_fb385915a0623c0b")
        #expect(hidden("a@b@c") == pseudonyms.pseudonym(of: "a@b@c"))
        #expect(pseudonyms.pseudonym(of: "ann@acme.com").hasSuffix("@acme.com") == false)
    }

    // The quick way for Latin-1 must say the same as the slow one, or a person would become two.
    @Test func everyLetterIsFoldedAsColumnNamesAre() {
        for value in UInt32(1)..<0x600 {
            guard let scalar = Unicode.Scalar(value) else { continue }
            let name = "Änn \(scalar) Bø"
            #expect(
                pseudonyms.pseudonym(of: name) == pseudonyms.pseudonym(of: ColumnName(name).folded), "U+\(value)")
        }
    }

    // Texts around each length of the eight-byte steps and the counters' 255 rounds, against counting one by one.
    @Test func bytesAreCountedExactly() {
        var generator = SplitMix64(seed: 11)
        for length in Array(0..<70) + [2_032, 2_040, 2_048, 4_100, 70_000] {
            let bytes = (0..<length).map { _ -> UInt8 in [0, 9, 10, 11, 0x8A].randomElement(using: &generator) ?? 10 }
            let start = min(length, 3)
            let found = bytes.withUnsafeBufferPointer { ByteSearch.survey($0, from: start, to: length).feeds }
            #expect(found == bytes[start...].count { $0 == 10 }, "length \(length)")
            let feeds = [UInt8](repeating: 10, count: length)
            #expect(
                feeds.withUnsafeBufferPointer { ByteSearch.survey($0, from: 0, to: length).feeds } == length,
                "length \(length)")
        }
    }
}
