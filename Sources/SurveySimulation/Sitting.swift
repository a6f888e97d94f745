package import Interviewing
internal import SurveyModel

/// One interview in which a program types: lines go in, and what came of them is noted.
///
/// It goes through the same reducer as an interview that somebody holds, so whatever it reaches, people can reach.
package struct Sitting: Sendable {
    /// The events of one typed line, and when it was typed.
    package struct Act: Sendable {
        package var events: [InterviewEvent]
        /// Milliseconds since 1970-01-01 UTC.
        package var time: Int64
    }

    package private(set) var interview: Interview
    package private(set) var acts: [Act] = []
    /// The places at which a question was put, each time it was.
    package private(set) var put: [Int] = []
    /// The names of the checks that failed at some time, as `gaps.1.cost.should`.
    package private(set) var fired: Set<String> = []
    /// Whether nothing was left to ask at some time.
    package private(set) var hasClosed = false
    private var sequence = 0

    package init(_ plan: SurveyPlan, opening: Opening, recalling recall: Recall? = nil, at time: Int64 = 0) {
        interview = Interview(plan: plan)
        take(interview.beginning(opening, recalling: recall), at: time)
    }

    /// Types one line; what only tells something changes nothing.
    ///
    /// - Parameters:
    ///   - line: The line, with the grammar of an interview.
    ///   - time: When that is, in milliseconds since 1970-01-01 UTC.
    /// - Throws: Why the line cannot be taken; nothing has changed then, but a check that refused it is noted.
    package mutating func type(_ line: String, at time: Int64 = 0) throws(InterviewComplaint) {
        do throws(InterviewComplaint) {
            let line = try InterviewLine(line, mode: interview.survey.mode)
            let (act, prospect) = try interview.step(on: line, at: .init(mark(0, at: time)))
            if case .record(let events) = act { take(events, at: time, foreseen: prospect) }
        } catch {
            if let check = error.check { fired.insert(check) }
            throw error
        }
    }

    private mutating func take(_ events: [InterviewEvent], at time: Int64, foreseen: Interview.Prospect? = nil) {
        let before = interview.phase
        let recorded = events.enumerated().map { (event: $1, mark: mark($0, at: time)) }
        _ = interview.take(recorded, foreseen: foreseen)
        sequence += events.count
        acts.append(Act(events: events, time: time))
        switch interview.phase {
        case .asking(let position) where interview.phase != before: put.append(position)
        case .checking(let check): fired.insert(interview.plan.checks[check].id)
        case .closing: hasClosed = true
        default: break
        }
    }

    /// The mark of an event of the act that comes next, counted from 0.
    private func mark(_ place: Int, at time: Int64) -> EventMark {
        EventMark(sequence: sequence + 1 + place, time: time, actor: Self.actor, monotonic: time)
    }

    /// Who types, as the journal names them: nobody who could be taken for a person.
    package static let actor = "simulation"

    /// The question on the screen.
    package var current: String? {
        guard case .asking(let position) = interview.phase else { return nil }
        return interview.questions[position].id
    }

    /// How it ended, if it did.
    package var outcome: String? {
        guard case .ended(let outcome) = interview.phase else { return nil }
        return outcome
    }
}
