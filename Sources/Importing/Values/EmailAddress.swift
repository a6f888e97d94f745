/// An address of a person as exports write it: `Ann <Ann@Example.com>`, `mailto:ann@example.com`.
enum EmailAddress {
    /// The address alone, in small letters; a text without `@` stays as it is.
    static func compared(_ text: String) -> String {
        var address = Substring(text)
        if let open = text.lastIndex(of: "<"), let close = text[open...].firstIndex(of: ">") {
            address = text[text.index(after: open)..<close]
        }
        while address.first?.isWhitespace == true { address.removeFirst() }
        while address.last?.isWhitespace == true { address.removeLast() }
        if address.lowercased().hasPrefix("mailto:") { address = address.dropFirst(7) }
        return address.contains("@") ? address.lowercased() : text
    }
}
