package import ArgumentParser
internal import FeedbackModel
internal import FollowUps
internal import Interviewing
internal import Storage
internal import Tabulation

/// `typed …`: records that were typed in an interview, since they were on no file.
package struct TypedCommand: ParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "typed", abstract: "Join what was typed in interviews to what was imported later.",
        subcommands: [TypedListCommand.self, TypedJoinCommand.self, TypedPartCommand.self])

    package init() {}
}

package struct TypedListCommand: SessionCommand {
    package static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List typed accounts, contacts and tickets, and what they may be the same as.",
        discussion: """
            Proposals come from an external id (id=, external_id= or crm_id= as typed), the number of a ticket in its \
            words, the e-mail, the domain of an e-mail or website, or the name; the likeliest stands first. They are \
            never acted on: 'typed join' does that. Columns: id, kind, name, account, joined_to, joined_by, proposals.

            Examples:
              canvass typed list
              canvass typed list --format json

            Exits 0, also when there are none.
            """)

    @OptionGroup package var output: ListOptions

    package init() {}

    package mutating func run(in session: inout Session) throws {
        let lines = try TypedRecords(session.typedJoins(), in: session.store()).lines
        session.show(
            Table(
                columns: [
                    .init("id"), .init("kind", priority: 2), .init("name"), .init("account", priority: 3),
                    .init("joined_to", priority: 1), .init("joined_by", priority: 4), .init("proposals"),
                ],
                rows: lines.map { line in
                    [
                        .untrusted(line.record.id), .text(line.record.kind.rawValue), .untrusted(line.name),
                        Cell(untrusted: line.account), Cell(untrusted: line.join?.onto),
                        Cell(untrusted: line.join?.mark.actor),
                        line.proposals.isEmpty
                            ? .null
                            : .untrusted(
                                line.proposals.map { "\($0.onto) (\($0.sign.rawValue))" }.joined(separator: ", ")),
                    ]
                }), output)
        guard session.output.isTerminal else { return }
        let open = lines.count { $0.join == nil }
        session.output.tell("\(counted(lines.count, "typed record")), \(open) not joined")
    }
}

package struct TypedJoinCommand: SessionCommand {
    package static let configuration = CommandConfiguration(
        commandName: "join", abstract: "Count a typed record as an imported one from now on.",
        discussion: """
            Evidence, follow-ups and new interviews of the typed record then count for the imported one, and the typed one \
            is no account of its own any more. Neither record is changed; who joined them and when is kept, and 'typed \
            part' takes it back.

            Examples:
              canvass typed join typed:1a2b3c4d acme
              canvass typed join typed:9f8e7d6c zendesk:10234

            Exits 1 when one of them is not there, they are not of one kind, or it is joined already.
            """)

    @Argument(help: "The typed record: its id, or a unique beginning of it.") package var id: String
    @Argument(help: "The imported record of the same kind.") package var onto: String

    package init() {}

    package mutating func run(in session: inout Session) throws {
        let line = try TypedRecords(session.typedJoins(), in: session.store()).line(id)
        if let join = line.join {
            throw CommandFailure(
                .failed, "'\(printable(line.record.id))' is joined to '\(printable(join.onto))'",
                hint: "'typed part \(printable(line.record.id))' takes it back")
        }
        let finder = CustomerFinder(try session.store())
        let (target, source) =
            switch line.record.kind {
            case .account: try { ($0.id, $0.source) }(finder.account(onto))
            case .contact: try { ($0.id, $0.source) }(finder.contact(onto))
            case .ticket: try { ($0.id, $0.source) }(finder.ticket(onto))
            }
        guard source != TypedRecord.source else {
            throw CommandFailure(
                .failed, "'\(printable(target))' was typed as well", hint: "join both to the imported one")
        }
        let journal = try session.desk(.typed).journals[line.record.id]
        try session.record(.joined(line.record, onto: target), about: .typed, in: journal)
        session.output.tell(
            "\(line.record.kind.rawValue) '\(printable(line.record.id))' counts as '\(printable(target))' from now on")
    }
}

package struct TypedPartCommand: SessionCommand {
    package static let configuration = CommandConfiguration(
        commandName: "part", abstract: "Take a join back: the typed record counts by itself again.",
        discussion: """
            That they were joined, by whom and when, stays on file.

            Examples:
              canvass typed part typed:1a2b3c4d
              canvass typed list --format csv

            Exits 1 when there is no such record or it is not joined.
            """)

    @Argument(help: "The typed record: its id, or a unique beginning of it.") package var id: String

    package init() {}

    package mutating func run(in session: inout Session) throws {
        let line = try TypedRecords(session.typedJoins(), in: session.store()).line(id)
        guard let join = line.join else {
            throw CommandFailure(
                .failed, "'\(printable(line.record.id))' is not joined", hint: "'typed list' shows what is")
        }
        let journal = try session.desk(.typed).journals[line.record.id]
        try session.record(.parted(line.record), about: .typed, in: journal)
        session.output.tell("'\(printable(line.record.id))' is apart from '\(printable(join.onto))' again")
    }
}
