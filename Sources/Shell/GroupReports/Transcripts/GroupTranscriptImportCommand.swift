package import ArgumentParser
internal import FocusGroups
internal import Journal
internal import SourceDiagnostics
internal import Storage
internal import Tabulation
internal import Transcripts

/// `group transcript import`.
package struct GroupTranscriptImportCommand: SessionCommand {
    package static let configuration = CommandConfiguration(
        commandName: "import", abstract: "Put the people's own words from a recording beside what was noted.",
        discussion: """
            FILE is WebVTT, SRT or plain text with a line 'Name: words' for each turn, perhaps with '[12:03]' before it. \
            Voices that are called as somebody on the roster are found by their names; for all others --map says who they \
            are, or you are asked, once: a later import remembers. Everything is one act of the session's journal, after its \
            end; importing anew takes the place of what was imported before.

            The recording's time and the session's go together by --offset, how far the recording was when the console was \
            opened (-0:30 where it began later), or by --sync, an utterance and where it stands in the recording. Without \
            either it is found from who speaks when and in which words; where that is not sure, both are read in order.

            Examples:
              canvass group transcript import 5e551041 friday.vtt
              canvass group transcript import 5e551041 friday.vtt --map "Anna Smith=b" --map "Host=m"
              canvass group transcript import 5e551041 friday.srt --sync 12=0:14:03

            Columns: session, form, cues, voices, unknown (stretches of nobody known), minutes, offset_s, utterances, \
            aligned (utterances with words beside them), placed (stretches that belong to one). Exits 64 when a voice is \
            unknown off a terminal, 65 when the file is no transcript, and 1 when the session has not ended.
            """)

    @Argument(help: ArgumentHelp("The session: its id, or a unique beginning of it.", valueName: "session"))
    package var id: String
    @Argument(help: "The transcript.", completion: .file()) package var file: String
    @Option(
        help: ArgumentHelp(
            "Who a voice is: a letter, m for the moderator, ? for nobody known.", valueName: "voice=letter"))
    package var map: [String] = []
    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("How far the recording was when the console was opened.", valueName: "time"))
    package var offset: String?
    @Option(help: ArgumentHelp("Where an utterance stands in the recording.", valueName: "number=time"))
    package var sync: String?
    @OptionGroup package var output: OutputOptions

    package init() {}

    package func validate() throws {
        if offset != nil, sync != nil { throw ValidationError("Give either --offset or --sync.") }
    }

    package mutating func run(in session: inout Session) throws {
        let past = try session.groupSession(named: id)
        let group = try FocusGroup(guide: past.survey, replaying: past.entries)
        guard group.hasEnded else {
            throw CommandFailure(
                .failed, "session \(past.record.id.short) has not ended",
                hint: "'resume \(past.record.id.short)' and /end, then import")
        }
        guard !past.entries.contains(where: \.draft.isWithdrawal) else {
            throw CommandFailure(.failed, "the words of session \(past.record.id.short) were withdrawn")
        }
        let transcript = try read(for: group, in: session)
        var mapping = VoiceMapping(group)
        for pair in map { try mapping.tell(pair) }
        try mapping.complete(transcript, in: &session)
        let cues = transcript.cues.compactMap { cue -> GroupEvent? in
            let speaker = mapping.speaker(of: cue.voice)
            // Whoever took their words back is not brought back by the recording.
            if speaker.letter.flatMap(group.participant)?.hasWithdrawn == true { return nil }
            return .stretch(cue, by: speaker)
        }
        if cues.count < transcript.cues.count {
            session.output.tell(
                "\(counted(transcript.cues.count - cues.count, "stretch", "stretches")) of people who took their words "
                    + "back are left out")
        }
        let offset = try chosenOffset(transcript, cues, group)
        let driver = try SessionDriver.resuming(past, takesOver: false, in: &session)
        defer { driver.release() }
        let opening = GroupEvent.transcribed(
            form: transcript.form.rawValue, voices: mapping.voices(of: transcript), offset: offset)
        var imported = group
        for step in try driver.append([opening] + cues) { imported.reduce(step.event, at: Moment(step.entry)) }
        for remark in transcript.remarks { session.output.tell("\(printable(file)):\(remark.line): \(remark.message)") }
        for sentence in mapping.sentences(transcript) { session.output.tell(sentence) }
        if transcript.cues.contains(where: { $0.start != nil }), offset == nil {
            session.output.tell(
                "how the recording's time and the session's go together is not sure: --offset or --sync says it")
        }
        session.show(summary(imported, past), output)
    }

    @MainActor
    private func read(for group: FocusGroup, in session: Session) throws -> Transcript {
        let names = group.participants.flatMap { [$0.name.text, $0.pseudonym].compactMap(\.self) }
        let labels = group.discussion.recording?.voices.compactMap(\.label.text) ?? []
        let told = map.compactMap { pair in pair.lastIndex(of: "=").map { String(pair[..<$0]) } }
        if let size = session.surroundings.files.size(file), size > TranscriptReader.byteLimit {
            throw CommandFailure(.badData, "'\(printable(file))' has more than 32 megabytes")
        }
        let bytes = try session.surroundings.files.read(file)
        do throws(TranscriptFailure) {
            return try TranscriptReader.read(bytes, known: Set(names + labels + told + ["moderator"]))
        } catch {
            throw CommandFailure(
                .badData, "",
                diagnostics: [
                    Diagnostic(
                        .error, "E901", at: SourceLocation(file: file, line: error.line, column: 1), error.message)
                ])
        }
    }

    /// The offset that was given, or the one that is found; `nil` where there is none to be sure of.
    private func chosenOffset(
        _ transcript: Transcript, _ events: [GroupEvent], _ group: FocusGroup
    ) throws(CommandFailure) -> Int64? {
        if let offset {
            let isNegative = offset.hasPrefix("-")
            guard let time = Self.time(isNegative ? String(offset.dropFirst()) : offset) else {
                throw CommandFailure(.usage, "'\(printable(offset))' is no time", hint: "write --offset 12:03 or -0:30")
            }
            return isNegative ? -time : time
        }
        if let sync {
            let parts = sync.split(separator: "=", maxSplits: 1)
            guard parts.count == 2, let number = Int(parts[0]), let time = Self.time(String(parts[1])) else {
                throw CommandFailure(.usage, "'\(printable(sync))' is no place", hint: "write --sync 12=0:14:03")
            }
            guard let utterance = group.utterance(number) else {
                throw CommandFailure(.usage, "there is no utterance \(number)", hint: "'session show' numbers them")
            }
            return time - group.roomTimes[utterance.start]
        }
        guard transcript.cues.allSatisfy({ $0.start != nil }) else { return nil }
        let cues = events.enumerated().compactMap { place, event -> Recording.Cue? in
            guard case .heard(let speaker, let start, let end, let text, _, _) = event else { return nil }
            return Recording.Cue(sequence: place, speaker: speaker, start: start, end: end, text: text)
        }
        return FocusGroup.offset(of: cues, beside: group)
    }

    /// `12:03`, `0:14:03`, `14:03.5`.
    private static func time(_ text: String) -> Int64? { TranscriptTime.read(text) }

    private func summary(_ group: FocusGroup, _ past: PastSession) -> Table {
        let cues = group.discussion.recording?.cues ?? []
        let alignment = group.alignment
        let last = cues.compactMap(\.end).max()
        let row: [(String, Cell)] = [
            ("session", .text(past.record.id.text)), ("form", Cell(group.discussion.recording?.form)),
            ("cues", .integer(cues.count)), ("voices", .integer(Set(cues.map(\.speaker)).count)),
            ("unknown", .integer(cues.count { $0.speaker == .unknown })),
            ("minutes", Cell(last.map { Double($0) / 60_000 }, fractionDigits: 1)),
            ("offset_s", Cell(group.discussion.recording?.offset.map { Double($0) / 1_000 }, fractionDigits: 1)),
            ("utterances", .integer(group.utterances.count)), ("aligned", .integer(alignment.count)),
            ("placed", .integer(alignment.values.reduce(0) { $0 + $1.count })),
        ]
        return Table(columns: row.map { .init($0.0) }, rows: [row.map(\.1)])
    }
}
