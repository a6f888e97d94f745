/// Events of a session beside whose driver others may sit, each at a console of their own.
///
/// The cases of the event are what it asks for; a role decides what may stand in ``written(console:event:)``.
package protocol AttachableEvent: JournalEvent {
    /// A console beside the driver's came; they are counted from 1.
    static func attached(role: ConsoleRole, name: String, process: ConsoleProcess) -> Self
    /// It left, or its process was found dead.
    static func detached(console: Int) -> Self
    /// The driver sent it away.
    static func dismissed(console: Int) -> Self
    /// What somebody did at such a console.
    static func written(console: Int, event: Self) -> Self

    /// The console at which it was done, where that was an attached one.
    var author: ConsoleAuthor { get }
}

/// Who did something, of all the consoles of a session.
package enum ConsoleAuthor: Hashable, Sendable {
    case driver
    case console(Int)
    /// A console that came: its number follows from those before it.
    case newcomer
}

extension AttachableEvent {
    /// Whether it was done at this console: an attached one, by its number, or the driver's.
    ///
    /// That somebody comes is news at every console.
    package func isAct(at console: Int?) -> Bool {
        author == console.map(ConsoleAuthor.console) ?? .driver
    }
}
