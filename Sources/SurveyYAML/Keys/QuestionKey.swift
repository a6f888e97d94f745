internal import SurveyModel

/// The keys of a question, a calculation, a section or a repeat.
package enum QuestionKey: String, DefinitionKey {
    case text, title, about, note, condition = "if", calc
    case options = "options_if"
    case shuffle, top, ends, unit, shown, sets, most, least, without, prices
    case again, min, max, times, questions
    case set
    case readOnly = "read_only_if"
    case reset = "reset_when"
    case required
    case requiredIf = "required_if"
    case isPrivate = "private"
    case missing, sensitive, source, checks, words, probes, go, theme, present, tags, was, retired, recode

    package var meaning: String {
        switch self {
        case .text: "What is asked or read out; ${…} fills in a value."
        case .title: "The heading of a section, shown when it begins."
        case .about: "What a standard wording is about: the company, the feature, the price's thing."
        case .note: "A note for the interviewer, never read aloud."
        case .condition: "Asked only if this is true; missing counts as false."
        case .calc: "The value is that of this expression, always."
        case .options: "Offers only the options for which this is true; 'it' is the option."
        case .shuffle: "Shows the options in another order to each respondent."
        case .top: "Only so many of the best are ranked."
        case .ends: "Labels of points of the scale, by point."
        case .unit: "The unit of the number, as hours; two units never mix."
        case .shown: "How many items a set shows."
        case .sets: "How many sets a respondent sees."
        case .most: "What the best item of a set is, as 'Most important'."
        case .least: "What the worst item of a set is."
        case .without: "The question about the feature's absence."
        case .prices: "The wording of the four price questions."
        case .again: "Asked after a round: whether there is another."
        case .min: "The least number of rounds; 1 if it is left out."
        case .max: "The greatest number of rounds; 20 if it is left out."
        case .times: "How many rounds there are, in the place of 'again'."
        case .questions: "The questions of the section, or of each round."
        case .set: "The answer that is proposed until one is given."
        case .readOnly: "The answer is shown and cannot be changed where this is true."
        case .reset: "When this becomes true, the answer is set aside and asked again."
        case .required: "Whether the question must be answered."
        case .requiredIf: "Must be answered where this is true."
        case .missing: "The reasons for having no answer that are offered; dont_know and refused if it is left out."
        case .isPrivate: "In a guide: whether the group is told nothing of the answers until a section shows them."
        case .sensitive: "Whether the answer may embarrass or harm."
        case .source: "Whose knowledge the answer is."
        case .checks: "Rules that the answer is held against."
        case .words: "Whether the respondent's own words are wanted."
        case .probes: "What the interviewer may ask next."
        case .go: "Where to go on after the answer, when not with the next question."
        case .theme: "The theme of the codebook that the question asks about."
        case .present: "Which answers mean that the theme is there."
        case .tags: "Words to find the question by."
        case .was: "Its name in earlier revisions."
        case .retired: "Asked no more; earlier sessions hold answers."
        case .recode: "What became of codes of earlier revisions, as {old: new}."
        }
    }

    package var shape: KeyShape {
        switch self {
        case .text, .title, .about, .note, .most, .least, .without, .again: .wording
        case .condition, .calc, .options, .times, .set, .readOnly, .reset, .requiredIf: .expression
        case .shuffle: .either(.boolean, .keys(.shuffle))
        case .top: .integer(1...1000)
        case .ends: .map(.wording)
        case .unit: .text
        case .shown: .integer(3...7)
        case .sets: .integer(1...100)
        case .prices: .keys(.prices)
        case .min: .integer(0...1000)
        case .max: .integer(1...1000)
        case .questions: .items(.question)
        case .required, .sensitive, .isPrivate, .retired: .boolean
        case .missing:
            .either(.word(["none"] + Self.reasons), .list(.word(Self.reasons)))
        case .source: .word(Question.Source.allCases.map(\.rawValue))
        case .checks: .list(.keys(.check))
        case .words: .word(["free", "verbatim"])
        case .probes: .list(.wording)
        case .go: .either(.keys(.jump), .list(.keys(.jump)))
        case .theme: .text
        case .present: .either(.expression, .list(.text))
        case .tags: .list(.text)
        case .was: .either(.text, .list(.text))
        case .recode: .map(.text)
        }
    }

    static let reasons = ["dont_know", "refused", "not_applicable"]

    /// The types that have it; `nil` for all that are asked.
    package var types: Set<TypeName>? {
        switch self {
        case .title: [.section]
        case .about: Set(TypeName.presets).union([.kano, .priceSensitivity])
        case .calc: []
        case .options, .shuffle: [.choice, .multi, .rank, .allocate, .matrix]
        case .top: [.rank]
        case .ends: [.scale, .matrix, .nps, .csat, .ces]
        case .unit: [.integer, .decimal, .scale]
        case .shown, .sets, .most, .least: [.maxdiff]
        case .without: [.kano]
        case .prices: [.priceSensitivity]
        case .again, .min, .max, .times: [.repetition]
        case .questions: [.section, .repetition]
        case .condition: Set(TypeName.allCases)
        case .note, .tags: Set(TypeName.allCases).subtracting([.section])
        case .text, .was, .retired: Set(TypeName.allCases).subtracting([.section, .opportunity])
        case .recode: [.choice, .multi, .rank, .allocate, .maxdiff, .matrix]
        case .go: Set(TypeName.allCases).subtracting([.section, .repetition, .opportunity])
        case .missing, .required: TypeName.answered.union([.opportunity, .repetition])
        case .requiredIf, .theme, .present: TypeName.answered.union([.opportunity])
        case .set, .readOnly, .reset, .isPrivate, .sensitive, .source, .checks, .words, .probes: TypeName.answered
        }
    }
}
