package import Importing
internal import Interviewing
internal import Journal
internal import SurveyModel
internal import SurveyYAML

/// Puts the responses of a file into a store, as sessions of a survey of ours.
package struct ResponseImporter {
    private let bound: BoundSurvey
    /// Who imports.
    private let actor: String
    /// When it is done, in milliseconds since 1970-01-01 UTC.
    private let now: Int64
    private let salt: () -> [UInt8]
    /// Who was erased from the workspace and does not come back.
    private let erased: ErasedPeople?
    /// The account on file of somebody who gives an account and an e-mail, by other signs than its id.
    private let account: (_ given: String?, _ email: String?) -> String?

    package init(
        _ bound: BoundSurvey, actor: String, now: Int64, salt: @escaping () -> [UInt8], erased: ErasedPeople? = nil,
        account: @escaping (_ given: String?, _ email: String?) -> String? = { _, _ in nil }
    ) {
        self.erased = erased
        self.bound = bound
        self.actor = actor
        self.now = now
        self.salt = salt
        self.account = account
    }

    /// Imports a file that was looked at.
    ///
    /// - Parameters:
    ///   - file: The file.
    ///   - sink: Takes the sessions.
    ///   - watch: Called now and then; throws to stop.
    ///   - reject: Told of each response that is not stored.
    /// - Returns: What was done; faults of single responses are in it.
    /// - Throws: ``ImportFailure`` when the file is at fault as a whole, and what `sink` and `watch` throw. Then nothing
    ///   that the sink took may be kept.
    package func run(
        _ file: ResponseFile, into sink: any SessionSink, watch: (ImportProgress) throws -> Void = { _ in },
        reject: (ImportRejection) -> Void = { _ in }
    ) throws -> ImportReport {
        var file = file
        var report = ImportReport(mapping: file.tool.rawValue, kind: .response, source: file.tool.rawValue)
        report.encoding = file.encoding
        report.notes = file.notes
        var timeless = 0
        var plans: [String: BoundSurvey] = [bound.definition: bound]
        let form = file.form
        try file.forEach(watch: watch) { outcome, line in
            report.read += 1
            func drop(_ reason: String) {
                report.dropped[reason, default: 0] += 1
                reject(ImportRejection(line: line, isFailure: false, reason: reason))
            }
            func fail(_ reason: String) {
                report.fail(line: line, reason)
                reject(ImportRejection(line: line, isFailure: true, reason: reason))
            }
            switch outcome {
            case .dropped(let reason): drop(reason)
            case .fault(let reason): fail(reason)
            case .response(let response) where isErased(response.person): drop("erased")
            case .response(let response):
                if response.startedAt ?? response.submittedAt == nil { timeless += 1 }
                do {
                    switch try take(response, report.source, form, sink, &plans) {
                    case nil: drop("withdrawn")
                    case let outcome?: report.count(outcome)
                    }
                } catch let fault as ResponseFault {
                    fail(fault.reason)
                }
            }
        }
        if timeless > 0 {
            report.notes.append("\(timeless) responses have no time; their sessions have that of the import")
        }
        if !bound.unasked.isEmpty {
            report.notes.append(
                "the survey '\(bound.survey.id)' does not ask, and so keeps no answers to: \(bound.unasked.joined(separator: ", "))"
            )
        }
        return report
    }

    private func isErased(_ person: ForeignResponse.Person) -> Bool {
        [person.contact, person.email].contains { erased?.isErased($0) ?? false }
    }

    /// - Returns: `nil` for a response whose respondent took the words back.
    private func take(
        _ response: ForeignResponse, _ source: String, _ form: ForeignForm, _ sink: any SessionSink,
        _ plans: inout [String: BoundSurvey]
    ) throws -> StoreOutcome? {
        let id = Fingerprint.session(source: source, survey: bound.survey.id, key: response.key)
        let standing = try sink.entries(of: id)
        guard let first = standing.first else {
            try open(response, as: id, source, sink)
            return .stored
        }
        guard !standing.contains(where: \.draft.isWithdrawal) else { return nil }
        // A session is read, and goes on, with the definition that it was opened with.
        guard case .opened(let opening) = try first.draft.event(as: InterviewEvent.self) else {
            throw ResponseFault("has the id of a session that is no response")
        }
        let own = try plans[opening.definition] ?? kept(opening.definition, form, sink)
        plans[opening.definition] = own
        var interview = Interview(plan: own.plan)
        for entry in standing {
            _ = interview.reduce(try entry.draft.event(as: InterviewEvent.self), at: EventMark(entry))
        }
        let mark = EventMark(sequence: standing.count + 1, time: max(now, interview.lastMark.time), actor: actor)
        var sitting = ResponseSitting(response, of: own, continuing: interview, at: mark)
        guard try sitting.revise() else { return .unchanged }
        try sink.append(try drafts(sitting.events.map { ($0, mark.time) }), to: id)
        return .updated
    }

    private func kept(_ definition: String, _ form: ForeignForm, _ sink: any SessionSink) throws -> BoundSurvey {
        guard let text = try sink.definition(definition),
            let survey = SurveyParser.parse(text, file: "a kept definition").survey
        else { throw ResponseFault("is stored with a definition that cannot be read any more") }
        return BoundSurvey(survey, definition: definition, text: text, form: form)
    }

    private func open(
        _ response: ForeignResponse, as id: SessionID, _ source: String, _ sink: any SessionSink
    ) throws {
        let start = response.startedAt ?? response.submittedAt ?? now
        let end = max(start, response.submittedAt ?? start)
        let (account, contact) = try respondent(response.person, sink)
        let day = CalendarDate(dayNumber: Int((Double(start) / 86_400_000).rounded(.down))) ?? .usual
        let language = response.language?.lowercased().prefix { $0.isASCII && $0.isLetter }
        var opening = Opening(
            survey: bound.survey.id, definition: bound.definition, account: account, seed: Self.seed(id), day: day,
            language: language.flatMap { bound.survey.languages.contains(String($0)) ? String($0) : nil })
        opening.origin = Opening.Origin(
            source: source, key: response.key, channel: response.channel, contact: contact)
        var sitting = ResponseSitting(
            response, of: bound, at: EventMark(sequence: 1, time: start, actor: actor))
        try sitting.sit(opening)
        // When each question was answered is not known; all were by the end.
        let times = sitting.events.enumerated().map { ($1, $0 == 0 ? start : end) }
        let session = ImportedSession(
            id: id, survey: bound.survey.id, text: bound.text, definition: bound.definition, accountID: account,
            actor: actor, startedAt: start)
        try sink.open(session, with: try drafts(times))
    }

    /// The account and contact on file that a response names, by id or by address.
    ///
    /// Nothing of the address is stored. An account that is not on file is kept as it was given, so that it can be joined
    /// later.
    private func respondent(
        _ person: ForeignResponse.Person, _ sink: any SessionSink
    ) throws -> (account: String?, contact: String?) {
        var contact = try person.contact.flatMap { try sink.contact(withID: $0) }
        if contact == nil, let email = person.email { contact = try sink.contact(withEmail: email.lowercased()) }
        var account = contact?.accountID
        for id in [person.account, person.contact] {
            if account == nil, let id, try sink.hasAccount(id) { account = id }
        }
        if account == nil { account = self.account(person.account, person.email) }
        if account == nil, let given = person.account, !given.isEmpty, !given.contains("@") { account = given }
        return (account, contact?.id)
    }

    private func drafts(_ events: [(event: InterviewEvent, time: Int64)]) throws -> [EntryDraft] {
        try events.map { event, time in
            try EntryDraft(event, time: time, monotonic: 0, spell: 0, actor: actor, salt: salt)
        }
    }

    /// Chance that follows from the session's name.
    private static func seed(_ id: SessionID) -> UInt64 {
        id.text.utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
    }
}
