/// Reads a JSON array that a path led to.
enum JSONList {
    /// What each element, an object, has at a path; elements without it are passed over.
    ///
    /// - Returns: `nil` where an element is no object, or has a list or an object there.
    static func texts(_ bytes: UnsafeBufferPointer<UInt8>, at path: JSONPath) -> [String]? {
        guard !path.steps.isEmpty else { return texts(bytes) }
        var items: [String] = []
        var isClean = true
        let isList = forEachObject(of: bytes, JSONPathTree([path])) { bytes, slots in
            let slot = slots[0]
            switch slot.kind {
            case .missing, .null: return
            case .text, .literal:
                let bytes = UnsafeBufferPointer(rebasing: bytes[slot.start..<slot.start + slot.count])
                guard let text = try? String(checking: bytes) else { return isClean = false }
                if !text.isEmpty { items.append(text) }
            case .list, .object: isClean = false
            }
        }
        return isList && isClean ? items : nil
    }

    /// Calls `body` with the slots that a tree finds in each element; `false` where one is no object.
    static func forEachObject(
        of bytes: UnsafeBufferPointer<UInt8>, _ tree: JSONPathTree,
        _ body: (UnsafeBufferPointer<UInt8>, [Slot]) -> Void
    ) -> Bool {
        var extractor = JSONExtractor(tree, keepsExtras: false)
        var copy = Array(bytes)
        return copy.withUnsafeMutableBufferPointer { buffer in
            var index = 1
            while index < buffer.count {
                switch buffer[index] {
                case .closeBracket: return true
                case .comma, .space, .tab, .lineFeed, .carriageReturn: index += 1
                default:
                    var skimmer = JSONSkimmer()
                    guard
                        let end = skimmer.end(of: UnsafeBufferPointer(buffer), from: index, isLast: true), end > index,
                        (try? extractor.extract(from: buffer, in: index..<end)) != nil
                    else { return false }
                    index = end
                    body(UnsafeBufferPointer(buffer), extractor.slots)
                }
            }
            return true
        }
    }

    /// The elements that are texts, numbers or words; `nil` where one is a list or an object.
    static func texts(_ bytes: UnsafeBufferPointer<UInt8>) -> [String]? {
        var copy = Array(bytes)
        return copy.withUnsafeMutableBufferPointer { buffer in
            var items: [String] = []
            var index = 1
            while index < buffer.count {
                switch buffer[index] {
                case .closeBracket: return items
                case .comma, .space, .tab, .lineFeed, .carriageReturn: index += 1
                case .quote:
                    guard
                        let (slot, after) = try? JSONString.read(buffer, from: index, to: buffer.count, decodes: true),
                        let text = try? String(
                            checking: UnsafeBufferPointer(rebasing: buffer[slot.start..<slot.start + slot.count]))
                    else { return nil }
                    items.append(text)
                    index = after
                case .openBrace, .openBracket: return nil
                default:
                    let start = index
                    while index < buffer.count, buffer[index] != .comma, buffer[index] != .closeBracket,
                        buffer[index] > .space
                    { index += 1 }
                    let word = String(decoding: buffer[start..<index], as: UTF8.self)
                    if word != "null" { items.append(word) }
                }
            }
            return items
        }
    }
}
