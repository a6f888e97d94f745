internal import RoadmapScoring
internal import SurveyModel
internal import Tabulation

extension Handover {
    /// How Jira's importer has to be told to read the days in the file.
    package static let jiraDatePattern = "dd/MMM/yy h:mm a"

    /// Jira takes so many rows of an ordinary user.
    private static let jiraRows = 250
    private static let jiraLabels = 3

    /// Files for Jira's CSV import (Atlassian, "Create issues using the CSV importer").
    ///
    /// Comments are not imported for ordinary users, so the evidence is in the description.
    package func jira(issueType: String) -> [File] {
        let labels = Array(repeating: Table.Column("Labels"), count: Self.jiraLabels)
        let columns: [Table.Column] =
            [.init("Summary"), .init("Issue Type"), .init("Priority")] + labels + [
                .init("Components"), .init("Description"), .init("Due Date"), .init("External ID"),
                .init("Evidence URL"), .init("Score"),
            ]
        let rows = items.map { item -> [Cell] in
            let labels = (0..<Self.jiraLabels).map { Cell($0 < item.labels.count ? item.labels[$0] : nil) }
            return [.text(item.title(atMost: 255)), .text(issueType), Cell(item.priority)] + labels + [
                Cell(untrusted: item.teams.first),
                .text(item.description(for: self).text(as: .jiraWiki, atMost: 32_767)),
                Cell(item.due.map(Self.jiraDate)), .text(item.key), Cell(item.link),
                Cell(item.leading?.score, fractionDigits: 4),
            ]
        }
        return File.divided(
            "jira-import", Table(columns: columns, rows: rows), every: Self.jiraRows, text: Self.exact)
    }

    /// `30/Jun/27 12:00 AM`.
    private static func jiraDate(_ date: CalendarDate) -> String {
        let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
        func two(_ number: Int) -> String { (number < 10 ? "0" : "") + String(number) }
        return "\(two(date.day))/\(months[date.month - 1])/\(two(date.year % 100)) 12:00 AM"
    }
}
