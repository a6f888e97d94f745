/// A pair of questions about one feature: how it would be with it, and how without it.
///
/// Source: Kano, Seraku, Takahashi & Tsuji, "Attractive quality and must-be quality", Journal of the Japanese Society
/// for Quality Control 14(2), 1984; the wording of the answers and the table are those of Berger et al., "Kano's methods
/// for understanding customer-defined quality", Center for Quality Management Journal 2(4), 1993.
package struct KanoPair: Hashable, Sendable {
    /// The question about its absence; the question's own text asks about its presence.
    package var without: Template
    package var withoutTranslations: [String: Template]
    /// The five answers to both, in the languages of the survey.
    package var feelings: OptionList

    package init(
        without: Template, withoutTranslations: [String: Template] = [:],
        feelings: OptionList = KanoAnswer.feelings(in: [])
    ) {
        self.without = without
        self.withoutTranslations = withoutTranslations
        self.feelings = feelings
    }
}

/// How somebody would feel with a feature, and without it.
package struct KanoAnswer: Hashable, Sendable {
    /// The five answers to each of the two questions, in the order in which they are read.
    package enum Feeling: String, Hashable, Sendable, CaseIterable {
        case like
        case mustBe = "must_be"
        case neutral
        case liveWith = "live_with"
        case dislike
    }

    /// What a feature is to a respondent.
    package enum Category: String, Hashable, Sendable, CaseIterable {
        case attractive
        case oneDimensional = "one_dimensional"
        case mustBe = "must_be"
        case indifferent
        case reverse
        case questionable
    }

    package var with: Feeling
    package var without: Feeling

    package init(with: Feeling, without: Feeling) {
        self.with = with
        self.without = without
    }

    /// What the feature is, by the evaluation table of Berger and others (1993), figure 3.
    package var category: Category {
        switch (with, without) {
        case (.like, .like), (.dislike, .dislike): .questionable
        case (.like, .dislike): .oneDimensional
        case (.like, _): .attractive
        case (.dislike, _), (_, .like): .reverse
        case (_, .dislike): .mustBe
        default: .indifferent
        }
    }
}
