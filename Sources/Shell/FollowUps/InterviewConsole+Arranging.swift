internal import FeedbackModel
internal import FollowUps
internal import Interviewing
internal import Journal
internal import Storage
internal import SurveyModel

extension InterviewConsole {
    /// Finds out what a wish needs to know, and records it.
    func arrange(_ wish: InterviewAct.Wish) throws {
        let desk = CallDesk(session, accountID: interview.accountID)
        do {
            switch wish {
            case .callBack(let text):
                let agreed = try desk.time(text)
                if let remark = agreed.remark { note(remark) }
                note("call back \(agreed.words)")
                try record(
                    interview.appointing(
                        Appointment(
                            time: agreed.instant * 1000, zone: agreed.zone, local: agreed.local.description)))
            case .promise(let text):
                let (words, due) = try desk.promise(text)
                try record([.promised(words: Words(words), due: .date(due))])
                note(
                    interview.isPractice
                        ? "promised by \(due.spoken), for practice: no list has it"
                        : "promised by \(due.spoken); 'followup list' has it from now on")
            case .inquire(let text): try inquire(text)
            case .file where interview.isPractice:
                throw TypedRecordFailure("practice files nothing", hint: "in a real interview it would be on file now")
            case .file(let text):
                if let account = facts.account, text.split(whereSeparator: \.isWhitespace).first == "account" {
                    throw TypedRecordFailure(
                        "this interview is about '\(account.name)', and stays so",
                        hint: "/end it, and begin another with --new 'account …'")
                }
                let (record, name) = try desk.file(text)
                try self.record([.filed(record)])
                note("\(record.kind.rawValue) \(record.id) is on file as typed by you: \(name)")
            }
        } catch let failure as SpokenTimeFailure {
            try complain(InterviewComplaint(failure.message, hint: failure.hint))
        } catch let failure as TypedRecordFailure {
            try complain(InterviewComplaint(failure.message, hint: failure.hint))
        } catch let failure as CommandFailure where !driver.isReplaced {
            try complain(InterviewComplaint(failure.message, hint: failure.hint))
        }
    }

    private func note(_ text: String) { if isInteractive { say(text) } }
}
