import Foundation
import SourceDiagnostics
import SurveyLinting
import SurveyModel
import SurveyYAML
import TestSupport
import Testing

/// Whatever the bytes, a definition is read or refused with a place in the file, and twice the same.
@Suite struct SurveyFuzzTests {
    /// The surveys of the page and of the workspace, cut into scalars.
    private static let corpus: [[Unicode.Scalar]] = {
        let page = ReferencePage.current
        var texts =
            page.map { page in page.blocks.filter { $0.kind == "yaml" }.map { ReferenceExample($0, in: page).whole } }
            ?? []
        let folder = ReferencePage.file.deletingLastPathComponent()
        let names = ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []).sorted()
        for name in names where name.hasSuffix(".yaml") {
            if let text = try? String(contentsOf: folder.appending(path: name), encoding: .utf8) { texts.append(text) }
        }
        return texts.map { Array($0.unicodeScalars) }
    }()

    private static let pieces: [[Unicode.Scalar]] = [
        "\n", "\n  - ", ": ", "- ", "  ", "'", "\"", "${", "}", "{", "[", "]", ",", "#", "|", ">", "&a ", "*a",
        "!!int ", "? ", "\t", "\r", "\u{0}",
        "\u{FEFF}", "\u{2028}", "é", "👩‍👩‍👧", "\u{10FFFF}", "~", "null", "no", "12:30", "1e999", "-9223372036854775808",
        "999999999999999999999",
        "if: ", "calc: ", "questions:\n", "section", "repeat(x)", "matrix(reason, choice(a, b))", "maxdiff(reason)",
        "opportunity",
        "missing: none", "times: ", "goto: ", "was: ", "retired: true", "# lint: ignore W703 because", " where ",
        " and not (", "it", "??", "@2026-02-30",
    ].map { Array($0.unicodeScalars) }

    @Test func mangledSurveysAreReadOrRefusedInPlace() throws {
        let corpus = Self.corpus
        #expect(corpus.count > 20)
        for seed in FuzzSeeds(150) {
            var random = SplitMix64(seed: seed)
            let text = Self.mangled(corpus, using: &random)
            let (survey, found) = SurveyParser.parse(text, file: "f.yaml")
            #expect((survey == nil) == found.contains { $0.severity == .error }, "seed \(seed)")
            let lines = SourceLines(text)
            let count = text.unicodeScalars.reduce(1) { $1 == "\n" || $1 == "\r" ? $0 + 1 : $0 }
            for diagnostic in found {
                let isInside = (1...count).contains(diagnostic.location.line) && diagnostic.location.column >= 1
                #expect(isInside && diagnostic.length >= 1, "seed \(seed): \(diagnostic.message)")
                #expect(!diagnostic.rendered(in: lines).isEmpty, "seed \(seed)")
            }
            let again = SurveyParser.parse(text, file: "f.yaml")
            #expect(again.survey == survey && again.diagnostics == found, "seed \(seed) is read in two ways")
            // The solver takes steps, not time; what it says has a place too.
            let lint = SurveyLint(text, file: "f.yaml")
            for diagnostic in lint.diagnostics {
                let isInside = (1...count).contains(diagnostic.location.line)
                #expect(isInside, "seed \(seed): \(diagnostic.message)")
                #expect(LintCatalogue.rule(diagnostic.code) != nil, "seed \(seed): \(diagnostic.code.rawValue)")
            }
        }
    }

    // Bytes that are no text at all, and text that is cut in the middle of a character.
    @Test func anyBytesAreReadOrRefused() {
        for seed in FuzzSeeds(150) {
            var random = SplitMix64(seed: seed)
            var bytes = Array(Self.mangled(Self.corpus, using: &random).utf8)
            for _ in 0..<Int.random(in: 1...20, using: &random) where !bytes.isEmpty {
                bytes[Int.random(in: bytes.indices, using: &random)] = UInt8.random(in: 0...255, using: &random)
            }
            let (survey, found) = SurveyParser.parse(bytes, file: "f.yaml")
            #expect((survey == nil) == found.contains { $0.severity == .error }, "seed \(seed)")
        }
    }

    /// One of the texts with pieces lost, doubled, moved between texts, and put in.
    private static func mangled(_ corpus: [[Unicode.Scalar]], using random: inout SplitMix64) -> String {
        var text = corpus.randomElement(using: &random) ?? []
        for _ in 0..<Int.random(in: 1...8, using: &random) where !text.isEmpty {
            let start = Int.random(in: 0..<text.count, using: &random)
            let end = min(text.count, start + Int.random(in: 1...40, using: &random))
            switch Int.random(in: 0..<6, using: &random) {
            case 0: text.removeSubrange(start..<end)
            case 1: text.insert(contentsOf: text[start..<end], at: Int.random(in: 0...text.count, using: &random))
            case 2: text.insert(contentsOf: pieces.randomElement(using: &random) ?? [], at: start)
            case 3: text.replaceSubrange(start..<min(end, start + 3), with: pieces.randomElement(using: &random) ?? [])
            case 4:
                // A line of another survey, where it may even make sense.
                let lines = corpus.randomElement(using: &random)?.split(separator: "\n") ?? []
                let place = text[start...].firstIndex(of: "\n") ?? text.count
                text.insert(contentsOf: ["\n"] + (lines.randomElement(using: &random) ?? []), at: place)
            default:
                let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
                var other = lines
                other.swapAt(
                    Int.random(in: lines.indices, using: &random), Int.random(in: lines.indices, using: &random))
                text = Array(other.joined(separator: ["\n"]))
            }
        }
        return String(String.UnicodeScalarView(text))
    }
}
