internal import TerminalText

/// Text from outside made harmless in a document: it is shown and never acts.
package enum EscapedText {
    /// For HTML text and attribute values in double quotes.
    package static func html(_ untrusted: String) -> String {
        var result = ""
        for character in PrintableText(untrusted).description.unicodeScalars {
            switch character {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            case "'": result += "&#39;"
            default: result.unicodeScalars.append(character)
            }
        }
        return result
    }

    /// For a line of Markdown (CommonMark with GitHub's tables, links and strikethrough).
    ///
    /// What could open a construct gets a backslash. A line that would begin a list or a heading does not, and addresses are
    /// not turned into links.
    package static func markdown(_ untrusted: String) -> String {
        let scalars = Array(PrintableText(untrusted).description.unicodeScalars)
        var result = String.UnicodeScalarView()
        var isStart = true
        var leadingDigits = true
        for (index, scalar) in scalars.enumerated() {
            let previous = index > 0 ? scalars[index - 1] : nil
            switch scalar {
            case "\\", "`", "*", "_", "{", "}", "[", "]", "<", ">", "#", "|", "~", "&", "!", "$", "@":
                result.append("\\")
            case "-", "+", "=":
                if isStart { result.append("\\") }
            case ".", ")":
                // `1.` begins a list, and `www.` an address.
                let isAddress = previous == "w" || previous == "W"
                if isAddress || (leadingDigits && !isStart) { result.append("\\") }
            case ":":
                if index + 1 < scalars.count, scalars[index + 1] == "/" { result.append("\\") }
            default:
                break
            }
            result.append(scalar)
            if scalar != " " { isStart = false }
            if !("0"..."9").contains(scalar), scalar != " " { leadingDigits = false }
        }
        return String(result)
    }
}
