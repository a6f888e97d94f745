/// What one line of the moderator's console says.
///
/// A line is one act. It begins with a letter of the roster and its punctuation, or with `/` (a command), `;` (a
/// private note), `>` (to the observers), `=` (a correction), `.` (more of the last utterance). What cannot be read is
/// kept as said by somebody unknown, and flagged: a live line is never refused. A mark or correction that does not fit
/// is kept as well, but nobody said it.
package enum GroupLine: Hashable, Sendable {
    case blank

    /// `/name rest`.
    case command(name: String, rest: String)

    /// `b: …`, `b" …`, `b>a: …`, `a,c: …`, `all: …`, `?: …`, `m: …`, and whatever else was typed.
    case statement(Statement)

    /// `b` alone: B is talking now.
    case floor(Speaker)

    /// `a+ c+ d-`: how people took the last utterance.
    case stances([Stance])

    /// `!`, `#price`, or several marks: they belong to the last utterance.
    case marks(Marks)

    /// `{laughs}` alone: something seen in the room.
    case observation([String])

    /// `; …`: for the moderator's own eyes.
    case note(String)

    /// `> …`: for the observers.
    case message(String)

    /// `. …`: more of the last utterance.
    case continuation(String, Marks)

    /// `=c`, `=12c`: who it really was; without a number the last utterance.
    case attribution(number: Int?, who: Who)

    /// `=12: …`, `=: …`, `=12" …`: the words as they really were.
    case correction(number: Int?, isVerbatim: Bool, text: String, marks: Marks)

    /// `?p …`: a thing to come back to.
    case parking(String)

    /// `b=export c=2`: what people answered to the question at hand.
    case votes([TypedVote])

    /// `* …`, `b* …`: something written in silence.
    case idea(Letter?, String)

    /// `u` alone.
    case undo

    /// `=9b` where nothing has that number, `b+ v-` where nobody is V: it is no speech, and it does not fit.
    case slip(String)

    /// An answer, as typed.
    package struct TypedVote: Hashable, Sendable {
        package var letter: String
        package var text: String

        package init(_ letter: String, _ text: String) {
            self.letter = letter
            self.text = text
        }
    }

    /// Who is named at the start of a line.
    package enum Who: Hashable, Sendable {
        case these([Speaker])
        /// Everybody who is in the room, without the moderator.
        case all
    }

    /// Something said, as typed.
    package struct Statement: Hashable, Sendable {
        package var who: Who
        package var isVerbatim: Bool
        package var text: String
        package var marks: Marks
        /// Whether the line could not be read, so that the speaker is not known.
        package var isFlagged: Bool

        package init(
            who: Who, isVerbatim: Bool = false, text: String, marks: Marks = Marks(), isFlagged: Bool = false
        ) {
            self.who = who
            self.isVerbatim = isVerbatim
            self.text = text
            self.marks = marks
            self.isFlagged = isFlagged
        }
    }
}

/// How somebody took a statement, without words of their own.
package struct Stance: Hashable, Sendable, Codable {
    package enum Value: String, Hashable, Sendable, Codable, CaseIterable {
        case agree = "+"
        case dissent = "-"
        case nod = "~"
        case neutral = "0"
    }

    package var letter: Letter
    package var value: Value

    package init(_ letter: Letter, _ value: Value) {
        self.letter = letter
        self.value = value
    }
}

extension GroupLine {
    /// The same line with the names of themes replaced, for example by the whole ids of a codebook.
    package func replacingThemes(_ name: (String) -> String) -> GroupLine {
        func replaced(_ marks: Marks) -> Marks {
            var result = marks
            result.themes = []
            for theme in marks.themes.map(name) where !result.themes.contains(theme) { result.themes.append(theme) }
            return result
        }
        switch self {
        case .statement(var statement):
            statement.marks = replaced(statement.marks)
            return .statement(statement)
        case .marks(let marks): return .marks(replaced(marks))
        case .continuation(let text, let marks): return .continuation(text, replaced(marks))
        case .correction(let number, let isVerbatim, let text, let marks):
            return .correction(number: number, isVerbatim: isVerbatim, text: text, marks: replaced(marks))
        default: return self
        }
    }
}
