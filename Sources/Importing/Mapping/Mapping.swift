package import SourceDiagnostics

/// How the records of one shape of file become tickets, ideas, reviews, accounts, contacts, votes, comments or
/// counted events.
///
/// The grammar is closed: what a mapping may say is what this type can hold, and nothing in it is a script.
package struct Mapping: Hashable, Sendable {
    package enum Kind: String, Hashable, Sendable, CaseIterable {
        case ticket, idea, review, account, contact, vote, event
        /// What was written after a ticket's first message, in a file of its own: it joins the ticket in the store.
        case comment
        /// What somebody answered in a survey of another tool; read by the tool's own reader, never by a mapping.
        case response
    }

    package enum Unmapped: String, Hashable, Sendable, CaseIterable { case keep, warn, refuse }

    /// What happens to personal data before anything is stored.
    package enum Privacy: String, Hashable, Sendable, CaseIterable {
        case drop, keep, pseudonym
        /// A pseudonym with the domain of the address behind it, by which accounts are found: `p_…@acme.com`.
        case domain

        /// Whether a pseudonym stands in the place of the name.
        var isPseudonym: Bool { self == .pseudonym || self == .domain }
    }

    package var name: String
    /// What it is for, in one line for lists.
    package var about: String?
    package var kind: Kind
    /// Goes into the records' provenance and keys.
    package var source: String
    /// What a file must have to be proposed for this mapping.
    package var required: [Reference] = []
    package var preferred: [Reference] = []
    package var reading = ReadingOptions()
    package var dates = DateOptions()
    package var key = KeyRule()
    /// By target, in the order of the file.
    package var fields: [FieldRule] = []
    /// Fields of an account that are not among its targets: its attributes, by name.
    package var attributes: [FieldRule] = []
    /// How the messages after a ticket's first one are read.
    package var comments: CommentRule?
    package var drops: [DropRule] = []
    package var tombstone: Condition?
    package var unmapped = Unmapped.keep
    /// By the name of a field, a column or a member.
    package var privacy: [String: Privacy] = [:]
    /// What is kept beside the record as it came, though a field is made of it.
    package var kept: [Reference] = []

    package init(name: String, kind: Kind, source: String) {
        self.name = name
        self.kind = kind
        self.source = source
    }

    /// Whether columns without a field have a place beside records of a kind.
    static func keepsOthers(_ kind: Kind) -> Bool { ![.contact, .vote, .event, .comment].contains(kind) }

    /// The targets that a kind of record has.
    static func targets(of kind: Kind) -> [String] {
        switch kind {
        case .ticket:
            [
                "id", "subject", "body", "channel", "status", "priority", "created_at", "updated_at", "account",
                "requester", "tags", "satisfaction", "language", "solved_at", "first_reply_at", "reopens", "team",
                "votes",
            ]
        case .account: ["id", "name", "seats", "arr", "lifecycle"]
        case .contact: ["id", "account", "name", "email", "role"]
        case .idea:
            [
                "id", "subject", "body", "channel", "status", "priority", "created_at", "updated_at", "account",
                "requester", "tags", "language", "votes", "supporters", "merged_into",
            ]
        case .review:
            [
                "id", "subject", "body", "channel", "status", "created_at", "updated_at", "requester", "tags",
                "satisfaction", "language",
            ]
        case .vote: ["idea", "contact", "account", "created_at"]
        case .event: ["id", "event", "user", "account", "time"]
        case .comment: ["ticket", "created_at"]
        case .response: []
        }
    }
}

extension Mapping.Kind {
    /// Whether records of it are something that a customer said unasked: they are matched to themes as tickets are.
    package var isStatement: Bool { self == .ticket || self == .idea || self == .review }

    /// `a ticket`, `an account`.
    var withArticle: String { "aeiou".contains(rawValue.prefix(1)) ? "an \(rawValue)" : "a \(rawValue)" }
}

/// How the bytes become records.
package struct ReadingOptions: Hashable, Sendable {
    package enum Format: String, Hashable, Sendable, CaseIterable {
        /// A workbook's sheet comes as CSV, so a mapping for CSV reads it too.
        case csv, tsv, xlsx, json, ndjson
        /// A board of Trello, which is one JSON document whose cards speak of its other parts.
        case trello

        package var isTable: Bool { self == .csv || self == .tsv || self == .xlsx }
    }

    package enum Encoding: String, Hashable, Sendable, CaseIterable {
        /// UTF-8, or UTF-16 where the file begins with its byte order mark; nothing is guessed.
        case auto
        case utf8 = "utf-8"
        case utf16 = "utf-16"
        case windows1252 = "windows-1252"
        case macRoman = "macroman"
    }

    package var format = Format.csv
    package var encoding = Encoding.auto
    /// `nil` looks at the header row.
    package var delimiter: UInt8?
    /// How many rows of a table are its header: 0 to 3.
    package var headerRows = 1
    /// Where the records of a JSON document are.
    package var records = JSONPath([.each])
    /// A workbook's sheet: its name, or its number from 1.
    package var sheet: String?
    /// What a table's row holds in its only cell where the data end and a footer begins.
    package var footer: ColumnPattern?

    package init() {}
}

/// Which columns or members a value comes from; the first that the file has counts.
package enum Reference: Hashable, Sendable {
    case columns([String])
    /// A column by its place, counted from 1.
    case index(Int)
    /// The one column whose name a pattern matches.
    case pattern(ColumnPattern)
    /// All columns of these names: each cell that is not empty is one item of a list.
    case everyNamed([String])
    /// All columns whose names a pattern matches.
    case everyMatching(ColumnPattern)
    case paths([JSONPath])
    case constant(String)

    /// Whether it gives a list whatever the file holds.
    var isList: Bool {
        switch self {
        case .everyNamed, .everyMatching: true
        case .paths(let paths): paths.contains { $0.steps.contains(.each) }
        case .columns, .index, .pattern, .constant: false
        }
    }
}

/// How one target is filled.
package struct FieldRule: Hashable, Sendable {
    /// What becomes of a value that `values` does not list.
    package enum Otherwise: Hashable, Sendable { case keep, null }

    package var target: String
    package var reference: Reference
    package var transform: Transform
    package var isRequired = false
    /// Whether a file without it is nothing to tell of.
    package var isOptional = false
    /// Takes the first that is not empty in this record, instead of the first that the file has.
    package var takesFirstNonEmpty = false
    /// What values become; `nil` for those that become nothing.
    package var values: [String: String?] = [:]
    package var otherwise = Otherwise.keep
    package var privacy: Mapping.Privacy?
    /// What must hold of a record for the field to have a value at all.
    package var condition: Condition?
    /// Where the rule stands in the mapping.
    package var span: SourceSpan

    package init(target: String, reference: Reference, transform: Transform, span: SourceSpan) {
        self.target = target
        self.reference = reference
        self.transform = transform
        self.span = span
    }
}

/// What a value is read as.
package enum Transform: Hashable, Sendable {
    case text
    /// Tags and entities become plain text.
    case html
    /// The marks of Markdown, or of Jira's wiki, are taken out; what a reader would read stays.
    case markdown, jiraWiki
    /// An address of a person, as it is compared: without the name beside it, in small letters.
    case email
    /// What a parameter of a page's address says, as `reviewId` in `…?reviewId=x`.
    case parameter(String)
    /// A Salesforce id of 15 characters becomes the one of 18 that means the same.
    case salesforceID
    case integer
    case decimal
    case boolean(true: [String], false: [String])
    case date
    case unixSeconds, unixMilliseconds
    /// Seconds or milliseconds since 1970, which their size tells apart; of UTC, or of a clock in the zone of the file.
    case unix, unixLocal
    /// How long after the record's `created_at`: a number of minutes, or hours, minutes and seconds as `h:mm:ss`.
    case minutesAfterCreated, clockAfterCreated
    case list(separator: String)
    /// A scale from `low` to `high` becomes 0 to 1.
    case scale(low: Double, high: Double)
}

/// How a record's key is made.
package struct KeyRule: Hashable, Sendable {
    package enum Basis: Hashable, Sendable {
        /// The target `id`.
        case id
        /// A hash of all values as they came, for files without an id: equal rows are one record.
        case hash
    }

    package var basis = Basis.id
    /// With the places `{source}` and `{id}`; `nil` is `{source}:{id}` for tickets and `{id}` for the others.
    package var template: String?
    /// A whole number in each record, by which the newest of several with one key within the file is known.
    package var newestBy: Reference?
    /// What a record is known by that has no id; empty where one without is a fault.
    package var otherwise: [Reference] = []

    package init() {}
}

/// What must hold of a record.
package struct Condition: Hashable, Sendable {
    package enum Subject: Hashable, Sendable {
        /// A target, after its values were translated.
        case field(String)
        case raw(Reference)
    }

    package enum Test: Hashable, Sendable {
        case isIn([String])
        /// A list, or a text as words, holds the value.
        case contains(String)
        case isEmpty(Bool)
    }

    package var subject: Subject
    package var test: Test

    package init(subject: Subject, test: Test) {
        self.subject = subject
        self.test = test
    }
}

/// Records that are left out, counted under a reason.
package struct DropRule: Hashable, Sendable {
    package var condition: Condition
    package var reason: String

    package init(condition: Condition, reason: String) {
        self.condition = condition
        self.reason = reason
    }
}

/// How dates are written in the file.
package struct DateOptions: Hashable, Sendable {
    package var formats: [DateFormat] = [.iso]
    package var zone = ZoneRule.none

    package init() {}
}
