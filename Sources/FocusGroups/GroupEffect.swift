/// What an entry changed, for whoever shows the group.
package enum GroupEffect: Hashable, Sendable {
    case recorded(utterance: Int)
    case changed(utterance: Int)
    case noted(Note.Kind)
    case joined(Letter)
    case left(Letter)
    case returned(Letter)
    /// The old letter and the new one.
    case relettered(Letter, Letter)
    /// The index of a section.
    case entered(Int)
    case skipped(Int)
    case passedOver(Int)
    case extended(Int)
    case probed(section: Int, probe: Int)
    /// The name of a question, after people answered it or hands were counted.
    case voted(String)
    case asked(String)
    /// The number that stays of two.
    case united(Int)
    case defined(String)
    case anonymized(question: String?)
    /// The number of a promise.
    case promised(Int)
    /// The entry of a suggestion.
    case weighed(Int)
    case repeated(String)
    case voided(String)
    case revealed(String)
    case hidden(String)
    case polled(String)
    /// A follow-up of the section with an index, counted from 1.
    case followedUp(section: Int, number: Int)
    case shown(String)
    case removed(String)
    case brainstormed
    /// The number of a question to the moderator.
    case queued(Int)
    case timed
    case closed(String)
    /// How many ideas there are.
    case ideaWritten(Int)
    case ideasRevealed
    case ideasGrouped
    case consented(Letter)
    case unparked
    case rested(Int)
    case paused
    case resumed
    case suspended
    case reopened
    case ended
    /// A console beside the moderator's, by its number.
    case attached(Int)
    case detached(Int)
    case dismissed(Int)
    case withdrew(Letter)
    case undone(GroupEvent)
    case redone(GroupEvent)
}

extension FocusGroup {
    /// The effects of an event that was just taken in and is no undo.
    func effects(of event: GroupEvent) -> [GroupEffect] {
        func section(_ id: String) -> Int? { discussion.sections.firstIndex { $0.id == id } }
        switch event {
        case .started, .together, .undone, .written, .transcribed, .heard: return []
        case .joined(let letter, _, _, _, _): return [.joined(letter)]
        case .left(let letter, _): return [.left(letter)]
        case .returned(let letter): return [.returned(letter)]
        case .relettered(let old, let new):
            return discussion.participant(new) == nil ? [] : [.relettered(old, new)]
        case .entered(let id): return section(id).map { [.entered($0)] } ?? []
        case .skipped(let id, _): return section(id).map { [.skipped($0)] } ?? []
        case .passedOver(let id): return section(id).map { [.passedOver($0)] } ?? []
        case .extended(let id, _): return section(id).map { [.extended($0)] } ?? []
        case .probed(let id, let probe): return section(id).map { [.probed(section: $0, probe: probe)] } ?? []
        case .said, .tookFloor: return [.recorded(utterance: discussion.numbers)]
        case .continued(let number, _, _), .judged(let number, _), .marked(let number, _), .attributed(let number, _),
            .corrected(let number, _, _, _), .untagged(let number, _):
            return [.changed(utterance: number)]
        case .observed: return [.noted(.observation)]
        case .noted: return [.noted(.private)]
        case .messaged: return [.noted(.message)]
        case .parked: return [.noted(.parking)]
        case .improvised: return [.noted(.question)]
        case .slipped: return [.noted(.slip)]
        case .questioned: return [.queued(discussion.queue.count)]
        case .supported(let number, _), .turned(let number, _): return [.queued(number)]
        case .timed: return [.timed]
        case .closed(let name): return [.closed(name)]
        case .united(_, let number): return [.united(number)]
        case .defined(let theme, _): return [.defined(theme)]
        case .anonymized(_, let question): return [.anonymized(question: question)]
        case .promised: return [.promised(discussion.promises.count)]
        case .kept(let number): return [.promised(number)]
        case .weighed(let entry, _): return [.weighed(entry)]
        case .asked, .voted, .votedUnsigned, .counted, .repeated, .voided, .revealed, .hidden, .polled, .followedUp:
            return pollEffects(of: event)
        case .shown(let name): return [.shown(name)]
        case .removed(let name): return [.removed(name)]
        case .brainstormed: return [.brainstormed]
        case .ideaWritten: return [.ideaWritten(discussion.brainstorms.last?.ideas.count ?? 0)]
        case .ideasRevealed: return [.ideasRevealed]
        case .ideasGrouped: return [.ideasGrouped]
        case .consented(let letter, _, _): return [.consented(letter)]
        case .unparked: return [.unparked]
        case .rested(let minutes): return [.rested(minutes)]
        case .paused: return [.paused]
        case .resumed: return [.resumed]
        case .suspended: return [.suspended]
        case .reopened: return [.reopened]
        case .ended, .withdrawn: return [.ended]
        case .attached: return [.attached(consoles.count)]
        case .detached(let console): return [.detached(console)]
        case .dismissed(let console): return [.dismissed(console)]
        case .withdrew(let letter, _): return [.withdrew(letter)]
        }
    }
}

extension FocusGroup {
    fileprivate func pollEffects(of event: GroupEvent) -> [GroupEffect] {
        switch event {
        case .asked(let name): [.asked(name)]
        case .voted(let name, _), .votedUnsigned(let name, _), .counted(let name, _, _): [.voted(name)]
        case .repeated(let name): [.repeated(name)]
        case .voided(let name, _): [.voided(name)]
        case .revealed(let name): [.revealed(name)]
        case .hidden(let name): [.hidden(name)]
        case .polled(let made): [.polled(made.id)]
        case .followedUp(let id, let number):
            discussion.sections.firstIndex { $0.id == id }.map { [.followedUp(section: $0, number: number)] } ?? []
        default: []
        }
    }
}
