internal import Archives
internal import Importing
internal import ResponseImport
internal import SurveyModel
internal import SurveyYAML

/// A file of responses that was looked at, and the survey that it belongs to.
@MainActor
struct ResponseSource {
    enum Origin {
        /// It is there.
        case known
        /// It was made from the file, and is not there yet.
        case made
    }

    private(set) var file: ResponseFile
    private let name: String

    /// Looks at a file, from the first to the last response.
    init(
        _ path: String, _ input: ImportInput, map: String?, _ reading: FileReadingOptions, form: String?,
        _ workspace: Workspace, in session: Session
    ) throws {
        let tool = try map.map(Self.tool)
        let definition = try form.map { try FormReading.definition($0, in: session) }
        for note in definition?.notes ?? [] { session.output.remark("note: \(note)") }
        let isInterrupted = session.isInterrupted
        try input.spool(in: workspace.results) { if isInterrupted() { throw ImportCommand.Interruption() } }
        var options = ReadingOptions()
        _ = try input.head()
        if let encoding = reading.encoding { options.encoding = encoding }
        if case .sheet(_) = input.packing {
            options.delimiter = UInt8(ascii: ",")
            options.encoding = .utf8
        }
        file = try ResponseFile(
            by: tool, options: options, zone: reading.timezone, offset: try session.zoneOffset(of: reading.timezone),
            definition: definition, secret: { try PseudonymSecret.load(session, workspace) },
            opening: { try input.open() })
        try file.look { _ in if isInterrupted() { throw ImportCommand.Interruption() } }
        if map == nil { session.output.remark("reading responses of \(file.tool.name)") }
        name = Self.name(for: path)
    }

    private static func tool(_ name: String) throws -> ResponseTool {
        if let tool = ResponseTool(rawValue: name) { return tool }
        throw CommandFailure.unknown(
            "tool", name, among: ResponseTool.allCases.map(\.rawValue), exitCode: .usage)
    }

    /// The survey that was named; else the one of the file's name; else one that is made from the file.
    func survey(named wish: String?, in session: Session) throws -> (definition: Definition, origin: Origin) {
        if let wish {
            let known = try? Definitions.source(of: wish, in: session)
            if known != nil || wish.contains("/") { return (try own(wish, in: session), .known) }
            return (try made(named: wish, in: session), .made)
        }
        let path = "\(try session.requireWorkspace().surveys)/\(name).yaml"
        guard session.surroundings.files.isFile(path) else { return (try made(named: name, in: session), .made) }
        return (try own(name, in: session), .known)
    }

    private func own(_ name: String, in session: Session) throws -> Definition {
        let definition = try Definitions.survey(named: name, in: session)
        guard definition.survey.mode == .self else {
            throw CommandFailure(
                .badData, "'\(definition.survey.id)' is a survey that people are asked, and responses were given alone",
                hint: "name a survey with 'mode: self', or leave --survey out to have one made")
        }
        return definition
    }

    /// The survey that asks what the file asks.
    func made(named name: String, in session: Session) throws -> Definition {
        try Self.survey(of: file.form, from: file.tool, named: name, in: session)
    }

    /// The survey that asks what another tool's form asks.
    static func survey(
        of form: ForeignForm, from tool: ResponseTool, named name: String, in session: Session
    ) throws -> Definition {
        guard Definitions.canBeName(name) else {
            throw CommandFailure(
                .usage, "'\(name)' cannot be the name of a survey",
                hint: "take letters, digits and '-', as in spring-check")
        }
        let path = "\(try session.requireWorkspace().surveys)/\(name).yaml"
        let text = Array(SurveyDraft(form).text(named: name, source: tool.name).utf8)
        let (survey, diagnostics) = SurveyParser.parse(text, file: Definitions.shown(path, in: session))
        guard let survey else {
            throw CommandFailure(
                .failed, "no survey can be made of what this file asks", hint: "write one, and name it with --survey",
                diagnostics: diagnostics)
        }
        return Definition(
            survey: survey, path: path, text: text, hash: Definitions.hash(text), warnings: diagnostics)
    }

    /// The file's name without folders and endings, as the name of a survey.
    static func name(for path: String) -> String {
        let last = path == "-" ? "responses" : path.split(separator: "/").last.map(String.init) ?? "responses"
        let name = MapInitCommand.name(for: last)
        return name == "mapping" || Definitions.reserved.contains(name) ? "responses" : name
    }
}
