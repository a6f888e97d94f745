import Interviewing
import Journal
import SurveyModel
import Testing

/// An interview with its journal: lines go in, events come out, as in a shell but without one.
struct Conversation {
    private(set) var interview: Interview
    private(set) var events: [(event: InterviewEvent, mark: EventMark)] = []
    private(set) var effects: [InterviewEffect] = []

    init(_ survey: Survey = Surveys.churn, opening: Opening = Surveys.opening) {
        self.init(plan: SurveyPlan(survey), opening: opening)
    }

    init(plan: SurveyPlan, opening: Opening) {
        interview = Interview(plan: plan)
        take(interview.beginning(opening))
    }

    mutating func take(_ act: [InterviewEvent]) {
        let known = events.count
        take(
            act.indices.map { place in
                let time = Int64(known + place)
                let mark = EventMark(sequence: known + place + 1, time: time, actor: "test", monotonic: time)
                return (act[place], mark)
            })
    }

    mutating func take(_ act: [(event: InterviewEvent, mark: EventMark)]) {
        effects = []
        for (event, mark) in act {
            events.append((event, mark))
            effects += interview.reduce(event, at: mark)
        }
    }

    /// Types a line that must be taken.
    mutating func type(_ line: String, sourceLocation: Testing.SourceLocation = #_sourceLocation) throws {
        guard case .record(let act) = try interview.act(on: line) else {
            Issue.record("'\(line)' records nothing", sourceLocation: sourceLocation)
            return
        }
        take(act)
    }

    mutating func type(_ lines: [String], sourceLocation: Testing.SourceLocation = #_sourceLocation) throws {
        for line in lines { try type(line, sourceLocation: sourceLocation) }
    }

    /// The id of the question on the screen.
    var current: String? { interview.phase.position.map { interview.questions[$0].id } }

    func answer(_ id: String) -> Answer {
        interview.questions.firstIndex { $0.id == id }.map(interview.answer(at:)) ?? .missing(.notAsked)
    }

    var setAside: [String] { interview.setAside.map { interview.questions[$0].id } }

    var path: [String] { interview.path.map { interview.questions[$0].id } }

    func replayed() -> Interview { Interview.replay(events, of: interview.plan) }
}
