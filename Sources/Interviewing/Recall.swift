internal import Journal
package import SurveyModel

/// What the same person answered in an earlier session of a survey, as far as the later one asks for it with `prior`.
///
/// It stands in the later journal, so that a replay needs no other session; its words are erased with those of the session
/// that they come from.
package struct Recall: Codable, Hashable, Sendable {
    package struct Entry: Codable, Hashable, Sendable {
        /// As the later definition calls it.
        package var question: String
        package var answer: RecalledAnswer
    }

    /// The id of the earlier session.
    package var session: String
    /// When it ended, in milliseconds since 1970-01-01 UTC.
    package var time: Int64
    /// In the order of the names.
    package var answers: [Entry]

    /// The day on which it ended, in UTC.
    package var day: CalendarDate { CalendarDate(dayNumber: Int(clamping: time / 86_400_000)) ?? .usual }

    package init(session: String, time: Int64, answers: [String: Answer]) {
        self.session = session
        self.time = time
        self.answers = answers.sorted { $0.key < $1.key }.compactMap { name, answer in
            RecalledAnswer(answer).map { Entry(question: name, answer: $0) }
        }
    }

    /// Takes from an earlier interview what a definition asks for.
    ///
    /// A question goes by its own name or by one that it had; codes are those that the earlier ones have become, and an
    /// answer of another type is left out.
    package init(of earlier: Interview, session: String, for survey: Survey) {
        let places = Dictionary(
            earlier.questions.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { $1 })
        let types = survey.priorTypes
        var answers: [String: Answer] = [:]
        for question in survey.questions {
            guard let type = types[question.id],
                let place = ([question.id] + question.was).compactMap({ places[$0] }).first
            else { continue }
            let answer = question.carried(earlier.answer(at: place))
            if answer.value?.fits(type) ?? true { answers[question.id] = answer }
        }
        self.init(session: session, time: earlier.lastMark.time, answers: answers)
    }
}

extension Question {
    /// An answer of an earlier definition with the codes of this one.
    fileprivate func carried(_ answer: Answer) -> Answer {
        switch answer {
        case .value(.choice(let code)): return .value(.choice(successor(of: code)))
        case .value(.multi(let codes)):
            var successors: [String] = []
            for code in codes.map(successor) where !successors.contains(code) { successors.append(code) }
            return .value(.multi(successors))
        case .value(.rank(let codes)): return .value(.rank(codes.map(successor)))
        default: return answer
        }
    }
}
