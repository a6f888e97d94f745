package import FeedbackModel
package import Interviewing
package import Journal
internal import SurveyModel

/// Draws from an interview what it says about themes.
///
/// A closed answer to a question that names a theme is *asked* evidence: it can say no. Words are evidence of the themes
/// whose phrases they contain, and, where they explain a yes, of the theme that the question asked about. What was set
/// aside, and what has no answer, is evidence of nothing.
///
/// What counts as a yes without `present:` depends on the type: `yes` of a yes or no; the two highest points of a scale,
/// and the two lowest of one that asks for satisfaction, since who is satisfied lacks nothing; any option but an exclusive
/// one; a Kano pair that makes the feature attractive, expected or a must. A Kano pair that contradicts itself says
/// nothing. What was asked beside the survey, since it is most worth knowing for the roadmap, is asked evidence too. Ranks, points, MaxDiff, matrices, prices, numbers, days and times compare or measure, so they say yes or no
/// only where the survey says with `present:` which answers do. What an agent thinks (`source: agent_opinion`, or all
/// of a survey with `respondents: agents`) is nobody's need: it is evidence of a kind of its own, without an account, and
/// only words that were quoted from the customer are the customer's. A summary that was read back and confirmed is worth more
/// than one that was not; what the interviewer (`source: paraphrase`) or a program (`source: machine`) made of the talk is
/// taken as sometimes wrong.
package struct InterviewEvidence {
    private let interview: Interview
    private let session: SessionID
    private let accountID: String?
    private let themes: ThemeFinder
    private let earlier: [Evidence]

    /// Looks at an interview.
    ///
    /// `earlier` is the evidence that was drawn from it before. Words that were erased since can be matched no more:
    /// they stay evidence of what they were found to be about, whatever becomes of the codebook.
    package init(
        _ interview: Interview, session: SessionID, accountID: String?, themes: ThemeFinder, earlier: [Evidence] = []
    ) {
        self.earlier = earlier
        self.interview = interview
        self.session = session
        self.accountID = accountID
        self.themes = themes
    }

    /// All evidence, in the order of the definition and then of the journal.
    package func items() -> [Evidence] {
        interview.questions.indices.filter { interview.onPath[$0] }.flatMap(items(at:))
            + interview.contact.inquiries.compactMap(item)
    }

    /// Where evidence stands that was asked for beside the survey.
    package static let inquiryPlace = "next-question"

    /// What the customer answered beside the survey, as a colleague chose it from what is most worth asking.
    private func item(_ inquiry: ContactLog.Inquiry) -> Evidence? {
        guard let isPresent = inquiry.isPresent, interview.survey.respondents == .customers else { return nil }
        var item = evidence(
            themes.themeNamed(inquiry.theme) ?? inquiry.theme, .customer, .closed, inquiry.mark,
            place: Self.inquiryPlace, words: nil)
        item.wasAsked = true
        item.isPresent = isPresent
        return item
    }

    private func items(at position: Int) -> [Evidence] {
        let question = interview.questions[position]
        let record = interview.records[position]
        let speaker: Evidence.SourceKind = interview.survey.respondents == .agents ? .agentOpinion : .customer
        let typist: Evidence.SourceKind = question.source == .agentOpinion ? .agentOpinion : speaker
        let asked = askedItem(question, typist, at: position)
        // Words beside a yes are about what was asked; what a customer said beside an agent's yes need not be.
        let implied = typist == speaker ? asked.flatMap { $0.isPresent ? $0.theme : nil } : nil
        var items = [asked].compactMap(\.self)
        if interview.hasCountedAnswer(position) {
            if case .value(.text(let words)) = record.given {
                let remark = QuestionRecord.Remark(words: words, mark: record.givenAt)
                items += self.items(remark, typist, fidelity: typedFidelity(question), question.id, implied: nil)
            }
            for (_, remark) in interview.specified(at: position).sorted(by: { $0.key < $1.key }) {
                items += self.items(remark, typist, fidelity: typedFidelity(question), question.id, implied: nil)
            }
        }
        for remark in interview.said(at: position) {
            items += self.items(remark, speaker, fidelity: .verbatim, question.id, implied: implied)
        }
        for remark in interview.gists(at: position) {
            items += self.items(
                remark, typist, fidelity: remark.confirmed == nil ? .paraphrase : .confirmed, question.id,
                implied: implied)
        }
        return items
    }

    private func items(
        _ remark: QuestionRecord.Remark, _ kind: Evidence.SourceKind, fidelity: Evidence.Fidelity, _ place: String,
        implied: String?
    ) -> [Evidence] {
        let words = remark.words.text
        guard words != "" else { return [] }
        var found = words.map(themes.themesInWords) ?? themesFoundEarlier(remark, fidelity, place)
        if let implied, !found.contains(implied) { found.append(implied) }
        return found.sorted().map { theme in
            evidence(theme, kind, fidelity, remark.mark, place: place, words: words)
        }
    }

    private func themesFoundEarlier(
        _ remark: QuestionRecord.Remark, _ fidelity: Evidence.Fidelity, _ place: String
    ) -> [String] {
        let source = Evidence.Source.session(id: session.text, sequence: remark.mark.sequence, place: place)
        // A summary may have been confirmed since, or been drawn when nobody told the two apart.
        let kinds: Set<Evidence.Fidelity> = fidelity == .confirmed ? [.confirmed, .paraphrase] : [fidelity]
        let themes = earlier.filter { $0.source == source && kinds.contains($0.fidelity) && !$0.wasAsked }.map(\.theme)
        return Set(themes).sorted()
    }

    private func askedItem(_ question: Question, _ kind: Evidence.SourceKind, at position: Int) -> Evidence? {
        guard let name = question.theme, case .value(let value) = interview.answer(at: position),
            let mark = interview.mark(at: position), let isPresent = isPresent(value, question, at: position)
        else { return nil }
        let fidelity: Evidence.Fidelity =
            switch question.source {
            case .respondent, .agentOpinion: .closed
            case .paraphrase: .paraphrase
            case .machine: .machine
            }
        var item = evidence(themes.themeNamed(name) ?? name, kind, fidelity, mark, place: question.id, words: nil)
        item.wasAsked = true
        item.isPresent = isPresent
        item.severity = question.severity(of: value)
        return item
    }

    /// Whether an answer says that the need is there; `nil` where nothing says what would be a yes.
    private func isPresent(_ value: Value, _ question: Question, at position: Int) -> Bool? {
        question.present == nil ? question.saysYes(value) : interview.isPresent(at: position)
    }

    /// What an interviewer types for an open answer is a summary, unless the survey asks for the respondent's words.
    private func typedFidelity(_ question: Question) -> Evidence.Fidelity {
        interview.survey.mode == .self || question.words == .verbatim ? .verbatim : .paraphrase
    }

    private func evidence(
        _ theme: String, _ kind: Evidence.SourceKind, _ fidelity: Evidence.Fidelity, _ mark: EventMark, place: String,
        words: String?
    ) -> Evidence {
        var evidence = Evidence(
            theme: theme, source: .session(id: session.text, sequence: mark.sequence, place: place),
            channel: interview.survey.mode == .self ? .survey : .interview, fidelity: fidelity,
            accountID: kind == .customer ? accountID : nil, time: mark.time, words: words)
        evidence.sourceKind = kind
        // An agent is known by a pseudonym, so that one who answers twice counts once.
        if kind == .agentOpinion {
            evidence.speaker = "agent \(Digest.of([Array(mark.actor.utf8)]).description.prefix(6))"
        }
        return evidence
    }
}
