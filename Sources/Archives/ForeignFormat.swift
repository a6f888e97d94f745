internal import Importing

/// A file of another product that holds no records which could be read, known by how it begins.
struct ForeignFormat: Hashable, Sendable {
    /// What it is, to be read after "the file is".
    let name: String
    /// What to do instead.
    let advice: String

    /// How many bytes tell what a file is.
    static let headLength = 512

    private struct Mark {
        var bytes: [UInt8]
        var place: Int
        var format: ForeignFormat

        init(_ bytes: [UInt8], at place: Int = 0, _ name: String, _ advice: String) {
            (self.bytes, self.place) = (bytes, place)
            format = ForeignFormat(name: name, advice: advice)
        }

        init(_ text: String, at place: Int = 0, _ name: String, _ advice: String) {
            self.init(Array(text.utf8), at: place, name, advice)
        }
    }

    private static let printed = "export the records themselves, as CSV, an Excel workbook or JSON"
    private static let recorded =
        "have it written down, and bring that in: 'import transcript' takes WebVTT, SRT and text"
    private static let unpack = "unpack it, and import what is in it"
    private static let table = "write it as CSV, or as JSON with an object a line, and import that"

    private static let marks: [Mark] = [
        Mark("%PDF-", "a PDF", printed),
        Mark(#"{\rtf"#, "a text document (RTF)", printed),
        Mark(
            [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], "of the old Excel or Word (.xls, .doc, .msg)",
            "open it there, and save it as .xlsx or CSV"),
        Mark("$FL2", "an SPSS data file (.sav)", "save it as CSV there: File > Save As, with value labels"),
        Mark("$FL3", "an SPSS data file (.zsav)", "save it as CSV there: File > Save As, with value labels"),
        Mark("<stata_dta>", "a Stata data file (.dta)", "write it as CSV there: export delimited"),
        Mark(
            [0xC2, 0xEA, 0x81, 0x60, 0xB3, 0x14, 0x11, 0xCF], at: 12, "a SAS data file (.sas7bdat)",
            "write it as CSV there: proc export"),
        Mark(
            "SQLite format 3\0", "a database of SQLite",
            "write the table that is meant as CSV: sqlite3 -header -csv FILE 'SELECT …'"),
        Mark("PAR1", "a Parquet file", table),
        Mark("Obj\u{1}", "an Avro file", table),
        Mark([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], "an image (PNG)", printed),
        Mark([0xFF, 0xD8, 0xFF], "an image (JPEG)", printed),
        Mark("GIF87a", "an image (GIF)", printed),
        Mark("GIF89a", "an image (GIF)", printed),
        Mark("II*\0", "an image (TIFF)", printed),
        Mark("MM\0*", "an image (TIFF)", printed),
        Mark("WEBP", at: 8, "an image (WebP)", printed),
        Mark("ftyphei", at: 4, "an image (HEIC)", printed),
        Mark("ftyp", at: 4, "a recording (MP4)", recorded),
        Mark([0x1A, 0x45, 0xDF, 0xA3], "a recording (Matroska or WebM)", recorded),
        Mark("WAVE", at: 8, "a recording (WAV)", recorded),
        Mark("OggS", "a recording (Ogg)", recorded),
        Mark("fLaC", "a recording (FLAC)", recorded),
        Mark([0x49, 0x44, 0x33, 2], "a recording (MP3)", recorded),
        Mark([0x49, 0x44, 0x33, 3], "a recording (MP3)", recorded),
        Mark([0x49, 0x44, 0x33, 4], "a recording (MP3)", recorded),
        Mark([0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C], "an archive (7z)", unpack),
        Mark([0x52, 0x61, 0x72, 0x21, 0x1A, 0x07], "an archive (RAR)", unpack),
        Mark([0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00], "compressed with xz", unpack),
        Mark("BZh", "compressed with bzip2", unpack),
        Mark([0x28, 0xB5, 0x2F, 0xFD], "compressed with zstd", unpack),
        Mark("ustar", at: 257, "an archive (tar)", unpack),
        Mark([0x7F, 0x45, 0x4C, 0x46], "a program", printed),
    ]

    /// What a file is that begins so; `nil` for everything that may hold records.
    ///
    /// - Parameter head: The first ``headLength`` bytes of a file that is not packed.
    init?(_ head: [UInt8]) {
        if let mark = Self.marks.first(where: { head.dropFirst($0.place).starts(with: $0.bytes) }) {
            // A text may begin with these letters as well; the number and the mark after them are no text.
            let isText = mark.bytes == Array("BZh".utf8) && !head.dropFirst(4).starts(with: [0x31, 0x41, 0x59])
            guard !isText else { return nil }
            self = mark.format
            return
        }
        let text = head.drop { $0 <= 0x20 || [0xEF, 0xBB, 0xBF].contains($0) }.prefix(14).map { byte in
            (0x41...0x5A).contains(byte) ? byte | 0x20 : byte
        }
        guard text.starts(with: "<!doctype html".utf8) || text.starts(with: "<html".utf8) else { return nil }
        self.init(
            name: "a web page",
            advice: """
                some tools answer with a page to log in, or name one .xls: fetch the export anew, as CSV, .xlsx or JSON
                """)
    }

    /// What a ZIP archive is that is a document of another program; `nil` for one that just holds files.
    init?(_ archive: ZipArchive) {
        let names = Set(archive.entries.map(\.name))
        if names.contains("word/document.xml") {
            self.init(name: "a document of Word (.docx)", advice: Self.printed)
        } else if names.contains("ppt/presentation.xml") {
            self.init(name: "a presentation of PowerPoint (.pptx)", advice: Self.printed)
        } else if names.contains("xl/workbook.bin") {
            self.init(name: "a binary workbook of Excel (.xlsb)", advice: "open it there, and save it as .xlsx or CSV")
        } else if names.contains("content.xml"), names.contains("META-INF/manifest.xml") {
            self.init(
                name: "a document of LibreOffice (.ods, .odt)", advice: "open it there, and save it as .xlsx or CSV")
        } else if names.contains("Index/Document.iwa") || names.contains("Index.zip") {
            self.init(
                name: "a document of Numbers, Pages or Keynote",
                advice: "open it there, and export it: File > Export To > CSV or Excel")
        } else if names.contains("META-INF/MANIFEST.MF") || names.contains("META-INF/container.xml") {
            self.init(name: "a program or a book", advice: Self.printed)
        } else {
            return nil
        }
    }

    private init(name: String, advice: String) { (self.name, self.advice) = (name, advice) }

    var failure: ImportFailure { ImportFailure(.unfit, "the file is \(name)", hint: advice) }
}
