/// A survey or discussion guide: what to ask whom, in which order, under which conditions.
///
/// Only `SurveyYAML` makes one, after it has checked names, types and order; so a reducer may rely on them.
package struct Survey: Hashable, Sendable {
    package enum Mode: String, Hashable, Sendable, CaseIterable {
        /// An interviewer asks and types.
        case interviewer
        /// The respondent types.
        case `self`
        /// A moderator leads several people; the survey is a discussion guide.
        case group
    }

    /// Whose account the answers are.
    package enum Respondents: String, Hashable, Sendable, CaseIterable {
        case customers
        /// Our own people who talk to customers: what they say is an opinion, and no customer's need.
        case agents
    }

    /// The permanent id, which is also the name of the file.
    package var id: String
    /// For people; sessions keep the hash of the definition.
    package var revision: Int
    package var title: String
    /// The title in other languages.
    package var titles: [String: String] = [:]
    package var mode: Mode
    package var respondents = Respondents.customers
    package var languages: [String]
    /// How long it may take, in minutes.
    package var timeBudget: Int?
    /// What is known before the first question.
    package var caseFields: [CaseField]
    /// The questions and calculations, in the order of the file, whatever block they stand in; of a guide, those that every
    /// person is asked.
    package var questions: [Question]
    /// Sections and repeats, in the order in which they begin.
    package var blocks: [Block] = []
    package var quotas: [Quota] = []
    /// Questions that are asked no more, of which earlier sessions hold answers; they are no part of ``questions``.
    package var retired: [Question] = []
    /// The language in which a wording is shown that is not translated; `nil` where every wording must be.
    package var fallback: String?
    /// Standard words in the survey's own wording, by word and language.
    package var standardWords: [StandardWord: [String: String]] = [:]
    /// The sections of a discussion guide; empty in the other modes.
    package var sections: [GuideSection]
    /// What each outcome means, by name, as `aapor 1.1`; of a guide, its condition.
    package var outcomes: [String: String]
    /// What a group may have come to; the first of them that is true at the end.
    package var groupOutcomes: [GroupOutcome] = []
    /// How many people a group should have.
    package var people: GroupSize?
    /// What can be shown to a group.
    package var stimuli: [Stimulus] = []

    package init(
        id: String, revision: Int = 1, title: String, mode: Mode, languages: [String] = ["en"], timeBudget: Int? = nil,
        caseFields: [CaseField] = [], questions: [Question] = [], sections: [GuideSection] = [],
        outcomes: [String: String] = [:]
    ) {
        self.id = id
        self.revision = revision
        self.title = title
        self.mode = mode
        self.languages = languages
        self.timeBudget = timeBudget
        self.caseFields = caseFields
        self.questions = questions
        self.sections = sections
        self.outcomes = outcomes
    }
}

/// One field of the case: something known from the CRM, a ticket or analytics.
package struct CaseField: Hashable, Sendable {
    package var name: String
    package var type: ValueType
    /// Whether it may be absent, written `integer?`.
    package var isOptional: Bool

    package init(name: String, type: ValueType, isOptional: Bool = false) {
        self.name = name
        self.type = type
        self.isOptional = isOptional
    }
}
