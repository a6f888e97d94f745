package import ArgumentParser
internal import FeedbackModel
internal import FollowUps
internal import Interviewing
internal import Journal
internal import Storage
internal import SurveyModel

/// `followup add REASON`.
package struct FollowUpAddCommand: SessionCommand {
    package static let configuration = CommandConfiguration(
        commandName: "add", abstract: "Enter by hand whom to get back to, why and until when.",
        discussion: """
            For what follows from no interview and no ticket rule: a promise made in the corridor, a call that a colleague \
            asks for. It stands in 'followup list' until 'followup done' takes it off, and keeps who entered it and when. \
            With --survey it is an interview, which 'followup next' opens with the case filled, and to which the rules \
            about how often customers are asked apply. The id is on standard output.

            Days and times are those of the customer's clock: 'Fri', '24 Nov', 'tomorrow 14:30', 'Tue 10:00 Europe/Berlin'.

            Examples:
              canvass followup add "send the SSO guide" --account acme --due Fri
              canvass followup add "ask how the move went" --ticket zendesk:10234 --survey churn-followup --at "Tue 10:00"

            Whom a rule forbids to call is entered all the same, and that is said.

            Exits 1 for a customer or survey that is not there, and 64 when nobody is named.
            """)

    @Argument(help: "Why, in a few words.") package var reason: String
    @Option(help: "The account: its id or name, or a unique beginning.") package var account: String?
    @Option(help: "The contact: its id, or a unique beginning.") package var contact: String?
    @Option(help: "The ticket: its id, or the part after the source.") package var ticket: String?
    @Option(help: ArgumentHelp("The day by which it is to be done.", valueName: "day")) package var due: String?
    @Option(help: ArgumentHelp("When it was agreed to call.", valueName: "time")) package var at: String?
    @Option(help: "The survey to hold, where it is an interview.") package var survey: String?
    @Option(help: "What else whoever does it should know.") package var note: String?

    package init() {}

    package func validate() throws {
        guard account != nil || contact != nil || ticket != nil else {
            throw ValidationError("say whom it is about: --account, --contact or --ticket")
        }
        guard !reason.allSatisfy(\.isWhitespace) else { throw ValidationError("say why, in a few words") }
    }

    package mutating func run(in session: inout Session) throws {
        let person = try person(in: session)
        var entry = DeskEntry(reason: Words(reason), about: person)
        entry.note = note.map { Words($0) }
        if let survey {
            let found = try Definitions.survey(named: survey, in: session).survey
            guard found.mode == .interviewer else {
                throw CommandFailure(
                    .usage, "'\(printable(survey))' is not held by an interviewer", hint: "leave --survey out")
            }
            entry.survey = found.id
        }
        let desk = CallDesk(session, accountID: person.account)
        do {
            if let due { entry.due = .date(try desk.day(due)) }
            if let at {
                let agreed = try desk.time(at)
                if let remark = agreed.remark { session.output.tell(remark) }
                session.output.tell("call \(agreed.words)")
                entry.appointment = Appointment(
                    time: agreed.instant * 1000, zone: agreed.zone, local: agreed.local.description)
            }
        } catch let failure as SpokenTimeFailure {
            throw CommandFailure(.usage, failure.message, hint: failure.hint)
        }
        let journal = try session.record(.added(entry), about: .followUp, person: person)
        let key = Desk.key(of: journal)
        session.show(key.replacing(journal.text, with: journal.short) + "\n")
        // Who enters it believes that somebody will do it.
        let line = try session.followUps().first { $0.item.key == key }
        if let line, line.state == .blocked {
            session.output.tell(
                "left alone: \(line.rule ?? "a rule forbids it"); only 'followup list --all' shows it")
        }
    }

    /// Whom it is about, with what follows from it: the account of a ticket, the account of a contact.
    @MainActor
    private func person(in session: Session) throws -> Person {
        let facts = try session.facts(ticket: ticket, account: account, given: [])
        var person = Person(
            account: facts.account?.id, contact: facts.contact?.id, ticket: facts.ticket?.id)
        if let contact {
            let found = try CustomerFinder(session.store()).contact(contact)
            if let owner = found.accountID, let account = person.account, owner != account {
                throw CommandFailure(
                    .failed, "the contact '\(printable(found.id))' belongs to the account '\(printable(owner))'",
                    hint: "leave --account out")
            }
            person.contact = found.id
            person.account = person.account ?? found.accountID
        }
        return person
    }
}
