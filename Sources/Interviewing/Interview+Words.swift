internal import Journal
internal import SurveyModel

/// Longer words, and summaries that are read back.
extension Interview {
    /// What words over several lines are for: the command that takes them, or `nil` for the answer itself.
    func purposeOfWords(_ name: String, _ command: String) throws(InterviewComplaint) -> InterviewVerb? {
        let known: [InterviewVerb] = survey.mode == .self ? [] : [.said, .gist, .note]
        guard name.isEmpty else {
            guard let verb = known.first(where: { $0.rawValue == name.lowercased() }) else {
                throw InterviewComplaint(
                    "\(command) takes no such word",
                    hint: known.isEmpty ? nil : "\(command), or with \(known.map(\.rawValue).joined(separator: ", "))")
            }
            if verb != .note { _ = try currentQuestion() }
            return verb
        }
        switch phase {
        case .asking(let position):
            if case .text = questions[position].kind { return nil }
            guard known.isEmpty else { return .said }
            throw InterviewComplaint("this question takes one line")
        case .specifying, .hearing: return nil
        case .checking(let check):
            guard plan.checks[check].check.level != .should else { return nil }
            throw InterviewComplaint("this must be put right first")
        case .closing where !known.isEmpty: return .note
        case .closing, .unopened, .ended: throw InterviewComplaint("no words are wanted here")
        }
    }

    /// The words that stand where new ones are to be typed.
    package func words(for purpose: InterviewVerb?) -> String {
        guard purpose == nil, case .asking(let position) = phase, hasCountedAnswer(position),
            case .value(.text(let words)) = records[position].given
        else { return "" }
        return words.text ?? ""
    }

    /// The questions whose summaries are to be read back: the one that is named, the one on the screen, or at the end
    /// all with a summary that was not confirmed.
    func placesToReadBack(_ name: String) throws(InterviewComplaint) -> [Int] {
        let places: [Int]
        if !name.isEmpty {
            places = [try position(named: name)]
        } else if let place {
            places = [place]
        } else {
            places = path.filter { unconfirmed(at: $0) != nil }
        }
        let found = places.filter { onPath[$0] && !records[$0].gists.isEmpty }
        guard !found.isEmpty else {
            throw InterviewComplaint("there is no summary to read back", hint: "/gist TEXT keeps one")
        }
        return found
    }

    /// The summary that would be confirmed: the last one of a question, counted from 1, unless it is confirmed.
    package func unconfirmed(at position: Int) -> Int? {
        guard let last = records[position].gists.last, last.confirmed == nil else { return nil }
        return records[position].gists.count
    }

    func confirmations(_ name: String) throws(InterviewComplaint) -> [InterviewEvent] {
        if case .ended = phase { throw InterviewComplaint("the interview has ended") }
        let open = try placesToReadBack(name).compactMap { position in
            unconfirmed(at: position).map { InterviewEvent.confirmed(question: questions[position].id, gist: $0) }
        }
        guard !open.isEmpty else {
            throw InterviewComplaint("the summary is confirmed already", hint: "/gist TEXT keeps another")
        }
        return open
    }
}
