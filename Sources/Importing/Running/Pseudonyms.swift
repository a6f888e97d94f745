internal import Crypto
internal import FoundationEssentials

/// Gives people names that say nothing, the same name for the same person.
///
/// HMAC-SHA256 (RFC 2104) with the workspace's secret: without it nobody can find out a name by trying addresses.
final class Pseudonyms {
    private let key: SymmetricKey
    /// What was asked lately; emptied when it is full, so that memory stays bounded.
    private var recent: [String: String] = [:]
    private static let capacity = 4096

    init(secret: [UInt8]) { key = SymmetricKey(data: secret) }

    /// Makes `p_` and 16 hexadecimal digits of a name.
    ///
    /// White space at the ends and case make no difference.
    func pseudonym(of name: String) -> String {
        if let known = recent[name] { return known }
        let plain = ColumnName(name).folded
        let code = HMAC<SHA256>.authenticationCode(for: Array(plain.utf8), using: key)
        let result = "p_" + code.prefix(8).map { Self.hexadecimal($0) }.joined()
        if recent.count >= Self.capacity { recent.removeAll(keepingCapacity: true) }
        recent[name] = result
        return result
    }

    static func hexadecimal(_ byte: UInt8) -> String { (byte < 16 ? "0" : "") + String(byte, radix: 16) }
}
