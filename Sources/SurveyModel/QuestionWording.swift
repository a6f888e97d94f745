/// What a question says in one language, as far as that is translated.
package struct QuestionWording: Hashable, Sendable {
    package var text: Template?
    package var note: String?
    /// By place among the question's probes, from 0.
    package var probes: [Int: String] = [:]
    /// By point of the scale.
    package var ends: [Int: String] = [:]

    package init(text: Template? = nil) { self.text = text }

    package var isEmpty: Bool { text == nil && note == nil && probes.isEmpty && ends.isEmpty }
}

extension Question {
    /// The question's text in a language, or else in the survey's first one.
    package func text(in language: String?) -> Template { language.flatMap { translations[$0]?.text } ?? text }

    package func note(in language: String?) -> String? { language.flatMap { translations[$0]?.note } ?? note }

    package func probes(in language: String?) -> [String] {
        guard let wording = language.flatMap({ translations[$0] }) else { return probes }
        return probes.enumerated().map { wording.probes[$0] ?? $1 }
    }

    package func ends(in language: String?) -> [Int: String] {
        guard let wording = language.flatMap({ translations[$0] }) else { return ends }
        return ends.merging(wording.ends) { $1 }
    }
}
