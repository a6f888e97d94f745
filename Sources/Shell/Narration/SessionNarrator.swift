package import Journal
internal import TerminalText

/// Tells what happens in a session, entry by entry, as somebody sees it who looks over the driver's shoulder.
///
/// It holds the fold of the journal so far, and changes nothing.
@MainActor
package protocol SessionNarrator: AnyObject {
    /// What an entry shows, after all entries before it; nothing for what has no face.
    func lines(for entry: JournalEntry) throws -> [NarratedLine]
}

/// One line of a session as it is told.
package struct NarratedLine: Hashable, Sendable {
    package enum Kind: Hashable, Sendable {
        /// What was put: a question, a section.
        case asked
        /// What was said or answered.
        case said
        /// What was done beside it.
        case done
    }

    /// For whose eyes it is while the session goes on; afterwards all of it is the record.
    package enum Reach: Hashable, Sendable {
        case everybody
        /// Who leads the session, and who has sat down beside them.
        case consoles
        /// Who wrote it; what a scribe notes is also for who leads.
        case author
    }

    package var kind: Kind
    /// Words from outside among it, not made safe yet.
    package var text: String
    package var reach: Reach

    package init(_ kind: Kind, _ text: String, for reach: Reach = .everybody) {
        self.kind = kind
        self.text = text
        self.reach = reach
    }

    /// What stands before it.
    var mark: String {
        switch kind {
        case .asked: ""
        case .said: "  > "
        case .done: "  - "
        }
    }
}

extension Output {
    /// Shows lines as a result, each after a lead such as the time; broken between words where a terminal reads them.
    func show(_ lines: [NarratedLine], after lead: String) {
        for line in lines {
            let mark = line.mark
            let indent = String(repeating: " ", count: DisplayWidth.of(lead))
            let safe = PrintableText(line.text, keepsLineBreaks: isTerminal).description
            let room = max(20, min(width(), 100) - indent.count - mark.count)
            let pieces = isTerminal ? Fitting.wrapped(safe, to: room) : [safe]
            for (number, piece) in pieces.enumerated() {
                let start = number == 0 ? lead + mark : indent + String(repeating: " ", count: mark.count)
                result(start + Style.bold.applied(to: piece, when: line.kind == .asked && hasColor) + "\n")
            }
        }
    }
}
