internal import FocusGroups
internal import Journal
internal import SurveyModel

/// What an act changed, in a sentence.
extension GroupConsole {
    func sentence(_ effect: GroupEffect) -> String? {
        switch effect {
        case .joined(let letter):
            guard let participant = group.participant(letter) else { return nil }
            let account = participant.accountID.map { ", account \($0)" } ?? ""
            return "\(letter) is \(participant.name) (\(participant.pseudonym)\(account))"
        case .left(let letter): return "\(letter) is out; /in \(letter) brings them back"
        case .returned(let letter): return "\(letter) is in again"
        case .relettered(let old, let new):
            return "\(named(new)) is typed '\(new)' from now on; what was entered as \(old) is theirs"
        case .consented(let letter): return consentSentence(letter)
        case .noted(.slip): return nil
        case .noted(.private): return "note kept"
        case .noted(.message): return pen.console == nil ? "kept for the observers" : "the moderator sees it"
        case .noted(.observation): return "seen and kept"
        case .noted(.parking): return "parked"
        case .noted(.question): return "kept as a question that the guide does not have"
        case .unparked: return "off the parking lot"
        case .promised(let number): return group.promises.first { $0.number == number }.map(line)
        case .weighed(let entry): return sentence(onSuggestion: entry)
        case .anonymized(let question): return sentence(onAnonymityOf: question)
        case .united(let number): return "\(number) was written down twice and counts once; 'u' makes two of it again"
        case .defined(let theme): return "#\(theme) means: \(group.definitions[theme]?.description ?? "")"
        case .skipped(let index): return "skipped \(group.sections[index].id)"
        case .passedOver(let index): return passedOver(index)
        case .extended(let index):
            let later = group.sections[index...].map { "\($0.id) \(ClockText.minutes($0.planned))" }
            return "planned now: " + later.joined(separator: ", ")
        case .probed(let index, let number):
            let probes = group.guide.sections[index].probes
            guard probes.indices.contains(number - 1) else { return nil }
            return "probe \(number)/\(probes.count): \(probes[number - 1])"
        case .followedUp(let index, let number):
            let followUps = group.guide.sections[index].followUps
            guard followUps.indices.contains(number - 1) else { return nil }
            return "ask: \(followUps[number - 1].ask.render(in: spokenEnvironment))"
        case .repeated(let name): return "\(name) is asked anew; the round before is kept"
        case .voided(let name): return "the last round of \(name) does not count"
        case .hidden(let name): return "\(name) is hidden from the group"
        case .shown(let name): return "shown: \(label(ofStimulus: name))"
        case .removed(let name): return "taken away: \(label(ofStimulus: name))"
        case .queued(let number):
            return group.queue.indices.contains(number - 1) ? "question \(line(group.queue[number - 1]))" : nil
        case .timed: return group.countdown.map(sentence) ?? "the timer is off"
        case .withdrew(let letter): return "\(letter) has withdrawn"
        case .closed(let name): return "\(name) is closed; /poll \(name) takes it up again"
        case .brainstormed: return "everybody writes; '* words' or 'b* words' takes an idea in, /reveal shows all"
        case .ideaWritten(let count): return "\(count) \(count == 1 ? "idea" : "ideas"), hidden until /reveal"
        case .ideasGrouped: return "grouped; /ideas shows them"
        case .rested(let minutes): return "a break of \(minutes) min; the clock stands, /resume lets it run"
        case .paused: return "the clock stands; /resume lets it run"
        case .resumed: return "the clock runs"
        case .attached(let number), .detached(let number), .dismissed(let number):
            return group.console(number)?.sentence
        case .recorded, .changed, .entered, .suspended, .reopened, .ended, .voted, .asked, .revealed, .polled,
            .ideasRevealed, .undone, .redone:
            return nil
        }
    }

    private func passedOver(_ index: Int) -> String {
        let id = group.sections[index].id
        let reason = group.guideSection(named: id)?.condition.map { ": \(values(of: $0))" } ?? ""
        return "passed over '\(id)', which the guide does not mean for this group\(reason); /goto \(id) asks it"
    }

    func label(ofStimulus name: String) -> String { group.guide.stimuli.first { $0.id == name }?.label ?? name }

    private func consentSentence(_ letter: Letter) -> String? {
        guard let participant = group.participant(letter) else { return nil }
        let grants = participant.consent.sorted { $0.key.rawValue < $1.key.rawValue }
            .map { "\($0.key.rawValue) \($0.value ? "yes" : "no")" }
        let version = participant.consentVersion.map { " (\($0))" } ?? ""
        return "\(letter) allows: \(grants.isEmpty ? "not asked yet" : grants.joined(separator: ", "))\(version)"
    }

    /// What was taken back, or brought back.
    func noun(_ event: GroupEvent) -> String {
        switch event {
        case .joined(let letter, _, _, _, _): "\(letter) joined"
        case .left(let letter, _): "\(letter) left"
        case .returned(let letter): "\(letter) came back"
        case .relettered(let old, let new): "letter \(new) in the place of \(old)"
        case .consented(let letter, _, _): "consent of \(letter)"
        case .entered(let id): "beginning of \(id)"
        case .skipped(let id, _): "skipping of \(id)"
        case .passedOver(let id): "passing over \(id)"
        case .extended(let id, _): "minutes for \(id)"
        case .probed: "a probe"
        case .followedUp: "a follow-up"
        case .improvised: "a question of yours"
        case .said(let speakers, _, _, _, _, _): "words of " + speakers.map(\.description).joined(separator: ",")
        case .tookFloor(let speaker, _): "tap of \(speaker)"
        case .continued(let number, _, _): "more of \(number)"
        case .judged(let number, _): "stances on \(number)"
        case .marked(let number, _), .untagged(let number, _): "marks on \(number)"
        case .attributed(let number, _): "speaker of \(number)"
        case .corrected(let number, _, _, _): "correction of \(number)"
        case .asked(let name): "\(name) at hand"
        case .voted(let name, let votes):
            "\(name) of " + votes.map(\.letter.description).joined(separator: ",")
        case .counted(let name, _, _): "hands for \(name)"
        case .repeated(let name): "another round of \(name)"
        case .voided(let name, _): "voiding of \(name)"
        case .revealed(let name): "showing of \(name)"
        case .hidden(let name): "hiding of \(name)"
        case .polled: "a question made here"
        case .shown(let name), .removed(let name): "showing of \(name)"
        case .votedUnsigned(let name, _): "slips of \(name)"
        case .anonymized: "what is kept of who is who"
        case .united(let number, _): "that \(number) was written down twice"
        case .defined(let theme, _): "what \(theme) means"
        case .promised: "a promise"
        case .kept: "keeping of a promise"
        case .weighed: "what becomes of a suggestion"
        case .questioned: "a question"
        case .supported(let number, _): "votes on question \(number)"
        case .turned(let number, _): "what became of question \(number)"
        case .timed: "the timer"
        case .closed(let name): "closing of \(name)"
        case .brainstormed: "a brainstorm"
        case .ideaWritten: "an idea"
        case .ideasRevealed: "revealing the ideas"
        case .ideasGrouped: "grouping of ideas"
        case .observed: "an observation"
        case .noted: "a note"
        case .messaged: "a message to the observers"
        case .parked: "something parked"
        case .unparked: "something off the parking lot"
        default: "an act"
        }
    }
}
