/// What the beginning of a file shows of it: its columns, or the members of its first record.
package struct FileShape: Hashable, Sendable {
    package enum Form: Hashable, Sendable {
        case table
        /// One JSON document.
        case document
        /// One JSON object a line.
        case lines
    }

    /// The forms that it may have; a single JSON object can be a document or one line.
    package let forms: Set<Form>
    /// Whether it is one JSON object on one line: then it is read as a file of such lines that has only one.
    private let isOneLine: Bool
    /// The names in the header row.
    package let columns: [String]
    /// The first rows of a table.
    let rows: [[String]]
    /// The paths of JSON members, as `tickets[0].id`.
    package let paths: Set<String>

    private static let rowCount = 50

    /// Looks at the beginning of a file.
    ///
    /// - Parameters:
    ///   - source: The file from its beginning; it is read to about 256 KiB.
    ///   - encoding: Its encoding, where somebody has said it.
    /// - Throws: ``ImportFailure`` when it is no text in a known encoding, or has no header row.
    package init(of source: @escaping ByteSource, encoding: ReadingOptions.Encoding = .auto) throws {
        let (decoded, _) = try SourceDecoder.utf8(source, encoding: encoding)
        let window = ByteWindow(decoded)
        while window.count < 1 << 18, try window.refill() {}
        let first = window.bytes.first { ![.space, .tab, .lineFeed, .carriageReturn].contains($0) }
        guard let first else { throw ImportFailure(.damaged, "the file is empty") }
        guard first == .openBrace || first == .openBracket else {
            let reader: DelimitedReader
            let header: TableHeader
            (reader, header) = try DelimitedReader.open(window, options: ReadingOptions())
            columns = header.names
            rows = (try? reader.rows(Self.rowCount)) ?? []
            forms = [.table]
            paths = []
            isOneLine = false
            return
        }
        var walker = JSONWalker(window.bytes)
        let isComplete = walker.walk()
        isOneLine = isComplete && !window.bytes.prefix(walker.length).contains(.lineFeed)
        columns = []
        rows = []
        paths = walker.paths
        switch (isComplete, walker.hasMore) {
        case (true, true): forms = [.lines]
        case (true, false): forms = isOneLine && first == .openBrace ? [.document, .lines] : [.document]
        default: forms = [.document]
        }
    }

    /// Whether a mapping asks for nothing that the file does not have.
    package func fits(_ mapping: Mapping) -> Bool {
        guard !mapping.required.isEmpty, hasForm(of: mapping) else { return false }
        return mapping.required.allSatisfy(has)
    }

    /// How many of the things that a mapping looks for the file has.
    package func score(_ mapping: Mapping) -> Int {
        hasForm(of: mapping) ? (mapping.required + mapping.preferred).count(where: has) : 0
    }

    private func hasForm(of mapping: Mapping) -> Bool {
        switch mapping.reading.format {
        case .csv, .tsv, .xlsx: forms.contains(.table)
        case .json: forms.contains(.document) && !(isOneLine && mapping.reading.records.steps.isEmpty)
        case .ndjson: forms.contains(.lines)
        case .trello: forms.contains(.document)
        }
    }

    private func has(_ reference: Reference) -> Bool {
        switch reference {
        case .constant: true
        case .index(let place): place <= columns.count
        case .paths(let wanted): wanted.contains { paths.contains($0.container.description) }
        case .pattern(let pattern), .everyMatching(let pattern): !pattern.places(in: columns).isEmpty
        case .columns(let aliases), .everyNamed(let aliases):
            aliases.contains { alias in
                columns.contains { ColumnName($0).folded == ColumnName(alias).folded }
            }
        }
    }
}

/// Gathers the paths at the beginning of a JSON text that may be cut off anywhere.
private struct JSONWalker {
    private static let depthLimit = 4

    private(set) var paths: Set<String> = []
    /// Whether something follows the first value.
    private(set) var hasMore = false
    /// How many bytes the first value ends after, once it is walked.
    private(set) var length = 0
    private var bytes: [UInt8]
    private var index = 0

    private struct Stop: Error {}

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// - Returns: Whether the first value is complete.
    mutating func walk() -> Bool {
        do {
            try value("", 0)
        } catch {
            return false
        }
        length = index
        skipSpace()
        hasMore = index < bytes.count
        return true
    }

    private mutating func skipSpace() {
        while index < bytes.count, bytes[index] <= .space { index += 1 }
    }

    private func byte() throws -> UInt8 {
        guard index < bytes.count else { throw Stop() }
        return bytes[index]
    }

    private mutating func take(_ byte: UInt8) throws -> Bool {
        skipSpace()
        guard try self.byte() == byte else { return false }
        index += 1
        return true
    }

    private mutating func value(_ path: String, _ depth: Int) throws {
        skipSpace()
        if !path.isEmpty { paths.insert(path) }
        let isOpen = try byte() == .openBrace || byte() == .openBracket
        if !isOpen || depth >= Self.depthLimit {
            var skimmer = JSONSkimmer()
            let end = bytes.withUnsafeBufferPointer { skimmer.end(of: $0, from: index, isLast: false) }
            guard let end, end > index else { throw Stop() }
            index = end
            return
        }
        let isObject = try byte() == .openBrace
        index += 1
        if try take(isObject ? .closeBrace : .closeBracket) { return }
        var place = 0
        repeat {
            if isObject {
                skipSpace()
                let name = try name()
                guard try take(.colon) else { throw Stop() }
                try value(path.isEmpty ? name : "\(path).\(name)", depth + 1)
            } else if place == 0 {
                try value("\(path)[0]", depth + 1)
            } else {
                try value(path + "[…]", Self.depthLimit)
            }
            place += 1
        } while try take(.comma)
        guard try take(isObject ? .closeBrace : .closeBracket) else { throw Stop() }
    }

    private mutating func name() throws -> String {
        guard try byte() == .quote else { throw Stop() }
        let (start, count) = (index, bytes.count)
        let (name, after) = try bytes.withUnsafeMutableBufferPointer { buffer in
            let (slot, after) = try JSONString.read(buffer, from: start, to: count, decodes: true)
            return (String(decoding: buffer[slot.start..<slot.start + slot.count], as: UTF8.self), after)
        }
        index = after
        return name
    }
}
