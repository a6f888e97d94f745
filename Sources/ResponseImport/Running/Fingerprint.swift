internal import Journal

/// Names that follow from what they name: the same in every run, and on every machine.
enum Fingerprint {
    /// The first 16 bytes of SHA-256 over a secret and texts, in hexadecimal digits.
    static func text(of parts: [String], secret: [UInt8] = []) -> String {
        String(Digest.of([secret] + parts.map { Array($0.utf8) }).description.prefix(32))
    }

    /// The session of a response: a UUID of version 8 (RFC 9562) made of the tool, the survey and the response's key there.
    static func session(source: String, survey: String, key: String) -> SessionID {
        var digits = Array(text(of: ["response", source, survey, key]))
        digits[12] = "8"
        digits[16] = "8"
        let groups = [digits[..<8], digits[8..<12], digits[12..<16], digits[16..<20], digits[20...]]
        return SessionID(groups.map { String($0) }.joined(separator: "-"))
    }
}
