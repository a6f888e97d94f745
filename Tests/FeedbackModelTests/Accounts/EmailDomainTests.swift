import TestSupport
import Testing

@testable import FeedbackModel

struct EmailDomainTests {
    // RFC 3492, section 7.1, and two domains that everybody meets.
    @Test(arguments: [
        ("他们为什么不说中文", "ihqwcrb4cv8a8dqg056pqjye"), ("他們爲什麽不說中文", "ihqwctvzc91f659drss3x8bo0yb"),
        ("Pročprostěnemluvíčesky", "Proprostnemluvesky-uyb24dma41a"), ("3年B組金八先生", "3B-ww4c5e180e575a65lsy2b"),
        ("-> $1.00 <-", "-> $1.00 <--"), ("bücher", "bcher-kva"), ("münchen", "mnchen-3ya"),
    ])
    func labelsAreEncodedAsTheStandardSays(_ label: String, _ encoded: String) {
        #expect(Punycode.encoded(Array(label.unicodeScalars)) == encoded)
    }

    @Test(arguments: [
        ("ann@acme.com", "acme.com"), ("Ann <Ann@ACME.Com>", "acme.com"), ("ann@acme.com.", "acme.com"),
        ("a@MÜNCHEN.de", "xn--mnchen-3ya.de"), ("a@xn--mnchen-3ya.de", "xn--mnchen-3ya.de"),
        ("a@例え。jp", "xn--r8jz45g.jp"),
        ("p_0123456789abcdef@acme.com", "acme.com"), (" a@ acme.com ", "acme.com"),
    ])
    func anAddressHasOneDomainHoweverItIsWritten(_ address: String, _ domain: String) {
        #expect(EmailDomain(address: address)?.name == domain)
    }

    @Test(arguments: [
        "a@b@c.com", "@acme.com", "a@", "a", "", "a@acme", "a@acme..com", "a@.acme.com", "a@acme.com..", "a@[10.0.0.1]",
        "a@10.0.0.1", "a@ac me.com", "a@acme.com\n", "a@\u{1B}[31macme.com", "a@acme\0.com", "a@-acme.com",
        "a@acme-.com",
        "a@acme\u{202E}.com", "a@a_b.com", "a@acme.com/x", "a@" + String(repeating: "x", count: 64) + ".com",
        "a@" + String(repeating: "x.", count: 200) + "com", "a@" + String(repeating: "ü", count: 60) + ".com",
    ])
    func whatIsNoAddressHasNoDomain(_ text: String) {
        #expect(EmailDomain(address: text) == nil)
    }

    @Test func columnsMayHoldLinks() {
        #expect(EmailDomain(link: "https://www.Acme.com/about?x=1")?.name == "acme.com")
        #expect(EmailDomain(link: "acme.com:8080")?.name == "acme.com")
        #expect(EmailDomain(link: "sales@acme.com")?.name == "acme.com")
        #expect(EmailDomain(link: "www.com")?.name == "www.com")
        #expect(EmailDomain(link: "n/a") == nil)
        #expect(EmailDomain("Gmail.com")?.isShared == true)
    }

    // Whatever comes, a domain is small letters, digits, hyphens and points, and reading it again changes nothing.
    @Test func hostileTextsMakeNoOtherDomains() {
        var random = SplitMix64(seed: 5)
        for _ in 0..<2_000 {
            let text = HostileText.random(using: &random)
            for domain in [EmailDomain(text), EmailDomain(address: "a@" + text), EmailDomain(link: text)].compactMap(
                \.self)
            {
                #expect(domain.name.utf8.allSatisfy { "abcdefghijklmnopqrstuvwxyz0123456789-.".utf8.contains($0) })
                #expect(EmailDomain(domain.name) == domain)
            }
            _ = CompanyName(text)
            _ = AccountClaim(account: text, contactID: text, contact: nil)
        }
    }

    @Test func legalFormsAndMarksMakeNoDifference() {
        for name in ["ACME Inc.", "acme, inc", "Acme GmbH & Co. KG", "The Acme Company", "ACME S.A."] {
            #expect(CompanyName(name).text == "acme", "\(name)")
        }
        #expect(CompanyName("The Co.").text == "the co")
        #expect(CompanyName("Acme Labs") != CompanyName("Acme"))
    }
}
