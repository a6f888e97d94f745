internal import FeedbackModel
internal import Journal
internal import Interviewing
internal import SurveyModel
internal import TerminalText

/// What can be looked at in the middle of an interview, and changes nothing.
extension InterviewConsole {
    /// What is known of the case: the account, the contact, the ticket, and what the survey was told beforehand.
    func showCase() {
        if let account = facts.account {
            say("account: \(account.name) (\(account.id))")
            var known = [
                account.lifecycle.map { "lifecycle \($0)" }, account.seats.map { "seats \($0)" },
            ].compactMap(\.self)
            known += account.attributes.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }
            if !known.isEmpty { say(known.joined(separator: ", "), after: "  ") }
        }
        if let contact = facts.contact {
            say("contact: \(contact.name ?? contact.id)\(contact.role.map { ", \($0)" } ?? "")")
        }
        if let ticket = facts.ticket {
            say("ticket: \(ticket.id), \(ticket.status): \(ticket.subject); /ticket shows its words")
        }
        let fields = interview.opening?.fields ?? []
        let width = fields.map { DisplayWidth.of($0.name) }.max() ?? 0
        for field in fields {
            say(interview.shown(field) ?? "(withdrawn)", after: Fitting.padded(field.name, to: width) + "  ")
        }
        if let recall = interview.recall {
            say("answered before: \(recall.day), session \(recall.session.prefix(8))")
            for entry in recall.answers { say(shown(entry), after: "  \(entry.question)  ") }
        }
        for inquiry in interview.contact.inquiries {
            let answer = inquiry.isPresent.map { $0 ? "yes" : "no" } ?? "does not know"
            say("asked beside the survey: \(inquiry.theme): \(answer)")
        }
        if facts.account != nil { say("/ask shows what is most worth asking them for the roadmap") }
        if facts.account == nil, facts.ticket == nil, fields.isEmpty, interview.recall == nil {
            say("nothing is known beforehand")
        }
    }

    private func shown(_ entry: Recall.Entry) -> String {
        if entry.answer.isErased { return "(withdrawn)" }
        let position = interview.questions.lastIndex { $0.id == entry.question }
        return switch entry.answer.answer {
        case .missing(let reason): reason.phrase
        case .value(let value): position.map { interview.label(of: value, at: $0) } ?? value.shown
        }
    }

    /// The answers so far, numbered as the end of the interview takes them.
    func showReview() {
        let positions = interview.reviewed
        if positions.isEmpty { say(interview.says(.nothingYet)) }
        let isSelf = interview.survey.mode == .self
        let width = positions.map { DisplayWidth.of(interview.questions[$0].id) }.max() ?? 0
        for (index, position) in positions.enumerated() {
            let number = Fitting.padded("\(index + 1)", to: 4, .trailing) + "  "
            let value = interview.shownAnswer(at: position)
            if isSelf {
                say(title(at: position), after: number)
                say(value, after: "        ", isBold: true)
            } else {
                say(value, after: number + Fitting.padded(interview.questions[position].id, to: width) + "  ")
            }
        }
    }

    /// A question in one line; a part of one with the part's name.
    private func title(at position: Int) -> String {
        let part = interview.plan.items[position].part.map { ": \($0.label(in: interview.language))" } ?? ""
        return interview.text(at: position) + part
    }

    /// The summaries in the second person, as they are read aloud.
    func showReadback(_ positions: [Int]) {
        for position in positions {
            guard let gist = interview.records[position].gists.last else { continue }
            if interview.place != position { say("on: \(interview.text(at: position))") }
            let words = gist.words.text ?? "(withdrawn)"
            if gist.confirmed != nil {
                say("confirmed already: \(words)")
            } else {
                say("read aloud: You said: \(words) Did I get that right?", isBold: true)
            }
        }
        if positions.contains(where: { interview.unconfirmed(at: $0) != nil }) {
            say("[/confirm if so · /gist TEXT puts it right]")
        }
    }
}
