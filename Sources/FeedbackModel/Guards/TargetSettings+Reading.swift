package import LocatedYAML
internal import SourceDiagnostics
internal import SurveyModel

extension TargetSettings {
    /// Reads the key `target`; what is wrong goes to the log.
    package static func read(_ node: YAMLNode) -> TargetSettings {
        var settings = TargetSettings()
        _ = node.map("'fit' and 'exempt'") { map -> Bool in
            settings.rules = (map.optional("fit")?.list("a list of '- {if: …, fit: 0.5}'") ?? []).compactMap(rule)
            settings.exempt = Set(map.optional("exempt")?.texts("a list of categories or themes")?.map(\.text) ?? [])
            return true
        }
        return settings
    }

    private static func rule(_ node: YAMLNode) -> Rule? {
        node.map("'if' and 'fit'") { map -> Rule? in
            let text = map.required("if", of: "the rule")?.sourceText("a condition")
            let condition = text.flatMap { Self.condition($0, log: map.log) }
            guard let fit = map.required("fit", of: "the rule")?.number(in: 0...1), let condition else { return nil }
            return Rule(condition: condition, fit: fit)
        }
    }

    /// A condition on one account.
    ///
    /// Which attributes accounts have is known only once there are some, so every other name is one, and a text.
    private static func condition(_ text: SourceText, log: DiagnosticLog) -> Expression? {
        guard let expression = Expression.parse(text, log: log) else { return nil }
        for read in expression.reads {
            if case .question = read { continue }
            log.error(
                .wrongShape, at: text.span, "a condition on accounts cannot use '\(read)'",
                hint: "it knows attributes of the account, and id, name, source, lifecycle, seats and revenue")
            return nil
        }
        var scope = TypeScope()
        for name in names(in: expression) {
            scope.symbols[name] = .init(common[name] ?? .text, mayBeMissing: true)
        }
        return TypeChecker(scope: scope, log: log).condition(expression) == nil ? nil : expression
    }
}
