internal import ExampleWorkspace
internal import LineEditing
internal import Statistics
internal import Synchronization
internal import Tabulation
internal import TerminalText

/// The scratch workspace of a demonstration, and what is played in it.
@MainActor
final class DemoStage {
    let workspace: Workspace
    private let company: ExampleCompany
    private let seed: UInt64
    private let output: Output
    /// How to call the program from any folder.
    let program: String
    private let clock: DemoClock
    private var session: Session

    /// 2026-11-16 09:00 UTC: the tickets of the example end the day before.
    private static let opening: Int64 = 1_794_819_600_000

    init(workspace: Workspace, seed: UInt64, session: Session) {
        self.workspace = workspace
        self.seed = seed
        company = ExampleCompany(seed: seed)
        output = session.output
        program = session.surroundings.program
        clock = DemoClock(startsAt: Self.opening)
        var inner = session.moved(to: workspace)
        let clock = clock
        inner.surroundings.now = { clock.now }
        inner.surroundings.monotonic = { clock.now }
        let chance = Mutex(Xoshiro256(seed: seed, name: "demo"))
        inner.surroundings.newID = { chance.withLock { Self.uuid($0.next(), $0.next()) } }
        inner.surroundings.salt = { chance.withLock { Self.bytes($0.next()) + Self.bytes($0.next()) } }
        inner.surroundings.seed = { seed }
        inner.surroundings.files = session.surroundings.files.beginning(in: workspace.folder)
        // Everything in its order on one stream, and tables as on a terminal, for somebody reads this.
        let result = session.output.result
        inner.output.remark = { result($0 + "\n") }
        if !session.output.isTerminal { inner.output.width = { 132 } }
        inner.output.isTerminal = true
        inner.output.page = nil
        inner.format = session.format ?? .box
        self.session = inner
    }

    // MARK: The stage

    /// Writes the example files, and the data that the company's systems would export.
    func build() throws {
        let files = session.surroundings.files
        for folder in ["", "/surveys", "/surveys/maps", "/surveys/scripts", "/results", "/data", "/data/answers"] {
            try files.makeFolder(workspace.folder + folder)
        }
        for file in ExampleFile.all { try files.write("\(workspace.folder)/\(file.path)", file.content) }
        try write(ExampleAccount.csv(company.accounts), to: "data/accounts.csv")
        try write(ExampleTicket.ndjson(company.tickets), to: "data/tickets.ndjson")
        for respondent in respondents {
            try write(respondent.lines.map { $0 + "\n" }.joined(), to: Self.answers(of: respondent))
        }
    }

    var respondents: [ExampleRespondent] { ExampleRespondent.draw(24, from: company, seed: seed) }

    /// The newest tickets of accounts that left, for the follow-up interviews.
    var leavers: [ExampleTicket] { company.ticketsOfLeavers }

    static func answers(of respondent: ExampleRespondent) -> String { "data/answers/\(respondent.accountID).txt" }

    private func write(_ text: String, to path: String) throws {
        try session.surroundings.files.write("\(workspace.folder)/\(path)", Array(text.utf8))
    }

    // MARK: Playing

    /// Begins a part of the play.
    func say(_ title: String, _ words: String) {
        let heading = Style.bold.applied(to: title, when: output.hasColor)
        output.result("\n\(heading)\n")
        for line in Fitting.wrapped(words, to: min(100, session.output.width())) { output.result(line + "\n") }
    }

    /// Runs a command as somebody would type it; answers are typed from a file.
    ///
    /// With `isQuiet`, only the command itself is shown, unless it fails.
    func run(
        _ command: String, as actor: String = "petra", typing script: String? = nil, slowness: Int64 = 1,
        isQuiet: Bool = false
    ) throws {
        if session.isInterrupted() { throw CommandFailure(.interrupted, "the demonstration was interrupted") }
        let line = "$ canvass \(command)" + (script.map { " < \($0)" } ?? "")
        output.result((isQuiet ? "" : "\n") + Style.cyan.applied(to: line, when: output.hasColor) + "\n")
        let lines = try script.map { try self.lines(of: $0) } ?? []
        let quiet = Output.Kept()
        session.actor = actor
        session.editor = DemoEditor(
            lines: lines, isInteractive: script != nil && !isQuiet, clock: clock, slowness: slowness
        ) {
            [output] text in
            if !isQuiet { output.result(text + "\n") }
        }
        let shown = session.output
        if isQuiet { quiet.take(&session.output) }
        let code = Interpreter().execute(command, in: &session)
        session.output = shown
        clock.pass(typing: command)
        guard code == 0 else {
            output.result(quiet.text)
            throw CommandFailure(
                .failed, "the demonstration stopped: 'canvass \(command)' ended with exit code \(code)")
        }
    }

    private func lines(of path: String) throws -> [String] {
        let bytes = try session.surroundings.files.read("\(workspace.folder)/\(path)")
        var lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
        if lines.last?.isEmpty == true { lines.removeLast() }
        return lines.map(String.init)
    }

    /// A version 4 UUID of RFC 9562 from two numbers.
    private nonisolated static func uuid(_ high: UInt64, _ low: UInt64) -> String {
        var bytes = Self.bytes(high) + Self.bytes(low)
        bytes[6] = bytes[6] & 0x0F | 0x40
        bytes[8] = bytes[8] & 0x3F | 0x80
        let digits = Array("0123456789abcdef")
        var text = ""
        for (index, byte) in bytes.enumerated() {
            if [4, 6, 8, 10].contains(index) { text += "-" }
            text.append(digits[Int(byte >> 4)])
            text.append(digits[Int(byte & 15)])
        }
        return text
    }

    private nonisolated static func bytes(_ number: UInt64) -> [UInt8] {
        (0..<8).map { UInt8(truncatingIfNeeded: number >> (56 - 8 * $0)) }
    }
}

extension Output {
    /// What a command said while nobody was to hear it.
    fileprivate struct Kept {
        private let words = KeptWords()

        var text: String { words.text.withLock { $0 } }

        func take(_ output: inout Output) {
            let words = words
            output.result = { text in words.text.withLock { $0 += text } }
            output.remark = { text in words.text.withLock { $0 += text + "\n" } }
        }
    }

    private final class KeptWords: Sendable {
        let text = Mutex("")
    }
}
