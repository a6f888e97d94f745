package import Journal

/// One thing that happened in a focus group, as it stands in the journal.
///
/// What people said, wrote or are called has the type `Words`; letters, ids and names of themes are plain text.
package enum GroupEvent: JournalEvent {
    /// 2 since letters can be changed; what an older program wrote is read as it is.
    package static let schema = 2

    /// The console was opened; the group has not begun.
    ///
    /// `isLive` is false when lines come from a file or a pipe, so that their times say nothing about the talk.
    case started(guide: String, isLive: Bool)

    case joined(letter: Letter, pseudonym: String, name: Words, account: String?, attributes: [Attribute])
    case left(letter: Letter, reason: Words?)
    case returned(letter: Letter)
    /// Somebody got another letter; what was entered by the old one stays theirs.
    case relettered(letter: Letter, to: Letter)

    /// A section began; the one before it ended.
    case entered(section: String)
    case skipped(section: String, reason: Words?)
    /// The guide did not mean the section for this group, and the moderator went on to a later one.
    case passedOver(section: String)
    /// The section got more minutes, or fewer; the sections still to come share the difference.
    case extended(section: String, minutes: Int)
    /// The next prepared probe was shown, counted from 1.
    case probed(section: String, probe: Int)

    /// Something was said; `lead` is how many milliseconds before the event the line was begun.
    case said(speakers: [Speaker], fidelity: Fidelity, text: Words, marks: Marks, isFlagged: Bool, lead: Int)
    /// Somebody began to talk.
    case tookFloor(speaker: Speaker, lead: Int)
    case continued(utterance: Int, text: Words, marks: Marks)
    case judged(utterance: Int, stances: [Stance])
    case marked(utterance: Int, marks: Marks)
    case attributed(utterance: Int, speakers: [Speaker])
    /// The words of an utterance were put right; `isVerbatim` makes them a quotation.
    case corrected(utterance: Int, text: Words, isVerbatim: Bool, marks: Marks)

    /// A theme was taken off an utterance.
    case untagged(utterance: Int, theme: String)

    /// Two consoles wrote down the same remark, which is said once: the second number no longer counts.
    case united(utterance: Int, with: Int)
    /// What a theme means that the codebook does not have.
    case defined(theme: String, text: Words)

    /// A question was put to the people: what is typed next is about it.
    case asked(question: String)
    /// People answered it; an earlier answer of the same round is replaced.
    case voted(question: String, votes: [Vote])
    /// People answered it on slips: who gave which answer is stored nowhere.
    case votedUnsigned(question: String, answers: [VotedAnswer])
    /// What is kept of who answers a question; without one, what reports tell of who is who.
    case anonymized(as: Anonymity, question: String?)
    /// Hands were counted instead, of so many people.
    case counted(question: String, counts: [HandCount], people: Int)
    /// Nothing more is answered to it for now.
    case closed(question: String)
    /// It was asked anew; the earlier round is kept.
    case repeated(question: String)
    /// The last round does not count.
    case voided(question: String, reason: Words?)
    /// The group sees the answers, or sees them no more.
    case revealed(question: String)
    case hidden(question: String)
    /// The moderator made a question that the guide does not have.
    case polled(question: ImprovisedQuestion)
    /// A follow-up of the guide was asked, counted from 1.
    case followedUp(section: String, number: Int)
    /// The moderator asked what the guide does not have.
    case improvised(text: Words)
    /// Something was shown to the group, or taken away again.
    case shown(stimulus: String)
    case removed(stimulus: String)

    /// Everybody writes in silence; what they wrote is hidden until it is revealed.
    case brainstormed(prompt: Words)
    case ideaWritten(letter: Letter?, text: Words)
    case ideasRevealed
    /// Ideas that mean the same got one name; they are counted from 1.
    case ideasGrouped(ideas: [Int], name: Words)

    /// Somebody asked the moderator something; it waits for its turn.
    case questioned(letter: Letter?, text: Words)
    /// Who wants the question with a number answered, and who does not.
    case supported(question: Int, stances: [Stance])
    /// What becomes of the question with a number.
    case turned(question: Int, state: QueuedQuestion.State)
    /// Something is to be done for somebody after the group, or for all of it.
    case promised(letter: Letter?, text: Words)
    /// The promise with a number was kept while the group was still together.
    case kept(promise: Int)
    /// What becomes of what was suggested at an attached console, in the entry.
    case weighed(suggestion: Int, isTaken: Bool)
    /// A countdown of so many seconds began, in the place of the one before; with 0, that one is called off.
    case timed(seconds: Int, label: Words?)

    /// What somebody allows, and by which text.
    case consented(letter: Letter, grants: [Grant], version: String?)

    /// A line that looks like a mark or a correction and does not fit: nobody said it, and it changes nothing.
    case slipped(text: Words)

    case observed(text: Words)
    case noted(text: Words)
    /// To the observers.
    case messaged(text: Words)
    case parked(text: Words)

    /// What was parked is dealt with; it is named by its entry.
    case unparked(entry: Int)

    /// The clock stopped, the console stays.
    case paused
    /// The group rests for so many minutes; the clock stops.
    case rested(minutes: Int)
    case resumed
    /// The console was left, and taken up again.
    case suspended
    case reopened
    case ended
    /// What was said was taken back: the words were erased with this, and the group is over.
    case withdrawn

    /// Somebody took back what they said: their words were erased with this, in entries with these sequences.
    case withdrew(letter: Letter, entries: [Int])

    /// A transcript of the group's recording came after its end, in the place of any before; its stretches follow.
    ///
    /// `offset` is how many milliseconds the recording had run when the console was opened.
    case transcribed(form: String, voices: [Recording.Voice], offset: Int64?)
    /// One stretch of it, in milliseconds of the recording; `first` and `last` are the file's cues that it was made of.
    case heard(speaker: Speaker, start: Int64?, end: Int64?, text: Words, first: Int?, last: Int?)

    /// A console beside the moderator's came; they are counted from 1.
    case attached(role: ConsoleRole, name: String, process: ConsoleProcess)
    /// It left, or its process was found dead.
    case detached(console: Int)
    /// The moderator sent it away.
    case dismissed(console: Int)
    /// What somebody did at such a console.
    indirect case written(console: Int, event: GroupEvent)

    /// So many entries just before it were one act, and are undone as one; they stand there without a gap.
    case together(entries: Int)

    /// An earlier entry no longer counts; for an entry that is itself `undone`, what it took away counts again.
    case undone(entry: Int)

    /// Whether an `undone` may name it: acts of the group may be taken back, the running of the clock may not.
    package var isUndoable: Bool {
        switch self {
        case .started, .paused, .rested, .resumed, .suspended, .reopened, .ended, .withdrawn, .withdrew, .together,
            .undone, .attached, .detached, .dismissed, .written, .transcribed, .heard:
            false
        default: true
        }
    }

    /// Whether it makes an utterance, and so uses up a number for good.
    package var isUtterance: Bool {
        switch self {
        case .said, .tookFloor: true
        default: false
        }
    }
}

/// How the words of an utterance came to be written.
package enum Fidelity: String, Hashable, Sendable, Codable, CaseIterable {
    /// Only that somebody talked.
    case tap
    /// The moderator's words for it.
    case paraphrase
    /// The speaker's own words.
    case verbatim
}

/// Something known of a participant, such as `role=admin`.
package struct Attribute: Hashable, Sendable, Codable {
    package var key: String
    package var value: Words

    package init(key: String, value: Words) {
        self.key = key
        self.value = value
    }
}

/// Where and when an event stands.
package struct Moment: Hashable, Sendable {
    /// The event's place in the journal, counted from 1.
    package var sequence: Int
    /// Milliseconds since 1970-01-01 UTC.
    package var time: Int64
    /// Milliseconds since the driving process began this spell.
    package var monotonic: Int64
    /// Which run of a driving process it belongs to.
    package var spell: Int
    /// The attached console at which it was done; `nil` for the moderator's own.
    package internal(set) var console: Int?

    package init(sequence: Int, time: Int64, monotonic: Int64, spell: Int) {
        self.sequence = sequence
        self.time = time
        self.monotonic = monotonic
        self.spell = spell
    }

    package init(_ entry: JournalEntry) {
        self.init(
            sequence: entry.sequence, time: entry.draft.time, monotonic: entry.draft.monotonic,
            spell: entry.draft.spell)
    }
}
