internal import Interviewing
internal import Journal
internal import Storage
internal import SurveyModel
internal import Tabulation
internal import TerminalText

/// How an interview is left: by Ctrl-C, by the end of the input, by a signal, or by its end.
extension InterviewConsole {
    /// Gives up the line, which one key brings back; a second time in a row, the interview.
    func interrupt() throws {
        if let given = gathering {
            // What was gathered is not thrown away: it stands in the line, and a second Ctrl-C clears that.
            gathering = nil
            initial = given.text
            driver.keepAgain(initial)
            return say("one line again")
        }
        initial = ""
        if !seen.isEmpty, options.kiosk == nil { cleared = seen }
        driver.keepAgain(waiting.first?.text ?? "")
        interruptions += 1
        if interruptions > 1 {
            try leave()
        } else {
            guard !interview.isInOtherLanguage else { return say(interview.says(.interrupted)) }
            let back = cleared == nil ? "" : "; Up brings it back"
            remark("(Ctrl-C cleared the line\(back), again leaves; answers are kept)")
        }
    }

    /// Pauses, unless a line could not be stored: then somebody must insist.
    func leave() throws {
        try takeWaiting()
        if case .ended = interview.phase { return }
        guard !interview.isPaused, waiting.isEmpty || interruptions > 3 else { return }
        let unfinished = gathering?.text
        try record([.paused])
        if let unfinished, !unfinished.isEmpty { driver.keepAgain(unfinished) }
    }

    /// Suspends because the terminal is gone or the process is told to end; says so where somebody can still read it.
    func hangUp() throws {
        try? takeWaiting()
        if let entered = waiting.first { driver.keepAgain(entered.text) }
        try driver.hangUp { try record([.paused]) }
        guard options.kiosk == nil else { return }
        tellKept()
    }

    /// Asks once before `/end` closes an interview for good while questions are left.
    func asksAgain(before events: [InterviewEvent]) -> Bool {
        guard isInteractive, case .ended? = events.last else {
            isEndAsked = false
            return false
        }
        let left = interview.path.count { [.open, .notOffered].contains(interview.standing(of: $0)) }
        guard left > 0, !isEndAsked else { return false }
        isEndAsked = true
        guard interview.screenLanguage == nil else {
            say(interview.says(options.kiosk == nil ? .questionsLeft : .questionsLeftHere, "\(left)"))
            return true
        }
        let noun = left == 1 ? "question is" : "questions are"
        say("\(left) \(noun) left: /end again ends for good, /pause leaves to go on later")
        return true
    }

    /// Says a sentence from the edge of the screen on, broken between words where somebody reads it.
    private func remark(_ sentence: String) {
        guard isInteractive else { return output.remark(sentence) }
        Fitting.wrapped(sentence, to: max(20, output.width() - 2)).forEach(output.remark)
    }

    private var answers: Int { interview.path.count { interview.answer(at: $0).value != nil } }
    private var kind: String { interview.isPractice ? "practice session" : "session" }

    /// Says that the session is kept, and how it goes on.
    func tellKept() {
        let short = driver.record.id.short
        guard !isTold(.isKept) else { return }
        remark("\(kind) \(short) is kept with \(counted(answers, "answer")); 'resume \(short)' goes on")
    }

    /// Says that something entered could not be stored, and that it is not lost.
    func tellNotStored(_ failure: StoreFailure) {
        guard !interview.isInOtherLanguage else {
            say(interview.says(.notStored, failure.message))
            return say(interview.says(.isTyped))
        }
        say("not stored: \(failure.message)")
        say("what you typed is kept: Enter tries again, and what you type next comes after it")
    }

    /// Says in the respondent's own language, where that is not English, what became of the session.
    private func isTold(_ words: ScreenWords) -> Bool {
        guard isInteractive, interview.isInOtherLanguage else { return false }
        remark(interview.says(words, driver.record.id.short, "\(answers)"))
        return true
    }

    /// Says what came of it.
    func tellEnd(in session: Session) {
        var outcome: String?
        if case .ended(let name) = interview.phase {
            outcome = name
            if !isTold(.hasEnded) {
                remark("\(kind) \(driver.record.id.short) ended: \(name), \(counted(answers, "answer"))")
            }
        } else {
            tellKept()
        }
        guard !isInteractive, !options.tellsEvents else { return }
        session.show(
            Table(
                columns: [
                    .init("session"), .init("survey"), .init("status"), .init("outcome"),
                    .init("answers", alignment: .trailing),
                ],
                rows: [
                    [
                        .text(driver.record.id.text), .text(driver.record.survey),
                        .text(driver.record.status.rawValue), Cell(outcome), .integer(answers),
                    ]
                ]), options.output)
    }
}
