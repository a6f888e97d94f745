package import ArgumentParser
internal import FeedbackModel
internal import FollowUps
internal import Interviewing
internal import Tabulation

/// The codebook: what evidence can be about.
package struct ThemeCommand: ParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "theme", abstract: "Look at the codebook: the themes that feedback is about, and merge them.",
        subcommands: [
            ThemeListCommand.self, ThemeShowCommand.self, ThemeMergeCommand.self, ThemeUnmergeCommand.self,
        ])

    package init() {}
}

package struct ThemeListCommand: SessionCommand {
    package static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List the themes of the codebook with their phrases.",
        discussion: """
            The codebook is surveys/themes.yaml. JSON has the keys theme, category, definition, phrases, merged_into and \
            merged_by; the last two are null where the theme counts for itself.

            Examples:
              canvass theme list
              canvass theme list --format json

            Exits 65 when the codebook has mistakes, all of which are shown, and 66 when there is none.
            """)

    @OptionGroup package var output: ListOptions

    package init() {}

    package mutating func run(in session: inout Session) throws {
        let codebook = try session.codebook()
        let merges = try session.merges(in: codebook)
        let mergers = merges.isEmpty ? [:] : try session.desk(.theme).mergers
        session.show(
            Table(
                columns: [
                    .init("theme"), .init("category", priority: 3), .init("definition", priority: 1),
                    .init("phrases", priority: 2), .init("merged_into", priority: 4), .init("merged_by", priority: 5),
                ],
                rows: codebook.themes.map { theme in
                    [
                        .untrusted(theme.id), .untrusted(theme.category), .untrusted(theme.definition),
                        .list(theme.phrases.map(Cell.untrusted)), Cell(untrusted: merges[theme.id]),
                        Cell(untrusted: merges[theme.id] == nil ? nil : mergers[theme.id]?.actor),
                    ]
                }), output)
    }
}

package struct ThemeShowCommand: SessionCommand {
    package static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Show one theme: what it takes in, what it leaves out, and how it is found.",
        discussion: """
            A theme is written category/name, or only name where that is unique. JSON has the keys theme, category, \
            definition, include, exclude, example, phrases and usage: how much the features are used that \
            surveys/features.yaml says are about it, each with feature, uses, users, accounts and last_at; null where \
            there is none.

            Examples:
              canvass theme show bug/export_timeout
              canvass theme show export_timeout --format json

            Exits 1 when there is no such theme, 65 when the codebook has mistakes, and 66 when there is none.
            """)

    @Argument(help: "The theme.") package var theme: String
    @OptionGroup package var output: OutputOptions

    package init() {}

    package mutating func run(in session: inout Session) throws {
        let theme = try session.theme(theme, in: try session.codebook())
        let usage = try session.usage(about: theme.id)
        let fields: [(String, Cell)] = [
            ("theme", .untrusted(theme.id)), ("category", .untrusted(theme.category)),
            ("definition", .untrusted(theme.definition)), ("include", Cell(untrusted: theme.include)),
            ("exclude", Cell(untrusted: theme.exclude)), ("example", Cell(untrusted: theme.example)),
            ("phrases", .list(theme.phrases.map(Cell.untrusted))),
        ]
        session.show(
            .object([
                "theme": .string(theme.id), "category": .string(theme.category),
                "definition": .string(theme.definition), "include": JSONValue(theme.include),
                "exclude": JSONValue(theme.exclude), "example": JSONValue(theme.example),
                "phrases": .array(theme.phrases.map(JSONValue.string)), "usage": usage,
            ]),
            or: Self.table(fields, usage), output)
    }

    private static func table(_ fields: [(String, Cell)], _ usage: JSONValue) -> Table {
        var table = Table(columns: [.init("field"), .init("value")], rows: fields.map { [.text($0.0), $0.1] })
        if usage != .null { table.rows += Table(describing: [.init("usage", usage)]).rows }
        return table
    }
}
