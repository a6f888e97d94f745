package import ArgumentParser
internal import SourceDiagnostics
internal import SurveyYAML

package struct SurveyNewCommand: SessionCommand {
    package static let configuration = CommandConfiguration(
        commandName: "new", abstract: "Begin a survey or guide from a small one that is without mistakes.",
        discussion: """
            The kinds are 'interview' (somebody asks and types), 'self' (the respondent types), 'group' (a discussion \
            guide), 'loyalty' (the standard questions of NPS, CSAT and CES), 'needs' (importance and satisfaction, MaxDiff \
            and Kano pairs) and 'price' (the four questions of van Westendorp). With --from-themes it asks our own agents how \
            often they hear each theme of surveys/themes.yaml; what they answer is an opinion (respondents: agents), which \
            'feedback why' shows apart. A file that is there is never written over.

            Examples:
              canvass survey new spring-check --kind self
              canvass survey new what-to-build --kind needs --title 'What should we build?'
              canvass survey new what-agents-hear --from-themes

            Exits 64 when the name cannot be one or is taken; with --from-themes 65 when the codebook has mistakes, and 66 \
            when there is none.
            """)

    @Argument(help: "The survey's name: letters, digits and '-'.") package var name: String
    @Option(help: "What it is for; else an interview.") package var kind: SurveyStarter.Kind?
    @Flag(help: "Ask our own agents about each theme of the codebook.") package var fromThemes = false
    @Option(help: "What it is called.") package var title: String?

    package init() {}

    package func validate() throws {
        guard kind == nil || !fromThemes else { throw ValidationError("--kind and --from-themes exclude each other") }
        guard title?.allSatisfy(\.isWhitespace) != true else {
            throw ValidationError("--title takes what the survey is called; without it, that is the name in words")
        }
    }

    package mutating func run(in session: inout Session) throws {
        let folder = try session.requireWorkspace().surveys
        guard Definitions.canBeName(name) else {
            throw CommandFailure(
                .usage, "'\(name)' cannot be the name of a survey",
                hint: "take letters, digits and '-', as in spring-check; canvass, themes and roadmap are taken")
        }
        let path = "\(folder)/\(name).yaml"
        let shown = Definitions.shown(path, in: session)
        guard !session.surroundings.files.isFile(path) else {
            throw CommandFailure(.usage, "\(shown) is already there", hint: "take another name, or change that file")
        }
        let text =
            fromThemes
            ? SurveyFromThemes.text(try session.codebook(), name: name, title: title)
            : SurveyStarter.text(kind ?? .interview, name: name, title: title)
        try session.surroundings.files.write(path, Array(text.utf8))
        session.output.remark("\(shown) is written; 'survey lint \(name)' checks it")
        session.output.result(shown + "\n")
    }
}

extension SurveyStarter.Kind: ExpressibleByArgument {}
