internal import SurveyModel
internal import Journal
internal import FeedbackModel
internal import FocusGroups

/// What the group was about.
extension GroupReport {
    /// A theme with all that participants said about it in sections that are analysed.
    struct ThemeLines {
        var theme: String
        var definition: String?
        /// Whether the codebook has it.
        var isKnown: Bool
        var utterances: [Utterance]
        /// Who spoke about it, in the order of letters.
        var people: [Letter]

        func utterances(of letter: Letter) -> [Utterance] {
            utterances.filter { $0.speakers.contains(.participant(letter)) }
        }
    }

    /// The themes, that of most people first.
    var themes: [ThemeLines] {
        var lines: [String: [Utterance]] = [:]
        for utterance in group.analysedUtterances {
            for theme in Set(utterance.themes.map { codebook?[$0]?.id ?? $0 }) {
                lines[theme, default: []].append(utterance)
            }
        }
        return lines.map { theme, utterances in
            let known = codebook?[theme]
            return ThemeLines(
                theme: theme,
                definition: known.flatMap { $0.definition.isEmpty ? nil : $0.definition }
                    ?? group.definitions[theme].map(noted),
                isKnown: known != nil, utterances: utterances,
                people: Set(utterances.flatMap(\.speakers).compactMap(\.letter)).sorted())
        }.sorted {
            ($1.people.count, $1.utterances.count, $0.theme) < ($0.people.count, $0.utterances.count, $1.theme)
        }
    }

    /// Sections that are not analysed, by name.
    var leftOut: [String] { group.guide.sections.filter { !$0.isAnalysed }.map { Self.spaced($0.id) } }

    /// Themes that a section that was held should have covered, and nobody spoke about in it.
    var uncovered: [(section: String, theme: String)] {
        zip(group.guide.sections, group.sections).flatMap { guide, progress -> [(section: String, theme: String)] in
            guard !progress.runs.isEmpty else { return [] }
            let heard = group.utterances.filter { $0.section == guide.id }.flatMap(\.themes)
            let themes = Set(heard.map { codebook?[$0]?.id ?? $0 })
            return guide.mustCover.map { codebook?[$0]?.id ?? $0 }.filter { !themes.contains($0) }
                .map { (Self.spaced(guide.id), $0) }
        }
    }
}
