internal import Storage
package import FeedbackModel
internal import FoundationEssentials
package import Interviewing
internal import Journal
package import SurveyModel

/// What is on file about the customer before an interview.
package struct CaseFacts {
    package var account: Account?
    package var ticket: Ticket?
    package var contact: Contact?
    /// What was given by hand, by field; it comes before what is on file.
    package var given: [String: String]
    /// Records among these that are on no file yet.
    var new: [NewRecord] = []

    package init(
        account: Account? = nil, ticket: Ticket? = nil, contact: Contact? = nil, given: [String: String] = [:]
    ) {
        self.account = account
        self.ticket = ticket
        self.contact = contact
        self.given = given
    }

    /// The fields that a survey's case asks for, in its order; optional ones may be missing.
    ///
    /// All that is missing or does not fit is told at once.
    package func fields(for survey: Survey) throws(CommandFailure) -> [Opening.Field] {
        if let stray = given.keys.sorted().first(where: { name in !survey.caseFields.contains { $0.name == name } }) {
            throw .unknown("case field", stray, among: survey.caseFields.map(\.name), exitCode: .usage)
        }
        var fields: [Opening.Field] = []
        var absent: [String] = []
        var unfit: [String] = []
        var misgiven: [String] = []
        for field in survey.caseFields {
            guard let text = given[field.name] ?? value(named: field.name) else {
                if !field.isOptional { absent.append(field.name) }
                continue
            }
            if let value = RecordedValue(reading: text, as: field.type) {
                fields.append(.init(name: field.name, value: value))
            } else if given[field.name] != nil {
                misgiven.append("--case \(field.name)= takes \(field.type.howGiven)")
            } else if !field.isOptional {
                unfit.append(field.name)
            }
        }
        guard misgiven.isEmpty else { throw CommandFailure(.usage, misgiven.joined(separator: "; ")) }
        guard unfit.isEmpty else {
            let names = unfit.map { "'\($0)'" }.joined(separator: ", ")
            throw CommandFailure(
                .failed, "what is on file for \(names) is not of the type that '\(survey.id)' needs",
                hint: "give it with --case \(unfit[0])=VALUE")
        }
        guard absent.isEmpty else {
            let names = absent.map { "'\($0)'" }.joined(separator: ", ")
            throw CommandFailure(
                .failed, "'\(survey.id)' needs \(names), which \(absent.count == 1 ? "is" : "are") not known",
                hint: account == nil
                    ? "give --account ACCOUNT or --ticket TICKET, or --new 'account NAME' where it is on no file"
                    : "give it with --case \(absent[0])=VALUE")
        }
        return fields
    }

    /// What is on file under a field's name.
    private func value(named name: String) -> String? {
        if let account {
            switch name {
            case "account", "account_name": return account.name
            case "account_id": return account.id
            case "seats": if let seats = account.seats { return String(seats) }
            case "revenue", "arr": if let revenue = account.revenue { return Self.plain(revenue) }
            case "lifecycle": if let lifecycle = account.lifecycle { return lifecycle }
            default: break
            }
            if let attribute = account.attributes[name] { return attribute }
        }
        if let ticket {
            switch name {
            case "ticket", "ticket_id": return ticket.id
            case "subject", "ticket_subject": return ticket.subject
            case "priority": return ticket.priority
            case "channel": return ticket.channel
            case "status", "ticket_status": return ticket.status
            default: break
            }
        }
        switch name {
        case "contact", "contact_name": return contact?.name
        case "role", "contact_role": return contact?.role
        default: return nil
        }
    }

    /// A whole number without a point.
    private static func plain(_ number: Double) -> String { Int(exactly: number).map(String.init) ?? "\(number)" }
}

extension RecordedValue {
    /// Reads text from a file or a command line as a value of a type; `nil` where it does not fit.
    init?(reading text: String, as type: ValueType) {
        switch type {
        case .text: self = .text(Words(text))
        case .integer:
            guard let number = Int(text) else { return nil }
            self = .integer(number)
        case .decimal:
            guard text.utf8.allSatisfy({ (0x30...0x39).contains($0) || $0 == 0x2E || $0 == 0x2D }),
                let number = Decimal(string: text)
            else { return nil }
            self = .decimal(number)
        case .boolean:
            switch text.lowercased() {
            case "true", "yes", "1": self = .boolean(true)
            case "false", "no", "0": self = .boolean(false)
            default: return nil
            }
        case .date:
            guard let day = CalendarDate(text) else { return nil }
            self = .date(day)
        case .choice(let list):
            guard let code = list.code(for: text) else { return nil }
            self = .code(code)
        case .multi(let list):
            let codes = text.split(separator: ",").map { part in
                list.code(for: String(part.drop { $0 == " " }))
            }
            guard !codes.contains(nil) else { return nil }
            self = .codes(codes.compactMap(\.self))
        case .quantity(_, let isWhole): self.init(reading: text, as: isWhole ? .integer : .decimal)
        case .money(let currency):
            guard case .decimal(let amount)? = RecordedValue(reading: text, as: .decimal) else { return nil }
            self = .money(Money(amount, currency))
        case .time:
            guard let time = ClockTime(text) else { return nil }
            self = .time(time)
        case .dateTime:
            guard let moment = CalendarMoment(text) else { return nil }
            self = .moment(moment)
        case .duration:
            guard let span = TimeSpan(text) else { return nil }
            self = .duration(span)
        case .rank, .allocation, .matrix, .maxDiff, .kano, .pricePoints, .list, .record, .person: return nil
        }
    }
}

extension ValueType {
    /// What is to be written for a value of it on a command line.
    fileprivate var howGiven: String {
        switch self {
        case .text: "text"
        case .integer: "a whole number"
        case .decimal: "a number, as 12.50"
        case .boolean: "yes or no"
        case .date: "a date, as 2026-11-23"
        case .choice(let list): "one of \(list.options.map(\.code).joined(separator: ", "))"
        case .multi(let list): "some of \(list.options.map(\.code).joined(separator: ", ")), with commas"
        case .quantity(_, let isWhole): isWhole ? "a whole number" : "a number, as 12.50"
        case .money(let currency): "an amount in \(currency), as 12.50"
        case .time: "a time, as 14:30"
        case .dateTime: "a date with a time, as 2026-11-23T14:30"
        case .duration: "a length of time, as 1h30m"
        case .rank, .allocation, .matrix, .maxDiff, .kano, .pricePoints, .list, .record, .person:
            "what only a file can give"
        }
    }
}

extension OptionList {
    /// The option that is meant by its code or its label, whatever the case.
    fileprivate func code(for text: String) -> String? {
        if self[text] != nil { return text }
        let folded = text.lowercased()
        return options.first { $0.code.lowercased() == folded || $0.label.lowercased() == folded }?.code
    }
}
