package import Journal
package import SurveyModel

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
    /// By question.
    package internal(set) var polls: [String: Poll] = [:]
    /// Questions that the moderator made in the room, in order.
    package internal(set) var improvised: [Question] = []
    /// How questions made in the room are answered, where their kind does not say it.
    package internal(set) var ballots: [String: Ballot] = [:]
    /// The question that what is typed as an answer belongs to.
    package internal(set) var atHand: String?
    /// Private questions whose answers the group has seen.
    package internal(set) var revealed: Set<String> = []
    /// When stimuli were shown, in order.
    package internal(set) var showings: [Showing] = []
    package internal(set) var brainstorms: [Brainstorm] = []
    /// What participants asked, in order.
    package internal(set) var queue: [QueuedQuestion] = []
    /// What is to be done after the group, in order.
    package internal(set) var promises: [Promise] = []
    /// Whether what was suggested in an entry was taken up, as far as the moderator has decided.
    var weighed: [Int: Bool] = [:]
    /// What themes mean that the codebook does not have.
    package internal(set) var definitions: [String: Words] = [:]
    /// What reports tell of who is who.
    package internal(set) var anonymity = Anonymity.pseudonymous
    /// The questions of whose answers nobody's letter is kept.
    package internal(set) var unlinkable: Set<String> = []
    /// The numbers of utterances that are others written down twice, with those.
    package internal(set) var united: [Int: Int] = [:]
    /// The countdown that runs, or ran last.
    package internal(set) var countdown: Countdown?
    /// The entries of what was parked and is dealt with.
    package internal(set) var settled: Set<Int> = []
    /// How long the rest is to last that the group takes; `nil` while it does not rest.
    package internal(set) var rest: Int?
    /// The transcript that came after the end.
    package internal(set) var recording: Recording?
    /// Who got another letter, in order.
    var relettered: [Relettering] = []
    package internal(set) var isLive = true
    package internal(set) var hasEnded = false

    let guideQuestions: [String: Question]
    private let firstQuestions: [String: String]

    init(guide: Survey) {
        guideQuestions = Dictionary(guide.questions.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        firstQuestions = Dictionary(
            guide.sections.compactMap { section in
                guide.questions(of: section).first { $0.kind.takesAnswer }.map { (section.id, $0.id) }
            }, uniquingKeysWith: { first, _ in first })
        sections = guide.sections.map { section in
            let time = Int64(max(0, min(section.minutes, 10_000))) * 60_000
            return SectionProgress(id: section.id, guideTime: time, planned: time)
        }
    }

    package func participant(_ letter: Letter) -> Participant? { participants.first { $0.letter == letter } }

    /// The letters of everybody who was added, whether in the room or not, but for those who have withdrawn.
    package var roster: Set<Letter> { Set(participants.lazy.filter { !$0.hasWithdrawn }.map(\.letter)) }

    /// The letters of those in the room, in order.
    package var present: [Letter] { participants.filter(\.isPresent).map(\.letter).sorted() }

    package func utterance(_ number: Int) -> Utterance? { index(of: number).map { utterances[$0] } }

    /// The section that is on.
    package var section: SectionProgress? { current.map { sections[$0] } }

    /// What waits on the parking lot, apart from utterances that are marked so.
    package var parkingLot: [Note] { notes.filter { $0.kind == .parking && !settled.contains($0.sequence) } }

    /// The utterances that wait on the parking lot.
    package var parkedUtterances: [Utterance] {
        utterances.filter { $0.marks.isParked && !settled.contains($0.sequence) }
    }

    /// A section begins: its first question is at hand.
    mutating func open(_ section: String) {
        atHand = nil
        if let first = firstQuestions[section] { put(first) }
    }

    mutating func show(_ stimulus: String, at clock: Int64) {
        guard !showings.contains(where: { $0.stimulus == stimulus && $0.end == nil }) else { return }
        showings.append(Showing(stimulus: stimulus, start: clock, end: nil))
    }

    /// All themes in use, sorted, with the number of utterances about each.
    package var themeCounts: [(theme: String, utterances: Int)] {
        var counts: [String: Int] = [:]
        for utterance in utterances { for theme in utterance.themes { counts[theme, default: 0] += 1 } }
        return counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { ($0.key, $0.value) }
    }

    func index(of number: Int) -> Int? {
        let number = united[number] ?? number
        // Numbers rise, so a binary search finds one in a long session without reading all.
        var (low, high) = (0, utterances.count)
        while low < high {
            let middle = (low + high) / 2
            if utterances[middle].number < number { low = middle + 1 } else { high = middle }
        }
        return low < utterances.count && utterances[low].number == number ? low : nil
    }
}
