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
              canvass map explain tickets.csv
            """,
        subcommands: [List.self, Show.self, MapExplainCommand.self, MapInitCommand.self])

    package init() {}

    package struct List: SessionCommand {
        package static let configuration = CommandConfiguration(
            commandName: "list", abstract: "List the mappings of the workspace and those that are built in.",
            discussion: """
                Examples:
                  canvass map list
                  canvass map list --format json

                Without a workspace, those that are built in are listed. Exits 65 when a mapping of the workspace is \
                wrong, after the others.
                """)

        @OptionGroup package var output: ListOptions

        package init() {}

        package mutating func run(in session: inout Session) throws {
            let library = MappingLibrary(session.surroundings.files, session.workspace)
            var table = Table(columns: [
                Table.Column("name"), Table.Column("kind", priority: 1), Table.Column("source", priority: 3),
                Table.Column("file_format", priority: 4), Table.Column("origin", priority: 2),
                Table.Column("about", priority: 5),
            ])
            var broken: [CommandFailure] = []
            for entry in try library.entries() {
                switch library.read(entry) {
                case .success(let mapping):
                    table.rows.append([
                        .untrusted(entry.name), .text(mapping.kind.rawValue), .untrusted(mapping.source),
                        .text(mapping.reading.format.rawValue), .untrusted(entry.origin),
                        mapping.about.map { .untrusted($0) } ?? nil,
                    ])
                case .failure(let failure): broken.append(failure)
                }
            }
            session.show(table, output)
            if session.workspace == nil {
                session.output.remark(
                    "note: there is no workspace here, whose own mappings would stand in surveys/maps; 'canvass init' makes one"
                )
            }
            if let failure = CommandFailure.joined(broken) { throw failure }
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
            let library = MappingLibrary(session.surroundings.files, session.workspace)
            session.show(String(decoding: try library.text(of: library.entry(named: name)), as: UTF8.self))
        }
    }
}
