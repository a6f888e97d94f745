internal import Importing
internal import SurveyModel

/// The names that a foreign questionnaire's questions and options have in a survey of ours.
///
/// They follow from the tool's ids where it has some, else from the words; the same questionnaire always gives the same.
package struct FormNames: Hashable, Sendable {
    /// By place among the questions.
    package let questions: [String]

    package init(_ form: ForeignForm) {
        var used = Set<String>()
        questions = form.questions.enumerated().map { place, question in
            Self.unique(Self.word(question.key, orElse: "q\(place + 1)"), among: &used)
        }
    }

    /// Codes for options, by place.
    package static func codes(_ options: [ForeignQuestion.Option]) -> [String] {
        var used = Set<String>()
        return options.enumerated().map { place, option in
            unique(word(option.key, orElse: "o\(place + 1)", digits: "o"), among: &used)
        }
    }

    /// A text as a name: its first words in small letters, at most 32 letters of them.
    static func word(_ text: String, orElse fallback: String, digits prefix: String = "q") -> String {
        var parts: [String] = []
        var length = 0
        for part in text.lowercased().split(whereSeparator: { !($0.isASCII && ($0.isLetter || $0.isNumber)) }) {
            guard length + part.count <= 32 || parts.isEmpty else { break }
            parts.append(String(part.prefix(32)))
            length += part.count + 1
        }
        var word = parts.joined(separator: "_")
        if word.isEmpty { return fallback }
        if word.first?.isNumber == true { word = "\(prefix)_\(word)" }
        return Expression.reservedWords.contains(word) ? "\(prefix)_\(word)" : word
    }

    private static func unique(_ word: String, among used: inout Set<String>) -> String {
        var name = word
        var number = 2
        while !used.insert(name).inserted {
            name = "\(word)_\(number)"
            number += 1
        }
        return name
    }
}
