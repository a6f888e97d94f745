internal import Tabulation

/// One request to the help desk of the example company.
package struct ExampleTicket: Hashable, Sendable {
    package let number: Int
    package let accountID: String?
    package let subject: String
    package let body: String
    package let channel: String
    package let status: String
    package let priority: String?
    /// Seconds since 1970-01-01 UTC.
    package let createdAt: Int
    package let updatedAt: Int
    let tags: [String]
    let satisfaction: String?
    /// What it was made about, which no data file tells; `nil` for the ordinary.
    let theme: String?

    /// The tickets as Zendesk's incremental export gives them, one JSON object a line.
    package static func ndjson(_ tickets: [ExampleTicket]) -> String {
        tickets.map { $0.json.text() + "\n" }.joined()
    }

    private var json: JSONValue {
        let organization = accountID.flatMap(Int.init)
        let requester = (organization ?? 4_300_000_000) * 10 + number % 3
        let rating: JSONValue = satisfaction.map { ["score": .string($0)] } ?? .null
        return [
            "id": .integer(number), "external_id": nil, "via": ["channel": .string(channel)],
            "created_at": .string(timestamp(createdAt)), "updated_at": .string(timestamp(updatedAt)), "type": nil,
            "subject": .string(subject), "raw_subject": .string(subject), "description": .string(body),
            "priority": JSONValue(priority), "status": .string(status), "requester_id": .integer(requester),
            "organization_id": JSONValue(organization), "tags": .array(tags.map(JSONValue.string)),
            "satisfaction_rating": rating, "generated_timestamp": .integer(updatedAt + 1),
        ]
    }
}
