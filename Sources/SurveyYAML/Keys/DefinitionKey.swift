/// The keys of one kind of map in a definition.
///
/// The reader can ask for no other keys than these, and the schema for editors is written from them: so the two cannot
/// say different things.
package protocol DefinitionKey: RawRepresentable, CaseIterable, Sendable where RawValue == String {
    /// What it is for, in one sentence.
    var meaning: String { get }
    /// What may stand behind it.
    var shape: KeyShape { get }
    /// Whether it must be there.
    var isRequired: Bool { get }
}

extension DefinitionKey {
    package var isRequired: Bool { false }
}

/// What may stand behind a key, as far as an editor can know it.
package indirect enum KeyShape: Hashable, Sendable {
    case text
    /// A text, or one for each language.
    case wording
    /// An expression; fills and names are for the checker.
    case expression
    case boolean
    case integer(ClosedRange<Int>)
    /// `12 min`.
    case minutes
    /// A question's type, or a case field's.
    case type
    case word([String])
    /// One or the other.
    case either(KeyShape, KeyShape)
    case list(KeyShape)
    /// Any keys, with values of one shape.
    case map(KeyShape)
    /// The keys of another kind of map.
    case keys(DefinitionPart)
    /// A list of `- name: …`, with the keys of that part below.
    case items(DefinitionPart)
}

/// The kinds of maps that a definition is made of.
package enum DefinitionPart: String, CaseIterable, Hashable, Sendable {
    case survey, question, option, check, jump, quota, shuffle, prices
    case standardWords = "standard_words"
    case guideSection = "guide_section"
    case followUp = "follow_up"
    case groupSize = "group_size"
    case stimulus

    /// Its keys, in the order in which they are best written.
    package var keys: [any DefinitionKey] {
        switch self {
        case .survey: SurveyKey.allCases
        case .question: QuestionKey.allCases
        case .option: OptionKey.allCases
        case .check: CheckKey.allCases
        case .jump: JumpKey.allCases
        case .quota: QuotaKey.allCases
        case .shuffle: ShuffleKey.allCases
        case .prices: PricesKey.allCases
        case .standardWords: StandardWordsKey.allCases
        case .guideSection: GuideSectionKey.allCases
        case .followUp: FollowUpKey.allCases
        case .groupSize: GroupSizeKey.allCases
        case .stimulus: StimulusKey.allCases
        }
    }
}
