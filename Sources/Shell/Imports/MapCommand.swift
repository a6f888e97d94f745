package import ArgumentParser
internal import Importing
internal import Tabulation

/// `map list`, `map show NAME`.
package struct MapCommand: ParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "map", abstract: "See how files become tickets, accounts and contacts.",
        discussion: """
            Examples:
              canvass map list
              canvass map show zendesk-incremental
            """,
        subcommands: [List.self, Show.self])

    package init() {}

    package struct List: SessionCommand {
        package static let configuration = CommandConfiguration(
            commandName: "list", abstract: "List the mappings of the workspace and those that are built in.",
            discussion: """
                Examples:
                  canvass map list
                  canvass map list --format json

                Exits 65 when a mapping of the workspace is wrong.
                """)

        @OptionGroup package var output: ListOptions

        package init() {}

        package mutating func run(in session: inout Session) throws {
            let library = MappingLibrary(session.surroundings.files, try session.requireWorkspace())
            var table = Table(columns: [
                Table.Column("name"), Table.Column("kind", priority: 1), Table.Column("source", priority: 3),
                Table.Column("file_format", priority: 4), Table.Column("origin", priority: 2),
            ])
            for entry in try library.entries() {
                let mapping = try library.read(entry)
                table.rows.append([
                    .untrusted(entry.name), .text(mapping.kind.rawValue), .untrusted(mapping.source),
                    .text(mapping.reading.format.rawValue), .untrusted(entry.origin),
                ])
            }
            session.show(table, output)
        }
    }

    package struct Show: SessionCommand {
        package static let configuration = CommandConfiguration(
            commandName: "show", abstract: "Show a mapping as YAML, to read it or to start one's own from it.",
            discussion: """
                Examples:
                  canvass map show canvass-tickets
                  canvass map show zendesk-ndjson > surveys/maps/desk.yaml

                Exits 66 when there is no such mapping.
                """)

        @Argument(help: "The mapping's name or file.") package var name: String

        package init() {}

        package mutating func run(in session: inout Session) throws {
            let library = MappingLibrary(session.surroundings.files, try session.requireWorkspace())
            session.show(String(decoding: try library.entry(named: name).text, as: UTF8.self))
        }
    }
}
