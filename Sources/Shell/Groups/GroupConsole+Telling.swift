internal import FocusGroups
internal import Journal
internal import LineEditing
internal import TerminalText

extension GroupConsole {
    /// Says on standard error what the moderator should see; words from outside are made safe.
    ///
    /// At a terminal it is broken between words, with two spaces before each line.
    func remark(_ text: String) {
        let safe = PrintableText(text).description
        guard editor.isInteractive else { return output.remark("  \(safe)") }
        for line in Fitting.wrapped(safe, to: max(20, min(output.width(), 100) - 2)) {
            if isTyping { editor.show("  \(line)") } else { output.remark("  \(line)") }
        }
    }

    /// Tells what an act changed: one short line, or nothing where the screen shows it anyway.
    ///
    /// From a pipe only what somebody must look at is told.
    func tell(_ effects: [GroupEffect], since before: FocusGroup) {
        guard editor.isInteractive else { return effects.forEach(tellInPipe) }
        tellUndone(effects)
        for effect in effects {
            switch effect {
            case .recorded(let number): tellUtterance(number, isNew: true)
            case .changed(let number): tellUtterance(number, isNew: false)
            case .noted(.slip): tellSlip()
            case .entered(let index):
                tellLeaving(before)
                tellSection(index)
            case .joined(let letter):
                if let sentence = sentence(effect) { remark(sentence) }
                if let note = accountNote(letter) { remark(note) }
            case .asked(let name), .polled(let name): tellQuestion(name)
            case .voted(let name): tellVotes(name, since: before)
            // What a section shows as it begins is told with the section.
            case .revealed(let name) where !effects.hasEntered: tellResults(name)
            case .ideasRevealed: tellIdeas()
            case .shown where effects.hasEntered: break
            default: if let sentence = sentence(effect) { remark(sentence) }
            }
        }
        if pen.console == nil { offerFollowUps() }
    }

    /// From a pipe only what somebody must look at is told.
    private func tellInPipe(_ effect: GroupEffect) {
        let line = editor.lineNumber.map { "line \($0): " } ?? ""
        if case .recorded(let number) = effect, group.utterance(number)?.isFlagged == true {
            let why = doubt.map { "; \(sentence($0))" } ?? ""
            let told = "\(line)utterance \(number) has no speaker that could be read; it is kept as said by '?'\(why)"
            output.remark(PrintableText(told).description)
        }
        if case .noted(.slip) = effect {
            let told = "\(line)kept as a slip, which changes nothing\(doubt.map { "; \(sentence($0))" } ?? "")"
            output.remark(PrintableText(told).description)
        }
        if case .joined(let letter) = effect, let note = accountNote(letter) { output.remark(line + note) }
    }

    /// What an undo or redo took back or brought back, in one line for the whole act.
    private func tellUndone(_ effects: [GroupEffect]) {
        var (undone, redone): ([String], [String]) = ([], [])
        for effect in effects {
            if case .undone(let event) = effect { undone.append(noun(event)) }
            if case .redone(let event) = effect { redone.append(noun(event)) }
        }
        if !undone.isEmpty { remark("undone: \(undone.joined(separator: ", ")); /redo brings it back") }
        if !redone.isEmpty { remark("again: \(redone.joined(separator: ", "))") }
    }

    /// That somebody's words will move no number, since nobody knows whose they are.
    private func accountNote(_ letter: Letter) -> String? {
        guard let participant = group.participant(letter), participant.accountID == nil else { return nil }
        return "no account: what \(letter) says counts for none; 'u', then /add NAME account=ACCOUNT names one"
    }

    /// What a line that could not be read was perhaps meant to be, and what to type then.
    private func sentence(_ doubt: GroupDoubt) -> String {
        switch doubt {
        case .strangeLetter(let letter)
        where Letter(letter).flatMap(group.participant)?.hasWithdrawn == true:
            "\(letter) has withdrawn"
        case .strangeLetter(let letter) where Letter(letter) != nil:
            "nobody has the letter \(letter); /roster shows the letters"
        case .strangeLetter(let letter) where letters.isEmpty:
            "\(letter) is no letter of the roster; nobody is on it yet"
        case .strangeLetter(let letter): "\(letter) is no letter of the roster, which has \(letters)"
        case .name(let name, let letter?): "\(name) is \(letter): =\(letter) says so, and next time type \(letter):"
        case .name(let name, nil): "'\(name)' is no letter of the roster; \(attributionHint)"
        case .noUtterance(let number): "there is no utterance \(number) to correct"
        case .nothingSaid: "nothing was said yet that it could belong to"
        case .noQuestion: "no question is at hand; /poll NAME puts one"
        case .noBrainstorm: "nobody was asked for ideas; /brainstorm WORDS asks"
        case .noWords: "there are no words with it"
        case .noSign: "each letter needs a sign: + - ~ or 0"
        case .bareCommand(let name): "did you mean /\(name)? 'u' takes this line back"
        }
    }

    /// The letters of the roster, as `a, b and c`.
    private var letters: String {
        let letters = group.participants.map(\.letter).sorted().map(\.description)
        guard let last = letters.last, letters.count > 1 else { return letters.first ?? "" }
        return "\(letters.dropLast().joined(separator: ", ")) and \(last)"
    }

    /// How the last line gets its speaker, by a letter that there is.
    private var attributionHint: String {
        let letters = group.present.isEmpty ? group.participants.map(\.letter).sorted() : group.present
        guard let letter = letters.first else { return "/add NAME puts people on the roster" }
        return "=\(letter) says that it was \(letter.uppercased)"
    }

    private func tellSlip() {
        remark("kept as a slip\(doubt.map { "; \(sentence($0))" } ?? "")")
    }

    private func tellUtterance(_ number: Int, isNew: Bool) {
        guard let utterance = group.utterance(number) else { return }
        let speakers = utterance.speakers.map(\.description).joined(separator: ",")
        if utterance.isFlagged, isNew {
            let hint = doubt.map(sentence) ?? attributionHint
            remark("\(number) kept as said by ?; \(hint)")
            return tellTwin(of: number)
        }
        let highlight = String(repeating: "!", count: max(0, min(2, utterance.marks.highlight)))
        let stances = utterance.stances.map { "\($0.letter)\($0.value.rawValue)" }.joined(separator: " ")
        let reply = utterance.marks.replyTo.map { "^\($0)" } ?? ""
        let parts =
            ["\(number)", speakers, isUnicode ? "✓" : "ok"] + utterance.themes.map { "#\($0)" }
            + [highlight, reply, utterance.marks.isParked ? "?p" : "", stances]
        remark(parts.filter { !$0.isEmpty }.joined(separator: " "))
        let out = isNew ? utterance.speakers.compactMap(\.letter).filter { !group.present.contains($0) } : []
        if let first = out.first {
            remark("\(out.map(\.description).joined(separator: ", ")) went out before; /in \(first) brings them back")
        }
        let refusing = utterance.marks.highlight > 0 ? group.discussion.refusingQuotes(utterance) : []
        if !refusing.isEmpty {
            let names = refusing.map(\.description).joined(separator: ", ")
            remark(
                "not to be quoted: \(names) did not allow it, so the words of \(number) stay out of what is exported")
        }
        for theme in utterance.themes where themes.isEmergent(theme) && toldThemes.insert(theme).inserted {
            let guess = themes.nearest(to: theme).map { "; did you mean #\($0)?" } ?? ""
            remark("#\(theme) is new: kept as an emergent theme\(guess)")
        }
        if isNew { tellTwin(of: number) }
    }
}

extension [GroupEffect] {
    /// Whether a section began with them.
    fileprivate var hasEntered: Bool { contains { if case .entered = $0 { true } else { false } } }
}
