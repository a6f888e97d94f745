/// Reads a JSON array that a path led to.
enum JSONList {
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
