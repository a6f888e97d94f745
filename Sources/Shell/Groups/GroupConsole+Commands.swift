internal import FeedbackModel
internal import FocusGroups
internal import Journal
internal import LineEditing
internal import Storage
internal import Tabulation
internal import TerminalText

extension GroupConsole {
    /// Does what a command asks.
    func run(_ command: GroupCommand) throws {
        if case .add(let newcomer) = command, let account = newcomer.account { try check(account) }
        let events = try group.events(for: command)
        try commit(events, status: command == .end ? .ended : nil)
        switch command {
        case .who: show(GroupSummary(group, at: reading, themes: themes).talk, notes: [talkSentence])
        case .roster: show(roster, notes: group.participants.isEmpty ? ["nobody yet: /add NAME"] : [])
        case .time(nil): show(GroupSummary(group, at: reading, themes: themes).sections, notes: [])
        case .park(nil): show(parkingLot, notes: group.parkingLot.isEmpty ? ["the parking lot is empty"] : [])
        case .help: help()
        default: break
        }
    }

    /// An account must be on file, since what its people say counts for it.
    private func check(_ id: String) throws {
        guard try driver.store.account(id) == nil else { return }
        let known = try driver.store.accounts().map(\.id)
        let failure = CommandFailure.unknown("account", id, among: known)
        throw GroupRefusal(
            failure.message, hint: failure.hint ?? "add them without account=, or import the account first")
    }

    /// What estimates the shares, and of how many people.
    private var talkSentence: String {
        let balance = group.discussion.talkBalance(at: reading)
        return "n = \(group.participants.count), \(balance.estimator.sentence)"
    }

    private var roster: Table {
        Table(
            columns: [
                .init("letter"), .init("pseudonym"), .init("name"), .init("account"), .init("attributes"),
                .init("room"),
            ],
            rows: group.participants.map { participant in
                let attributes = participant.attributes.map { "\($0.key)=\($0.value)" }.joined(separator: " ")
                return [
                    .text(participant.letter.description), .text(participant.pseudonym),
                    .untrusted(participant.name.description), Cell(untrusted: participant.accountID),
                    .untrusted(attributes), .text(participant.isPresent ? "in" : "out"),
                ]
            })
    }

    private var parkingLot: Table {
        let marked = group.utterances.filter(\.marks.isParked)
        let rows: [[Cell]] =
            group.parkingLot.map { [.untrusted($0.text.description), Cell($0.section)] }
            + marked.map { [.untrusted($0.text?.description ?? ""), Cell($0.section)] }
        return Table(columns: [.init("parked"), .init("section")], rows: rows)
    }

    private func show(_ table: Table, notes: [String]) {
        if !table.rows.isEmpty {
            let layout = TableLayout(
                width: editor.isInteractive ? output.width() : nil, isTerminal: editor.isInteractive)
            let text = table.text(as: editor.isInteractive && isUnicode ? .box : .table, layout: layout)
            for line in text.split(separator: "\n") { output.remark(String(line)) }
        }
        for note in notes { remark(note) }
    }

    private func help() {
        let lines = [
            "b: words        B said it, in your words      b\" words       in B's own words",
            "b>a: words      B answers A                   a,c: words     several at once",
            "b               B is talking now              m: ?: all:     moderator, unknown, everybody",
            "a+ c- d~ b0     agree, dissent, nod, neutral  . words        more of the last one",
            "#theme ! !! ?p {laughs} ^12 @a                marks, alone or after the words",
            "=c  =12c  =12: words                          it was C; these were the words",
            "; words  > words  ?p words  u                 private note, observers, parking lot, undo",
        ]
        for line in lines {
            for part in Fitting.wrapped(line, to: max(20, output.width() - 2)) { remark(part) }
        }
        for form in GroupCommand.forms {
            let short = form.short.map { ", /\($0)" } ?? ""
            let usage = "/\(form.name)\(short) \(form.arguments)"
            remark(Fitting.padded(usage, to: 44) + " " + form.summary)
        }
    }
}
