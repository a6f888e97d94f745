internal import SurveyModel

/// The keys of a survey or guide.
package enum SurveyKey: String, DefinitionKey {
    case survey, revision, title, mode, respondents, languages, fallback
    case standardWords = "standard_words"
    case timeBudget = "time_budget"
    case caseFields = "case"
    case lists, people, stimuli, questions, sections, quotas, outcomes

    package var meaning: String {
        switch self {
        case .survey: "The permanent id, which is also the name of the file."
        case .revision: "A number for people; sessions keep the definition itself."
        case .title: "What it is called."
        case .mode: "Who types: an interviewer, the respondent, or the moderator of a group."
        case .respondents:
            "Whose account the answers are; what our own agents say is an opinion, and in no customer's share."
        case .languages: "The languages of its wordings, as en or pt-BR; the first one is that of plain texts."
        case .fallback: "The language in which a wording is shown that is not translated."
        case .standardWords: "Its own words for yes, no and missing answers; several languages have standard ones."
        case .timeBudget: "How long it may take, as '12 min'."
        case .caseFields:
            "What is known before the first question, each field with its type; '?' marks what may be absent."
        case .lists: "Lists of options that several questions share."
        case .people: "How many people a group should have."
        case .stimuli: "What can be shown to a group."
        case .questions: "The questions, sections and calculations, in order."
        case .sections: "The sections of a discussion guide."
        case .quotas: "How many respondents of a kind are wanted."
        case .outcomes:
            "How an interview may end, each with its meaning, as 'aapor 1.1'; of a guide, each with its condition."
        }
    }

    package var shape: KeyShape {
        switch self {
        case .survey: .text
        case .title: .wording
        case .revision: .integer(1...1_000_000)
        case .mode: .word(Survey.Mode.allCases.map(\.rawValue))
        case .respondents: .word(Survey.Respondents.allCases.map(\.rawValue))
        case .languages: .list(.text)
        case .fallback: .text
        case .standardWords: .keys(.standardWords)
        case .timeBudget: .minutes
        case .caseFields: .map(.type)
        case .lists: .map(.items(.option))
        case .people: .keys(.groupSize)
        case .stimuli: .map(.keys(.stimulus))
        case .questions: .items(.question)
        case .sections: .items(.guideSection)
        case .quotas: .items(.quota)
        case .outcomes: .map(.text)
        }
    }

    package var isRequired: Bool { self == .survey || self == .title || self == .mode }
}
