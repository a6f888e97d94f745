/// The ids of Salesforce's records, which come in 15 characters, where case counts, and in 18, where it does not.
package enum SalesforceID {
    /// The id of 18 characters; `nil` for what is neither form.
    ///
    /// The last three characters say which of the first fifteen are capitals, five for each, least significant first
    /// (Salesforce, "Convert 15 character IDs to 18 character IDs", knowledge article 000385008).
    package static func long(_ id: String) -> String? {
        let bytes = Array(id.utf8)
        guard bytes.count == 15 || bytes.count == 18,
            bytes.allSatisfy({ (0x30...0x39).contains($0) || (0x61...0x7A).contains($0 | 0x20) })
        else { return nil }
        let short = bytes.prefix(15)
        var long = Array(short)
        for start in stride(from: 0, to: 15, by: 5) {
            let bits = short[start..<start + 5].enumerated()
                .reduce(0) { $0 | ((0x41...0x5A).contains($1.element) ? 1 << $1.offset : 0) }
            long.append(UInt8(bits < 26 ? 0x41 + bits : 0x30 + bits - 26))
        }
        return String(decoding: long, as: UTF8.self)
    }
}
