package import SurveyModel

/// Whom the product is for: the key `target` of `canvass.yaml`.
///
/// It defines the population that shares are shares of; nobody's word is discounted beyond that, and who is set aside is
/// shown.
package struct TargetSettings: Hashable, Sendable {
    /// Accounts that a condition holds for, and how far the product is for them.
    package struct Rule: Hashable, Sendable {
        package var condition: Expression
        /// 0 for not at all, 1 for wholly.
        package var fit: Double

        package init(condition: Expression, fit: Double) {
            self.condition = condition
            self.fit = fit
        }
    }

    /// The first one that holds decides; where none does, the fit is 1.
    package var rules: [Rule]
    /// Categories and themes in which everybody counts wholly.
    package var exempt: Set<String>

    package init(rules: [Rule] = [], exempt: Set<String> = []) {
        self.rules = rules
        self.exempt = exempt
    }

    /// The attributes that the conditions ask for, beside what every account has.
    package var attributes: Set<String> {
        Set(rules.flatMap { Self.names(in: $0.condition) }).subtracting(Self.common.keys)
    }

    /// The names in a condition, and whether each is a number.
    static func names(in condition: Expression) -> [String] {
        condition.reads.compactMap { read in
            guard case .question(let name) = read else { return nil }
            return name
        }
    }

    /// What every account may have, beside its attributes.
    static let common: [String: ValueType] = [
        "id": .text, "name": .text, "source": .text, "lifecycle": .text, "seats": .integer, "revenue": .decimal,
    ]
}

extension TargetSettings {
    /// How far the product is for each of some accounts, 0 to 1, in their order.
    package func fits(of accounts: [Account]) -> [Double] {
        guard !rules.isEmpty else { return Array(repeating: 1, count: accounts.count) }
        let names = Set(rules.flatMap { Self.names(in: $0.condition) }).sorted()
        let places = Dictionary(uniqueKeysWithValues: names.enumerated().map { ($1, $0) })
        let compiled = rules.map { CompiledExpression($0.condition, places: places) }
        var environment = Environment(answers: AnswerSheet(names))
        return accounts.map { account in
            for (place, name) in names.enumerated() {
                environment.answers[place] = account.value(named: name).map(Answer.value) ?? .missing(.notAsked)
            }
            for (rule, condition) in zip(rules, compiled) where condition.isTrue(in: environment) { return rule.fit }
            return 1
        }
    }
}
