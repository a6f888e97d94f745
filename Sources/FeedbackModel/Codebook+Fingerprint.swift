internal import Journal

extension Codebook {
    /// A hash of all that decides which texts a theme is found in.
    ///
    /// A store drops its matches when it changes. Definitions and examples are for people and do not count.
    package var fingerprint: String {
        let matcher = "phrase matcher 1"
        let themes = themes.flatMap { theme in
            [Array(theme.id.utf8), Array(String(theme.phrases.count).utf8)] + theme.phrases.map { Array($0.utf8) }
        }
        return Digest.of([Array(matcher.utf8)] + themes).description
    }
}
