internal import Journal
internal import Tabulation

extension AttachedConsole {
    /// That it came, left or was sent away, as everybody reads it.
    var sentence: String {
        switch state {
        case .here: "\(title) is here, console \(number)"
        case .gone: "\(title), console \(number), is gone"
        case .dismissed: "\(title), console \(number), is sent away"
        }
    }

    /// One line of `/attached`; `acts` is how much was written there and still stands.
    func line(acts: Int, isOwn: Bool = false) -> String {
        let state =
            switch state {
            case .here: "here"
            case .gone: "gone"
            case .dismissed: "sent away"
            }
        return "\(number) \(title)  since \(TimeText.utc(milliseconds: since))  "
            + "\(acts) \(acts == 1 ? "act" : "acts")  \(state)\(isOwn ? " (you)" : "")"
    }

    /// What is left of it for a program that reads, when it was left.
    func table(of session: SessionID, acts: Int, status: String) -> Table {
        Table(
            columns: [.init("session"), .init("console"), .init("role"), .init("acts"), .init("status")],
            rows: [[.text(session.text), .integer(number), .text(role.rawValue), .integer(acts), .text(status)]])
    }
}

extension JSONValue {
    init(_ console: AttachedConsole) {
        self = .object([
            "number": .integer(console.number), "role": .string(console.role.rawValue),
            "actor": .string(console.name), "since": .string(TimeText.utc(milliseconds: console.since)),
            "is_here": .boolean(console.isHere), "is_dismissed": .boolean(console.state == .dismissed),
        ])
    }
}
