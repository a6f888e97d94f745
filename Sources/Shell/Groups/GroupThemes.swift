package import FeedbackModel
internal import SourceDiagnostics

/// The themes that a moderator may mean: those of the codebook, and those typed for the first time.
package struct GroupThemes: Sendable {
    private let codebook: Codebook?

    package init(_ codebook: Codebook?) { self.codebook = codebook }

    /// The whole id of a theme that the codebook has; a name that it has not stays as typed.
    package func resolved(_ name: String) -> String { codebook?[name]?.id ?? name }

    /// Whether a theme emerged in a session: the codebook does not have it.
    package func isEmergent(_ theme: String) -> Bool { codebook?[theme] == nil }

    /// The theme that a new name was probably meant to be.
    package func nearest(to name: String) -> String? {
        guard let codebook else { return nil }
        let names = codebook.themes.map(\.id) + codebook.themes.map(\.name)
        return suggestion(for: name, among: names).flatMap { codebook[$0]?.id ?? $0 }
    }

    /// What `#…` may become: the section's codes first, then the codebook; by beginning of the id or of its last part.
    package func completions(of typed: String, expected codes: [String], used: [String]) -> [String] {
        var names: [String] = []
        for name in codes.map(resolved) + (codebook?.themes.map(\.id) ?? []) + used where !names.contains(name) {
            names.append(name)
        }
        let word = typed.lowercased()
        let beginning = names.filter { $0.hasPrefix(word) }
        let inner = names.filter { name in
            !name.hasPrefix(word) && name.split(separator: "/").contains { $0.hasPrefix(word) }
        }
        // readline replaces the word by what the candidates begin with alike, so the two kinds are never mixed.
        return beginning.isEmpty ? inner : beginning
    }
}
