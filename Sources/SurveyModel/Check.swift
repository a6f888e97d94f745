/// A rule that an answer is held against, when it is given and whenever a value that the rule reads changes.
package struct Check: Hashable, Sendable {
    /// What happens when the rule is broken.
    package enum Level: String, Hashable, Sendable, CaseIterable {
        /// The answer is not taken; missing values count as passing.
        case must
        /// The interviewer corrects an answer, or goes on and may say why; missing values count as passing.
        case should
        /// As `must`, but missing values count as failing, and the interview cannot be complete while it fails.
        case critical
    }

    /// Whether somebody who goes on against a `should` has to say why.
    package enum ReasonPolicy: String, Hashable, Sendable, CaseIterable { case none, optional, required }

    package var level: Level
    package var condition: Expression
    /// What is said when it fails.
    package var say: Template
    package var translations: [String: Template]
    package var reason: ReasonPolicy

    package init(
        level: Level, condition: Expression, say: Template, translations: [String: Template] = [:],
        reason: ReasonPolicy = .optional
    ) {
        self.level = level
        self.condition = condition
        self.say = say
        self.translations = translations
        self.reason = reason
    }
}
