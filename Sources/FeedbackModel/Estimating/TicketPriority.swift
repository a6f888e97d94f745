/// How urgent a ticket is, the least first; whatever a help desk calls otherwise is normal.
enum TicketPriority: Int {
    case low, normal, high, urgent

    init(_ text: String?) {
        switch text?.lowercased() {
        case "urgent": self = .urgent
        case "high": self = .high
        case "low": self = .low
        default: self = .normal
        }
    }
}
