import SourceDiagnostics
import SurveyLinting
import SurveyModel
import SurveySimulation
import SurveyYAML

/// The tables of the page, from the tables that the program itself reads with.
enum ReferenceTables {
    /// The lines of a table; what is not known is said in its place, and fails the test.
    static func table(_ name: String) -> [String] {
        if let part = DefinitionPart(rawValue: name) { return keys(of: part) }
        if let topic = Function.Topic(rawValue: name) { return functions(of: topic) }
        if let family = LintRule.Family.allCases.first(where: { self.name(of: $0) == name }) {
            return rules(of: family)
        }
        switch name {
        case "types": return types
        case "field types": return fieldTypes
        case "operators": return operators
        case "session": return session
        case "test codes": return testCodes
        default: return ["there is no table '\(name)'"]
        }
    }

    /// All names, each of which must be on the page.
    static var names: [String] {
        ["types", "field types", "operators", "session", "test codes"] + DefinitionPart.allCases.map(\.rawValue)
            + Function.Topic.allCases.map(\.rawValue) + LintRule.Family.allCases.map(name)
    }

    private static func name(of family: LintRule.Family) -> String { "rules \(family.rawValue)" }

    private static func row(_ cells: [String]) -> String {
        "| " + cells.map { $0.split(separator: "|").joined(separator: "\\|") }.joined(separator: " | ") + " |"
    }

    private static func table(_ heads: [String], _ rows: [[String]]) -> [String] {
        [row(heads), "|" + String(repeating: "---|", count: heads.count)] + rows.map(row)
    }

    private static func code(_ text: String) -> String { "`\(text)`" }

    private static func listed(_ words: [String]) -> String {
        guard words.count > 1, let last = words.last else { return words.joined() }
        return words.dropLast().joined(separator: ", ") + " or " + last
    }

    private static var types: [String] {
        table(
            ["type", "as it is written", "what it takes"],
            TypeName.allCases.map { type in
                [code(type.rawValue), type.examples.map(code).joined(separator: ", "), type.meaning]
            })
    }

    private static var testCodes: [String] {
        table(["code", "what 'survey test' says"], TestCode.all.map { [code($0.code.rawValue), $0.meaning] })
    }

    private static var fieldTypes: [String] {
        table(
            ["type", "as it is written"],
            FieldTypeName.allCases.map { [code($0.rawValue), code($0.example) + ", " + code($0.example + "?")] })
    }

    private static func keys(of part: DefinitionPart) -> [String] {
        table(
            ["key", "what stands behind it", "what it is for"] + (part == .question ? ["of which types"] : []),
            part.keys.map { key in
                let meaning = key.isRequired ? key.meaning + " Needed." : key.meaning
                let takers = (key as? QuestionKey).map { [Self.takers($0)] } ?? []
                return [code(key.rawValue), words(for: key.shape), meaning] + takers
            })
    }

    private static func takers(_ key: QuestionKey) -> String {
        if key == .calc { return "calculations, which have no type" }
        let all = TypeName.allCases
        guard let types = key.types, types.count < all.count else { return "all" }
        let named = { (types: Set<TypeName>) in
            all.filter(types.contains).map { code($0.rawValue) }.joined(separator: ", ")
        }
        let others = Set(all).subtracting(types)
        return types.count <= others.count ? named(types) : "all but " + named(others)
    }

    private static func words(for shape: KeyShape) -> String {
        switch shape {
        case .text: "a text"
        case .wording: "a text, or one for each language"
        case .expression: "an expression"
        case .boolean: "`true` or `false`"
        case .integer(let range): "a whole number from \(range.lowerBound) to \(range.upperBound)"
        case .minutes: "a length of time, as `12 min`"
        case .type: "a type"
        case .word(let words): listed(words.map(code))
        case .either(let one, let other): "\(words(for: one)); or \(words(for: other))"
        case .list(let shape): "a list: \(words(for: shape))"
        case .map(let shape): "names, and behind each: \(words(for: shape))"
        case .keys(let part): "the keys of a \(title(part))"
        case .items(let part): "a list of `- name: …`, each with the keys of a \(title(part))"
        }
    }

    private static func title(_ part: DefinitionPart) -> String {
        String(part.rawValue.map { $0 == "_" ? " " : $0 })
    }

    private static var operators: [String] {
        table(
            ["form", "what it gives", "examples"],
            OperatorCatalogue.all.map { [code($0.spelling), $0.explanation, examples($0.examples)] })
    }

    private static func functions(of topic: Function.Topic) -> [String] {
        table(
            ["function", "what it gives", "examples"],
            FunctionCatalogue.all.filter { $0.topic == topic }.map { function in
                [
                    function.spellings.map(code).joined(separator: " "), function.explanation,
                    examples(function.examples),
                ]
            })
    }

    private static func examples(_ examples: [Function.Example]) -> String {
        examples.map { "\(code($0.expression)) → \(code($0.result))" }.joined(separator: "<br>")
    }

    private static var session: [String] {
        table(
            ["field", "what it is"], SessionField.allCases.map { [code("session." + $0.rawValue), $0.sentence] })
    }

    private static func rules(of family: LintRule.Family) -> [String] {
        let rules = LintCatalogue.rules.filter { $0.family == family }
        let hasSources = rules.contains { $0.source != nil }
        return table(
            ["code", "what it finds", "how to mend it"] + (hasSources ? ["after"] : []),
            rules.map { rule in
                [code(rule.code.rawValue), rule.summary, rule.remedy] + (hasSources ? [rule.source ?? ""] : [])
            })
    }
}
