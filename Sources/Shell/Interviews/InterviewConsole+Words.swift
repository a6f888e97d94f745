internal import Interviewing
internal import LineEditing

/// Words over several lines, typed one after another or written in an editor.
extension InterviewConsole {
    /// Lines that are gathered until one with a single point.
    struct Gathering {
        var purpose: InterviewVerb?
        var lines: [String] = []

        var text: String { lines.joined(separator: "\n") }

        /// What is there with the line that is being typed.
        func text(with line: String) -> String { (lines + [line]).joined(separator: "\n") }

        /// Takes a line; a point before a point stands for one.
        ///
        /// - Returns: Whether that was the end.
        mutating func take(_ line: String) -> Bool {
            guard line != "." else { return true }
            lines.append(line.hasPrefix("..") ? String(line.dropFirst()) : line)
            return false
        }
    }

    func beginWords(for purpose: InterviewVerb?, inEditor: Bool) throws {
        guard inEditor else {
            gathering = Gathering(purpose: purpose)
            if isInteractive { say("several lines; one with a single point ends them, Ctrl-C gives them up") }
            return
        }
        guard isInteractive, let edit = output.edit else {
            return try complain(InterviewComplaint("there is no editor here", hint: "/lines takes several lines"))
        }
        let before = interview.words(for: purpose)
        // The editor gets the whole screen.
        editor.setStatus(nil)
        switch edit(before) {
        case .failed(let reason): try complain(InterviewComplaint(reason, hint: "/lines takes several lines"))
        case .text(let text):
            let words = text.trimmingLineBreaks
            guard !words.allSatisfy(\.isWhitespace), words != before else {
                return say("nothing was written: the question stands as before")
            }
            try goOn(with: .words(purpose, words))
        }
    }
}

extension String {
    /// Without the line breaks that editors leave at the end.
    fileprivate var trimmingLineBreaks: String {
        String(dropLast(reversed().prefix(while: \.isNewline).count))
    }
}
