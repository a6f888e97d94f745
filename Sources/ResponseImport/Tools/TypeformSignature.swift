internal import Crypto
internal import FoundationEssentials

/// The signature that Typeform sends with a webhook's body.
///
/// `sha256=` and the base64 of HMAC-SHA256 over the body as it came, with the shared secret as the key (Typeform,
/// "Secure your webhooks"). It holds no time, so one body can be sent again: what came is known by its token.
package enum TypeformSignature {
    private static let prefix = "sha256="

    /// Whether a signature is that of a body.
    ///
    /// It fails closed: without the prefix, for an empty secret, and for base64 that is not written in the one usual way.
    ///
    /// - Parameters:
    ///   - header: The header's value.
    ///   - body: The bytes as they were received, with a line break at their end if they had one.
    ///   - secret: The secret that was set for the webhook.
    /// - Returns: `false` for anything else; how long that takes says nothing about where they differ.
    package static func isValid(_ header: String, of body: [UInt8], secret: [UInt8]) -> Bool {
        guard !secret.isEmpty, header.hasPrefix(prefix) else { return false }
        let text = String(header.dropFirst(prefix.count))
        guard let code = Data(base64Encoded: text), code.base64EncodedString() == text else { return false }
        return HMAC<SHA256>.isValidAuthenticationCode(
            code, authenticating: body, using: SymmetricKey(data: secret))
    }
}
