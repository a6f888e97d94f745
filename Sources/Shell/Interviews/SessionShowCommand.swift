internal import SurveyModel
internal import Interviewing
internal import FeedbackModel
package import ArgumentParser
internal import FoundationEssentials
internal import Journal
internal import Storage
internal import Tabulation

/// `session show ID`.
package struct SessionShowCommand: SessionCommand {
    package static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Show a session: answers or utterances, words, notes and every event.",
        discussion: """
            As JSON it is one object with everything: for an interview 'answers' (value, label, missing reason, verbatim, \
            gist), 'set_aside' and 'notes'; for a focus group 'participants', 'sections' and 'utterances'; and 'events' \
            with sequence, time, actor, kind and payload. Other forms give the events as a table.

            Examples:
              canvass session show 1a2b3c4d
              canvass session show 1a2b3c4d --format json

            Exits 1 when there is no such session.
            """)

    @Argument(help: "The session: its id, or a unique beginning of it.") package var id: String
    @OptionGroup package var output: OutputOptions

    package init() {}

    package mutating func run(in session: inout Session) throws {
        let past = try session.past(try session.record(named: id))
        let description = try SessionDescription(past)
        session.show(description.json, or: description.events, output)
    }
}

/// `session export`: every session as JSON.
package struct SessionExportCommand: SessionCommand {
    package static let configuration = CommandConfiguration(
        commandName: "export", abstract: "Write sessions as JSON, one array or one object in a line.",
        discussion: """
            Each session is what 'session show --format json' gives. With --format jsonl each stands in a line of its own, \
            and is written as soon as it is read.

            Examples:
              canvass session export > sessions.json
              canvass session export 1a2b 3c4d --format jsonl

            Exits 1 when there is no such session.
            """)

    @Argument(help: "The sessions; all of them where none is named.") package var ids: [String] = []
    @OptionGroup package var output: OutputOptions

    package init() {}

    package mutating func run(in session: inout Session) throws {
        let records = ids.isEmpty ? try session.store().sessions() : try ids.map { try session.record(named: $0) }
        if session.form(output) == .jsonl {
            for record in records {
                session.output.result(try SessionDescription(try session.past(record)).json.text() + "\n")
            }
        } else {
            let values = try records.map { try SessionDescription(try session.past($0)).json }
            session.output.result(JSONValue.array(values).text(indented: true) + "\n")
        }
    }
}

/// Everything about a session, for people and for programs.
@MainActor
struct SessionDescription {
    private let past: PastSession
    private let payloads: [JSONValue]

    init(_ past: PastSession) throws {
        self.past = past
        let kind = try SessionKind.of(past.record)
        payloads = try past.entries.map { entry in try JSONValue(payloadOf: kind.event(entry)) }
        members = try kind.description(past)
    }

    private let members: [JSONValue.Member]

    var json: JSONValue {
        let record = past.record
        let common: [JSONValue.Member] = [
            .init("session", .string(record.id.text)), .init("kind", .string(record.kind.rawValue)),
            .init("survey", .string(record.survey)), .init("definition", .string(record.definition)),
            .init("account", JSONValue(record.accountID)), .init("ticket", JSONValue(record.ticketID)),
            .init("actor", .string(record.actor)),
            .init("started_at", .string(TimeText.utc(milliseconds: record.startedAt))),
            .init("status", .string(record.status.rawValue)),
        ]
        let events = zip(past.entries, payloads).map { entry, payload -> JSONValue in
            .object([
                "sequence": .integer(entry.sequence), "time": .string(TimeText.utc(milliseconds: entry.draft.time)),
                "monotonic_ms": .integer(Int(entry.draft.monotonic)), "spell": .integer(entry.draft.spell),
                "actor": .string(entry.draft.actor), "kind": .string(entry.draft.kind), "payload": payload,
                "hash": .string(entry.hash.description),
            ])
        }
        return .object(common + members + [.init("events", .array(events))])
    }

    var events: Table {
        Table(
            columns: [
                .init("sequence", alignment: .trailing), .init("time"), .init("actor"), .init("kind"), .init("payload"),
            ],
            rows: zip(past.entries, payloads).map { entry, payload in
                [
                    .integer(entry.sequence), .text(TimeText.utc(milliseconds: entry.draft.time)),
                    .untrusted(entry.draft.actor), .text(entry.draft.kind),
                    .untrusted(payload.text(sortsKeys: true)),
                ]
            })
    }
}

extension JSONValue {
    /// What an event carries, with its words in their places; withdrawn words are null.
    init(payloadOf event: any JournalEvent) throws {
        let value = try JSONDecoder().decode(JSONValue.self, from: try JSONEncoder().encode(event))
        // The one key is the kind, which stands beside the payload already.
        guard case .object(let members) = value, members.count == 1 else {
            self = value
            return
        }
        self = members[0].value
    }
}

extension JSONValue: Decodable {
    /// Any JSON; members of objects are sorted, since the decoder does not keep their order.
    package init(from decoder: any Decoder) throws {
        if let container = try? decoder.container(keyedBy: AnyKey.self) {
            self = .object(
                try container.allKeys.sorted { $0.stringValue < $1.stringValue }.map { key in
                    Member(key.stringValue, try container.decode(JSONValue.self, forKey: key))
                })
            return
        }
        if var container = try? decoder.unkeyedContainer() {
            var elements: [JSONValue] = []
            while !container.isAtEnd { elements.append(try container.decode(JSONValue.self)) }
            self = .array(elements)
            return
        }
        let container = try decoder.singleValueContainer()
        if container.decodeNil() {
            self = .null
        } else if let flag = try? container.decode(Bool.self) {
            self = .boolean(flag)
        } else if let number = try? container.decode(Int.self) {
            self = .integer(number)
        } else if let number = try? container.decode(UInt64.self) {
            // Beyond what a JSON reader is sure to keep.
            self = .string(String(number))
        } else if let number = try? container.decode(Double.self) {
            self = .number(number)
        } else {
            self = .string(try container.decode(String.self))
        }
    }
}

private struct AnyKey: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }

    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
}
