/// Finds themes in words and by name, as the codebook has them.
///
/// Closures, so that drawing evidence needs to know neither how words are matched nor where the codebook is kept.
package struct ThemeFinder: Sendable {
    /// The ids of the themes whose phrases stand in a text.
    package var themesInWords: @Sendable (_ words: String) -> [String]
    /// The id of the theme that a survey or a tag names, whole or by its last part; `nil` for an unknown one.
    package var themeNamed: @Sendable (_ name: String) -> String?

    package init(
        themesInWords: @escaping @Sendable (String) -> [String], themeNamed: @escaping @Sendable (String) -> String?
    ) {
        self.themesInWords = themesInWords
        self.themeNamed = themeNamed
    }
}
