internal import SourceDiagnostics

extension Codebook {
    /// What became of a theme's name in a file or a command.
    package enum Lookup: Hashable, Sendable {
        case found(Theme)
        /// The last part of several ids, which are given.
        case ambiguous([String])
        /// No theme; the nearest one, where there is one.
        case unknown(nearest: String?)
    }

    /// Looks for a theme by its whole id, or by its last part where that is unique.
    package func lookUp(_ name: String) -> Lookup {
        if let theme = self[name] { return .found(theme) }
        let named = themes.filter { $0.name == name }.map(\.id)
        if !named.isEmpty { return .ambiguous(named) }
        let nearest =
            suggestion(for: name, among: themes.map(\.name)) ?? suggestion(for: name, among: themes.map(\.id))
        return .unknown(nearest: nearest)
    }
}
