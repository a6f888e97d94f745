package import ArgumentParser
internal import FeedbackModel

/// Which guards to look at the numbers with, other than as `canvass.yaml` has them.
package struct GuardOptions: ParsableArguments {
    @Option(help: "Switch these guards off for this once, as 'calm,icp'; 'feedback guards' lists them.")
    package var without: String?
    @Option(help: "Switch all guards off for this once but these; 'none' for the plain tally.")
    package var only: String?

    package init() {}

    package func validate() throws {
        if without != nil, only != nil { throw ValidationError("give --without or --only, not both.") }
    }

    /// Whether they differ from what the workspace has set.
    var isWhatIf: Bool { without != nil || only != nil }

    /// The guards that are on.
    func active(of settings: GuardSettings) throws(CommandFailure) -> Set<Guard> {
        if let without { return settings.active.subtracting(try Self.guards(without)) }
        if let only { return only == "none" ? [] : try Self.guards(only) }
        return settings.active
    }

    private static func guards(_ list: String) throws(CommandFailure) -> Set<Guard> {
        var found: Set<Guard> = []
        for name in list.split(separator: ",").map({ $0.filter { $0 != " " } }) {
            guard let known = Guard(rawValue: String(name)) else {
                throw .unknownGuard(String(name), among: Guard.allCases.map(\.rawValue))
            }
            found.insert(known)
        }
        return found
    }
}

extension CommandFailure {
    /// No such guard: the nearest one, and all that there are.
    static func unknownGuard(_ name: String, among known: [String]) -> Self {
        var failure = unknown("guard", name, among: known, exitCode: .usage)
        let list = "the guards are \(known.joined(separator: ", "))"
        failure.hint = failure.hint.map { "\($0) \(list)" } ?? list
        return failure
    }
}
