internal import FeedbackModel
internal import Reporting
internal import Storage
package import Tabulation

extension Session {
    /// The id of a theme of the codebook that evidence was matched with, by its whole id or its last part.
    func themeID(named name: String) throws -> String {
        let codebook = try store().codebook()
        guard let theme = codebook?[name] else {
            throw CommandFailure.unknown("theme", name, among: codebook?.themes.map(\.id) ?? [])
        }
        return theme.id
    }
}

/// `1 ticket`, `86 tickets`, `2 entries`.
func counted(_ count: Int, _ noun: String, _ plural: String? = nil) -> String {
    NumberText.count(count, noun, plural)
}

extension Cell {
    /// A time from outside in UTC; one beyond the calendar stays a number.
    init(seconds: Int64?) { self = seconds.map { .text(utc(seconds: $0)) } ?? .null }
}

extension JSONValue {
    init(seconds: Int64?) { self = seconds.map { .string(utc(seconds: $0)) } ?? .null }
}

func utc(seconds: Int64) -> String {
    // The years 0 to 9999, which is what four digits can say.
    guard (-62_167_219_200...253_402_300_799).contains(seconds) else { return String(seconds) }
    return TimeText.utc(milliseconds: seconds * 1000)
}

extension Table {
    /// One thing as names and values: words from outside stay marked as such.
    package init(describing facts: [JSONValue.Member]) {
        self.init(
            columns: [Column("field"), Column("value")],
            rows: facts.flatMap { fact in
                Self.lines(fact.value).enumerated().map { [.text($0 == 0 ? fact.key : ""), $1] }
            })
    }

    private static func lines(_ value: JSONValue) -> [Cell] {
        switch value {
        case .object(let members) where !members.isEmpty:
            members.map { .list([.untrusted($0.key), cell($0.value)]) }
        case .array(let elements) where elements.contains(where: { if case .object = $0 { true } else { false } }):
            elements.map(cell)
        default: [cell(value)]
        }
    }

    private static func cell(_ value: JSONValue) -> Cell {
        switch value {
        case .null: .null
        case .boolean(let flag): .boolean(flag)
        case .integer(let number): .integer(number)
        case .number(let number): .decimal(number, fractionDigits: 2)
        case .string(let text): .untrusted(text)
        case .array(let elements): .list(elements.map(cell))
        case .object(let members): .list(members.map { cell($0.value) })
        }
    }
}
