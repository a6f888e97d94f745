internal import Journal
internal import SurveyModel

/// What stood on the screen when, for how long, and what came of it: one visit of a question after another.
///
/// A reading of the journal that changes nothing. Times are work as ``Stopwatch`` counts it: spell by spell on a clock that
/// does not jump, without pauses and without what was cut as idle.
package struct InterviewTimeline: Hashable, Sendable {
    /// A question on the screen, from when it came until another took its place.
    package struct Visit: Hashable, Sendable {
        package var position: Int
        package var question: String
        /// The language that it was shown in.
        package var language: String
        /// The event that brought it on the screen.
        package var began: EventMark
        /// Milliseconds of work.
        package var milliseconds = 0
        /// Milliseconds that were cut as idle.
        package var idle = 0
        /// What was answered last in the visit; `nil` where it was left without an answer.
        package var given: QuestionRecord.Given?
        /// Milliseconds of work until it was first answered in the visit.
        package var answeredAfter: Int?
        /// How often another answer took the place of one.
        package var changes = 0
        /// How many probes were read out.
        package var probes = 0
        /// How many words there were to read or to read aloud.
        package var words: Int
        /// Whether it goes on from a part that was answered just before, as the row of a matrix does.
        var isNextPart: Bool
        /// Whether nothing had been answered before: who comes back has read it already.
        package var isFirst: Bool

        /// Whether it was answered faster than its words can be read.
        ///
        /// Less than 300 milliseconds for each word of the question, options not counted: the threshold of Zhang & Conrad
        /// ("Speeding in Web Surveys", Survey Research Methods 8(2), 2014, section 3), which nobody reaches who reads. It
        /// is mild where an interviewer reads aloud, which takes longer. Only answers count, not passing over; and a
        /// statement asks nothing.
        package var isTooFast: Bool {
            guard isFirst, let answeredAfter, case .value = given else { return false }
            return answeredAfter < words * InterviewTimeline.millisecondsPerWord
        }
    }

    package static let millisecondsPerWord = 300

    package private(set) var visits: [Visit] = []
    /// Milliseconds of work in the whole session.
    package private(set) var worked: Int64 = 0
    /// Milliseconds that were cut as idle.
    package private(set) var idle: Int64 = 0

    /// Reads it off a journal.
    package init(_ events: some Sequence<(event: InterviewEvent, mark: EventMark)>, of plan: SurveyPlan) {
        var interview = Interview(plan: plan)
        var current: Visit?
        for (event, mark) in events {
            let (worked, idle) = (interview.stopwatch.worked, interview.stopwatch.idle)
            let changes = current.map { interview.records[$0.position].changes } ?? 0
            _ = interview.reduce(event, at: mark)
            if var visit = current {
                visit.milliseconds += Int(clamping: interview.stopwatch.worked - worked)
                visit.idle += Int(clamping: interview.stopwatch.idle - idle)
                visit.changes += max(0, interview.records[visit.position].changes - changes)
                if event.question == visit.question { visit.take(event, at: mark) }
                current = visit
            }
            let now = interview.isPaused ? nil : interview.phase.position
            guard now != current?.position || event == .resumed else { continue }
            if let visit = current { visits.append(visit) }
            current = now.map { Visit(interview, at: $0, since: mark) }
        }
        if let current { visits.append(current) }
        (worked, idle) = (interview.stopwatch.worked, interview.stopwatch.idle)
    }

    /// How many visits ended with an answer that came too fast.
    package var tooFast: Int { visits.count(where: \.isTooFast) }
}

extension InterviewTimeline.Visit {
    fileprivate init(_ interview: Interview, at position: Int, since mark: EventMark) {
        let text = interview.goesOnFromPartBefore(position) ? "" : interview.text(at: position)
        let part = interview.plan.items[position].part?.label(in: interview.language) ?? ""
        self.init(
            position: position, question: interview.questions[position].id,
            language: interview.language ?? interview.survey.languages.first ?? "en", began: mark,
            words: interview.questions[position].kind == .statement ? 0 : text.readingWords + part.readingWords,
            isNextPart: interview.goesOnFromPartBefore(position), isFirst: interview.records[position].given == nil)
    }

    fileprivate mutating func take(_ event: InterviewEvent, at mark: EventMark) {
        switch event {
        case .answered(_, let value): given = .value(value)
        case .missing(_, let reason): given = .missing(reason)
        case .probeUsed: probes += 1
        default: break
        }
        // Rows that were answered in one line with the first one have no time of their own.
        let isAtOnce = isNextPart && mark.monotonic == began.monotonic && mark.spell == began.spell
        if given != nil, answeredAfter == nil, !isAtOnce { answeredAfter = milliseconds }
    }
}

extension String {
    /// How many words somebody reads: what stands between blanks, and two characters each in scripts without blanks.
    fileprivate var readingWords: Int {
        split(whereSeparator: \.isWhitespace).reduce(0) { count, word in
            let dense = word.unicodeScalars.count {
                (0x0E00...0x0EFF).contains($0.value) || (0x3040...0x9FFF).contains($0.value)
            }
            return count + max(1, (dense + 1) / 2)
        }
    }
}
