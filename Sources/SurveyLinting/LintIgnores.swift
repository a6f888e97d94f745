internal import SourceDiagnostics

/// Comments of the form `# lint: ignore W703 reason`, on the line that they are about or alone on the line above it.
struct LintIgnores {
    struct Comment {
        var codes: [String]
        var reason: String
        var span: SourceSpan
        /// The line that it silences.
        var target: Int
        /// Whether it silenced anything.
        var isUsed = false
    }

    private(set) var comments: [Comment] = []

    init(_ text: [UInt8], file: String) {
        let lines = Array(String(decoding: text, as: UTF8.self).unicodeScalars)
            .split(omittingEmptySubsequences: false) { $0 == "\n" }
        for (index, line) in lines.enumerated() {
            guard let (start, words) = Self.comment(Array(line)) else { continue }
            let isAlone = line.prefix(start).allSatisfy { $0 == " " || $0 == "\t" }
            var target = index
            if isAlone {
                target += 1
                // Comments in a row all speak of what follows them.
                while target < lines.count, Self.isComment(lines[target]) { target += 1 }
            }
            let codes = words.prefix { Self.isCode($0) }
            comments.append(
                Comment(
                    codes: codes.map { String($0.prefix { $0 != "," }) },
                    reason: words.dropFirst(codes.count).joined(separator: " "),
                    span: SourceSpan(
                        SourceLocation(file: file, line: index + 1, column: start + 1),
                        length: line.count - start - (line.last == "\r" ? 1 : 0)),
                    target: target + 1))
        }
    }

    /// Whether something found is silenced; remembers that the comment was needed.
    mutating func silences(_ finding: LintContext.Finding) -> Bool {
        guard LintCatalogue.rule(finding.diagnostic.code)?.canBeIgnored ?? false else { return false }
        let lines = [finding.diagnostic.location.line, finding.anchor].compactMap(\.self)
        guard
            let place = comments.firstIndex(where: {
                lines.contains($0.target) && $0.codes.contains(finding.diagnostic.code.rawValue)
            })
        else { return false }
        comments[place].isUsed = true
        return true
    }

    /// Takes comments about a family for needed, since nobody looked for what they silence.
    mutating func spare(_ family: LintRule.Family) {
        for place in comments.indices
        where comments[place].codes.contains(where: { LintCatalogue.rule(.init(rawValue: $0))?.family == family }) {
            comments[place].isUsed = true
        }
    }

    /// What is wrong with the comments themselves.
    var findings: [Diagnostic] {
        comments.flatMap { comment -> [Diagnostic] in
            var result: [Diagnostic] = []
            if comment.codes.isEmpty || comment.reason.isEmpty {
                result.append(
                    Diagnostic(
                        .warning, .ignoredWithoutReason, at: comment.span,
                        comment.codes.isEmpty ? "this names no rule" : "nothing says why this is ignored",
                        hint: "write: # lint: ignore \(comment.codes.first ?? "W703") because …"))
            }
            for code in comment.codes where !(LintCatalogue.rule(.init(rawValue: code))?.canBeIgnored ?? false) {
                let isRule = LintCatalogue.rule(.init(rawValue: code)) != nil
                result.append(
                    Diagnostic(
                        .warning, .nothingIgnored, at: comment.span,
                        isRule
                            ? "\(code) keeps a survey from being used, and is never ignored"
                            : "there is no rule \(code)",
                        hint: isRule ? "mend what it is about" : "'survey lint --rules' lists them"))
                return result
            }
            if !comment.isUsed, !comment.codes.isEmpty {
                result.append(
                    Diagnostic(
                        .warning, .nothingIgnored, at: comment.span,
                        "\(comment.codes.joined(separator: ", ")) does not apply here", hint: "remove this comment"))
            }
            return result
        }
    }

    /// Where the comment begins on its line, and the words behind `ignore`.
    private static func comment(_ line: [Unicode.Scalar]) -> (start: Int, words: [String])? {
        for start in line.indices
        where line[start] == "#" && (start == 0 || line[start - 1] == " " || line[start - 1] == "\t") {
            let text = String(String.UnicodeScalarView(line[(start + 1)...]))
            let words = text.split { $0 == " " || $0 == "\t" || $0 == "\r" || $0 == "\r\n" }.map(String.init)
            if words.first == "lint:", words.dropFirst().first == "ignore" { return (start, Array(words.dropFirst(2))) }
        }
        return nil
    }

    private static func isComment(_ line: ArraySlice<Unicode.Scalar>) -> Bool {
        line.first { $0 != " " && $0 != "\t" } == "#"
    }

    private static func isCode(_ word: String) -> Bool {
        let word = word.last == "," ? word.dropLast() : word[...]
        return word.count == 4 && "EW".contains(word.first ?? " ")
            && word.dropFirst().allSatisfy { ("0"..."9").contains($0) }
    }
}
