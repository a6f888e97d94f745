/// Text from outside that is safe to show: it cannot move the cursor, set the title, reorder or hide itself.
///
/// A customer's answer or a ticket may hold `ESC [ 2 J`. Escaping happens here, where text is shown, and never where
/// it is stored, since the words are evidence. Control characters show as Control Pictures (`␛`); what has no
/// picture, such as a right-to-left override, shows as `\u{202E}`.
package struct PrintableText: Hashable, Sendable, CustomStringConvertible {
    package let description: String

    /// Makes text safe.
    ///
    /// On one line, tabs and line breaks become spaces; with `keepsLineBreaks`, line feeds stay and `CR LF` becomes one.
    package init(_ untrusted: some StringProtocol, keepsLineBreaks: Bool = false) {
        if untrusted.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) {
            description = String(untrusted)
            return
        }
        var safe = String.UnicodeScalarView()
        let scalars = Array(untrusted.unicodeScalars)
        for (index, scalar) in scalars.enumerated() {
            let previous = index > 0 ? scalars[index - 1] : nil
            let next = index + 1 < scalars.count ? scalars[index + 1] : nil
            switch scalar.value {
            case 0x09:
                safe.append(" ")
            case 0x0A:
                safe.append(keepsLineBreaks ? "\n" : " ")
            case 0x0D where next == "\n":
                break
            case 0x00...0x1F:
                safe.append(Unicode.Scalar(0x2400 + scalar.value) ?? "\u{FFFD}")
            case 0x7F:
                safe.append("\u{2421}")
            case 0x20..<0x7F:
                safe.append(scalar)
            default:
                if scalar.isShownAsItIs(between: previous, and: next) {
                    safe.append(scalar)
                } else {
                    let digits = String(scalar.value, radix: 16, uppercase: true)
                    safe.append(contentsOf: "\\u{\(digits)}".unicodeScalars)
                }
            }
        }
        description = String(safe)
    }
}

extension Unicode.Scalar {
    /// Whether a scalar above ASCII leaves a visible and honest mark at its place.
    fileprivate func isShownAsItIs(between previous: Unicode.Scalar?, and next: Unicode.Scalar?) -> Bool {
        switch value {
        case 0x200C, 0x200D:
            // Joiners are spelling in Persian, Hindi and emoji, and a hiding place between Latin letters.
            guard let previous, let next else { return false }
            return previous.mayBeJoined && next.mayBeJoined
        case 0xFE00...0xFE0F, 0xE0100...0xE01EF:
            // One variation selector chooses a picture; a row of them carries a hidden message.
            guard let previous, !previous.properties.isVariationSelector else { return false }
            return !previous.isASCII || previous.properties.isEmoji
        case 0x0600...0x0605, 0x06DD, 0x070F, 0x08E2, 0x110BD, 0x110CD:
            // Signs that enclose the digits after them: format characters by class, but visible.
            return true
        default:
            break
        }
        switch properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator: return false
        case .unassigned: return !properties.isNoncharacterCodePoint
        default: return true
        }
    }

    private var mayBeJoined: Bool {
        guard value > 0x02FF else { return false }
        switch properties.generalCategory {
        case .control, .format: return false
        default: return true
        }
    }
}
