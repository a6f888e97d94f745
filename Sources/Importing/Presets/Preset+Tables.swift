extension Preset {
    /// Tables with plain column names.
    static let tables: [Preset] = [
        Preset(
            name: "canvass-tickets", summary: "tickets as CSV: id, subject, body, created_at and more",
            text: """
                mapping: 1
                name: canvass-tickets
                kind: ticket
                source: csv
                match:
                  require: [{column: [id, ticket_id]}, {column: subject}, {column: body}, {column: created_at}]
                  prefer: [{column: [account_id, account]}, {column: status}]
                read: {format: csv}
                dates: {formats: [iso], timezone: UTC}
                key: {from: id, template: "csv:{id}"}
                fields:
                  id: {column: [id, ticket_id]}
                  subject: {column: subject}
                  body: {column: body}
                  channel: {column: channel}
                  status: {column: status, values: {new: open, open: open, pending: open, hold: open, solved: solved, closed: solved, deleted: deleted}}
                  priority: {column: priority, values: {urgent: urgent, high: high, normal: normal, low: low}}
                  created_at: {column: created_at, as: date}
                  updated_at: {column: updated_at, as: date}
                  account: {column: [account_id, account]}
                  requester: {column: [contact_id, contact]}
                  tags: {column: tags}
                  satisfaction: {column: satisfaction, values: {good: 1, bad: 0}}
                  language: {column: language}
                tombstone: {when: {field: status, equals: deleted}}

                """),
        Preset(
            name: "helpdesk-tickets",
            summary: "tickets as CSV: id, subject, description, requester, created_at and more",
            text: """
                mapping: 1
                name: helpdesk-tickets
                kind: ticket
                source: helpdesk
                match:
                  require: [{column: id}, {column: subject}, {column: description}, {column: requester}, {column: created_at}]
                  prefer: [{column: account_id}, {column: status}, {column: solved_at}]
                read: {format: csv}
                dates: {formats: [iso], timezone: UTC}
                key: {from: id, template: "helpdesk:{id}"}
                fields:
                  id: {column: id}
                  subject: {column: subject}
                  body: {column: description}
                  channel: {column: channel}
                  status: {column: status, values: {new: open, open: open, pending: open, hold: open, solved: solved, closed: solved, deleted: deleted}}
                  priority: {column: priority, values: {urgent: urgent, high: high, normal: normal, low: low}}
                  created_at: {column: created_at, as: date}
                  updated_at: {column: updated_at, as: date}
                  account: {column: account_id}
                  # Names and mail addresses: the same person stays the same, and nobody is named.
                  requester: {column: requester, pii: pseudonym}
                  tags: {column: tags}
                  satisfaction: {column: satisfaction, values: {good: 1, bad: 0}}
                tombstone: {when: {field: status, equals: deleted}}

                """),
        Preset(
            name: "canvass-accounts", summary: "accounts as CSV: id, name, seats, arr, lifecycle, and their attributes",
            text: """
                mapping: 1
                name: canvass-accounts
                kind: account
                source: csv
                match:
                  require: [{column: [account_id, id]}, {column: name}, {column: seats}]
                  prefer: [{column: arr}, {column: lifecycle}, {column: plan}]
                read: {format: csv}
                fields:
                  id: {column: [account_id, id]}
                  name: {column: name, required: true}
                  seats: {column: seats}
                  arr: {column: [arr, revenue]}
                  lifecycle: {column: lifecycle}
                # Every other column becomes an attribute, such as plan, size_band or region.
                unmapped: keep

                """),
        Preset(
            name: "canvass-contacts", summary: "contacts as CSV: id, account_id, name, email, role",
            text: """
                mapping: 1
                name: canvass-contacts
                kind: contact
                source: csv
                match:
                  require: [{column: [contact_id, id]}, {column: [account_id, account]}, {column: email}]
                  prefer: [{column: name}, {column: role}]
                read: {format: csv}
                fields:
                  id: {column: [contact_id, id]}
                  account: {column: [account_id, account]}
                  name: {column: name}
                  email: {column: email}
                  role: {column: role}

                """),
    ]
}
