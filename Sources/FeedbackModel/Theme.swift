/// What evidence can be about.
package struct Theme: Hashable, Sendable {
    /// The permanent id: `bug/export_timeout`, category first.
    package var id: String
    /// The first level of the codebook: `bug`, `ux`, `understanding_gap`, `use_case`, `wish`, `churn_reason`,
    /// `usage_trend`, `pricing`, or the team's own.
    package var category: String
    package var definition: String
    package var include: String?
    package var exclude: String?
    package var example: String?
    /// What people say when they mean it; matched without regard to case and inflection.
    package var phrases: [String]

    package init(
        id: String, category: String, definition: String = "", include: String? = nil, exclude: String? = nil,
        example: String? = nil, phrases: [String] = []
    ) {
        self.id = id
        self.category = category
        self.definition = definition
        self.include = include
        self.exclude = exclude
        self.example = example
        self.phrases = phrases
    }

    /// The part of the id after the category.
    package var name: String { id.split(separator: "/").last.map(String.init) ?? id }
}

/// The tree of themes, flat and in the order of the file.
package struct Codebook: Hashable, Sendable {
    package var name: String
    package var themes: [Theme]

    package init(name: String, themes: [Theme]) {
        self.name = name
        self.themes = themes
    }

    /// Finds a theme by its whole id, or by its last part where that is unique.
    package subscript(name: String) -> Theme? {
        if let exact = themes.first(where: { $0.id == name }) { return exact }
        let named = themes.filter { $0.name == name }
        return named.count == 1 ? named.first : nil
    }

    /// The places of all themes by every name that the subscript finds them by.
    var numbers: [String: Int] {
        let names = themes.map(\.name)
        let counts = Dictionary(names.map { ($0, 1) }, uniquingKeysWith: +)
        var numbers: [String: Int] = [:]
        for (number, name) in names.enumerated() where counts[name] == 1 { numbers[name] = number }
        // A whole id goes before the last part of another one; of two with one id the first counts.
        for (number, theme) in themes.enumerated().reversed() { numbers[theme.id] = number }
        return numbers
    }
}
