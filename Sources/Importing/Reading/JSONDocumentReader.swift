/// Reads the records inside one JSON document, for example those at `$.tickets[*]`, one by one: the document is never
/// held as a whole.
///
/// A document that is cut off or malformed is a fault of the file, since nothing after that place can be trusted.
final class JSONDocumentReader: RecordReader {
    let window: ByteWindow
    private(set) var line = 1
    private var extractor: JSONExtractor
    var slots: [Slot] { extractor.slots }
    var extras: [ExtraMember] { extractor.extras }
    var unusedPaths: [String] { extractor.unusedPaths }

    private enum Phase { case before, among(isFirst: Bool), single, after, done }

    private let path: JSONPath
    private var phase = Phase.before
    /// The containers that the records are in, outermost first: whether each is an object.
    private var containers: [Bool] = []

    init(_ window: ByteWindow, records path: JSONPath, tree: JSONPathTree, keepsExtras: Bool) {
        self.window = window
        self.path = path
        extractor = JSONExtractor(tree, keepsExtras: keepsExtras)
    }

    func next() throws -> ReadOutcome {
        while true {
            switch phase {
            case .before: try descend()
            case .among(let isFirst):
                let byte = try peek()
                if byte == .closeBracket {
                    take(1)
                    containers.removeLast()
                    phase = .after
                    continue
                }
                if !isFirst {
                    guard byte == .comma else { throw damage("has no ',' between records") }
                    take(1)
                    _ = try peek()
                }
                phase = .among(isFirst: false)
                return try record()
            case .single:
                phase = .after
                return try record()
            case .after: try ascend()
            case .done: return .end
            }
        }
    }

    /// Goes down to the records.
    private func descend() throws {
        for step in path.steps {
            switch step {
            case .name(let name): try enter(member: name)
            case .index(let index): try enter(element: index)
            case .each:
                guard try peek() == .openBracket else { throw missing() }
                take(1)
                containers.append(false)
                phase = .among(isFirst: true)
                return
            }
        }
        _ = try peek()
        phase = .single
    }

    private func enter(member name: String) throws {
        guard try peek() == .openBrace else { throw missing() }
        take(1)
        containers.append(true)
        guard try peek() != .closeBrace else { throw missing() }
        while true {
            if try memberName() == name { return }
            try skipValue()
            switch try peek() {
            case .comma: take(1)
            case .closeBrace: throw missing()
            default: throw damage("has no ',' between members")
            }
        }
    }

    private func enter(element index: Int) throws {
        guard try peek() == .openBracket else { throw missing() }
        take(1)
        containers.append(false)
        guard try peek() != .closeBracket else { throw missing() }
        for _ in 0..<index {
            try skipValue()
            guard try peek() == .comma else { throw missing() }
            take(1)
        }
        _ = try peek()
    }

    /// Reads the rest of the document, so that one that is cut off is not taken for a whole one.
    private func ascend() throws {
        while let isObject = containers.popLast() {
            let close: UInt8 = isObject ? .closeBrace : .closeBracket
            while true {
                let byte = try peek()
                if byte == close {
                    take(1)
                    break
                }
                guard byte == .comma else { throw damage("has no ',' where one should stand") }
                take(1)
                if isObject { _ = try memberName() }
                try skipValue()
            }
        }
        if try peekOrEnd() != nil { throw damage("goes on after its end") }
        phase = .done
    }

    private func record() throws -> ReadOutcome {
        line = window.line
        while true {
            var skimmer = JSONSkimmer()
            let end = window.withMutableBytes {
                skimmer.end(of: UnsafeBufferPointer($0), from: window.start, isLast: window.isAtEnd)
            }
            guard let end else {
                if window.isAtEnd { throw cutOff() }
                if window.count > ByteWindow.recordLimit {
                    try skipValue()
                    return .fault("is longer than 16 MiB")
                }
                _ = try window.refill()
                continue
            }
            let range = window.start..<end
            if range.count > ByteWindow.recordLimit {
                window.consume(to: end)
                return .fault("is longer than 16 MiB")
            }
            guard window.bytes[range.lowerBound] == .openBrace else {
                try skipValue()
                return .fault("is not a JSON object")
            }
            let place = window.consumed + 1
            window.consume(to: end)
            do throws(JSONFault) {
                try window.withMutableBytes { bytes throws(JSONFault) in try extractor.extract(from: bytes, in: range) }
            } catch {
                throw damage(error.reason, at: place + error.offset - range.lowerBound, line: line)
            }
            return .record
        }
    }
}

extension JSONDocumentReader {
    /// The next byte that is not white space.
    private func peek() throws -> UInt8 {
        guard let byte = try peekOrEnd() else { throw cutOff() }
        return byte
    }

    private func peekOrEnd() throws -> UInt8? {
        while true {
            var index = window.start
            while index < window.bytes.count {
                switch window.bytes[index] {
                case .space, .tab, .lineFeed, .carriageReturn: index += 1
                default:
                    window.consume(to: index)
                    return window.bytes[index]
                }
            }
            window.consume(to: index)
            guard try window.refill() else { return nil }
        }
    }

    private func take(_ count: Int) { window.consume(to: window.start + count) }

    /// Reads a member's name and the colon after it.
    private func memberName() throws -> String {
        guard try peek() == .quote else { throw damage("has no name where one should stand") }
        while true {
            var skimmer = JSONSkimmer()
            let end = window.withMutableBytes {
                skimmer.end(of: UnsafeBufferPointer($0), from: window.start, isLast: window.isAtEnd)
            }
            guard let end else {
                if window.isAtEnd { throw cutOff() }
                if window.count > 1 << 16 { throw damage("has a name longer than 64 KiB") }
                _ = try window.refill()
                continue
            }
            let name = try window.withMutableBytes { bytes in
                do throws(JSONFault) {
                    let (slot, _) = try JSONString.read(bytes, from: window.start, to: end, decodes: true)
                    return String(decoding: bytes[slot.start..<slot.start + slot.count], as: UTF8.self)
                } catch {
                    throw damage(error.reason)
                }
            }
            window.consume(to: end)
            guard try peek() == .colon else { throw damage("has no ':' after a name") }
            take(1)
            _ = try peek()
            return name
        }
    }

    /// Passes over one value of any length without keeping it.
    private func skipValue() throws {
        _ = try peek()
        var skimmer = JSONSkimmer()
        while true {
            let end = window.withMutableBytes {
                skimmer.end(of: UnsafeBufferPointer($0), from: window.start, isLast: window.isAtEnd)
            }
            if let end {
                guard end > window.start || skimmer.hasBegun else {
                    throw damage("has no value where one should stand")
                }
                window.consume(to: end)
                return
            }
            window.consume(to: window.bytes.count)
            if try !window.refill() {
                if skimmer.isComplete { return }
                throw cutOff()
            }
        }
    }

    private func missing() -> ImportFailure {
        ImportFailure(
            .unfit, "there are no records at \(path) in this JSON document", hint: "name another mapping with --map",
            line: window.line)
    }

    private func cutOff() -> ImportFailure {
        ImportFailure(
            .damaged, "the JSON document ends before it is complete, at byte \(window.consumed + window.count + 1)",
            hint: "the file may be cut off; fetch it again", line: window.line)
    }

    private func damage(_ reason: String, at byte: Int? = nil, line: Int? = nil) -> ImportFailure {
        ImportFailure(
            .damaged, "the JSON document \(reason), at byte \(byte ?? window.consumed + 1)", line: line ?? window.line)
    }
}

/// Finds where a JSON value ends by its brackets and quotes alone; it can be given the value in pieces.
struct JSONSkimmer {
    private var depth = 0
    private var isInString = false
    private var isEscaped = false
    private var isScalar = false
    private(set) var hasBegun = false

    /// Whether the value may end where the document does: a number or a word.
    var isComplete: Bool { isScalar }

    /// Looks at more bytes.
    ///
    /// - Returns: The place after the value, or `nil` when it goes on after these bytes.
    mutating func end(of bytes: UnsafeBufferPointer<UInt8>, from start: Int, isLast: Bool) -> Int? {
        var index = start
        while index < bytes.count {
            let byte = bytes[index]
            if isInString {
                if isEscaped {
                    isEscaped = false
                } else if byte == .backslash {
                    isEscaped = true
                } else if byte == .quote {
                    isInString = false
                    if depth == 0 { return index + 1 }
                } else {
                    index = ByteSearch.first(.quote, .backslash, .quote, in: bytes, from: index, to: bytes.count)
                    continue
                }
            } else {
                switch byte {
                case .quote:
                    if isScalar { return index }
                    isInString = true
                case .openBrace, .openBracket:
                    if isScalar { return index }
                    depth += 1
                case .closeBrace, .closeBracket:
                    if depth == 0 { return index }
                    depth -= 1
                    if depth == 0 { return index + 1 }
                case .comma, .space, .tab, .lineFeed, .carriageReturn:
                    if depth == 0 { return index }
                default: if depth == 0 { isScalar = true }
                }
                hasBegun = true
            }
            index += 1
        }
        return isLast && isScalar ? index : nil
    }
}
