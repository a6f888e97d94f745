import FocusGroups
import Journal
import SurveyModel

/// A guide of three sections, as a workspace would have it.
let guide = Survey(
    id: "reporting", title: "Reporting", mode: .group,
    sections: [
        GuideSection(id: "warm_up", kind: .opening, minutes: 5, ask: "Who are you?"),
        GuideSection(
            id: "renewal", kind: .key, minutes: 10, ask: "What made you think of leaving?",
            probes: ["Can you give an example?", "Who sees it differently?"], codes: ["pricing/renewal"]),
        GuideSection(id: "close", kind: .ending, minutes: 5, ask: "What did we miss?"),
    ])

/// The letters of a text: `letters("abc")`.
func letters(_ text: String) -> Set<Letter> { Set(text.compactMap { Letter($0) }) }

func speaker(_ character: Character) -> Speaker {
    character == "m" ? .moderator : Letter(character).map(Speaker.participant) ?? .unknown
}

/// A group that is driven by lines, with a clock that the test moves.
struct Console {
    var group: FocusGroup
    var journal: [(event: GroupEvent, moment: Moment)] = []
    var milliseconds: Int64 = 0
    var spell = 0
    private let opened: Int64

    init(guide: Survey = guide, people: Int = 0, opened: Int64 = 0) {
        self.opened = opened
        group = FocusGroup(guide: guide)
        take(.started(guide: guide.id, isLive: true))
        for number in 0..<people { type("/add Person\(number)") }
    }

    mutating func wait(seconds: Int64) { milliseconds += seconds * 1_000 }

    @discardableResult
    mutating func take(_ event: GroupEvent) -> [GroupEffect] {
        let moment = Moment(
            sequence: journal.count + 1, time: 1_800_000_000_000 + opened + milliseconds, monotonic: milliseconds,
            spell: spell)
        journal.append((event, moment))
        return group.reduce(event, at: moment)
    }

    /// Types a line; what is refused changes nothing.
    @discardableResult
    mutating func type(_ line: String, lead: Int = 0) -> GroupRefusal? {
        do throws(GroupRefusal) {
            for event in try events(line, lead) { take(event) }
            return nil
        } catch {
            return error
        }
    }

    private func events(_ line: String, _ lead: Int) throws(GroupRefusal) -> [GroupEvent] {
        let reading = group.parse(line)
        guard case .command(let name, let rest) = reading else { return try group.events(for: reading, lead: lead) }
        return try group.events(for: try GroupCommand.parse(name, rest))
    }
}
