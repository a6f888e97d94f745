/// Which items are worth most and least, found out by best and worst of a few at a time.
///
/// Source: Louviere & Woodworth, "Best-worst scaling: a model for the largest difference judgments" (1991); Finn &
/// Louviere, Journal of Public Policy & Marketing 11(2), 1992.
package struct MaxDiff: Hashable, Sendable {
    package var items: OptionList
    /// How many items a set shows, 3 to 7, and fewer than there are items.
    package var shown: Int
    /// How many sets a respondent sees.
    package var sets: Int
    /// What the best one is asked for, as "Most important".
    package var most: String
    package var least: String
    /// The same in other languages.
    package var mostTranslations: [String: String] = [:]
    package var leastTranslations: [String: String] = [:]

    package init(
        items: OptionList, shown: Int, sets: Int, most: String = "Most important", least: String = "Least important"
    ) {
        self.items = items
        self.shown = shown
        self.sets = sets
        self.most = most
        self.least = least
    }

    /// How often a respondent sees an item: equally often where sets and items allow it, else one time more or less.
    package var timesShown: ClosedRange<Int> {
        guard !items.options.isEmpty, sets > 0, shown > 0 else { return 0...0 }
        let (whole, rest) = (sets * min(shown, items.options.count)).quotientAndRemainder(
            dividingBy: items.options.count)
        return whole...(rest == 0 ? whole : whole + 1)
    }

    package func most(in language: String?) -> String { language.flatMap { mostTranslations[$0] } ?? most }

    package func least(in language: String?) -> String { language.flatMap { leastTranslations[$0] } ?? least }

    /// Four items a set, or three where there are fewer than six.
    package static func usualShown(_ items: Int) -> Int { items < 6 ? 3 : 4 }

    /// As many sets as show every item three times on average, which is what individual counts need.
    ///
    /// Source: Orme, "Accuracy of HB estimation in MaxDiff experiments", Sawtooth Software (2005).
    package static func usualSets(_ items: Int, shown: Int) -> Int { (3 * items + shown - 1) / max(1, shown) }
}

/// One answered set of a MaxDiff.
package struct MaxDiffPick: Hashable, Sendable {
    /// The codes that were shown, in the order on the screen.
    package var shown: [String]
    package var most: String
    package var least: String

    package init(shown: [String], most: String, least: String) {
        self.shown = shown
        self.most = most
        self.least = least
    }
}
