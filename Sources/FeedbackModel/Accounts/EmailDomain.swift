/// What stands behind the `@` of an address, in the one form in which domains are compared and shown: small letters of
/// ASCII, digits, hyphens and points.
///
/// Letters beyond ASCII are written as mail servers write them (`xn--…`, RFC 3492), so that the two spellings of a domain are
/// one, and none that only looks like another one is shown as that. What is no domain has no such form: one label alone,
/// an IP address, control characters, blanks.
package struct EmailDomain: Hashable, Sendable {
    package let name: String

    /// Reads a domain as it stands in a rule or a column; a point at its end says nothing.
    package init?(_ text: some StringProtocol) {
        var labels: [String] = []
        var scalars = Self.trimmed(text.unicodeScalars)
        if let last = scalars.last, Self.isPoint(last) { scalars.removeLast() }
        guard scalars.count <= Self.longest else { return nil }
        for label in scalars.split(omittingEmptySubsequences: false, whereSeparator: Self.isPoint) {
            guard let label = Self.label(label) else { return nil }
            labels.append(label)
        }
        guard labels.count > 1, labels.last?.utf8.allSatisfy({ (0x30...0x39).contains($0) }) == false else {
            return nil
        }
        name = labels.joined(separator: ".")
        guard name.utf8.count <= Self.longest else { return nil }
    }

    /// Reads the domain of an address such as `Ann <ann@acme.com>`; one with two `@` is none.
    package init?(address: some StringProtocol) {
        let sides = address.split(separator: "@", maxSplits: 2, omittingEmptySubsequences: false)
        guard sides.count == 2, !sides[0].isEmpty else { return nil }
        self.init(sides[1].hasSuffix(">") ? sides[1].dropLast() : sides[1])
    }

    /// Reads the domain of an address, of a link such as `https://www.acme.com/about`, or a domain alone.
    package init?(link text: String) {
        guard !text.contains("@") else {
            self.init(address: text)
            return
        }
        var rest = text[...]
        if let scheme = rest.firstRange(of: "://") { rest = rest[scheme.upperBound...] }
        rest = rest.prefix { !"/:?#".contains($0) }
        guard let domain = EmailDomain(rest) else { return nil }
        self = domain.name.hasPrefix("www.") ? EmailDomain(domain.name.dropFirst(4)) ?? domain : domain
    }

    /// Whether the mail of many unrelated people lies there, or their pages: it says nothing about whose they are.
    package var isShared: Bool { Self.shared.contains(name) }

    /// As many bytes as a name in the domain name system has at most.
    private static let longest = 253
    private static let longestLabel = 63

    private static func trimmed(_ scalars: some BidirectionalCollection<Unicode.Scalar>) -> [Unicode.Scalar] {
        let isBlank = { (scalar: Unicode.Scalar) in scalar == " " || scalar == "\t" }
        return Array(scalars.drop(while: isBlank).reversed().drop(while: isBlank).reversed())
    }

    /// The point, and those that RFC 3490 takes for one.
    private static func isPoint(_ scalar: Unicode.Scalar) -> Bool {
        scalar == "." || scalar.value == 0x3002 || scalar.value == 0xFF0E || scalar.value == 0xFF61
    }

    private static func label(_ scalars: ArraySlice<Unicode.Scalar>) -> String? {
        guard let first = scalars.first, let last = scalars.last, first != "-", last != "-",
            scalars.allSatisfy(isLetter)
        else { return nil }
        let small = String(String.UnicodeScalarView(scalars)).lowercased()
        let isPlain = small.utf8.allSatisfy { $0 < 0x80 }
        guard let label = isPlain ? small : Punycode.encoded(Array(small.unicodeScalars)).map({ "xn--" + $0 }),
            label.utf8.count <= longestLabel
        else { return nil }
        return label
    }

    private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x2D, 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
        case ..<0x80: false
        default:
            switch scalar.properties.generalCategory {
            case .uppercaseLetter, .lowercaseLetter, .otherLetter, .modifierLetter, .nonspacingMark, .spacingMark,
                .decimalNumber:
                true
            default: false
            }
        }
    }

    private static let shared: Set<String> = [
        "gmail.com", "googlemail.com", "outlook.com", "outlook.de", "outlook.fr", "hotmail.com", "hotmail.co.uk",
        "hotmail.de", "hotmail.fr", "hotmail.it", "hotmail.es", "live.com", "live.co.uk", "live.de", "live.fr",
        "live.nl",
        "msn.com", "yahoo.com", "yahoo.co.uk", "yahoo.co.in", "yahoo.co.jp", "yahoo.de", "yahoo.fr", "yahoo.es",
        "yahoo.it", "yahoo.com.br", "ymail.com", "rocketmail.com", "icloud.com", "me.com", "mac.com", "aol.com",
        "aol.de", "gmx.de", "gmx.net", "gmx.com", "gmx.at", "gmx.ch", "web.de", "t-online.de", "freenet.de",
        "mailbox.org", "posteo.de", "proton.me", "protonmail.com", "pm.me", "tutanota.com", "tuta.io", "mail.com",
        "mail.ru", "inbox.ru", "list.ru", "bk.ru", "yandex.ru", "yandex.com", "ya.ru", "rambler.ru", "qq.com",
        "foxmail.com", "163.com", "126.com", "sina.com", "sohu.com", "naver.com", "daum.net", "hanmail.net",
        "orange.fr",
        "wanadoo.fr", "free.fr", "laposte.net", "sfr.fr", "libero.it", "virgilio.it", "tiscali.it", "alice.it",
        "btinternet.com", "sky.com", "talktalk.net", "virginmedia.com", "comcast.net", "verizon.net", "att.net",
        "sbcglobal.net", "bellsouth.net", "cox.net", "charter.net", "earthlink.net", "shaw.ca", "rogers.com",
        "bigpond.com", "optusnet.com.au", "xtra.co.nz", "uol.com.br", "bol.com.br", "terra.com.br", "seznam.cz",
        "centrum.cz", "wp.pl", "o2.pl", "onet.pl", "interia.pl", "bluewin.ch", "hispeed.ch", "telenet.be", "skynet.be",
        "ziggo.nl", "kpnmail.nl", "planet.nl", "zoho.com", "fastmail.com", "fastmail.fm", "hey.com", "hushmail.com",
        "rediffmail.com", "facebook.com", "linkedin.com", "instagram.com", "twitter.com", "x.com", "youtube.com",
        "github.com", "github.io", "wordpress.com", "wixsite.com", "blogspot.com", "sites.google.com",
    ]
}
