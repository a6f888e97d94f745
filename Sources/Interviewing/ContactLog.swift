package import Journal
package import SurveyModel

/// A time at which somebody asked to be called.
package struct Appointment: Codable, Hashable, Sendable {
    /// Milliseconds since 1970-01-01 UTC.
    package var time: Int64
    /// The name of the zone in which it was said, as `Europe/Berlin`.
    package var zone: String
    /// What the clock there shows then, as `2026-11-24T10:00`.
    package var local: String

    package init(time: Int64, zone: String, local: String) {
        self.time = time
        self.zone = zone
        self.local = local
    }
}

/// A record that somebody typed because it was on no file.
package struct FiledRecord: Codable, Hashable, Sendable {
    package enum Kind: String, Codable, Hashable, Sendable, CaseIterable {
        case account, contact, ticket
    }

    package var kind: Kind
    /// The id that it has here, until it is joined to the imported one.
    package var id: String

    package init(kind: Kind, id: String) {
        self.kind = kind
        self.id = id
    }
}

/// What happened between us and the respondent beside the questions: tries, appointments, promises, and what else was asked.
package struct ContactLog: Hashable, Sendable {
    package struct Try: Hashable, Sendable {
        /// A name of the definition, or a word of ``OutcomeCode``.
        package var outcome: String
        package var mark: EventMark
    }

    package struct Promise: Hashable, Sendable {
        package var words: Words
        /// The day by which it is to be kept.
        package var due: CalendarDate?
        package var mark: EventMark
    }

    /// A need that the respondent was asked about although the survey does not ask.
    package struct Inquiry: Hashable, Sendable {
        package var theme: String
        /// `nil` where they do not know.
        package var isPresent: Bool?
        package var mark: EventMark
    }

    /// Tries that came to nothing final, in order.
    package internal(set) var tries: [Try] = []
    /// The appointment that stands, and where it was made.
    package internal(set) var appointment: Appointment?
    package internal(set) var appointedAt: EventMark?
    /// In order.
    package internal(set) var promises: [Promise] = []
    /// What was asked beside the survey, in order; of a theme the last answer counts.
    package internal(set) var inquiries: [Inquiry] = []
    /// The records that were typed here; of each kind the last one is what the session is about.
    package internal(set) var filed: [FiledRecord] = []

    /// The id of the typed record of a kind that the session is about.
    package func filedID(_ kind: FiledRecord.Kind) -> String? { filed.last { $0.kind == kind }?.id }

    /// How long before its time a call is taken for the one that was agreed on: half an hour.
    private static let leeway: Int64 = 1_800_000

    mutating func take(_ event: InterviewEvent, at mark: EventMark) {
        switch event {
        case .tried(let outcome):
            tries.append(Try(outcome: outcome, mark: mark))
            clearAppointment()
        case .appointed(let appointment):
            self.appointment = appointment
            appointedAt = mark
        case .promised(let words, let due):
            var day: CalendarDate?
            if case .date(let date)? = due { day = date }
            promises.append(Promise(words: words, due: day, mark: mark))
        case .inquired(let theme, let isPresent):
            inquiries.removeAll { $0.theme == theme }
            inquiries.append(Inquiry(theme: theme, isPresent: isPresent, mark: mark))
        case .filed(let record): filed.append(record)
        case .resumed:
            if let appointment, mark.time >= appointment.time.subtractingReportingOverflow(Self.leeway).partialValue {
                clearAppointment()
            }
        default: break
        }
    }

    private mutating func clearAppointment() {
        appointment = nil
        appointedAt = nil
    }
}
