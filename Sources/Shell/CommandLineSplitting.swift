/// Splits a line into words as a shell does.
///
/// Words are divided by blanks. `'…'` keeps everything; `"…"` keeps all but `\"` and `\\`; outside quotes a backslash
/// keeps the next character. There are no variables, patterns or pipes.
///
/// - Throws: A usage failure when a quote is not closed.
package func commandWords(_ line: String) throws(CommandFailure) -> [String] {
    var words: [String] = []
    var word: String?
    var quote: Character?
    var isEscaped = false
    for character in line {
        if isEscaped {
            let isKept = quote == "\"" && character != "\"" && character != "\\"
            word = (word ?? "") + (isKept ? "\\" : "") + String(character)
            isEscaped = false
        } else if character == "\\", quote != "'" {
            isEscaped = true
            word = word ?? ""
        } else if let open = quote {
            if character == open { quote = nil } else { word?.append(character) }
        } else if character == "'" || character == "\"" {
            quote = character
            word = word ?? ""
        } else if character.isWhitespace {
            if let finished = word { words.append(finished) }
            word = nil
        } else {
            word = (word ?? "") + String(character)
        }
    }
    if let quote {
        throw CommandFailure(
            .usage, "the quotation mark \(quote) is not closed",
            hint: "a mark that is meant as itself is written \\\(quote)")
    }
    if isEscaped { word = (word ?? "") + "\\" }
    if let word { words.append(word) }
    return words
}
