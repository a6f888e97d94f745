/// Takes the tags out of HTML and leaves what a reader would read.
///
/// It is made for the bodies of help desk tickets and knows no document structure: blocks begin a new line, scripts and
/// styles are left out, entities become their characters. The result is text, never HTML, whatever comes in.
package enum HTMLText {
    package static func text(_ html: String) -> String {
        let bytes = Array(html.utf8)
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        var index = 0
        while index < bytes.count {
            switch bytes[index] {
            case UInt8(ascii: "<"):
                guard let tag = Tag(bytes, at: index) else {
                    result.append(bytes[index])
                    index += 1
                    continue
                }
                index = tag.after
                if tag.isHidden { index = end(of: tag.name, in: bytes, from: index) }
                if tag.breaksLine, result.last != .lineFeed, !result.isEmpty { result.append(.lineFeed) }
            case UInt8(ascii: "&"):
                let (scalar, after) = entity(bytes, at: index)
                result += UTF8.encode(scalar).map(Array.init) ?? []
                index = after
            case .space, .tab, .lineFeed, .carriageReturn:
                if let last = result.last, last != .space, last != .lineFeed { result.append(.space) }
                index += 1
            default:
                result.append(bytes[index])
                index += 1
            }
        }
        while let last = result.last, last == .space || last == .lineFeed { result.removeLast() }
        return String(decoding: result, as: UTF8.self)
    }

    private struct Tag {
        var name: String
        var after: Int
        var isHidden: Bool { name == "script" || name == "style" }
        var breaksLine: Bool {
            [
                "br", "p", "/p", "div", "/div", "li", "tr", "h1", "h2", "h3", "h4", "ul", "ol", "table", "blockquote",
                "hr",
            ]
            .contains(name)
        }

        /// - Returns: `nil` for a `<` that opens no tag, as in `a < b`.
        init?(_ bytes: [UInt8], at start: Int) {
            var index = start + 1
            guard index < bytes.count else { return nil }
            if bytes[index] == UInt8(ascii: "!") {
                guard let close = bytes[index...].firstIndex(of: UInt8(ascii: ">")) else { return nil }
                (name, after) = ("!", close + 1)
                return
            }
            let first = index
            if bytes[index] == UInt8(ascii: "/") { index += 1 }
            guard index < bytes.count, (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(bytes[index] | 0x20) else {
                return nil
            }
            while index < bytes.count, (0x30...0x7A).contains(bytes[index]), bytes[index] != UInt8(ascii: ">") {
                index += 1
            }
            name = String(decoding: bytes[first..<index], as: UTF8.self).lowercased()
            var quote: UInt8?
            while index < bytes.count {
                let byte = bytes[index]
                index += 1
                if let open = quote {
                    if byte == open { quote = nil }
                } else if byte == .quote || byte == UInt8(ascii: "'") {
                    quote = byte
                } else if byte == UInt8(ascii: ">") {
                    after = index
                    return
                }
            }
            return nil
        }
    }

    private static func end(of name: String, in bytes: [UInt8], from start: Int) -> Int {
        var index = start
        while let open = bytes[index...].firstIndex(of: UInt8(ascii: "<")) {
            if let tag = Tag(bytes, at: open), tag.name == "/" + name { return tag.after }
            index = open + 1
        }
        return bytes.count
    }

    private static func entity(_ bytes: [UInt8], at start: Int) -> (Unicode.Scalar, after: Int) {
        let known: [String: Unicode.Scalar] = [
            "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": " ", "ndash": "–", "mdash": "—",
            "hellip": "…", "rsquo": "’", "lsquo": "‘", "rdquo": "”", "ldquo": "“", "euro": "€", "copy": "©",
        ]
        let rest = bytes[(start + 1)...].prefix(10)
        guard let semicolon = rest.firstIndex(of: UInt8(ascii: ";")) else { return ("&", start + 1) }
        let name = String(decoding: rest[..<semicolon], as: UTF8.self)
        if let scalar = known[name] { return (scalar, semicolon + 1) }
        guard name.hasPrefix("#") else { return ("&", start + 1) }
        let digits = name.dropFirst()
        let isHex = digits.first == "x" || digits.first == "X"
        let number = isHex ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
        guard let number, number != 0, let scalar = Unicode.Scalar(number) else { return ("&", start + 1) }
        return (scalar, semicolon + 1)
    }
}
