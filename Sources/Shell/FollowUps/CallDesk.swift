internal import FeedbackModel
internal import FollowUps
internal import Interviewing
internal import Storage
internal import SurveyModel

/// Finds out what an interview cannot know by itself: what time it is where the customer lives, and what is on file.
@MainActor
struct CallDesk {
    private let session: Session
    /// Whom the interview is about.
    private let accountID: String?

    init(_ session: Session, accountID: String?) {
        self.session = session
        self.accountID = accountID
    }

    private var now: Int64 { session.surroundings.now() / 1000 }

    /// The zone of the customer.
    private func customerZone() throws -> ZoneRules {
        try session.zone(of: accountID.flatMap { try session.store().account($0) })
    }

    /// The instant of a time as it was typed, perhaps with its zone behind it.
    func time(_ text: String) throws -> AgreedTime {
        var words = text.split(whereSeparator: \.isWhitespace)
        let zone: ZoneRules
        if let last = words.last, words.count > 1, Self.isZone(last) {
            words.removeLast()
            zone = try session.zone(named: String(last))
        } else {
            zone = try customerZone()
        }
        return try SpokenTime(words.joined(separator: " ")).resolved(at: now, in: zone)
    }

    private static func isZone(_ word: Substring) -> Bool {
        guard word.first?.isLetter == true else { return false }
        return word.contains("/") || ["utc", "gmt", "z"].contains(word.lowercased())
    }

    /// A day as it was typed, by the customer's calendar.
    func day(_ text: String) throws -> CalendarDate {
        guard let today = try customerZone().moment(at: now)?.date else {
            throw CommandFailure(.failed, "the clock of this computer is wrong")
        }
        return try SpokenTime(text).day(from: today)
    }

    /// A promise: its words, and the day by which it is to be kept.
    ///
    /// The day stands before a colon, as in `by Fri: send the guide`; otherwise it is `promise_days` of the workspace ahead.
    func promise(_ text: String) throws -> (words: String, due: CalendarDate) {
        guard let today = try customerZone().moment(at: now)?.date else {
            throw CommandFailure(.failed, "the clock of this computer is wrong")
        }
        if text.lowercased().hasPrefix("by "), let colon = text.firstIndex(of: ":") {
            let words = text[text.index(after: colon)...].drop { $0.isWhitespace }
            guard !words.isEmpty else { throw SpokenTimeFailure.emptyPromise }
            return (String(words), try SpokenTime(String(text[..<colon].dropFirst(3))).day(from: today))
        }
        let rules = try session.settings()?.followUp ?? FollowUpSettings()
        return (text, today.adding(days: rules.promiseDays) ?? today)
    }

    /// Puts a record on file that is on none, marked as typed.
    func file(_ text: String) throws -> (record: FiledRecord, name: String) {
        let new = try NewRecord(text, accountID: accountID, in: session)
        try session.store().file([new])
        return (new.record, new.typed.name)
    }
}

extension SpokenTimeFailure {
    static let emptyPromise = SpokenTimeFailure(
        "what is promised is missing", hint: "say it as /promise by Fri: send the guide")
}
