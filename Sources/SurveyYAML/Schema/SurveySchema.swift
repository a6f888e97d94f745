package import Tabulation

/// A JSON Schema of surveys and guides, with which an editor completes keys and explains them.
///
/// It is made of the tables that the reader reads by. It is coarser than the reader: names, expressions and options are
/// for `survey lint`.
package enum SurveySchema {
    /// The schema, after draft 7, which is what editors of YAML know best.
    package static var json: JSONValue {
        var parts: [JSONValue.Member] = DefinitionPart.allCases.map { .init($0.rawValue, object(of: $0)) }
        // Questions hold questions, so what an item is stands in one place and is referred to.
        parts += [DefinitionPart.question, .option, .quota, .guideSection].map {
            .init("\($0.rawValue)_item", item(of: $0))
        }
        parts += [
            .init("scalar", ["type": ["string", "number", "boolean", "null"]]),
            .init("wording", wording), .init("question_type", questionType), .init("field_type", fieldType),
        ]
        let survey = DefinitionPart.survey
        return .object([
            .init("$schema", "http://json-schema.org/draft-07/schema#"),
            .init("title", "A survey or discussion guide of Canvass"),
            .init("allOf", [reference(survey.rawValue)]),
            .init("definitions", .object(parts)),
        ])
    }

    private static func reference(_ name: String) -> JSONValue {
        .object([.init("$ref", .string("#/definitions/\(name)"))])
    }

    private static func any(_ schemas: [JSONValue]) -> JSONValue { .object([.init("anyOf", .array(schemas))]) }

    /// A map with the keys of a part.
    private static func object(of part: DefinitionPart) -> JSONValue {
        var members: [JSONValue.Member] = [.init("type", "object")]
        members.append(.init("properties", properties(of: part)))
        let required = part.keys.filter(\.isRequired).map { JSONValue.string($0.rawValue) }
        if !required.isEmpty { members.append(.init("required", .array(required))) }
        members.append(.init("additionalProperties", false))
        return .object(members)
    }

    private static func properties(of part: DefinitionPart) -> JSONValue {
        .object(
            part.keys.map { key in
                var members: [JSONValue.Member] = [.init("description", .string(key.meaning))]
                // Draft 7 passes over what stands beside a reference, so it goes into a list of one.
                members.append(.init("allOf", [schema(of: key.shape)]))
                return .init(key.rawValue, .object(members))
            })
    }

    /// One `- name: …` with the keys of a part beside the name.
    private static func item(of part: DefinitionPart) -> JSONValue {
        let named = JSONValue.object([
            .init("type", "object"), .init("minProperties", 1), .init("properties", properties(of: part)),
            .init("additionalProperties", any(values(of: part))),
        ])
        return part == .option ? any([reference("scalar"), named]) : named
    }

    /// What may stand behind the name.
    private static func values(of part: DefinitionPart) -> [JSONValue] {
        switch part {
        case .question: [reference("question_type"), reference("question"), ["type": "null"]]
        case .option: [reference("scalar"), reference("option"), reference("wording")]
        case .quota: [["type": "integer", "minimum": 1]]
        case .guideSection: [schema(of: .minutes)]
        default: []
        }
    }

    private static func schema(of shape: KeyShape) -> JSONValue {
        switch shape {
        case .text, .expression: reference("scalar")
        case .wording: reference("wording")
        case .boolean: ["type": "boolean"]
        case .integer(let range):
            .object([
                .init("type", "integer"), .init("minimum", .integer(range.lowerBound)),
                .init("maximum", .integer(range.upperBound)),
            ])
        case .minutes: ["type": "string", "pattern": "^[0-9]+ ?(min|m|minutes?|h|hours?)( [0-9]+ ?(min|m|minutes?))?$"]
        case .type: reference("field_type")
        case .word(let words): .object([.init("enum", .array(words.map(JSONValue.string)))])
        case .either(let first, let second): any([schema(of: first), schema(of: second)])
        case .list(let inner): .object([.init("type", "array"), .init("items", schema(of: inner))])
        case .map(let inner): .object([.init("type", "object"), .init("additionalProperties", schema(of: inner))])
        case .keys(let part): reference(part.rawValue)
        case .items(let part): .object([.init("type", "array"), .init("items", reference("\(part.rawValue)_item"))])
        }
    }

    private static var wording: JSONValue {
        any([
            reference("scalar"),
            .object([
                .init("type", "object"),
                .init("propertyNames", ["pattern": "^[a-z]{2,3}(-[A-Za-z0-9]{1,8})*$"]),
                .init("additionalProperties", reference("scalar")),
            ]),
        ])
    }

    private static var questionType: JSONValue {
        let names = TypeName.allCases.map(\.rawValue).joined(separator: "|")
        let examples = TypeName.allCases.flatMap { type in
            type.examples.map { example in
                JSONValue.object([
                    .init("const", .string(example)), .init("description", .string(type.meaning)),
                ])
            }
        }
        return any(
            examples + [.object([.init("type", "string"), .init("pattern", .string("^(\(names))( *\\(.*\\))?$"))])])
    }

    private static var fieldType: JSONValue {
        let names = FieldTypeName.allCases.map(\.rawValue).joined(separator: "|")
        let examples = FieldTypeName.allCases.map { JSONValue.string($0.example) }
        return any([
            .object([.init("enum", .array(examples))]),
            .object([.init("type", "string"), .init("pattern", .string("^(\(names))( *\\(.*\\))?\\??$"))]),
        ])
    }
}
