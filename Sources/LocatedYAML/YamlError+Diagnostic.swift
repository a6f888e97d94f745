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
            }
        case "could not find expected ':'":
            self.place = from
            message = "this line is neither 'key: value' nor a list item '- …'"
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
}
