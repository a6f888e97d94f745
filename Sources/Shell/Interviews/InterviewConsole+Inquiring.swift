internal import FeedbackModel
internal import FollowUps
internal import Interviewing
internal import Reporting
internal import RoadmapScoring
internal import Storage
internal import SurveyModel

/// What is worth asking this customer beside the survey, for the roadmap.
extension InterviewConsole {
    /// Nobody is kept longer than for so many questions.
    private static let mostInquiries = 2

    /// Shows what is most worth asking, or takes the answer to one of them: `1 yes`.
    ///
    /// The questions come from the newest frozen review, when they are first asked for: no interview begins later for them,
    /// and nobody waits for tickets to be matched.
    func inquire(_ text: String) throws {
        let offered = try offeredInquiries ?? newInquiries()
        offeredInquiries = offered
        guard !text.isEmpty else { return show(offered) }
        let words = text.lowercased().split(whereSeparator: \.isWhitespace).map(String.init)
        guard words.count == 2, let number = Int(words[0]), let answer = ["yes", "no", "dk"].firstIndex(of: words[1])
        else {
            throw CommandFailure(.usage, "/ask takes a number and yes, no or dk", hint: "as in /ask 1 yes")
        }
        guard offered.indices.contains(number - 1) else {
            throw CommandFailure(
                .usage,
                offered.isEmpty ? "there is nothing to ask" : "the questions are numbered 1 to \(offered.count)",
                hint: "/ask shows them")
        }
        let question = offered[number - 1]
        try record([.inquired(theme: question.theme, isPresent: answer == 2 ? nil : answer == 0)])
        guard isInteractive else { return }
        say(answer == 2 ? "kept: they do not know" : "kept: \(words[1]), an answer about \(question.theme) from now on")
    }

    private func show(_ questions: [NextQuestion]) {
        guard isInteractive else { return }
        if questions.isEmpty {
            return say("nothing that is worth asking them beside the survey would change the roadmap")
        }
        for (number, question) in questions.enumerated() {
            let theme = try? session.store().codebook()?[question.theme]
            say(
                "Do they have this need? \(theme?.definition ?? question.theme)",
                after: "\(number + 1)  ", isBold: true)
            say(
                "\(question.theme): the choice of \(question.initiatives.joined(separator: ", ")) hangs on it",
                after: "   ")
        }
        say("[/ask 1 yes · /ask 1 no · /ask 1 dk]")
    }

    /// What the newest review would learn most from this account, without what it was asked already, here or before.
    private func newInquiries() throws -> [NextQuestion] {
        guard let account = interview.accountID ?? facts.account?.id else {
            throw CommandFailure(
                .failed, "nobody knows whose answer it would be", hint: "/new account NAME says who they are")
        }
        guard let record = try session.store().reviews().last else {
            throw CommandFailure(
                .failed, "no review is frozen, so nobody knows what is worth asking",
                hint: "'review freeze NAME' scores the roadmap and knows from then on")
        }
        var review = try session.document(of: record)
        guard let limits = review.limits else {
            throw CommandFailure(
                .failed, "review '\(record.name)' knows no capacities, so no answer would change its plan",
                hint: "freeze a new one when surveys/canvass.yaml has teams")
        }
        review.configuration.draws = 1
        let scoring = review.scoring
        let codebook = try session.store().codebook()
        var known = Set(try session.askedThemes(of: account))
        known.formUnion(interview.questions.compactMap(\.theme).map { codebook?[$0]?.id ?? $0 })
        let questions = RoadmapPlanner(scoring, by: .needPerWeek, limits: limits).nextQuestions(asking: 1, scoring)
        return Array(questions.filter { $0.most >= 0.005 && !known.contains($0.theme) }.prefix(Self.mostInquiries))
    }
}

extension Session {
    /// The themes that an account was asked about, in any session that counts.
    func askedThemes(of account: String) throws -> Set<String> {
        let joins = try joins()
        let names = joins.names(.account, of: account)
        let codebook = try store().codebook()
        let merges = try codebook.map { try self.merges(in: $0) } ?? ThemeMerges()
        let asked = try countedEvidence().filter { item in
            item.wasAsked && item.sourceKind == .customer && (item.accountID.map(names.contains) ?? false)
        }
        return Set(asked.map { merges.resolved(codebook?[$0.theme]?.id ?? $0.theme) })
    }
}
