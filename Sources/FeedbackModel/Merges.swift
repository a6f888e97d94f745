/// Which themes count as others.
package typealias ThemeMerges = Merges

/// Which accounts count as others.
package typealias AccountMerges = Merges

/// Which things count as others of their kind, by their ids: merges, each of which can be taken back.
///
/// A merge changes no evidence: an item stays with the theme or account that it was found to be of, and is only counted
/// for the other one.
package struct Merges: Hashable, Sendable {
    private var targets: [String: String] = [:]

    package init() {}

    package var isEmpty: Bool { targets.isEmpty }

    /// The ids of those that count as another one, in rising order.
    package var merged: [String] { targets.keys.sorted() }

    /// What one was merged into, which may be merged into a third one.
    package subscript(id: String) -> String? { targets[id] }

    /// Merges one into another; a merge that would lead back to itself is none.
    package mutating func merge(_ id: String, into other: String) {
        guard resolved(other) != id else { return }
        targets[id] = other
    }

    package mutating func unmerge(_ id: String) { targets[id] = nil }

    /// What one counts as in the end: itself, where it was not merged.
    package func resolved(_ id: String) -> String {
        var current = id
        while let next = targets[current] { current = next }
        return current
    }

    /// Those that count as this one, itself first.
    package func sources(of id: String) -> [String] {
        [id] + merged.filter { $0 != id && resolved($0) == id }
    }

    /// The merges among the themes of a codebook: what is merged into a theme that is gone counts for itself again.
    package func within(_ codebook: Codebook) -> ThemeMerges { within(Set(codebook.themes.map(\.id))) }

    /// The merges among those that are known: what is merged into one that is gone counts for itself again.
    package func within(_ known: Set<String>) -> Merges {
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
