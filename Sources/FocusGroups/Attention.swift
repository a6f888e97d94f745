/// What a moderator should notice about somebody's part in the talk.
package enum Attention: Hashable, Sendable {
    /// Has said nothing in this section, while others have.
    case silent
    /// Has less than 0.4 of a fair share of the whole.
    case quiet
    /// Has had more than max(0.35, 2/n) of the last ten minutes, in which others took at least eight turns.
    case dominant
}

extension Discussion {
    /// Whom to notice at a reading of the clock, among those in the room.
    ///
    /// The bounds are product decisions; that everybody should speak early and nobody for all is Krueger & Casey, "Focus
    /// Groups" (2015).
    package func attention(at clock: Int64) -> [Letter: Attention] {
        let present = self.present
        guard let run = section?.runs.first, !present.isEmpty else { return [:] }
        let inSection = utterances.filter { $0.section == section?.id && $0.start >= run.start }
        let heard = Set(inSection.flatMap(\.speakers))
        let hasTalk = heard.contains { $0.letter != nil }
        let shares = talkBalance(at: clock).shares
        let recent = talkBalance(at: clock, since: clock - 600_000).shares
        let bound = max(0.35, 2 / Double(present.count))
        let turns = recent.reduce(0) { $0 + $1.turns }

        var found: [Letter: Attention] = [:]
        for letter in present {
            let share = shares.first { $0.letter == letter }
            let late = recent.first { $0.letter == letter }
            if hasTalk, !heard.contains(.participant(letter)) {
                found[letter] = .silent
            } else if let late, late.share > bound, turns - late.turns >= 8 {
                found[letter] = .dominant
            } else if let share, share.adjusted.map({ $0 < 0.4 }) ?? false {
                found[letter] = .quiet
            }
        }
        return found
    }

    /// The reading of the clock at which the first section began.
    package var beganAt: Int64? { sections.flatMap(\.runs).map(\.start).min() }

    /// Planned milliseconds of all sections that are not left out.
    package var plannedTotal: Int64 { sections.reduce(0) { $0 + ($1.isSkipped ? 0 : $1.planned) } }
}
