/// What somebody does at a console beside the moderator's.
package enum ConsoleRole: String, Hashable, Sendable, Codable, CaseIterable {
    /// Writes down with the moderator what is said.
    case scribe
    /// Looks on, keeps notes, and suggests to the moderator what to ask.
    case observer

    /// Whether the role may do this at all; of undoing, the group sees to it that it is an act of the same console.
    package func mayWrite(_ event: GroupEvent) -> Bool {
        switch event {
        case .observed, .noted, .messaged, .slipped, .together, .undone: true
        case .said, .tookFloor, .continued, .judged, .marked, .attributed, .corrected, .untagged, .parked,
            .ideaWritten, .questioned, .supported:
            self == .scribe
        default: false
        }
    }
}

/// The process of a console, so that one that has died is known for dead.
package struct ConsoleProcess: Hashable, Sendable, Codable {
    package var number: Int32
    /// Distinguishes it from a later one with the same number: its start time, as the system counts it.
    package var start: String
    package var host: String

    package init(number: Int32, start: String, host: String) {
        self.number = number
        self.start = start
        self.host = host
    }
}

/// A console beside the moderator's.
package struct AttachedConsole: Hashable, Sendable {
    package enum State: Hashable, Sendable {
        case here
        case gone
        /// The moderator has sent it away.
        case dismissed
    }

    /// Counted from 1 in the order in which they came; one that comes again has a new number.
    package let number: Int
    package let role: ConsoleRole
    /// Who sits there.
    package let name: String
    package let process: ConsoleProcess
    /// When it came, in milliseconds since 1970-01-01 UTC.
    package let since: Int64
    package internal(set) var state = State.here

    package var isHere: Bool { state == .here }
}

extension FocusGroup {
    /// The console with a number, of those that ever were attached.
    package func console(_ number: Int) -> AttachedConsole? {
        (1...).contains(number) && number <= consoles.count ? consoles[number - 1] : nil
    }

    /// Whether a console is there and its role allows an event; an act of another console is nobody's to undo there.
    package func allows(_ event: GroupEvent, by number: Int) -> Bool {
        guard let console = console(number), console.isHere, console.role.mayWrite(event) else { return false }
        guard case .undone(let entry) = event else { return true }
        return past(entry)?.moment.console == number
    }

    /// What a command of the moderator does to the consoles beside theirs.
    func dismissed(_ number: Int) throws(GroupRefusal) -> GroupEvent {
        guard let console = console(number), console.isHere else {
            throw GroupRefusal("there is no attached console \(number)", hint: "/attached shows them")
        }
        return .dismissed(console: number)
    }
}
