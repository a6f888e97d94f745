/// Which themes count as others: merges, each of which can be taken back.
///
/// A merge changes no evidence: an item stays about the theme that it was found to be about, and is only counted for the
/// other one.
package struct ThemeMerges: Hashable, Sendable {
    private var targets: [String: String] = [:]

    package init() {}

    package var isEmpty: Bool { targets.isEmpty }

    /// The themes that count as another one, in rising order.
    package var merged: [String] { targets.keys.sorted() }

    /// What a theme was merged into, which may be merged into a third one.
    package subscript(theme: String) -> String? { targets[theme] }

    /// Merges a theme into another one; a merge that would lead back to itself is none.
    package mutating func merge(_ theme: String, into other: String) {
        guard resolved(other) != theme else { return }
        targets[theme] = other
    }

    package mutating func unmerge(_ theme: String) { targets[theme] = nil }

    /// The theme that one counts as in the end: itself, where it was not merged.
    package func resolved(_ theme: String) -> String {
        var current = theme
        while let next = targets[current] { current = next }
        return current
    }

    /// The themes that count as this one, itself first.
    package func sources(of theme: String) -> [String] {
        [theme] + merged.filter { $0 != theme && resolved($0) == theme }
    }

    /// The merges among the themes of a codebook: what is merged into a theme that is gone counts for itself again.
    package func within(_ codebook: Codebook) -> ThemeMerges {
        let known = Set(codebook.themes.map(\.id))
        var result = self
        result.targets = targets.filter { known.contains($0.key) && known.contains($0.value) }
        return result
    }
}

extension Codebook {
    /// The codebook without the themes that count as others.
    package func without(_ merges: ThemeMerges) -> Codebook {
        var codebook = self
        codebook.themes.removeAll { merges[$0.id] != nil }
        return codebook
    }
}
