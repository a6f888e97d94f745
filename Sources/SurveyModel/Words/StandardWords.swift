/// What a survey says in one language without its author: the words of yes and no, of missing answers and of presets.
///
/// The wordings after the methods' sources follow their English ones in meaning, and common translations in words. What
/// a language does not have here, a survey gives under `standard_words`, or words its question itself.
package struct StandardWords: Hashable, Sendable {
    /// A wording around what it is about.
    package struct Phrase: Hashable, Sendable {
        private let before: String
        private let after: String

        init(_ before: String, _ after: String) {
            self.before = before
            self.after = after
        }

        package func about(_ subject: Template) -> Template {
            Template(parts: [.literal(before)] + subject.parts + [.literal(after)])
        }
    }

    /// A rating with the labels of its points.
    package struct Rating: Hashable, Sendable {
        package let question: Phrase
        package let ends: [Int: String]

        init(_ question: Phrase, ends: [Int: String]) {
            self.question = question
            self.ends = ends
        }
    }

    package let yes: String
    package let no: String
    /// As part of a sentence or alone: "not known".
    package let missing: [MissingReason: String]
    /// What the best and the worst of a MaxDiff are asked for.
    package let most: String
    package let least: String
    package let nps: Rating
    package let csat: Rating
    package let ces: Rating
    package let importance: Rating
    package let satisfaction: Rating
    /// The two questions of a Kano pair.
    package let having: Phrase
    package let lacking: Phrase
    package let feelings: [KanoAnswer.Feeling: String]
    /// The four questions of van Westendorp (1976).
    package let prices: [PriceSensitivity.Point: Phrase]

    /// The languages that there are words in, by the first part of their tags; the order is that of the manual.
    package static let languages = ["en", "de", "fr", "es", "it", "nl", "pt"]

    /// The words of a language, whatever country or script its tag names; `nil` where there are none.
    package static func of(_ language: String) -> StandardWords? { all[primary(language)] }

    /// `pt` of `pt-BR`.
    package static func primary(_ language: String) -> String { String(language.prefix { $0 != "-" }).lowercased() }

    private static let all: [String: StandardWords] = [
        "en": english, "de": german, "fr": french, "es": spanish, "it": italian, "nl": dutch, "pt": portuguese,
    ]
}
