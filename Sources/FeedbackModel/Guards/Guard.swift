/// A correction for one of the ways in which feedback misleads; each can be switched off, and its effect is shown.
package enum Guard: String, Codable, Hashable, Sendable, CaseIterable {
    /// An account counts once, however often it speaks.
    case distinctAccounts = "distinct-accounts"
    /// A share that rests on little evidence is drawn towards that of its kind.
    case shrinkage
    /// Whoever answered is weighted so that they are like the customer base.
    case poststratify
    /// Tickets tell of the many that never write, by how often those do that are known to have a need.
    case silentMajority = "silent-majority"
    /// What somebody wrote down for a customer may say it wrongly.
    case translation
    /// Severity comes from what happened; how loudly it is told moves it only a little.
    case calm
    /// Whom the product is not for counts less.
    case icp
    /// Old answers count less, and so leave more doubt.
    case recency
    /// Whoever sits in one room agrees easily: they count for fewer.
    case focusGroup = "focus-group"
    /// One customer with most of the revenue behind a theme is pointed out.
    case concentration
    /// A theme that coders do not understand alike is in no ranking.
    case agreement

    /// Whether it changes the estimate; the others only point something out.
    package var changesNeed: Bool { self != .concentration && self != .agreement }
}

extension Set<Guard> {
    package static var all: Set<Guard> { Set(Guard.allCases) }
}
