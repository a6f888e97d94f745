package import LocatedYAML
package import SourceDiagnostics

/// Where the parts of a survey stand in its file: for diagnostics, and for tools that change the text.
///
/// It is no part of the survey, so that two surveys are equal when they say the same, however they are laid out.
package struct SurveyPlaces {
    /// A question, section, option or quota with its keys.
    package struct Item {
        package let name: SourceText
        /// The type of a question, the label of an option, the limit of a quota.
        package let value: YAMLNode?
        package let entries: [YAMLEntry]

        package func key(_ name: String) -> SourceText? { entries.first { $0.key.text == name }?.key }
        package func node(_ name: String) -> YAMLNode? { entries.first { $0.key.text == name }?.value }
    }

    /// A text that is shown to people, in the languages that it has.
    package struct Wording {
        /// The languages in which it stands; a plain text is in the survey's first one.
        package let texts: [String: SourceText]
        package let span: SourceSpan
        /// The question, section or option that it belongs to, or the survey.
        package let owner: String
    }

    /// The whole file; `nil` where it is no YAML.
    package let root: YAMLNode?
    /// Questions, calculations, repeats and sections, by name; what a preset was expanded into has the preset's place.
    package internal(set) var questions: [String: Item] = [:]
    package internal(set) var options: [String: [String: Item]] = [:]
    package internal(set) var quotas: [String: Item] = [:]
    /// All wordings, in the order of the file.
    package internal(set) var wordings: [Wording] = []

    init(root: YAMLNode?) { self.root = root }

    /// Where a question's name stands.
    package func question(_ name: String) -> SourceSpan? { questions[name]?.name.span }

    /// Where the value of a question's key stands, or else the question's name.
    package func question(_ name: String, _ key: String) -> SourceSpan? {
        questions[name]?.node(key)?.span ?? question(name)
    }

    package func option(_ code: String, of list: String) -> SourceSpan? { options[list]?[code]?.name.span }
}
