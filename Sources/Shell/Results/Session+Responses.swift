internal import Interviewing
internal import Journal
internal import Storage
internal import SurveyModel
package import SurveyResults
internal import SurveyVersions

extension Session {
    /// The sessions of a survey under the names that its questions have now.
    ///
    /// Only what people really answered is among them: interviews and answers given alone. The switch over kinds is
    /// complete on purpose, so that a new kind of session is never mixed in without a decision here; sessions held for
    /// practice are left out.
    ///
    /// - Parameters:
    ///   - name: The survey.
    ///   - revision: Only the sessions of this revision; `nil` for all.
    ///   - onlyFinished: Only the sessions that have ended.
    ///   - simulated: The simulated sessions, which never stand beside those of people.
    /// - Returns: The sessions, oldest first.
    /// - Throws: `CommandFailure` with 66 when neither the workspace nor the store knows the survey, with 65 when it is a
    ///   discussion guide, and with 1 when there is no session of the revision.
    package func responses(
        to name: String, revision: Int? = nil, onlyFinished: Bool = false, simulated: Bool = false
    ) throws -> ResponseSet {
        var definition: Survey?
        var failure: CommandFailure?
        do {
            definition = try Definitions.survey(named: name, in: self).survey
        } catch let found as CommandFailure where [.missingFile, .badData].contains(found.exitCode) {
            failure = found
        }
        if definition?.mode == .group {
            throw CommandFailure(
                .badData, "'\(name)' is a discussion guide, whose sessions have no answers to questions",
                hint: "'session export' writes them whole")
        }
        let id = definition?.id ?? name
        var responses: [SurveyResponse] = []
        var others: [SurveyResponse] = []
        var unreadable = 0
        var simulations = 0
        var practised = 0
        let joins = try joins()
        for record in try store().sessions() where record.survey == id {
            switch record.kind {
            case .interview, .answer: break
            case .group, .desk: continue
            }
            do {
                let past = try past(record)
                let interview = try InterviewRunner.replay(past)
                guard !interview.isPractice else {
                    practised += 1
                    continue
                }
                let response = SurveyResponse(past, interview, account: joins.account(of: record))
                let isSimulated = interview.opening?.simulated != nil
                if isSimulated != simulated { simulations += 1 }
                if isSimulated != simulated || onlyFinished && record.status != .ended {
                    others.append(response)
                } else {
                    responses.append(response)
                }
            } catch let failure as StoreFailure {
                throw failure
            } catch {
                unreadable += 1
            }
        }
        if unreadable > 0 {
            output.tell("note: \(counted(unreadable, "session")) cannot be read by this version and not counted")
        }
        if simulations > 0, !simulated {
            output.tell("note: \(counted(simulations, "simulated session")) left out; --simulated shows those alone")
        }
        if practised > 0 { output.tell("note: \(counted(practised, "practice session")) left out") }
        guard let newest = definition ?? responses.last?.survey else {
            throw failure ?? .unknown("survey", name, among: [], exitCode: .missingFile)
        }
        if definition == nil {
            output.tell("note: surveys/ has no survey '\(name)' without mistakes; that of its last session counts")
        }
        if let revision {
            let known = Set(responses.map(\.survey.revision)).sorted()
            others += responses.filter { $0.survey.revision != revision }
            responses.removeAll { $0.survey.revision != revision }
            guard !responses.isEmpty else {
                let list = known.map(String.init).joined(separator: ", ")
                throw CommandFailure(
                    .failed, "there is no session of revision \(revision)",
                    hint: known.isEmpty ? "'\(id)' has no sessions yet" : "there are sessions of revision \(list)")
            }
        }
        return ResponseSet(responses, newest: newest, codes: lockedCodes(of: id), others: others)
    }

    /// What the lock of a survey keeps of its codes; nothing where it cannot be read, which lint tells.
    private func lockedCodes(of survey: String) -> LockedCodes {
        guard let source = try? Definitions.source(of: survey, in: self),
            let lock = Definitions.lock(of: survey, beside: source, in: self)?.lock
        else { return LockedCodes() }
        return lock.entries.reduce(into: LockedCodes()) { codes, entry in
            for code in entry.codes { codes.numbers[entry.name, default: [:]][code.code] = code.number }
            codes.missing[entry.name] = entry.missing.map(MissingCodes.init(first:))
        }
    }
}

extension SurveyResponse {
    @MainActor
    fileprivate init(_ past: PastSession, _ interview: Interview, account: String?) {
        let record = past.record
        self.init(
            session: record.id.text, kind: record.kind.rawValue, status: record.status.rawValue,
            account: account, ticket: record.ticketID, startedAt: record.startedAt, survey: past.survey,
            definition: record.definition)
        isWithdrawn = past.entries.contains(where: \.draft.isWithdrawal)
        take(interview)
    }
}

/// Which revisions of a survey: a number, or `all`.
enum RevisionChoice: Hashable {
    case all
    case only(Int)

    init?(_ text: String) {
        if text == "all" {
            self = .all
        } else if let number = Int(text), number > 0 {
            self = .only(number)
        } else {
            return nil
        }
    }

    var number: Int? {
        if case .only(let number) = self { number } else { nil }
    }
}
