/// How long it takes to put a question and have it answered: the one model behind time budgets, routes and simulations.
///
/// An estimate for planning, not a measurement. Read aloud are 183 words a minute, in silence 238 (Brysbaert, "How many
/// words do we read per minute?", Journal of Memory and Language 109, 2019, tables 2 and 5). To that come seconds for
/// finding and giving an answer by type, our assumption after the medians of a few seconds for closed questions in Yan &
/// Tourangeau ("Fast times and easy questions", Applied Cognitive Psychology 22, 2008); they stand in
/// ``Question/Kind/answeringSeconds`` for everybody to see.
package enum AnsweringTime {
    /// Seconds for one question, reading and answering.
    ///
    /// - Parameters:
    ///   - question: The question; a calculation takes no time, and a repeat as long as asking once for another round.
    ///   - mode: Who reads: an interviewer reads aloud, also the options of a choice.
    /// - Returns: Whole seconds, at least 0.
    package static func seconds(_ question: Question, in mode: Survey.Mode) -> Int {
        let words: Int
        switch question.kind {
        case .calculation: return 0
        case .repetition(let repetition):
            guard let again = repetition.again, repetition.times == nil else { return 0 }
            words = again.wordCount
        case .yesNo: words = question.text.wordCount
        case .matrix(let rows, _): words = question.text.wordCount + rows.wordCount
        default: words = question.text.wordCount + (question.kind.options?.wordCount ?? 0)
        }
        let perMinute = mode == .self ? 238 : 183
        let answering = question.kind.answeringSeconds
        return (words * 60 + perMinute - 1) / perMinute + (question.words == .verbatim ? max(answering, 30) : answering)
    }

    /// Seconds for a whole survey, on the short side: what has a condition counts half, and a repeat is gone through twice.
    package static func seconds(_ survey: Survey) -> Int {
        let halves = survey.questions.reduce(0) { sum, question in
            let around = survey.blocks(around: question)
            let isConditional = question.condition != nil || around.contains { $0.condition != nil }
            let rounds = around.contains { $0.repetition != nil } ? 2 : 1
            return sum + seconds(question, in: survey.mode) * (isConditional ? 1 : 2) * rounds
        }
        return (halves + 1) / 2
    }
}

extension Question.Kind {
    /// Seconds to think and to answer.
    fileprivate var answeringSeconds: Int {
        switch self {
        case .yesNo, .repetition: 3
        case .choice, .scale: 5
        case .multi(let list): 5 + list.options.count / 2
        case .integer, .decimal, .money, .date, .time, .dateTime, .duration: 8
        case .rank(let list, let top): 4 * min(top ?? list.options.count, list.options.count)
        case .allocation(_, let list): 6 * list.options.count
        case .matrix(let rows, let cell): rows.options.count * min(cell.answeringSeconds, 60)
        case .maxDiff(let design): 10 * min(design.sets, 1_000)
        case .kano: 12
        case .priceSensitivity: 40
        case .text: 30
        case .statement, .calculation: 0
        }
    }
}

extension Template {
    /// How many words it has; a fill counts as two.
    fileprivate var wordCount: Int {
        parts.reduce(0) { count, part in
            switch part {
            case .literal(let text): count + text.split(whereSeparator: \.isWhitespace).count
            case .fill: count + 2
            }
        }
    }
}

extension OptionList {
    fileprivate var wordCount: Int {
        options.reduce(0) { $0 + $1.label.split(whereSeparator: \.isWhitespace).count }
    }
}
