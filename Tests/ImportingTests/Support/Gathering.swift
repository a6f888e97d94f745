import FeedbackModel
import SourceDiagnostics
import Testing

@testable import Importing

/// Keeps what an import gives it, as a store does.
final class Gathering: ImportSink {
    private(set) var tickets: [String: Ticket] = [:]
    private(set) var accounts: [String: Account] = [:]
    private(set) var contacts: [String: Contact] = [:]

    private(set) var events: [UsageEvent] = []
    private(set) var votes: [IdeaVote] = []
    private(set) var links: [String: IdeaLinks] = [:]

    func put(_ vote: IdeaVote) -> StoreOutcome {
        guard !votes.contains(vote) else { return .unchanged }
        votes.append(vote)
        return .stored
    }

    func put(_ links: IdeaLinks) -> StoreOutcome {
        self.links.updateValue(links, forKey: links.ideaID) == links ? .unchanged : .updated
    }

    func put(_ event: UsageEvent) -> StoreOutcome {
        guard !events.contains(where: { $0.identity == event.identity }) else { return .unchanged }
        events.append(event)
        return .stored
    }

    func put(_ ticket: Ticket) -> StoreOutcome { outcome(tickets.updateValue(ticket, forKey: ticket.id), ticket) }
    func ticket(_ id: String) -> Ticket? { tickets[id] }
    func put(_ account: Account) -> StoreOutcome {
        outcome(accounts.updateValue(account, forKey: account.id), account)
    }
    func put(_ contact: Contact) -> StoreOutcome {
        outcome(contacts.updateValue(contact, forKey: contact.id), contact)
    }

    private func outcome<Record: Equatable>(_ old: Record?, _ new: Record) -> StoreOutcome {
        guard let old else { return .stored }
        return old == new ? .unchanged : .updated
    }
}

/// A file in pieces of a length; a shorter one at the end.
func source(_ bytes: [UInt8], pieces length: Int = 1_000_000) -> ByteSource {
    var index = 0
    return {
        guard index < bytes.count else { return nil }
        let end = min(bytes.count, index + max(1, length))
        defer { index = end }
        return Array(bytes[index..<end])
    }
}

/// Reads a mapping that must be right.
func mapping(_ yaml: String) throws -> Mapping {
    let log = DiagnosticLog()
    let mapping = Mapping.read(Array(yaml.utf8), file: "map.yaml", log: log)
    #expect(log.sorted.map(\.description) == [])
    return try #require(mapping)
}

/// What is wrong with a mapping.
func mistakes(_ yaml: String) -> [Diagnostic] {
    let log = DiagnosticLog()
    _ = Mapping.read(Array(yaml.utf8), file: "map.yaml", log: log)
    return log.sorted
}

func preset(_ name: String) throws -> Mapping {
    let log = DiagnosticLog()
    return try #require(Preset.all.first { $0.name == name }?.mapping(log: log), "\(log.sorted)")
}

/// Imports a text and returns the report with what was stored.
@discardableResult
func imported(
    _ bytes: [UInt8], by mapping: Mapping, into sink: Gathering = Gathering(), pieces: Int = 1_000_000
) throws -> (ImportReport, Gathering) {
    let report = try Importer(mapping, secret: Array(repeating: 7, count: 32))
        .run(opening: { source(bytes, pieces: pieces) }, into: sink)
    #expect(report.isBalanced, "\(report)")
    return (report, sink)
}

@discardableResult
func imported(
    _ text: String, by mapping: Mapping, into sink: Gathering = Gathering(), pieces: Int = 1_000_000
) throws -> (ImportReport, Gathering) {
    try imported(Array(text.utf8), by: mapping, into: sink, pieces: pieces)
}

/// The rows of a table, a fault as its reason.
func rows(_ bytes: [UInt8], pieces: Int = 1_000_000, options: ReadingOptions = ReadingOptions()) throws -> [[String]] {
    let window = ByteWindow(source(bytes, pieces: pieces))
    let (reader, header) = try DelimitedReader.open(window, options: options)
    var rows = [header.names]
    while true {
        switch try reader.next() {
        case .end: return rows
        case .fault(let reason): rows.append(["line \(reader.line) \(reason)"])
        case .record:
            let slots = reader.slots
            rows.append(
                window.withMutableBytes { bytes in
                    slots.map { String(decoding: bytes[$0.start..<$0.start + $0.count], as: UTF8.self) }
                })
        }
    }
}

func rows(_ text: String, pieces: Int = 1_000_000) throws -> [[String]] { try rows(Array(text.utf8), pieces: pieces) }
