internal import Interviewing
internal import LineEditing

/// An interview at a place where one respondent follows another.
extension InterviewConsole {
    /// Ends the interview of somebody who has gone away.
    func abandon() throws {
        gathering = nil
        try takeWaiting()
        if case .ended = interview.phase { return }
        try record([.ended(outcome: "partial")])
    }

    /// Leaves when the host has said the word; anything else that looks like it is taken for nothing.
    func leaveKiosk() throws -> Bool {
        guard options.kiosk?.isOver == true else {
            // It may be the host's word with a slip in it: the next person must not read it.
            _ = editor.forget()
            showQuestion()
            return false
        }
        try abandon()
        return true
    }

    /// Gives up the line and nothing else: these keys lead out elsewhere, and here they must not.
    func stayInKiosk() {
        gathering = nil
        initial = ""
        driver.keepAgain("")
        say(interview.says(.lineCleared))
    }

    /// Takes in that a key was pressed, or asks whether somebody is still there.
    func watchKiosk(_ line: String) {
        guard let kiosk = options.kiosk else { return }
        kiosk.saw(line)
        guard kiosk.warns() else { return }
        editor.show("  Are you still there? In \(kiosk.secondsLeft) seconds this starts again for the next person.")
    }
}
