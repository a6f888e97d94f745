internal import LocatedYAML
package import SourceDiagnostics
internal import SurveyModel
internal import SurveyYAML

/// Mends in the text of a definition what can be mended without a doubt, and leaves everything else as it is.
///
/// Only two things are: a name or option with a letter too many, too few or swapped, and `==`. Each change of a
/// name is tried out, and kept only when there are fewer mistakes then, or others that can be mended too.
package struct LintRepair: Sendable {
    /// One piece of text that was replaced, at its place in the text as it was before that change.
    package struct Change: Hashable, Sendable {
        package var location: SourceLocation
        package var code: Diagnostic.Code
        package var before: String
        package var after: String
    }

    /// The text with all changes.
    package private(set) var text: [UInt8]
    /// In the order in which they were made.
    package private(set) var changes: [Change] = []

    private static let mendable: Set<Diagnostic.Code> = [
        .doubleEquals, "E003", "E101", "E102", "E104", "E110", "E111", "E112", "E204",
    ]
    /// Definitions with more slips than this are mended in several runs.
    private static let most = 200

    /// Mends a definition.
    ///
    /// - Parameters:
    ///   - text: The bytes of the file.
    ///   - file: The path to show.
    ///   - themes: The names of the codebook's themes; `nil` if unknown.
    package init(_ text: [UInt8], file: String, themes: [String]? = nil) {
        self.text = text
        var given: Set<Diagnostic> = []
        for _ in 0..<Self.most {
            let found = SurveyLint(self.text, file: file, themes: themes).diagnostics
            let next = found.first { Self.mendable.contains($0.code) && $0.replacement != nil && !given.contains($0) }
            guard let next else { return }
            given.insert(next)
            guard let (mended, change) = Self.mend(next, in: self.text) else { continue }
            guard next.severity == .warning || Self.isBetter(mended, self.text, file, themes) else { continue }
            self.text = mended
            changes.append(change)
        }
    }

    /// Whether a text has fewer mistakes, or only others that can be mended as well: behind a wrong name there may be a
    /// wrong option, which nothing could be said about before.
    private static func isBetter(_ text: [UInt8], _ before: [UInt8], _ file: String, _ themes: [String]?) -> Bool {
        let errors = { (text: [UInt8]) in
            SurveyParser.read(text, file: file, themes: themes).diagnostics.filter { $0.severity == .error }
        }
        let (new, old) = (errors(text), errors(before))
        guard new.count >= old.count else { return true }
        let known = Set(old.map(\.message))
        return new.count == old.count && new.allSatisfy { known.contains($0.message) || $0.replacement != nil }
    }

    private static func mend(_ diagnostic: Diagnostic, in text: [UInt8]) -> (text: [UInt8], change: Change)? {
        guard let suggested = diagnostic.replacement else { return nil }
        var scalars = Array(String(decoding: text, as: UTF8.self).unicodeScalars)
        guard Array(String(String.UnicodeScalarView(scalars)).utf8) == text,
            let start = offset(of: diagnostic.location, in: scalars), start + diagnostic.length <= scalars.count
        else { return nil }
        let range = start..<(start + diagnostic.length)
        let before = String(String.UnicodeScalarView(scalars[range]))
        let wrong = diagnostic.code == .doubleEquals ? "==" : diagnostic.quotedWord ?? ""
        let last = suggested.split(separator: ".").last.map(String.init) ?? suggested
        guard diagnostic.code == .doubleEquals || isSlip(wrong, for: suggested) || isSlip(wrong, for: last),
            let after = replaced(wrong, by: suggested, in: before), after != before
        else { return nil }
        scalars.replaceSubrange(range, with: Array(after.unicodeScalars))
        return (
            Array(String(String.UnicodeScalarView(scalars)).utf8),
            Change(location: diagnostic.location, code: diagnostic.code, before: before, after: after)
        )
    }

    /// Puts the suggestion where the wrong word stands, if it stands there once.
    private static func replaced(_ wrong: String, by suggested: String, in text: String) -> String? {
        guard !wrong.isEmpty else { return nil }
        // The suggestion may be the whole name, as 'case.seats', where only a part of it is called wrong.
        if text == wrong || (suggested.contains(".") && text.hasSuffix(".\(wrong)")) { return suggested }
        let (letters, sought) = (Array(text.unicodeScalars), Array(wrong.unicodeScalars))
        guard letters.count >= sought.count else { return nil }
        let places = (0...(letters.count - sought.count)).filter { Array(letters[$0..<($0 + sought.count)]) == sought }
        guard places.count == 1, let place = places.first else { return nil }
        let result =
            Array(letters[..<place]) + Array(suggested.unicodeScalars) + Array(letters[(place + sought.count)...])
        return String(String.UnicodeScalarView(result))
    }

    /// The number of the scalar at a place; lines end as YAML's do, and a mark of byte order is no part of the first.
    private static func offset(of place: SourceLocation, in scalars: [Unicode.Scalar]) -> Int? {
        var (line, index) = (1, scalars.first == "\u{FEFF}" ? 1 : 0)
        while line < place.line {
            guard index < scalars.count else { return nil }
            if scalars[index] == "\n"
                || (scalars[index] == "\r" && !(index + 1 < scalars.count && scalars[index + 1] == "\n"))
            {
                line += 1
            }
            index += 1
        }
        let result = index + place.column - 1
        return result <= scalars.count ? result : nil
    }
}

extension Diagnostic {
    /// What the hint says was meant.
    package var replacement: String? {
        if code == .doubleEquals { return "=" }
        guard let hint, hint.hasPrefix("did you mean '"), hint.hasSuffix("'?") else { return nil }
        return String(hint.dropFirst(14).dropLast(2))
    }

    /// The first thing in quotes in the message.
    fileprivate var quotedWord: String? {
        let parts = message.split(separator: "'", omittingEmptySubsequences: false)
        return parts.count >= 3 ? String(parts[1]) : nil
    }
}
