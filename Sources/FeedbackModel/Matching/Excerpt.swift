/// The words around a place in a text, cut between words, with `…` where something was left out.
///
/// - Parameters:
///   - text: The whole text.
///   - range: The place, in UTF-8 bytes of the text.
///   - radius: How many bytes to keep on either side, about.
/// - Returns: The excerpt with spaces for line breaks.
package func excerpt(of text: String, around range: Range<Int>, radius: Int = 120) -> String {
    let bytes = Array(text.utf8)
    func isSpace(_ place: Int) -> Bool { bytes[place] == 0x20 || (0x09...0x0D).contains(bytes[place]) }
    var start = max(0, min(range.lowerBound, bytes.count) - radius)
    var end = min(bytes.count, max(range.upperBound, start) + radius)
    if start > 0 {
        // Forward to the next word, but never into the place itself.
        while start < min(range.lowerBound, end), !isSpace(start) { start += 1 }
    }
    if end < bytes.count {
        while end > max(range.upperBound, start), !isSpace(end) { end -= 1 }
    }
    let words = String(decoding: bytes[start..<end], as: UTF8.self).split(whereSeparator: \.isWhitespace)
    return (start > 0 ? "… " : "") + words.joined(separator: " ") + (end < bytes.count ? " …" : "")
}
