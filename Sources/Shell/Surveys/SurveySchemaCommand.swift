package import ArgumentParser
internal import SurveyYAML
internal import Tabulation

package struct SurveySchemaCommand: SessionCommand {
    package static let configuration = CommandConfiguration(
        commandName: "schema", abstract: "Write a JSON Schema of surveys and guides, for editors.",
        discussion: """
            An editor that knows YAML completes the keys with it and explains them. It is made from the same tables as the \
            reader, but is coarser: names, options and expressions are for 'survey lint'. Visual Studio Code and others \
            take it from a first line in the survey: # yaml-language-server: $schema=survey.schema.json

            Examples:
              canvass survey schema > surveys/survey.schema.json
              canvass survey schema | jq '.definitions.question.properties | keys'

            Exits 0.
            """)

    package init() {}

    package mutating func run(in session: inout Session) throws {
        session.show(SurveySchema.json.text(indented: true) + "\n")
    }
}
