internal import Importing

/// Issues as Jira writes them for a search or one issue ("Export XML"), turned into one JSON object a line.
///
/// The file is an RSS feed whose items are issues. Each becomes an object of its elements: `key`, `summary`, `status` and
/// so on as texts, what comes several times as a list, `comments` as a list of objects, and `fields` with the custom
/// fields by their names. People are their account ids, or their user names. One issue is in memory at a time.
enum IssueFeed {
    /// An issue with more text than this is none.
    private static let issueLimit = 16 << 20
    private static let depthLimit = 50

    /// Whether a file that begins so is an RSS feed.
    ///
    /// - Parameter head: The first bytes of the file, of which 64 KiB are enough for the remarks before the root.
    /// - Returns: `nil` where more bytes must be seen.
    static func isFeed(_ head: [UInt8]) -> Bool? {
        XMLHead.root(of: head).map { $0 == "rss" }
    }

    /// The issues, one JSON object a line.
    static func lines(of source: @escaping ByteSource) -> ByteSource {
        let gathering = Gathering()
        let reader = XMLReader(gathering.handlers)
        var isDone = false
        return {
            guard !isDone else { return nil }
            let piece = try source()
            isDone = piece == nil
            try reader.read(piece)
            if let failure = gathering.failure { throw failure }
            return gathering.take()
        }
    }

    /// Puts items together, and nothing of what is around them.
    private final class Gathering {
        private var path: [String] = []
        private var open: [XMLElement] = []
        private var size = 0
        private var lines: [UInt8] = []
        private(set) var failure: ImportFailure?

        func take() -> [UInt8] {
            defer { lines = [] }
            return lines
        }

        var handlers: XMLReader.Handlers {
            XMLReader.Handlers(
                open: { name, attributes in
                    guard self.failure == nil else { return }
                    if self.path.count >= depthLimit {
                        self.failure = ImportFailure(.unfit, "the XML is nested too deeply")
                        return
                    }
                    self.path.append(name)
                    guard !self.open.isEmpty || self.path == ["rss", "channel", "item"] else { return }
                    self.open.append(XMLElement(name: name, attributes: attributes))
                    self.grow(by: attributes.reduce(name.utf8.count) { $0 + $1.value.utf8.count + 64 })
                },
                close: { _ in
                    guard self.failure == nil else { return }
                    self.path.removeLast()
                    guard let done = self.open.popLast() else { return }
                    guard self.open.isEmpty else {
                        return self.open[self.open.count - 1].children.append(done)
                    }
                    self.lines += IssueRecord(done).line + [0x0A]
                    self.size = 0
                },
                text: { text in
                    guard self.failure == nil, !self.open.isEmpty else { return }
                    self.open[self.open.count - 1].text += text
                    self.grow(by: text.utf8.count)
                })
        }

        private func grow(by count: Int) {
            size += count
            if size > issueLimit { failure = ImportFailure(.unfit, "an issue in the file is larger than 16 MiB") }
        }
    }
}

/// What stands before an XML document's root.
private enum XMLHead {
    /// The name of the root element; `""` for what is no XML, `nil` where more must be seen.
    static func root(of head: [UInt8]) -> String? {
        var rest = head[...]
        if rest.starts(with: [0xEF, 0xBB, 0xBF]) { rest = rest.dropFirst(3) }
        while true {
            rest = rest.drop { $0 == 0x20 || $0 == 0x09 || $0 == 0x0A || $0 == 0x0D }
            guard let first = rest.first else { return nil }
            guard first == UInt8(ascii: "<") else { return "" }
            guard rest.count > 3 else { return nil }
            if rest.starts(with: "<!--".utf8) {
                guard let after = end(of: "-->", in: rest) else { return nil }
                rest = after
            } else if rest.starts(with: "<?".utf8) {
                guard let after = end(of: "?>", in: rest) else { return nil }
                rest = after
            } else if rest.starts(with: "<!".utf8) {
                // A type may hold declarations in brackets; the reader refuses it, whatever it holds.
                guard let after = end(of: ">", in: rest) else { return nil }
                rest = after.drop { $0 != UInt8(ascii: "<") }
                while rest.starts(with: "<!".utf8), !rest.starts(with: "<!--".utf8) {
                    guard let after = end(of: ">", in: rest) else { return nil }
                    rest = after.drop { $0 != UInt8(ascii: "<") }
                }
            } else {
                let name = rest.dropFirst().prefix { byte in byte > 0x20 && byte != 0x2F && byte != 0x3E }
                guard name.endIndex < rest.endIndex else { return nil }
                return String(decoding: name, as: UTF8.self)
            }
        }
    }

    private static func end(of mark: String, in bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
        let mark = Array(mark.utf8)
        var index = bytes.startIndex
        while index + mark.count <= bytes.endIndex {
            if bytes[index..<index + mark.count].elementsEqual(mark) { return bytes[(index + mark.count)...] }
            index += 1
        }
        return nil
    }
}
