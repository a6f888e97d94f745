import Importing
import Testing

@testable import Archives

/// Files of other products are named, not taken for a text in an odd encoding.
struct ForeignFormatTests {
    private func failure(_ bytes: [UInt8]) -> ImportFailure? {
        var rest: [UInt8]? = bytes
        do {
            _ = try PackedFile({
                defer { rest = nil }
                return rest
            })
            return nil
        } catch { return error as? ImportFailure }
    }

    // The first bytes are those of each format's own description.
    @Test func eachIsNamedWithWhatToDoInstead() {
        let tail: [UInt8] = Array(repeating: 0, count: 40)
        let known: [([UInt8], String)] = [
            (Array("%PDF-1.7\n".utf8), "a PDF"),
            ([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], "of the old Excel"),
            (Array("$FL2@(#) SPSS DATA FILE".utf8), "an SPSS data file"),
            (Array("SQLite format 3\0".utf8), "a database"),
            ([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], "an image (PNG)"),
            ([0xFF, 0xD8, 0xFF, 0xE0], "an image (JPEG)"),
            ([0, 0, 0, 0x20] + Array("ftypisom".utf8), "a recording (MP4)"),
            (Array("RIFF....WAVEfmt ".utf8), "a recording (WAV)"),
            ([0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C], "an archive (7z)"),
            (Array("BZh91AY&SY".utf8), "compressed with bzip2"),
            (Array(repeating: 0x61, count: 257) + Array("ustar\0".utf8), "an archive (tar)"),
            (Array("  <!DOCTYPE HTML><html>".utf8), "a web page"), (Array("PAR1".utf8), "a Parquet file"),
        ]
        for (bytes, name) in known {
            let failure = failure(bytes + tail)
            #expect(failure?.message.hasPrefix("the file is \(name)") == true, "\(name): \(failure?.message ?? "-")")
            #expect(failure?.hint?.isEmpty == false)
        }
    }

    @Test func documentsInAnArchiveAreNamed() {
        for (files, name) in [
            (["[Content_Types].xml", "word/document.xml"], "a document of Word"),
            (["content.xml", "META-INF/manifest.xml"], "a document of LibreOffice"),
            (["Index/Document.iwa", "Metadata/Properties.plist"], "a document of Numbers"),
        ] {
            let message = failure(archive(files.map { ($0, "x") }))?.message
            #expect(message?.hasPrefix("the file is \(name)") == true, "\(message ?? "-")")
        }
    }

    // Letters that formats begin with are also words.
    @Test func textsAreNotTakenForThem() {
        for text in ["id,PAR1\n", "BZhang,1\n", "ID3,name\n", "MM,II\n", "GIF,x\n", "$FL,1\n", "%,a\n", "html,a\n"] {
            #expect(failure(Array(text.utf8)) == nil, "\(text)")
        }
    }
}
