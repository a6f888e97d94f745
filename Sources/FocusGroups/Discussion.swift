internal import SurveyModel

/// What the group has said and done so far: the fold of all entries that count.
package struct Discussion: Hashable, Sendable {
    /// In the order in which they were added.
    package internal(set) var participants: [Participant] = []
    /// One for each section of the guide, in its order.
    package internal(set) var sections: [SectionProgress]
    /// The section that is on; `nil` before the first.
    package internal(set) var current: Int?
    /// In the order of their numbers.
    package internal(set) var utterances: [Utterance] = []
    /// How many numbers of utterances were given out.
    package internal(set) var numbers = 0
    /// Notes, observations, and the parking lot, in order.
    package internal(set) var notes: [Note] = []
    package internal(set) var isLive = true
    package internal(set) var hasEnded = false

    init(guide: Survey) {
        sections = guide.sections.map { section in
            let time = Int64(max(0, min(section.minutes, 10_000))) * 60_000
            return SectionProgress(id: section.id, guideTime: time, planned: time)
        }
    }

    package func participant(_ letter: Letter) -> Participant? { participants.first { $0.letter == letter } }

    /// The letters of everybody who was added, whether in the room or not.
    package var roster: Set<Letter> { Set(participants.map(\.letter)) }

    /// The letters of those in the room, in order.
    package var present: [Letter] { participants.filter(\.isPresent).map(\.letter).sorted() }

    package func utterance(_ number: Int) -> Utterance? { index(of: number).map { utterances[$0] } }

    /// The section that is on.
    package var section: SectionProgress? { current.map { sections[$0] } }

    /// What waits on the parking lot: notes put there, and utterances marked so.
    package var parkingLot: [Note] { notes.filter { $0.kind == .parking } }

    /// All themes in use, sorted, with the number of utterances about each.
    package var themeCounts: [(theme: String, utterances: Int)] {
        var counts: [String: Int] = [:]
        for utterance in utterances { for theme in utterance.themes { counts[theme, default: 0] += 1 } }
        return counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { ($0.key, $0.value) }
    }

    func index(of number: Int) -> Int? {
        // Numbers rise, so a binary search finds one in a long session without reading all.
        var (low, high) = (0, utterances.count)
        while low < high {
            let middle = (low + high) / 2
            if utterances[middle].number < number { low = middle + 1 } else { high = middle }
        }
        return low < utterances.count && utterances[low].number == number ? low : nil
    }
}
