internal import FocusGroups
internal import Journal
internal import LineEditing
internal import SurveyModel
internal import TerminalText

extension GroupConsole {
    /// Says on standard error what the moderator should see; words from outside are made safe.
    ///
    /// At a terminal it is broken between words, with two spaces before each line.
    func remark(_ text: String) {
        let safe = PrintableText(text).description
        guard editor.isInteractive else { return output.remark("  \(safe)") }
        for line in Fitting.wrapped(safe, to: max(20, min(output.width(), 100) - 2)) { output.remark("  \(line)") }
    }

    /// Tells what an act changed: one short line, or nothing where the screen shows it anyway.
    ///
    /// From a pipe only what somebody must look at is told.
    func tell(_ effects: [GroupEffect], since before: FocusGroup) {
        for effect in effects {
            guard editor.isInteractive else {
                let line = editor.lineNumber.map { "line \($0): " } ?? ""
                if case .recorded(let number) = effect, group.utterance(number)?.isFlagged == true {
                    let why = doubt.map { "; \(sentence($0))" } ?? ""
                    output.remark(
                        PrintableText(
                            "\(line)utterance \(number) has no speaker that could be read; it is kept as said by '?'\(why)"
                        ).description)
                }
                if case .joined(let letter) = effect, let note = accountNote(letter) { output.remark(line + note) }
                continue
            }
            switch effect {
            case .recorded(let number), .changed(let number): tellUtterance(number)
            case .entered(let index):
                tellSilent(leaving: before)
                tellSection(index)
            case .joined(let letter):
                if let sentence = sentence(effect) { remark(sentence) }
                if let note = accountNote(letter) { remark(note) }
            default: if let sentence = sentence(effect) { remark(sentence) }
            }
        }
    }

    /// That somebody's words will move no number, since nobody knows whose they are.
    private func accountNote(_ letter: Letter) -> String? {
        guard let participant = group.participant(letter), participant.accountID == nil else { return nil }
        return "no account: what \(letter) says counts for none; 'u', then /add NAME account=ACCOUNT names one"
    }

    /// What a line that could not be read was perhaps meant to be, and what to type then.
    private func sentence(_ doubt: GroupDoubt) -> String {
        switch doubt {
        case .strangeLetter(let letter) where letter.first.flatMap(Letter.init) != nil:
            "nobody has the letter \(letter); /roster shows the letters"
        case .strangeLetter(let letter): "\(letter) is no letter of the roster, which go from a to l"
        case .name(let name, let letter?): "\(name) is \(letter): =\(letter) says so, and next time type \(letter):"
        case .name(let name, nil): "'\(name)' is no letter of the roster; =b says that it was B"
        case .noUtterance(let number): "there is no utterance \(number) to correct"
        case .nothingSaid: "nothing was said yet that it could belong to"
        case .bareCommand(let name): "did you mean /\(name)? 'u' takes this line back"
        }
    }

    private func tellUtterance(_ number: Int) {
        guard let utterance = group.utterance(number) else { return }
        let speakers = utterance.speakers.map(\.description).joined(separator: ",")
        if utterance.isFlagged {
            let hint = doubt.map(sentence) ?? "=b says that it was B"
            return remark("\(number) kept as said by ?; \(hint)")
        }
        let highlight = String(repeating: "!", count: max(0, min(2, utterance.marks.highlight)))
        let stances = utterance.stances.map { "\($0.letter)\($0.value.rawValue)" }.joined(separator: " ")
        let reply = utterance.marks.replyTo.map { "^\($0)" } ?? ""
        let parts =
            ["\(number)", speakers, isUnicode ? "✓" : "ok"] + utterance.themes.map { "#\($0)" }
            + [highlight, reply, utterance.marks.isParked ? "?p" : "", stances]
        remark(parts.filter { !$0.isEmpty }.joined(separator: " "))
        for theme in utterance.themes where themes.isEmergent(theme) && toldThemes.insert(theme).inserted {
            let guess = themes.nearest(to: theme).map { "; did you mean #\($0)?" } ?? ""
            remark("#\(theme) is new: kept as an emergent theme\(guess)")
        }
    }

    /// Shows a section as it begins: what to say, what to ask, how many probes there are.
    func tellSection(_ index: Int) {
        guard group.guide.sections.indices.contains(index), group.sections.indices.contains(index) else { return }
        let section = group.guide.sections[index]
        let minutes = ClockText.wholeMinutes(group.sections[index].planned)
        output.remark("")
        remark("\(index + 1)/\(group.sections.count) \(section.id) (\(section.kind.rawValue), \(minutes) min)")
        for text in [section.say, section.ask].compactMap(\.self) {
            let text = text.render(in: Environment(group.guide))
            remark(text)
        }
        if !section.probes.isEmpty {
            remark("[\(section.probes.count) \(section.probes.count == 1 ? "probe" : "probes"): /probe]")
        }
    }

    /// One hint when a key question is left while somebody has not spoken on it.
    private func tellSilent(leaving before: FocusGroup) {
        guard let index = before.current, before.guide.sections.indices.contains(index),
            before.guide.sections[index].kind == .key
        else { return }
        let silent = before.discussion.attention(at: reading).filter { $0.value == .silent }.keys.sorted()
        guard !silent.isEmpty else { return }
        let names = silent.map(\.uppercased).joined(separator: ", ")
        remark("not heard in '\(before.guide.sections[index].id)': \(names)")
    }

    private func sentence(_ effect: GroupEffect) -> String? {
        switch effect {
        case .joined(let letter):
            guard let participant = group.participant(letter) else { return nil }
            let account = participant.accountID.map { ", account \($0)" } ?? ""
            return "\(letter) is \(participant.name) (\(participant.pseudonym)\(account))"
        case .left(let letter): return "\(letter) is out; /in \(letter) brings them back"
        case .returned(let letter): return "\(letter) is in again"
        case .noted(.private): return "note kept"
        case .noted(.message): return "kept for the observers"
        case .noted(.observation): return "seen and kept"
        case .noted(.parking): return "parked"
        case .skipped(let index): return "skipped \(group.sections[index].id)"
        case .extended(let index):
            let later = group.sections[index...].map { "\($0.id) \(ClockText.minutes($0.planned))" }
            return "planned now: " + later.joined(separator: ", ")
        case .probed(let index, let number):
            let probes = group.guide.sections[index].probes
            guard probes.indices.contains(number - 1) else { return nil }
            return "probe \(number)/\(probes.count): \(probes[number - 1])"
        case .paused: return "the clock stands; /resume lets it run"
        case .resumed: return "the clock runs"
        case .undone(let event): return "undone: \(noun(event)); /redo brings it back"
        case .redone(let event): return "again: \(noun(event))"
        case .recorded, .changed, .entered, .suspended, .reopened, .ended: return nil
        }
    }

    private func noun(_ event: GroupEvent) -> String {
        switch event {
        case .joined(let letter, _, _, _, _): "\(letter) joined"
        case .left(let letter, _): "\(letter) left"
        case .returned(let letter): "\(letter) came back"
        case .entered(let id): "beginning of \(id)"
        case .skipped(let id, _): "skipping of \(id)"
        case .extended(let id, _): "minutes for \(id)"
        case .probed: "a probe"
        case .said(let speakers, _, _, _, _, _): "words of " + speakers.map(\.description).joined(separator: ",")
        case .tookFloor(let speaker, _): "tap of \(speaker)"
        case .continued(let number, _, _): "more of \(number)"
        case .judged(let number, _): "stances on \(number)"
        case .marked(let number, _): "marks on \(number)"
        case .attributed(let number, _): "speaker of \(number)"
        case .corrected(let number, _, _, _): "correction of \(number)"
        case .observed: "an observation"
        case .noted: "a note"
        case .messaged: "a message to the observers"
        case .parked: "something parked"
        default: "an act"
        }
    }
}
