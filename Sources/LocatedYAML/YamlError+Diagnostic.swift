internal import SourceDiagnostics
internal import Yams

/// Says in plain words what libyaml found, at the place where it can be mended.
func diagnostic(for error: YamlError, in source: YAMLSource) -> Diagnostic {
    switch error {
    case .scanner(let context, let problem, let mark, _), .parser(let context, let problem, let mark, _),
        .composer(let context, let problem, let mark, _):
        let place = source.index(line: mark.line, column: mark.column)
        let origin = context.map { source.index(line: $0.mark.line, column: $0.mark.column) }
        let complaint = Complaint(problem, at: place, from: origin, in: source)
        return Diagnostic(
            .error, .yamlSyntax, at: source.span(of: complaint.place), complaint.message, hint: complaint.hint)
    case .reader(let problem, _, _, _):
        return Diagnostic(.error, .encoding, at: source.span(of: 0), "the text cannot be read: \(problem)")
    default:
        return Diagnostic(.error, .yamlSyntax, at: source.span(of: 0), "this is not YAML")
    }
}

private struct Complaint {
    var place: Int
    var message: String
    var hint: String?

    init(_ problem: String, at place: Int, from origin: Int?, in source: YAMLSource) {
        let line = String(String.UnicodeScalarView(source.line(before: place)))
        let from = origin ?? place
        let opened = "line \(source.location(of: from).line)"
        let here = source[place].map(String.init) ?? ""
        let quote = "put the whole text in quotes, or write it as a block after '|' or '>'"
        self.init(place: place, message: "this is not YAML: \(problem)")
        switch problem {
        case let problem where problem.hasPrefix("mapping values are not allowed"):
            if line.contains(": ") || line.contains("- ") {
                (message, hint) = ("a text may not contain ': ' unless quoted", quote)
            } else {
                message = "this key does not line up with the keys above it, or the text above it needs quotes"
                if let above = source.itemBefore(place), let key = source.unspacedKey(at: above) {
                    self.place = above + key.unicodeScalars.count
                    (message, hint) = Self.unspaced(key)
                }
            }
        case "could not find expected ':'":
            self.place = from
            message = "this line is neither 'key: value' nor a list item '- …'"
            if let key = source.unspacedKey(at: from) {
                self.place = from + key.unicodeScalars.count
                (message, hint) = Self.unspaced(key)
            }
        case "did not find expected key":
            message = "this does not line up with the 'key: value' pairs that begin on \(opened)"
            hint = "keys of one map begin in the same column; a text with quotes inside needs quotes around all of it"
        case "did not find expected '-' indicator":
            message = "this does not line up with the list that begins on \(opened)"
            hint = "every item begins with '- ' in the same column"
        case "did not find expected ',' or ']'":
            self.place = from
            message = "the list that '[' opens here is not closed by ']', or misses a ','"
            hint = "a text in it that holds ',', '[', ']', '{' or '}' needs quotes"
        case "did not find expected ',' or '}'":
            self.place = from
            message = "the map that '{' opens here is not closed by '}', or misses a ','"
            hint = "a text in it that holds ',', '[', ']', '{' or '}' needs quotes; or write one 'key: value' a line"
        case "found character that cannot start any token" where here == "\t":
            (message, hint) = ("a tab may not indent a line", "use spaces")
        case let problem where problem.hasPrefix("found a tab character"):
            (message, hint) = ("a tab may not indent a line", "use spaces")
        case "found character that cannot start any token":
            (message, hint) = ("a text may not begin with '\(here)' unless quoted", quote)
        case "found unexpected end of stream", "found unexpected document indicator":
            self.place = from
            message = "the quotation mark that opens here is never closed"
        case "found unknown escape character":
            message = "in double quotes, a backslash must be doubled"
            hint = "or use single quotes, in which a backslash is only a backslash"
        case let problem where problem.hasPrefix("did not find expected hexdecimal number"):
            self.place = source.backslash(before: place) ?? place
            let letter = source[self.place + 1].map(String.init) ?? ""
            message = "in double quotes, '\\\(letter)' begins the number of a character"
            hint = "use single quotes, in which a backslash is only a backslash, or double it"
        case "found invalid Unicode character escape code":
            self.place = source.backslash(before: place) ?? place
            message = "there is no character with this number"
            hint = "write the character itself, or use single quotes, in which a backslash is only a backslash"
        case "found unknown directive name", "could not find expected directive name",
            "found unexpected non-alphabetical character", "found incompatible YAML document",
            "found duplicate %YAML directive":
            self.place = place - (source.location(of: place).column - 1)
            message = "a line may not begin with '%'"
            hint = "if it is the beginning of a text, put the text in quotes"
        case "found extremely long version number", "did not find expected digit or '.' character",
            "did not find expected whitespace or line break":
            (message, hint) = ("something stands here that has no meaning in these files", quote)
        case "did not find expected comment or line break":
            message = "behind '|' or '>' the line ends, and the text begins on the next one"
        case "found a quoted scalar that is not closed":
            message = "the quotation mark that opens here is never closed"
        case "block sequence entries are not allowed in this context":
            message = "a list item '- …' must begin on a line of its own"
        case "did not find expected node content":
            message = "something is missing before this, or the text needs quotes"
        case "did not find expected <document start>":
            message = "this does not belong to what is above it"
            hint = "check the indentation, and whether a text above needs quotes"
        case "but found another document":
            message = "a file holds one document, and '---' begins a second one"
        case let problem where problem.hasPrefix("Maximum nesting"):
            message = "this is nested too deeply"
        default: break
        }
    }

    private init(place: Int, message: String) {
        self.place = place
        self.message = message
    }

    private static func unspaced(_ key: String) -> (message: String, hint: String?) {
        ("a space is missing behind '\(key):'", "write '\(key): …'")
    }
}

extension YAMLSource {
    /// The word before a colon that no blank follows, as in `text:Why?`, where a line goes on at a place.
    fileprivate func unspacedKey(at place: Int) -> String? {
        var end = place
        while let scalar = self[end], scalar == "_" || scalar.properties.isXIDContinue { end += 1 }
        guard end > place, end - place <= 64, self[end] == ":", let next = self[end + 1], next != " ", next != "\n"
        else { return nil }
        return String(String.UnicodeScalarView(scalars[place..<end]))
    }

    /// Where the text of the nearest line above begins that is not blank, behind its `- `.
    fileprivate func itemBefore(_ place: Int) -> Int? {
        var line = location(of: place).line - 1
        while line > 0 {
            var start = index(line: line, column: 1)
            while self[start] == " " || self[start] == "-" && self[start + 1] == " " { start += 1 }
            if let scalar = self[start], scalar != "\n", scalar != "\r" { return start }
            line -= 1
        }
        return nil
    }

    /// The backslash with which an escape begins that is wrong at a place.
    fileprivate func backslash(before place: Int) -> Int? {
        (max(0, place - 10)...place).reversed().first { self[$0] == "\\" }
    }
}
