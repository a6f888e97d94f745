/// What somebody does at a console beside the driver's.
package enum ConsoleRole: String, Hashable, Sendable, Codable, CaseIterable {
    /// Writes down with the driver what is said.
    case scribe
    /// Looks on, keeps notes, and suggests to the driver what to ask.
    case observer
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

/// A console beside the driver's.
package struct AttachedConsole: Hashable, Sendable {
    package enum State: Hashable, Sendable {
        case here
        case gone
        /// The driver has sent it away.
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
    package fileprivate(set) var state = State.here

    package var isHere: Bool { state == .here }

    /// Who it is, as others read it: `scribe ben`.
    package var title: String { "\(role.rawValue) \(name)" }
}

/// All consoles that were ever attached to a session, in the order in which they came.
package struct AttachedConsoles: Hashable, Sendable {
    package private(set) var all: [AttachedConsole] = []

    package init() {}

    /// The console with a number, of those that ever were attached.
    package subscript(number: Int) -> AttachedConsole? {
        (1...).contains(number) && number <= all.count ? all[number - 1] : nil
    }

    /// Takes in that one came, at a time in milliseconds since 1970.
    package mutating func attach(_ role: ConsoleRole, _ name: String, _ process: ConsoleProcess, at time: Int64) {
        all.append(AttachedConsole(number: all.count + 1, role: role, name: name, process: process, since: time))
    }

    /// Takes in that one left, and returns whether it was there.
    @discardableResult
    package mutating func leave(_ number: Int, as state: AttachedConsole.State) -> Bool {
        guard self[number]?.isHere == true else { return false }
        all[number - 1].state = state
        return true
    }
}
