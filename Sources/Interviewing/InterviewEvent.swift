package import Journal
package import SurveyModel

/// What can happen in an interview, as it stands in the journal.
///
/// Questions are named by id and options by code, so an entry can be read without the definition. All that people say
/// is ``Words``; codes, numbers and ids are plain, since statistics must survive a withdrawal.
package enum InterviewEvent: JournalEvent {
    /// The first event of every session: what was known before the first question.
    case opened(Opening)
    /// The session is held for practice: it stands in the journal, and is no evidence of anything.
    ///
    /// An event of its own and no field of the opening, so that a version without practice refuses to read such a session
    /// instead of counting it.
    case practised
    /// What the respondent answered in an earlier session, where the survey asks for it; before the first question.
    case recalled(Recall)
    /// The question was put; what was never put cannot have been passed over.
    case asked(question: String, shown: Shown? = nil)
    case answered(question: String, value: RecordedValue)
    case missing(question: String, reason: MissingReason)
    /// Some of the points were given out; the rest is still wanted.
    case allotted(question: String, points: [String: Int])
    /// Answers that a check calls into question were left as they are.
    case overridden(check: String, reason: Words?, values: [CheckedValue])
    /// How many others hold a place in each quota that this session falls into, when that was decided or changed.
    ///
    /// The session holds a place in each of them from here on, unless one is full; without any, it gives its places back.
    case counted(taken: [String: Int])
    /// From here on the questions are shown in this language.
    case switched(language: String)
    /// Which one, after an option such as "Something else".
    case specified(question: String, option: String, words: Words)
    /// The respondent's own words.
    case said(question: String, words: Words)
    /// The agent's summary: never to be taken for a quotation.
    case gist(question: String, words: Words)
    /// Words that were asked for after an answer were not given; `option` where they were to say which one.
    case passed(question: String, option: String?)
    /// A summary was read back, and the respondent said that it is right; summaries are counted from 1.
    case confirmed(question: String, gist: Int)
    /// A remark by whoever types, on a question or on the whole interview.
    case noted(question: String?, words: Words)
    /// A probe was read out; probes are counted from 1 in the order of the definition.
    case probeUsed(question: String, probe: Int)
    /// After going back, an answer was left as it is, and the interview went on to the next question.
    case kept(question: String)
    case wentBack(to: String)
    case wentTo(question: String)
    /// What the words of this act decided about the path, so that erasing them changes nothing.
    case decided([Decision])
    /// The last change that still stands was taken back.
    case undone
    /// The change that was taken back last stands again.
    case redone
    /// A try came to nothing final, as `no_answer`: the session waits for the next one.
    case tried(outcome: String)
    /// The respondent asked to be called at a time.
    case appointed(Appointment)
    /// Something was promised to the respondent, to be kept by a day.
    case promised(words: Words, due: RecordedValue?)
    /// Beside the survey, the respondent was asked whether they have a need; `nil` where they do not know.
    case inquired(theme: String, isPresent: Bool?)
    /// A record that is on no file was typed; from here on the session is about it.
    case filed(FiledRecord)
    /// Nobody pressed a key for so long that it counts as no time of the question: milliseconds before the next event.
    case idled(milliseconds: Int)
    /// A console beside the interviewer's came; they are counted from 1.
    case attached(role: ConsoleRole, name: String, process: ConsoleProcess)
    /// It left, or its process was found dead.
    case detached(console: Int)
    /// The interviewer sent it away.
    case dismissed(console: Int)
    /// What somebody did at such a console.
    indirect case written(console: Int, event: InterviewEvent)
    /// Somebody at such a console told the interviewer what to ask or do; it stands in `written` only.
    case suggested(question: String?, words: Words)
    case paused
    /// A driver took the session up again, after a pause or after a crash.
    case resumed
    case ended(outcome: String)
    /// What was answered in another tool was changed there after the end: answers are taken again, up to the next end.
    case reopened
    /// The respondent took their words back: they were erased with this, and nothing more is asked.
    case withdrawn

    package static var schema: Int { 5 }
}

/// What an interview begins with.
package struct Opening: Codable, Hashable, Sendable {
    /// The survey's id.
    package var survey: String
    /// SHA-256 of the definition's text.
    package var definition: String
    package var account: String?
    package var ticket: String?
    /// The case's fields that are known, in the order of the definition.
    package var fields: [Field]
    /// Where all chance of this session comes from.
    package var seed: UInt64
    /// The day on which it began, as `today()` sees it for the whole session.
    package var day: RecordedValue
    /// The language that was asked for; `nil` for the survey's first one.
    package var language: String?
    /// How far the quotas were filled by other sessions, by name; absent where the survey has none.
    package var taken: [String: Int]?
    /// What chance decided before the first question; absent in journals of the first schema, and where nothing was.
    package var arrangement: Arrangement?
    /// The profile of a simulated respondent: such a session is no evidence, and never counts; `nil` for people.
    package var simulated: String?
    /// Where it was answered, if in another tool.
    package var origin: Origin?

    /// What another tool says of a response that was given there.
    package struct Origin: Codable, Hashable, Sendable {
        /// The tool, as `typeform`.
        package var source: String
        /// The response's own id there.
        package var key: String
        /// How the respondent came to it, as the tool calls it.
        package var channel: String?
        /// Who answered, where that is a contact on file.
        package var contact: String?

        package init(source: String, key: String, channel: String? = nil, contact: String? = nil) {
            self.source = source
            self.key = key
            self.channel = channel
            self.contact = contact
        }
    }

    package struct Field: Codable, Hashable, Sendable {
        package var name: String
        package var value: RecordedValue

        package init(name: String, value: RecordedValue) {
            self.name = name
            self.value = value
        }
    }

    package init(
        survey: String, definition: String, account: String? = nil, ticket: String? = nil, fields: [Field] = [],
        seed: UInt64 = 0, day: CalendarDate, language: String? = nil, taken: [String: Int]? = nil
    ) {
        self.survey = survey
        self.definition = definition
        self.account = account
        self.ticket = ticket
        self.fields = fields
        self.seed = seed
        self.day = .date(day)
        self.language = language
        self.taken = taken
    }
}

/// Where an event stands in the journal, so that what it brought can be followed back to it.
package struct EventMark: Hashable, Sendable {
    /// The entry's sequence; 0 outside a journal.
    package var sequence: Int
    /// Milliseconds since 1970-01-01 UTC.
    package var time: Int64
    package var actor: String
    /// Milliseconds since the driver's spell began, on a clock that does not jump.
    package var monotonic: Int64
    /// Which run of a driver it belongs to.
    package var spell: Int

    package init(sequence: Int = 0, time: Int64 = 0, actor: String = "", monotonic: Int64 = 0, spell: Int = 0) {
        self.sequence = sequence
        self.time = time
        self.actor = actor
        self.monotonic = monotonic
        self.spell = spell
    }

    package init(_ entry: JournalEntry) {
        self.init(
            sequence: entry.sequence, time: entry.draft.time, actor: entry.draft.actor,
            monotonic: entry.draft.monotonic, spell: entry.draft.spell)
    }
}
