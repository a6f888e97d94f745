/// What an entry changed, for whoever shows the group.
package enum GroupEffect: Hashable, Sendable {
    case recorded(utterance: Int)
    case changed(utterance: Int)
    case noted(Note.Kind)
    case joined(Letter)
    case left(Letter)
    case returned(Letter)
    /// The index of a section.
    case entered(Int)
    case skipped(Int)
    case extended(Int)
    case probed(section: Int, probe: Int)
    case paused
    case resumed
    case suspended
    case reopened
    case ended
    case undone(GroupEvent)
    case redone(GroupEvent)
}

extension FocusGroup {
    /// The effects of an event that was just taken in and is no undo.
    func effects(of event: GroupEvent) -> [GroupEffect] {
        func section(_ id: String) -> Int? { discussion.sections.firstIndex { $0.id == id } }
        switch event {
        case .started, .undone: return []
        case .joined(let letter, _, _, _, _): return [.joined(letter)]
        case .left(let letter, _): return [.left(letter)]
        case .returned(let letter): return [.returned(letter)]
        case .entered(let id): return section(id).map { [.entered($0)] } ?? []
        case .skipped(let id, _): return section(id).map { [.skipped($0)] } ?? []
        case .extended(let id, _): return section(id).map { [.extended($0)] } ?? []
        case .probed(let id, let probe): return section(id).map { [.probed(section: $0, probe: probe)] } ?? []
        case .said, .tookFloor: return [.recorded(utterance: discussion.numbers)]
        case .continued(let number, _, _), .judged(let number, _), .marked(let number, _), .attributed(let number, _),
            .corrected(let number, _, _, _):
            return [.changed(utterance: number)]
        case .observed: return [.noted(.observation)]
        case .noted: return [.noted(.private)]
        case .messaged: return [.noted(.message)]
        case .parked: return [.noted(.parking)]
        case .paused: return [.paused]
        case .resumed: return [.resumed]
        case .suspended: return [.suspended]
        case .reopened: return [.reopened]
        case .ended, .withdrawn: return [.ended]
        }
    }
}
