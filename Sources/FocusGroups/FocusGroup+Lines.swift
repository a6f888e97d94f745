internal import Journal

extension FocusGroup {
    /// Reads a line of the console against the roster as it is now.
    package func parse(_ line: String) -> GroupLine {
        let reading = GroupLine.parse(line, roster: discussion.roster, utterances: last ?? 0)
        switch reading {
        case .attribution(let number?, _), .correction(let number?, _, _, _):
            // A number below the last may name an utterance that was undone.
            guard discussion.utterance(number) == nil else { return reading }
            return .slip(line)
        case .votes: return questionAtHand == nil ? .slip(line) : reading
        case .idea: return discussion.brainstorms.isEmpty ? Self.unread(line) : reading
        case .statement(let statement) where statement.isFlagged && questionAtHand != nil:
            // Answers whose first letter nobody has: they are refused by that letter. Two letters may be a word.
            guard let votes = GroupLine.votes(GroupLine.trimmed(line[...])), votes.first?.letter.count == 1 else {
                return reading
            }
            return .votes(votes)
        default:
            return reading
        }
    }

    /// A line kept as it came.
    static func unread(_ line: String) -> GroupLine {
        .statement(.init(who: .these([.unknown]), text: line, isFlagged: true))
    }

    /// What a line means now, as events that one act commits together.
    ///
    /// - Parameters:
    ///   - line: A line other than a command; a command gives nothing.
    ///   - lead: How many milliseconds ago its first key was pressed.
    ///   - console: The attached console at which it was typed; `nil` for the moderator's own.
    /// - Returns: The events; none for a blank line.
    /// - Throws: ``GroupRefusal`` when there is nothing to undo.
    package func events(
        for line: GroupLine, lead: Int = 0, at console: Int? = nil
    ) throws(GroupRefusal) -> [GroupEvent] {
        switch line {
        case .blank, .command: return []
        case .statement(let statement): return [said(statement, lead)]
        case .floor(let speaker): return [.tookFloor(speaker: speaker, lead: lead)]
        case .stances(let stances): return last.map { [.judged(utterance: $0, stances: stances)] } ?? []
        case .marks(let marks): return last.map { [.marked(utterance: $0, marks: resolved(marks))] } ?? []
        case .observation(let texts): return Self.act(texts.map { .observed(text: Words($0)) })
        case .note(let text): return [.noted(text: Words(text))]
        case .message(let text): return [.messaged(text: Words(text))]
        case .parking(let text): return [.parked(text: Words(text))]
        case .continuation(let text, let marks):
            return last(at: console).map { [.continued(utterance: $0, text: Words(text), marks: resolved(marks))] }
                ?? []
        case .attribution(let number, let who):
            return (number ?? last(at: console)).map { [.attributed(utterance: $0, speakers: speakers(who))] } ?? []
        case .correction(let number, let isVerbatim, let text, let marks):
            return (number ?? last(at: console)).map {
                [.corrected(utterance: $0, text: Words(text), isVerbatim: isVerbatim, marks: resolved(marks))]
            } ?? []
        case .votes(let typed): return try events(for: .vote(nil, typed))
        case .slip(let text): return [.slipped(text: Words(text))]
        case .idea(let letter, let text): return [.ideaWritten(letter: letter, text: Words(text))]
        case .undo:
            return try undone(1, isRedo: false, at: console)
        }
    }

    /// The number of the last utterance.
    private var last: Int? { discussion.utterances.last?.number }

    /// The number of the last utterance that was written at a console, since more words and corrections belong to what
    /// one wrote oneself; of the last of all where there is none.
    private func last(at console: Int?) -> Int? {
        discussion.utterances.last { $0.console == console }?.number ?? last
    }

    private func said(_ statement: GroupLine.Statement, _ lead: Int) -> GroupEvent {
        .said(
            speakers: speakers(statement.who), fidelity: statement.isVerbatim ? .verbatim : .paraphrase,
            text: Words(statement.text), marks: resolved(statement.marks), isFlagged: statement.isFlagged, lead: lead)
    }

    private func speakers(_ who: GroupLine.Who) -> [Speaker] {
        switch who {
        case .these(let speakers): return speakers
        case .all:
            let present = discussion.present.map(Speaker.participant)
            return present.isEmpty ? [.unknown] : present
        }
    }

    /// `b>a:` answers the last thing that A said.
    private func resolved(_ marks: Marks) -> Marks {
        var marks = marks
        if let number = marks.replyTo, discussion.utterance(number) == nil { marks.replyTo = nil }
        guard marks.replyTo == nil, let addressee = marks.addressee else { return marks }
        marks.replyTo = discussion.utterances.last { $0.speakers.contains(addressee) }?.number
        return marks
    }
}
