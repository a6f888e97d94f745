extension Preset {
    /// Zendesk's tickets, in the three forms in which they are exported.
    static let zendesk: [Preset] = [
        Preset(
            name: "zendesk-incremental", summary: "Zendesk: a page of the incremental ticket export (JSON)",
            text: zendeskText(
                "zendesk-incremental", match: #"[{path: tickets}, {path: "tickets[0].generated_timestamp"}]"#,
                read: #"{format: json, records: "$.tickets[*]"}"#)),
        Preset(
            name: "zendesk-ndjson", summary: "Zendesk: one ticket a line, as in the account export (NDJSON)",
            text: zendeskText(
                "zendesk-ndjson",
                match: "[{path: id}, {path: [raw_subject, subject]}, {path: description}, {path: via.channel}]",
                read: "{format: ndjson}")),
        Preset(
            name: "zendesk-array", summary: "Zendesk: a list of tickets (JSON)",
            text: zendeskText(
                "zendesk-array",
                match: #"[{path: "[0].id"}, {path: ["[0].raw_subject", "[0].subject"]}, {path: "[0].via.channel"}]"#,
                read: #"{format: json, records: "$[*]"}"#)),
    ]

    /// The keys follow Zendesk's API reference for incremental exports and tickets.
    private static func zendeskText(_ name: String, match: String, read: String) -> String {
        """
        mapping: 1
        name: \(name)
        kind: ticket
        source: zendesk
        match:
          require: \(match)
        read: \(read)
        dates: {formats: [iso], timezone: UTC}
        key: {from: id, template: "zendesk:{id}", newest_by: generated_timestamp}
        fields:
          id: {path: id}
          subject: {path: [raw_subject, subject]}
          body: {path: description}
          channel:
            path: via.channel
            values: {web: web, email: email, api: api, chat: chat, native_messaging: chat, voice: phone, phone: phone, twitter: social, facebook: social, social: social}
          status:
            path: status
            values: {new: open, open: open, pending: open, hold: open, solved: solved, closed: solved, deleted: deleted}
          priority: {path: priority}
          created_at: {path: created_at, as: date}
          updated_at: {path: updated_at, as: date}
          account: {path: organization_id}
          requester: {path: requester_id, pii: keep}
          tags: {path: tags}
          satisfaction: {path: satisfaction_rating.score, values: {good: 1, bad: 0}, otherwise: null}
        tombstone: {when: {field: status, equals: deleted}}
        drop:
          - {when: {path: tags, contains: closed_by_merge}, as: merged}
        # Names and addresses of people, and addresses of pages that only an agent can open.
        pii: {requester: drop, recipient: drop, comments: drop, url: drop}

        """
    }
}
