/// How long it takes to put a question and have it answered.
///
/// An estimate for planning, not a measurement: reading aloud 183 words a minute, reading silently 238 (Brysbaert, "How
/// many words do we read per minute?", Journal of Memory and Language 109, 2019, tables 2 and 5); the seconds that an
/// answer takes are our assumption by type, and stand in ``answerSeconds(_:)`` for everybody to see.
package enum AnsweringTime {
    /// Seconds for one question, reading and answering.
    ///
    /// - Parameters:
    ///   - question: The question; a calculation takes no time.
    ///   - mode: Who reads: an interviewer reads aloud, also the options of a choice.
    /// - Returns: Whole seconds, at least 0.
    package static func seconds(_ question: Question, in mode: Survey.Mode) -> Int {
        if case .calculation = question.kind { return 0 }
        var words = question.text.parts.reduce(0) { count, part in
            switch part {
            case .literal(let text): count + text.split(whereSeparator: \.isWhitespace).count
            case .fill: count + 2
            }
        }
        if question.kind != .yesNo {
            words += (question.kind.options?.options ?? []).reduce(0) {
                $0 + $1.label.split(whereSeparator: \.isWhitespace).count
            }
        }
        let perMinute = mode == .self ? 238 : 183
        return (words * 60 + perMinute - 1) / perMinute + answerSeconds(question)
    }

    /// Seconds to think and to answer.
    private static func answerSeconds(_ question: Question) -> Int {
        let base =
            switch question.kind {
            case .yesNo: 3
            case .choice, .scale: 5
            case .multi: 8
            case .integer, .decimal: 7
            default: 30
            }
        return question.words == .verbatim ? max(base, 30) : base
    }
}
