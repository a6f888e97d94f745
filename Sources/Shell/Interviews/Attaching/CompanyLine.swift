internal import Interviewing
internal import Journal

/// What can be typed beside the interviewer, after a slash.
enum CompanyVerb: String, Hashable, CaseIterable {
    case said, gist, note, suggest, on, undo, review, attached, help, quit

    var usage: String {
        switch self {
        case .said: "/said WORDS"
        case .gist: "/gist TEXT"
        case .note: "/note TEXT"
        case .suggest: "/suggest TEXT"
        case .on: "/on QUESTION ..."
        default: "/\(rawValue)"
        }
    }

    var summary: String {
        switch self {
        case .said: "the customer's own words, on the question that the prompt names"
        case .gist: "what was said, in your words: never taken for a quotation"
        case .note: "a note for the record, on that question"
        case .suggest: "tell the interviewer what to ask or do"
        case .on: "any of these on another question, as /on price /note TEXT"
        case .undo: "take back what you wrote last"
        case .review: "what was answered so far"
        case .attached: "who sits beside the interviewer"
        case .help: "what can be typed"
        case .quit: "leave; what you wrote is kept"
        }
    }

    /// The commands of a role.
    static func available(to role: ConsoleRole) -> [CompanyVerb] {
        role == .scribe ? allCases : allCases.filter { $0 != .said && $0 != .gist }
    }
}

/// A line that was typed beside the interviewer, told apart.
enum CompanyLine: Hashable {
    case blank
    /// Something to be stored, perhaps on a question that was named.
    case write(CompanyVerb, question: String?, text: String)
    case show(CompanyVerb)

    /// Reads a line: without a slash, it is what the role is there for.
    ///
    /// Two slashes stand for one. A word after a slash that is none is never stored.
    init(_ line: String, by role: ConsoleRole) throws(InterviewComplaint) {
        guard !line.allSatisfy(\.isWhitespace) else {
            self = .blank
            return
        }
        self = try Self.reading(line, by: role, on: nil)
    }

    private static func reading(
        _ line: String, by role: ConsoleRole, on question: String?
    ) throws(InterviewComplaint) -> CompanyLine {
        guard line.hasPrefix("/"), !line.hasPrefix("//") else {
            let text = line.hasPrefix("//") ? String(line.dropFirst()) : line
            return .write(role == .scribe ? .said : .note, question: question, text: text)
        }
        let word = line.dropFirst().prefix { !$0.isWhitespace }.lowercased()
        let rest = String(line.dropFirst(word.count + 1).drop { $0.isWhitespace })
        guard let verb = CompanyVerb(rawValue: word == "exit" ? "quit" : word) else {
            throw InterviewComplaint(
                "this is no command here", hint: "/help shows them; to write it down, begin it with '//'")
        }
        switch verb {
        case .said, .gist, .note, .suggest:
            guard !rest.isEmpty else { throw InterviewComplaint("/\(verb.rawValue) needs something after it") }
            return .write(verb, question: question, text: rest)
        case .on where question == nil:
            let name = rest.prefix { !$0.isWhitespace }
            let inner = rest.dropFirst(name.count).drop { $0.isWhitespace }
            guard !inner.isEmpty else {
                throw InterviewComplaint("/on needs a question and what to write", hint: "as in /on price too dear")
            }
            return try reading(String(inner), by: role, on: String(name))
        case .undo: return .write(.undo, question: nil, text: "")
        default:
            guard question == nil else { throw InterviewComplaint("/on needs a question and what to write") }
            return .show(verb)
        }
    }
}
