internal import Interviewing
internal import Journal
internal import SurveyModel
internal import Tabulation

/// The times of an interview, for people and for programs.
struct InterviewTimes {
    private let timeline: InterviewTimeline

    init(_ past: PastSession) throws {
        timeline = InterviewTimeline(
            try past.entries.map { (event: try $0.draft.event(as: InterviewEvent.self), mark: EventMark($0)) },
            of: SurveyPlan(past.survey))
    }

    /// What `session list --times` adds: seconds worked and idle, and answers that came too fast.
    var cells: [Cell] {
        [
            Self.seconds(Int(clamping: timeline.worked)), Self.seconds(Int(clamping: timeline.idle)),
            .integer(timeline.tooFast),
        ]
    }

    /// One row for each visit of a question.
    var table: Table {
        Table(
            columns: [
                .init("time", priority: 4, brevity: .minute), .init("question"), .init("language", priority: 5),
                .init("seconds", alignment: .trailing),
                .init("idle_s", title: "idle", alignment: .trailing, priority: 2),
                .init("result"), .init("changes", alignment: .trailing, priority: 3),
                .init("probes", alignment: .trailing, priority: 3), .init("words", alignment: .trailing, priority: 6),
                .init("speed", priority: 1), .init("spell", alignment: .trailing, priority: 8),
                .init("sequence", alignment: .trailing, priority: 7),
            ],
            rows: timeline.visits.map { visit in
                [
                    .text(TimeText.utc(milliseconds: visit.began.time)), .text(visit.question), .text(visit.language),
                    Self.seconds(visit.milliseconds), Self.seconds(visit.idle), .text(visit.result),
                    .integer(visit.changes), .integer(visit.probes), .integer(visit.words),
                    visit.isTooFast ? "too fast" : .null, .integer(visit.began.spell), .integer(visit.began.sequence),
                ]
            })
    }

    /// The members that `session show` and `session export` give as JSON.
    var members: [JSONValue.Member] {
        [
            .init("worked_ms", .integer(Int(clamping: timeline.worked))),
            .init("idle_ms", .integer(Int(clamping: timeline.idle))),
            .init("too_fast", .integer(timeline.tooFast)),
            .init(
                "timeline",
                .array(
                    timeline.visits.map { visit in
                        .object([
                            "question": .string(visit.question), "language": .string(visit.language),
                            "time": .string(TimeText.utc(milliseconds: visit.began.time)),
                            "spell": .integer(visit.began.spell), "sequence": .integer(visit.began.sequence),
                            "worked_ms": .integer(visit.milliseconds), "idle_ms": .integer(visit.idle),
                            "answered_after_ms": visit.answeredAfter.map(JSONValue.integer) ?? .null,
                            "result": .string(visit.result), "changes": .integer(visit.changes),
                            "probes_used": .integer(visit.probes), "words": .integer(visit.words),
                            "is_too_fast": .boolean(visit.isTooFast),
                        ])
                    })),
        ]
    }

    private static func seconds(_ milliseconds: Int) -> Cell {
        .decimal(Double(milliseconds) / 1000, fractionDigits: 1)
    }
}

extension InterviewTimeline.Visit {
    /// What came of it, in one of our own words: an answer itself stands elsewhere.
    fileprivate var result: String {
        switch given {
        case .value: "answered"
        case .missing(let reason): reason.rawValue
        case nil: "left"
        }
    }
}
