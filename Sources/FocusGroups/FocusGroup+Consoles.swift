package import Journal

extension ConsoleRole {
    /// Whether the role may do this at all; of undoing, the group sees to it that it is an act of the same console.
    package func mayWrite(_ event: GroupEvent) -> Bool {
        switch event {
        case .observed, .noted, .messaged, .slipped, .together, .undone: true
        case .said, .tookFloor, .continued, .judged, .marked, .attributed, .corrected, .untagged, .parked,
            .ideaWritten, .questioned, .supported, .promised, .united:
            self == .scribe
        default: false
        }
    }
}

extension GroupEvent: AttachableEvent {
    package var author: ConsoleAuthor {
        switch self {
        case .attached: .newcomer
        case .detached(let number), .written(let number, _): .console(number)
        default: .driver
        }
    }
}

extension FocusGroup {
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
