import Importing
import Testing

@testable import Archives

/// An archive with several files, honest ones and those that are made to harm.
struct PackedFolderTests {
    private func folder(_ bytes: [UInt8]) throws -> PackedFolder? {
        var rest: [UInt8]? = bytes
        return try PackedFolder({
            defer { rest = nil }
            return rest
        })
    }

    @Test func eachFileIsOpenedByItself() throws {
        let bytes = archive([
            ("b.csv", "two"), ("f/", ""), ("f/a.csv", "one"), ("__MACOSX/x", "no"), (".DS_Store", "no"),
        ])
        let folder = try #require(try folder(bytes))
        #expect(folder.names == ["b.csv", "f/a.csv"])
        let source = try folder.open(1)
        #expect(try source().map { String(decoding: $0, as: UTF8.self) } == "one")
    }

    // A single file, a workbook, a document and parts of one file are read as they were.
    @Test func whatIsOneFileIsNone() throws {
        #expect(try folder(Array("id\n1\n".utf8)) == nil)
        #expect(try folder(archive([("a.csv", "one")])) == nil)
        #expect(try folder(workbook([("A", "")])) == nil)
        #expect(try folder(archive([("word/document.xml", "x"), ("b", "y")])) == nil)
        #expect(try folder(archive(packed: [("1.json.gz", gzip("{}")), ("2.json.gz", gzip("{}"))])) == nil)
        #expect(try folder([]) == nil)
    }

    // Two entries of the directory that name the same bytes: with thousands, a small file unpacks to a great many.
    @Test func filesThatLieOverEachOtherAreRefused() throws {
        var bytes = archive([("a.csv", "one"), ("b.csv", "two")])
        let marks: [UInt8] = [0x50, 0x4B, 0x01, 0x02]
        let second = try #require(bytes.indices.last { bytes[$0...].starts(with: marks) })
        for place in 42..<46 { bytes[second + place] = 0 }
        let failure = #expect(throws: ImportFailure.self) { try folder(bytes) }
        #expect(failure?.message == "files in the archive lie over each other, which no packer does")
    }

    // What a file unpacks to is what the directory says, and not a byte more.
    @Test func aFileThatIsLargerThanItSaysIsRefused() throws {
        var bytes = archive([("a.csv", "one"), ("b.csv", "two")])
        let marks: [UInt8] = [0x50, 0x4B, 0x01, 0x02]
        let first = try #require(bytes.indices.first { bytes[$0...].starts(with: marks) })
        bytes[first + 24] = 1
        let source = try #require(try folder(bytes)).open(0)
        #expect(throws: ImportFailure.self) { while try source() != nil {} }
    }

    @Test func aThousandFilesAreEnough() {
        let failure = #expect(throws: ImportFailure.self) {
            try folder(archive((0...1_000).map { ("\($0).csv", "x") }))
        }
        #expect(failure?.message == "the archive holds 1001 files")
    }
}
