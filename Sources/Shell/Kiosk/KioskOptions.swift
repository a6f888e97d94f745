internal import ArgumentParser
internal import LineEditing

/// How a terminal is given to one respondent after another.
package struct KioskOptions: ParsableArguments {
    @Flag(help: "Start again after each respondent, with everything before cleared; only the host's word leads out.")
    package var kiosk = false
    @Option(help: "Kiosk: after so many seconds without a key it starts again; from 10 to 3600.")
    package var idle = 120

    package init() {}

    package func validate() throws {
        guard (10...3600).contains(idle) else { throw ValidationError("--idle takes seconds from 10 to 3600.") }
    }

    /// A kiosk at this terminal, once the host has chosen a word; `nil` where none is wanted.
    @MainActor
    func kiosk(in session: Session) throws -> Kiosk? {
        guard kiosk else { return nil }
        guard session.editor.isInteractive, session.editor.forget() else {
            throw CommandFailure(
                .usage, "a kiosk needs a terminal whose screen can be cleared", hint: "TERM=dumb and pipes cannot be")
        }
        let word = try word(in: session)
        session.editor.lock()
        return Kiosk(word: word, patience: Int64(idle) * 1000, now: session.surroundings.monotonic)
    }

    /// The word that leads out: of `CANVASS_KIOSK_WORD`, else as the host types it.
    @MainActor
    private func word(in session: Session) throws -> String {
        if let word = session.surroundings.environment["CANVASS_KIOSK_WORD"], !word.isEmpty { return try checked(word) }
        session.output.tell(
            "Choose a word of at least \(Kiosk.shortestWord) letters: '/host WORD' ends the kiosk. It is cleared from "
                + "the screen.")
        guard case .line(let word) = session.editor.next(LineRequest(prompt: "word> ")) else {
            throw CommandFailure(.failed, "no word was chosen")
        }
        return try checked(word)
    }

    private func checked(_ word: String) throws -> String {
        guard word.count >= Kiosk.shortestWord, !word.contains(where: \.isWhitespace) else {
            throw CommandFailure(
                .usage, "the host's word needs at least \(Kiosk.shortestWord) letters, without blanks")
        }
        return word
    }
}
