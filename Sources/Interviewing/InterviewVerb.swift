internal import SourceDiagnostics
package import SurveyModel

/// What can be typed instead of an answer, after a slash.
package enum InterviewVerb: String, Hashable, Sendable, CaseIterable {
    case back, goto, skip, dk, refuse, note, said, gist, readback, confirm, probe, lines, edit, undo, redo, review, why,
        aside, `case`, ticket, language, callback, promise, ask, new, attached, dismiss, pause, end, help

    /// How it is written in a mode, with what follows it there.
    package func usage(in mode: Survey.Mode) -> String {
        switch self {
        case .lines, .edit, .end: mode == .self ? "/\(rawValue)" : usage
        default: usage
        }
    }

    /// How it is written by an interviewer.
    private var usage: String {
        switch self {
        case .goto: "/goto [QUESTION]"
        case .readback: "/readback"
        case .lines: "/lines [said]"
        case .edit: "/edit [said]"
        case .note: "/note TEXT"
        case .said: "/said WORDS"
        case .gist: "/gist TEXT"
        case .probe: "/probe [NUMBER]"
        case .why: "/why [QUESTION]"
        case .language: "/language CODE"
        case .callback: "/callback TIME [ZONE]"
        case .promise: "/promise TEXT"
        case .ask: "/ask [NUMBER yes|no|dk]"
        case .new: "/new KIND NAME"
        case .dismiss: "/dismiss NUMBER"
        case .end: "/end [OUTCOME]"
        case .pause: "/pause, /quit"
        default: "/\(rawValue)"
        }
    }

    /// What it does for an interviewer, in one line; see ``Interview/summary(of:)`` for both.
    var summary: String {
        switch self {
        case .back: "back to the question before, along the way that was taken"
        case .goto: "to a question that was already reached; alone, on to the first open one"
        case .skip: "pass over this question"
        case .dk: "the respondent does not know"
        case .refuse: "the respondent does not want to answer"
        case .note: "keep a remark of your own"
        case .said: "keep the respondent's own words on this question"
        case .gist: "keep your summary of what was said: never taken for a quotation"
        case .probe: "keep that the probe on the screen was asked; with a number, show that one first"
        case .readback: "show your summary as you read it back: did I get that right?"
        case .confirm: "keep that the summary is right, once the respondent has said so"
        case .lines:
            "several lines as one: an answer, said, gist or note"
        case .edit: "the same in your editor, $VISUAL or $EDITOR"
        case .undo: "take back the last change"
        case .redo: "make it again"
        case .review: "what was answered so far"
        case .why: "why this question is asked, or why another one is not"
        case .aside: "answers that are kept but do not count on this path"
        case .case: "what is known of the account, the contact and the ticket"
        case .ticket: "the words of the ticket that it is about"
        case .language: "show the questions in another language of the survey, as /language de"
        case .pause: "leave; everything is kept, and 'resume' goes on (/exit is the same)"
        case .callback: "call again at a time, as /callback Tue 10:00, and leave until then"
        case .promise: "keep what you promised, as /promise by Fri: send the guide"
        case .ask: "what is most worth asking this customer for the roadmap; with a number, their answer to it"
        case .new: "file an account, contact or ticket that is missing, as /new account Acme seats=40"
        case .attached: "who sits beside you: scribes and observers"
        case .dismiss: "send the console with this number away"
        case .end: "end it here: complete, partial, refused, no_answer, or another outcome or code"
        case .help: "what can be typed"
        }
    }

    /// The commands of a mode: who answers alone has no notes to take about somebody else.
    package static func available(in mode: Survey.Mode) -> [InterviewVerb] {
        let interviewers: [InterviewVerb] = [
            .note, .said, .gist, .readback, .confirm, .probe, .aside, .case, .ticket, .callback, .promise, .ask, .new,
            .attached, .dismiss,
        ]
        return mode == .self ? allCases.filter { !interviewers.contains($0) } : allCases
    }
}

/// A typed line, told apart.
package enum InterviewLine: Hashable, Sendable {
    /// Somebody's words.
    case data(String)
    case command(InterviewVerb, argument: String)

    /// Everything is data unless it begins with a slash; two slashes stand for one.
    ///
    /// - Throws: A complaint about an unknown word after a slash, which is never recorded silently.
    package init(_ line: String, mode: Survey.Mode) throws(InterviewComplaint) {
        guard line.hasPrefix("/") else {
            self = .data(line)
            return
        }
        guard !line.hasPrefix("//") else {
            self = .data(String(line.dropFirst()))
            return
        }
        let word = line.dropFirst().prefix { !$0.isWhitespace }
        let argument = line.dropFirst(word.count + 1).drop { $0.isWhitespace }
        let known = InterviewVerb.available(in: mode)
        // What leaves the prompt leaves an interview too.
        let name = ["quit", "exit"].contains(word.lowercased()) ? InterviewVerb.pause.rawValue : word.lowercased()
        guard let command = known.first(where: { $0.rawValue == name }) else {
            throw Self.unknown(String(word), among: known)
        }
        self = .command(command, argument: String(argument))
    }

    private static func unknown(_ word: String, among known: [InterviewVerb]) -> InterviewComplaint {
        // What follows the slash may be the beginning of somebody's words: only a plain word is repeated.
        guard !word.isEmpty, word.count <= 16, word.allSatisfy({ $0.isLetter && $0.isASCII }) else {
            return InterviewComplaint(
                "a line that begins with '/' is a command", hint: "to record it as an answer, begin it with '//'")
        }
        let nearest = suggestion(for: word.lowercased(), among: known.map(\.rawValue))
        let question = nearest.map { "did you mean /\($0)? " } ?? ""
        return InterviewComplaint(
            "there is no /\(word)", hint: "\(question)to record it as an answer, type //\(word)")
    }
}
