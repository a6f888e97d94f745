internal import RoadmapScoring
internal import SurveyModel
internal import Tabulation

/// Trello and GitHub, whose text is Markdown.
extension Handover {
    /// A list of titles to paste into a Trello list, which makes a card of each line, and CSV for a Power-Up that imports.
    ///
    /// Titles carry the key, since a pasted card has nothing else.
    package var trello: [File] {
        let titles = items.map { "\($0.title(atMost: 400)) [\($0.key)]\n" }.joined()
        let table = Table(
            columns: [
                .init("Card Name"), .init("Card Description"), .init("List"), .init("Labels"), .init("Due Date"),
                .init("Members"),
            ],
            rows: items.map { item in
                [
                    .text(item.title(atMost: 400)),
                    .text(item.description(for: self).text(as: .markdown, atMost: 16_384)),
                    .text(item.quarter.map(PlanBars.horizon) ?? "roadmap"),
                    .text(item.labels.joined(separator: ",")), Cell(item.due?.description), .null,
                ]
            })
        return [
            File("trello-cards.txt", .text(titles)), File("trello-cards.csv", .text(Self.exact(table))),
        ]
    }

    /// Issues as GitHub's REST interface takes them, one JSON object in a line, and the same as one page to copy from.
    package var github: [File] {
        let bodies = items.map { $0.description(for: self).text(as: .markdown, atMost: 65_000) }
        let lines = zip(items, bodies).map { item, body in
            JSONValue.object([
                "title": .string(item.title(atMost: 256)), "body": .string(body),
                "labels": .array(item.labels.map(JSONValue.string)),
            ]).text() + "\n"
        }
        let pages = zip(items, bodies).map { item, body in
            "## \(EscapedText.markdown(item.initiative.title))\n\n\(body)\n"
        }
        return [
            File("github-issues.jsonl", .text(lines.joined())),
            File("github-issues.md", .text(pages.joined(separator: "\n"))),
        ]
    }

    /// Ideas to type or paste into UserVoice, which reads none from a file.
    package var ideas: File {
        let rule = String(repeating: "-", count: 72)
        let pages = items.map { item in
            "\(item.title())\n\n\(item.description(for: self).text(as: .plain))\n"
        }
        return File("uservoice-ideas.txt", .text(pages.joined(separator: "\n\(rule)\n\n")))
    }
}
