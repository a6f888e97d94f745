import FeedbackModel
import TestSupport
import Testing

@testable import Importing

struct ValueTests {
    // Pairs from Salesforce's own documentation of the two lengths, and from a real export's shape.
    @Test(arguments: [("001A0000006Vm9r", "001A0000006Vm9rIAC"), ("500Nq00000CBxte", "500Nq00000CBxteIAD")])
    func salesforceIDsOfBothLengthsAreOne(_ short: String, _ long: String) {
        #expect(SalesforceID.long(short) == long)
        #expect(SalesforceID.long(long) == long)
        #expect(SalesforceID.long("short") == nil)
        #expect(SalesforceID.long("001A0000006Vm9é") == nil)
    }

    @Test func addressesAreComparedWithoutNamesAndCase() {
        #expect(EmailAddress.compared("Ann <Ann@Example.COM>") == "ann@example.com")
        #expect(EmailAddress.compared(" mailto:A@b.c ") == "a@b.c")
        #expect(EmailAddress.compared("no address <x>") == "no address <x>")
        #expect(EmailAddress.compared("a > b < c") == "a > b < c")
    }

    // What is no mark stays: arithmetic, braces and brackets of ordinary sentences.
    @Test func marksGoAndWordsStay() {
        #expect(MarkedWords.jiraWiki("a [b] {c} d! e! [x|y] {{z}}") == "a [b] {c} d! e! [x|y] {{z}}")
        #expect(MarkedWords.jiraWiki("{quote}\nhe said\n{quote}") == "he said")
        #expect(MarkedWords.jiraWiki("[mail|mailto:a@b.c] {color:red}red{color}") == "mail red")
        #expect(
            MarkedWords.markdown("# Title\n> said\n```\ncode\n```\n#5 is [not] a (link)")
                == "Title\nsaid\ncode\n#5 is [not] a (link)")
        #expect(MarkedWords.markdown("![a](b)[c](d)[e") == "c[e")
    }

    // The two encodings that old exports are in are told apart by what stands around their bytes.
    @Test func anEncodingIsProposedByTheLettersAroundItsBytes() {
        let mac = Array("knowledge".utf8) + [0xCA] + Array("of it".utf8)
        #expect(EncodingGuess.encoding(of: mac) == .macRoman)
        let western = Array("caf".utf8) + [0xE9] + Array(" na".utf8) + [0xEF] + Array("ve ".utf8) + [0x93, 0x78, 0x94]
        #expect(EncodingGuess.encoding(of: western) == .windows1252)
        #expect(EncodingGuess.encoding(of: Array("café".utf8)) == nil)
    }

    // Any text, however broken: no crash, and nothing is added that was not there.
    @Test func markedWordsAreAlwaysAPartOfTheText() {
        let pieces = [
            "[", "]", "(", ")", "!", "{", "}", "|", "~", "code", "h1. ", "a.png", "://", "\n", "\r\n", "é", "#", "> ",
            "`",
        ]
        for seed in UInt64(1)...200 {
            var random = SplitMix64(seed: seed)
            let text = (0..<40).map { _ in pieces[Int(random.next() % UInt64(pieces.count))] }.joined()
            for made in [MarkedWords.markdown(text), MarkedWords.jiraWiki(text)] {
                var rest = text.replacing("\r\n", with: "\n").unicodeScalars[...]
                for scalar in made.unicodeScalars {
                    guard let place = rest.firstIndex(of: scalar) else {
                        Issue.record("seed \(seed): \(made.debugDescription) of \(text.debugDescription)")
                        return
                    }
                    rest = rest[rest.index(after: place)...]
                }
            }
        }
    }
}
