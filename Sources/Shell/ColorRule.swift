extension ColorChoice {
    /// Whether a stream gets colour: the option decides, then `NO_COLOR`, `CLICOLOR_FORCE`, and what the stream is.
    ///
    /// `NO_COLOR` counts when it is not empty (no-color.org), `CLICOLOR_FORCE` when it is neither empty nor 0
    /// (bixense.com/clicolors).
    package func allowsColor(isTerminal: Bool, environment: [String: String]) -> Bool {
        switch self {
        case .always: return true
        case .never: return false
        case .auto: break
        }
        if environment["NO_COLOR", default: ""] != "" { return false }
        if !["", "0"].contains(environment["CLICOLOR_FORCE", default: ""]) { return true }
        return isTerminal && !["", "dumb"].contains(environment["TERM", default: ""])
    }
}
