import Foundation

extension TicketTable {
    /// One ticket, as a help desk has it.
    struct Ticket {
        var number: Int
        /// Seconds since 1970-01-01 UTC.
        var created: Int
        var updated: Int
        var isSolved: Bool
        var account: String
        var requester: String
        var channel: String
        var priority: String
        var status: String
        var tags: String
        var satisfaction: String
        var subject: String
        var description: String

        static let names = [
            "id", "created_at", "updated_at", "solved_at", "account_id", "requester", "channel", "priority", "status",
            "tags", "satisfaction", "subject", "description",
        ]

        var values: [String] {
            [
                String(number), Self.stamp(created), Self.stamp(updated), isSolved ? Self.stamp(updated) : "", account,
                requester, channel, priority, status, tags, satisfaction, subject, description,
            ]
        }

        private static func stamp(_ seconds: Int) -> String {
            var time = time_t(seconds)
            var parts = tm()
            gmtime_r(&time, &parts)
            let pad = { (number: Int32) in (number < 10 ? "0" : "") + String(number) }
            return "\(parts.tm_year + 1900)-\(pad(parts.tm_mon + 1))-\(pad(parts.tm_mday))"
                + "T\(pad(parts.tm_hour)):\(pad(parts.tm_min)):\(pad(parts.tm_sec))Z"
        }
    }
}

extension TicketTable.Format {
    /// A ticket with the end of its line.
    func text(_ ticket: TicketTable.Ticket) -> String {
        let values = ticket.values
        return switch self {
        case .delimited: values.map(Self.quoted).joined(separator: ",") + "\n"
        case .lines:
            """
            {"id":\(ticket.number),"created_at":"\(values[1])","updated_at":"\(values[2])",\
            "solved_at":\(Self.string(values[3])),"organization_id":\(Self.string(ticket.account)),\
            "requester":{"email":\(Self.string(ticket.requester))},"via":{"channel":"\(ticket.channel)"},\
            "priority":"\(ticket.priority)","status":"\(ticket.status)",\
            "tags":[\(ticket.tags.split(separator: " ").map { "\"\($0)\"" }.joined(separator: ","))],\
            "satisfaction_rating":{"score":\(Self.string(ticket.satisfaction))},\
            "subject":\(Self.string(ticket.subject)),"description":\(Self.string(ticket.description))}

            """
        case .words: "\(ticket.subject) \(ticket.description)".replacing("\n", with: " ") + "\n"
        }
    }

    private static func quoted(_ cell: String) -> String {
        let needsQuotes = cell.utf8.contains { $0 == 0x22 || $0 == 0x2C || $0 == 0x0A }
        return needsQuotes ? "\"" + cell.replacing("\"", with: "\"\"") + "\"" : cell
    }

    /// A JSON string; `null` for an empty one.
    private static func string(_ text: String) -> String {
        guard !text.isEmpty else { return "null" }
        return "\"" + text.replacing("\"", with: "\\\"").replacing("\n", with: "\\n") + "\""
    }
}
