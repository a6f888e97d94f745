internal import EvidenceGathering
internal import Journal
internal import Storage
internal import Tabulation
internal import TerminalText

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
        sections = try kind.sections(past)
    }

    private let members: [JSONValue.Member]
    /// What people read, part by part.
    let sections: [SessionSection]

    /// Whether the words were taken back; they are `null` then.
    private var isWithdrawn: Bool { past.entries.contains(where: \.draft.isWithdrawal) }

    var json: JSONValue {
        let record = past.record
        let common: [JSONValue.Member] = [
            .init("session", .string(record.id.text)), .init("kind", .string(record.kind.rawValue)),
            .init("survey", .string(record.survey)), .init("definition", .string(record.definition)),
            .init("account", JSONValue(record.accountID)), .init("ticket", JSONValue(record.ticketID)),
            .init("actor", .string(record.actor)),
            .init("started_at", .string(TimeText.utc(milliseconds: record.startedAt))),
            .init("status", .string(record.status.rawValue)), .init("is_withdrawn", .boolean(isWithdrawn)),
            .init("simulated", JSONValue(past.entries.first?.simulated)),
            .init("is_practice", .boolean(past.entries.isPractice)),
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

    /// The same with what the session says about themes; `nil` where nobody knows.
    func json(with evidence: [EvidenceBundle.Item]?) -> JSONValue {
        guard case .object(let members) = json else { return json }
        return .object(members + [.init("evidence", evidence.map { .array($0.map(\.json)) } ?? .null)])
    }

    var events: Table {
        Table(
            columns: [
                .init("sequence", alignment: .trailing), .init("time", priority: 1), .init("actor", priority: 2),
                .init("kind"), .init("payload"),
            ],
            rows: zip(past.entries, payloads).map { entry, payload in
                [
                    .integer(entry.sequence), .text(TimeText.utc(milliseconds: entry.draft.time)),
                    .untrusted(entry.draft.actor), .text(entry.draft.kind),
                    .untrusted(payload.text(sortsKeys: true)),
                ]
            })
    }

    /// The session for a person: what it is, then its parts, each under its title; and the columns without room.
    func text(_ form: TableForm, _ layout: TableLayout) -> (text: String, hidden: [Table.Column]) {
        let record = past.record
        let facts = [
            "\(record.kind.rawValue) \(record.id.short)", record.survey, record.status.rawValue,
            TimeText.utc(milliseconds: record.startedAt), record.actor,
            record.accountID.map { "account \($0)" }, record.ticketID.map { "ticket \($0)" },
            isWithdrawn ? "words withdrawn" : nil,
            past.entries.first?.simulated.map { "simulated, profile \($0)" },
            past.entries.isPractice ? "practice: counts nowhere" : nil,
        ]
        let title = facts.compactMap { $0.map { PrintableText($0).description } }.joined(separator: " · ")
        var text = shown(title, form, layout)
        var hidden: [Table.Column] = []
        for section in sections where !section.table.rows.isEmpty {
            let fitted = form == .box ? section.table.fitted(to: layout) : .init(table: section.table, hidden: [])
            text += "\n" + shown(section.title, form, layout) + fitted.table.text(as: form, layout: layout)
            hidden += fitted.hidden.filter { !hidden.contains($0) }
        }
        return (text, hidden)
    }

    private func shown(_ line: String, _ form: TableForm, _ layout: TableLayout) -> String {
        if form == .markdown { return "**\(markdownEscaped(line))**\n\n" }
        let lines = layout.width.map { Fitting.wrapped(line, to: $0) } ?? [line]
        return lines.map { Style.bold.applied(to: $0, when: layout.allowsColor) + "\n" }.joined()
    }
}
