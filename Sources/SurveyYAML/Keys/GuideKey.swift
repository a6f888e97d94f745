internal import SurveyModel

/// The keys of a discussion guide's section.
package enum GuideSectionKey: String, DefinitionKey {
    case kind, why
    case condition = "if"
    case show, shuffle, say, ask
    case callOn = "call_on"
    case turns, each
    case followUp = "follow_up"
    case probes, codes
    case mustCover = "must_cover"
    case readBack = "read_back"
    case analyse

    package var meaning: String {
        switch self {
        case .kind: "What the section is for."
        case .why: "What it is good for; the moderator sees it, and it is never read aloud."
        case .condition:
            "Meant for the group only if this is true; missing counts as false. Nothing is left out by itself."
        case .show: "The questions whose results the group sees from here on, and the stimuli that it is shown."
        case .shuffle: "Shows the stimuli in another order to each group."
        case .say: "What the moderator reads out before anything else; ${…} fills in what all have answered."
        case .ask: "The question to the group."
        case .callOn: "Whom to ask first, as highest(worst) or quietest()."
        case .turns: "Whether everybody speaks once, one after the other."
        case .each: "What every person is asked, one by one or on paper."
        case .followUp: "What to ask next when the answers are so."
        case .probes: "What to ask next."
        case .codes: "The themes that it is expected to be about."
        case .mustCover: "The themes that should have been talked about before it is left."
        case .readBack: "How many of the themes talked about most are read back, so that people can put them right."
        case .analyse: "Whether what is said is evidence; true if it is left out."
        }
    }

    package var shape: KeyShape {
        switch self {
        case .kind: .word(GuideSection.Kind.allCases.map(\.rawValue))
        case .why: .text
        case .condition: .expression
        case .show, .codes, .mustCover: .list(.text)
        case .shuffle: .word(["by_session"])
        case .say, .ask: .wording
        case .callOn: .either(.expression, .list(.expression))
        case .turns: .word(["round_robin"])
        case .each: .items(.question)
        case .followUp: .list(.keys(.followUp))
        case .probes: .list(.wording)
        case .readBack: .integer(1...20)
        case .analyse: .boolean
        }
    }
}

/// The keys of a follow-up.
package enum FollowUpKey: String, DefinitionKey {
    case condition = "if"
    case ask

    package var meaning: String {
        switch self {
        case .condition: "Offered if this is true; missing counts as false."
        case .ask: "The question to the group."
        }
    }

    package var shape: KeyShape { self == .condition ? .expression : .wording }
    package var isRequired: Bool { true }
}

/// The keys of `people`.
package enum GroupSizeKey: String, DefinitionKey {
    case min, max

    package var meaning: String {
        switch self {
        case .min: "The least number of people; with fewer, the group is thin."
        case .max: "The greatest number of people."
        }
    }

    package var shape: KeyShape { .integer(2...12) }
}

/// The keys of a stimulus.
package enum StimulusKey: String, DefinitionKey {
    case label, file

    package var meaning: String {
        switch self {
        case .label: "What it is called."
        case .file: "Where it is."
        }
    }

    package var shape: KeyShape { .text }
    package var isRequired: Bool { self == .label }
}
