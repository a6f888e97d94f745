import SourceDiagnostics
import SurveyModel
import SurveyYAML
import Tabulation
import Testing

/// The reader, the tables of keys and the schema say the same.
@Suite struct KeyTableTests {
    /// A value for each key, as it could stand in a survey.
    private static func value(_ key: QuestionKey) -> String {
        switch key {
        case .condition, .options, .readOnly, .reset, .requiredIf: "first = 'yes'"
        case .calc, .times, .set: "1 + 1"
        case .shuffle, .required, .sensitive, .isPrivate, .retired: "true"
        case .top, .sets, .min, .max: "2"
        case .shown: "3"
        case .ends: "{1: low}"
        case .unit: "hours"
        case .prices: "{too_cheap: A?, cheap: B?, expensive: C?, too_expensive: D?}"
        case .questions: "[{inner: yes_no, text: I?}]"
        case .missing: "none"
        case .source: "agent_opinion"
        case .checks: "[{must: first = 'yes', say: No.}]"
        case .words: "verbatim"
        case .probes, .tags: "[a]"
        case .go: "{end: partial}"
        case .theme: "slow"
        case .present: "first = 'yes'"
        case .recode: "{old: a}"
        case .was: "[old_name]"
        default: "Words"
        }
    }

    // Whatever the table gives to a type, the reader knows there; whatever it does not give, the reader refuses.
    @Test func everyKeyIsReadWhereTheTableSaysSo() {
        for type in TypeName.allCases {
            for key in QuestionKey.allCases where key != .calc {
                let written = type.examples[0]
                // Only where a repeat asks whether there is any round can that be left without an answer.
                let isGate = type == .repetition && [.missing, .required].contains(key)
                let yaml = """
                    survey: s
                    title: S
                    mode: self
                    lists:
                      reason: [a, b, c, d, none]
                      pain: [a, b, c, d]
                      feature: [a, b, c, d]
                    questions:
                      - first: yes_no
                        text: F?
                      - q: \(written)
                        \(key.rawValue): \(Self.value(key))
                        \(isGate ? "min: 0" : "")
                    """
                let codes = SurveyParser.parse(yaml, file: "k.yaml").diagnostics.map(\.code.rawValue)
                let isTaken = key.types.map { $0.contains(type) } ?? true
                let said = "\(type.rawValue).\(key.rawValue): \(codes)"
                #expect(!codes.contains("E003"), "\(said)")
                let isElsewhere = key == .present || key == .isPrivate || (key == .without && type == .kano)
                #expect(codes.contains("E113") == !isTaken || isElsewhere, "\(said)")
            }
        }
    }

    @Test func everyExampleOfATypeIsOne() {
        for type in TypeName.allCases {
            for example in type.examples {
                let yaml = """
                    survey: s
                    title: S
                    mode: self
                    lists:
                      reason: [a, b, c, d, none]
                      pain: [a, b, c, d]
                      feature: [a, b, c, d]
                    questions:
                      - q: \(example)
                    """
                let codes = SurveyParser.parse(yaml, file: "k.yaml").diagnostics.map(\.code.rawValue)
                #expect(!codes.contains("E110") && !codes.contains("E111"), "\(example): \(codes)")
            }
        }
        for type in FieldTypeName.allCases {
            let yaml = "survey: s\ntitle: S\nmode: self\nlists: {product: [a]}\ncase: {f: \"\(type.example)?\"}\n"
            let found = SurveyParser.parse(yaml + "questions:\n  - q: text\n    text: Q?\n", file: "k.yaml")
            #expect(found.survey?.caseFields.count == 1, "\(type.example): \(found.diagnostics)")
        }
    }

    @Test func theSchemaHasEveryKeyWithItsMeaning() throws {
        guard case .object(let members) = SurveySchema.json,
            case .object(let parts)? = members.first(where: { $0.key == "definitions" })?.value
        else {
            Issue.record("the schema has no definitions")
            return
        }
        for part in DefinitionPart.allCases {
            guard case .object(let schema)? = parts.first(where: { $0.key == part.rawValue })?.value,
                case .object(let keys)? = schema.first(where: { $0.key == "properties" })?.value
            else {
                Issue.record("\(part.rawValue) is not in the schema")
                continue
            }
            let names = part.keys.map { $0.rawValue }
            #expect(keys.map(\.key) == names)
            let areSentences = part.keys.allSatisfy { $0.meaning.hasSuffix(".") || $0.meaning.hasSuffix("?") }
            #expect(areSentences)
        }
        let text = SurveySchema.json.text()
        for reference in text.split(separator: "#/definitions/").dropFirst() {
            let name = String(reference.prefix { $0.isLetter || $0 == "_" })
            #expect(parts.contains { $0.key == name }, "\(name)")
        }
    }
}
