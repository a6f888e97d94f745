package import FeedbackModel
package import FocusGroups
internal import Journal
internal import SurveyModel

/// A focus group for people who were not there.
///
/// Everything follows from the journal; each number carries the entries from which it comes. People go by their
/// pseudonyms. Whose words are shown is decided in one place, ``shown(_:)``.
package struct GroupReport {
    /// What the journal does not say.
    package struct Facts: Hashable, Sendable {
        package var session: String
        package var workspace: String
        /// Who began the session.
        package var actor: String
        /// Milliseconds since 1970-01-01 UTC.
        package var startedAt: Int64
        /// `2026-03-02 09:00 UTC`.
        package var day: String
        package var status: String
        /// Who wrote each entry.
        package var writers: [Int: String]
        /// Whether people who were not asked about it are quoted.
        package var quotesUnasked: Bool

        package init(
            session: String, workspace: String, actor: String, startedAt: Int64, day: String, status: String,
            writers: [Int: String], quotesUnasked: Bool = false
        ) {
            self.session = session
            self.workspace = workspace
            self.actor = actor
            self.startedAt = startedAt
            self.day = day
            self.status = status
            self.writers = writers
            self.quotesUnasked = quotesUnasked
        }
    }

    let facts: Facts
    let group: FocusGroup
    let codebook: Codebook?
    /// The reading of the group's clock until which all counts.
    let reading: Int64
    let balance: TalkBalance
    let dynamics: GroupDynamics
    /// What the recording has for each utterance that was put beside it, by its number.
    let heard: [Int: [Recording.Cue]]
    private let scrubbing: NameScrubbing

    /// Looks at a group as its journal has it now; the codebook says what themes mean.
    package init(_ group: FocusGroup, codebook: Codebook?, facts: Facts) {
        self.facts = facts
        self.group = group
        self.codebook = codebook
        reading = group.clock.reading
        let estimator = group.discussion.reportEstimator
        balance = group.discussion.talkBalance(at: reading, by: estimator)
        dynamics = GroupDynamics(group.discussion, at: reading, by: estimator)
        let cues = group.discussion.recording?.cues ?? []
        heard = group.alignment.mapValues { places in places.map { cues[$0] } }
        scrubbing = NameScrubbing(
            group.participants.compactMap { participant in
                participant.name.text.flatMap { name in
                    Self.isNamed(participant, in: group) ? nil : (name, participant.pseudonym)
                }
            })
    }

    var title: String { group.guide.title }

    /// Names of participants in what was said or written give way to their pseudonyms.
    func scrubbed(_ text: String) -> String { scrubbing.applied(to: text) }

    /// Participants in the order of letters.
    var people: [Participant] { group.participants.sorted { $0.letter < $1.letter } }

    /// Who spoke, without a name.
    func name(_ speaker: Speaker) -> String {
        switch speaker {
        case .participant(let letter): group.participant(letter).map(called) ?? letter.uppercased
        case .moderator: "moderator"
        case .unknown: "somebody"
        }
    }

    /// What a participant goes by: the pseudonym, or the name where the group is named and they allow it.
    func called(_ participant: Participant) -> String {
        guard Self.isNamed(participant, in: group), let name = participant.name.text else {
            return participant.pseudonym
        }
        return name
    }

    private static func isNamed(_ participant: Participant, in group: FocusGroup) -> Bool {
        group.anonymity == .named && participant.consent[.attribute] == true && !participant.hasWithdrawn
    }

    func names(_ speakers: [Speaker]) -> String { speakers.map(name).joined(separator: ", ") }

    /// When an utterance began: on the group's clock, or by the day's where its clock says nothing.
    func time(_ utterance: Utterance) -> String {
        group.discussion.isLive ? ClockText.reading(utterance.start) : ClockText.day(utterance.time)
    }

    /// What was written down of what was said: a turn of which only the speaker was noted is none.
    var statements: [Utterance] { group.utterances.filter { !$0.parts.isEmpty } }

    /// The entries that made these utterances.
    func entries(_ utterances: [Utterance]) -> [Int] { Set(utterances.map(\.sequence)).sorted() }

    /// A section's name as people read it.
    func sectionName(_ id: String?) -> String { id.map(Self.spaced) ?? "before the first section" }

    static func spaced(_ id: String) -> String { String(id.map { $0 == "_" ? " " : $0 }) }
}

/// Times on a clock, without a formatter.
enum ClockText {
    /// Minutes and seconds, with hours where there are any: `12:04`, `1:02:03`.
    static func reading(_ milliseconds: Int64) -> String {
        let seconds = max(0, milliseconds) / 1_000
        let (hours, minutes) = (seconds / 3_600, seconds / 60 % 60)
        return (hours > 0 ? "\(hours):" : "") + "\(two(minutes)):\(two(seconds % 60))"
    }

    /// The time of day in UTC of milliseconds since 1970: `09:00:05`.
    static func day(_ milliseconds: Int64) -> String {
        let seconds = ((milliseconds / 1_000) % 86_400 + 86_400) % 86_400
        return "\(two(seconds / 3_600)):\(two(seconds / 60 % 60)):\(two(seconds % 60))"
    }

    /// `12.5 min`.
    static func minutes(_ milliseconds: Int64) -> String { NumberText.exact(tenths(milliseconds)) + " min" }

    /// Minutes with one digit.
    static func tenths(_ milliseconds: Int64) -> Double { (Double(milliseconds) / 6_000).rounded() / 10 }

    private static func two(_ number: Int64) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
