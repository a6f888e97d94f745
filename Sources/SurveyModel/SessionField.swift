/// A field of `session`: what a session knows about itself.
package enum SessionField: String, Sendable, CaseIterable {
    case language, mode, started, actor, interruptions

    package var type: ValueType {
        switch self {
        case .language, .mode, .actor: .text
        case .started: .dateTime
        case .interruptions: .integer
        }
    }

    /// The only texts that it can be.
    var literals: [String]? { self == .mode ? Survey.Mode.allCases.map(\.rawValue) : nil }

    /// One sentence about it.
    package var sentence: String {
        switch self {
        case .language: "The language in which the questions are shown, as 'en'."
        case .mode: "'interviewer', 'self' or 'group'."
        case .started: "When the session began."
        case .actor: "Who drives the session."
        case .interruptions: "How often the session was left and taken up again."
        }
    }
}
