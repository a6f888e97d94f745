internal import Statistics

/// How far coders agree on whether something is about a theme.
package struct CodingAgreement: Codable, Hashable, Sendable {
    /// What the guard `agreement` makes of it.
    package enum Standing: String, Codable, Hashable, Sendable, CaseIterable {
        case reliable
        /// Good enough for a first conclusion.
        case tentative
        /// Coders do not mean the same by the theme: it is in no ranking until it is described better and coded again.
        case unreliable
    }

    /// Krippendorff's α.
    package var alpha: Double
    /// How many items were coded by at least two.
    package var items: Int
    package var standing: Standing

    /// Works it out; `nil` for fewer items than wanted, and where all codes are the same, since that tells nothing.
    package init?(_ codings: [[Bool]], settings: GuardSettings) {
        let units = codings.map { $0.map { $0 ? 1.0 : 0 } }
        guard let found = KrippendorffAlpha(units: units, level: .nominal), found.units >= settings.leastCoded else {
            return nil
        }
        alpha = found.value
        items = found.units
        standing =
            found.value >= settings.reliableAlpha
            ? .reliable : found.value >= settings.tentativeAlpha ? .tentative : .unreliable
    }
}
