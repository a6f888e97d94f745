extension [UInt8] {
    /// Adds a number of so many bytes, the lowest first.
    fileprivate mutating func add(_ value: Int, _ length: Int) {
        for index in 0..<length { append(UInt8(value >> (8 * index) & 0xFF)) }
    }
}

/// Makes ZIP archives of files that are stored as they are, as PKWARE's APPNOTE.TXT says; written for these tests.
func archive(_ files: [(name: String, content: String)]) -> [UInt8] {
    archive(packed: files.map { ($0.name, Array($0.content.utf8)) })
}

func archive(packed files: [(name: String, content: [UInt8])]) -> [UInt8] {
    var bytes: [UInt8] = []
    var directory: [UInt8] = []
    for file in files {
        let name = Array(file.name.utf8)
        let content = file.content
        var facts: [UInt8] = []
        // Flags, method, time and date.
        facts.add(0, 8)
        facts.add(Int(checksum(content)), 4)
        facts.add(content.count, 4)
        facts.add(content.count, 4)
        facts.add(name.count, 2)
        facts.add(0, 2)
        directory.add(0x0201_4B50, 4)
        directory.add(20, 2)
        directory.add(20, 2)
        directory += facts
        directory.add(0, 10)
        directory.add(bytes.count, 4)
        directory += name
        bytes.add(0x0403_4B50, 4)
        bytes.add(20, 2)
        bytes += facts
        bytes += name
        bytes += content
    }
    let start = bytes.count
    bytes += directory
    bytes.add(0x0605_4B50, 4)
    bytes.add(0, 4)
    bytes.add(files.count, 2)
    bytes.add(files.count, 2)
    bytes.add(directory.count, 4)
    bytes.add(start, 4)
    bytes.add(0, 2)
    return bytes
}

/// CRC-32 of RFC 1952, section 8, bit by bit.
func checksum(_ bytes: [UInt8]) -> UInt32 {
    var sum: UInt32 = 0xFFFF_FFFF
    for byte in bytes {
        sum ^= UInt32(byte)
        for _ in 0..<8 {
            let isOdd = sum & 1 == 1
            sum >>= 1
            if isOdd { sum ^= 0xEDB8_8320 }
        }
    }
    return ~sum
}

/// A gzip member whose data are stored, not compressed (RFC 1951, section 3.2.4).
func gzip(_ text: String) -> [UInt8] {
    let content = Array(text.utf8)
    var bytes: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 255, 1]
    bytes.add(content.count, 2)
    bytes.add(~content.count & 0xFFFF, 2)
    bytes += content
    bytes.add(Int(checksum(content)), 4)
    bytes.add(content.count, 4)
    return bytes
}

/// A workbook with sheets of the given XML rows.
func workbook(
    _ sheets: [(name: String, rows: String)], shared: String = "", styles: String = "", settings: String = ""
) -> [UInt8] {
    let head = #"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    let list = sheets.enumerated().map {
        #"<sheet name="\#($1.name)" sheetId="\#($0 + 1)" r:id="rId\#($0 + 1)"/>"#
    }.joined()
    let relations = sheets.indices.map {
        #"<Relationship Id="rId\#($0 + 1)" Type="x" Target="worksheets/sheet\#($0 + 1).xml"/>"#
    }.joined()
    var files = [
        (
            "xl/workbook.xml",
            #"\#(head)<workbook xmlns="\#(main)" xmlns:r="x">\#(settings)<sheets>\#(list)</sheets></workbook>"#
        ),
        ("xl/_rels/workbook.xml.rels", "\(head)<Relationships>\(relations)</Relationships>"),
        ("xl/styles.xml", "\(head)<styleSheet>\(styles)</styleSheet>"),
        ("xl/sharedStrings.xml", "\(head)<sst>\(shared)</sst>"),
    ]
    for (index, sheet) in sheets.enumerated() {
        let content = #"\#(head)<worksheet xmlns="\#(main)"><sheetData>\#(sheet.rows)</sheetData></worksheet>"#
        files.append(("xl/worksheets/sheet\(index + 1).xml", content))
    }
    return archive(files.map { (name: $0.0, content: $0.1) })
}
