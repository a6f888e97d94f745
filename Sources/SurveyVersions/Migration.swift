package import Interviewing
internal import Journal
package import SurveyModel

/// What would become of an interview's answers under a later definition.
///
/// It is a look, never a change. A session finishes under the definition that it began with: its journal says which
/// question was put, in which words, and a later definition would have it say otherwise. Carrying answers over into a new
/// session would copy a person's words to where a withdrawal of the first one does not reach.
package struct Migration: Hashable, Sendable {
    package enum Fate: String, Hashable, Sendable, CaseIterable {
        /// The answer would stand as it is.
        case carried
        /// The answer would be kept and not count.
        case setAside = "set_aside"
        /// The question is asked, and the answer does not fit it.
        case askedAgain = "asked_again"
        /// The question is new on this path.
        case asked
    }

    package struct Item: Hashable, Sendable {
        /// The name in the later definition, or in the earlier one where the later has none.
        package var question: String
        package var fate: Fate
        /// A clause without anybody's words.
        package var reason: String?
    }

    /// In the order of the later definition; what it does not have comes last.
    package private(set) var items: [Item] = []

    /// Works out what would become of each answer.
    ///
    /// - Parameters:
    ///   - interview: The interview under its own definition.
    ///   - survey: The later definition of the same survey.
    package init(of interview: Interview, to survey: Survey) {
        var next = Interview(survey: survey)
        if var opening = interview.opening {
            // What chance decided for the earlier definition need not fit the later one.
            opening.arrangement = nil
            for event in next.beginning(opening) {
                if case .opened = event { _ = next.reduce(event) }
            }
        }
        let former = Dictionary(
            interview.questions.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
        var taken: Set<Int> = []
        var ahead: [Item] = []
        for (position, question) in next.questions.enumerated() where question.kind.takesAnswer {
            let names = [question.id] + question.was
            let place = names.compactMap { former[$0] }.first { interview.records[$0].given != nil }
            if let place { taken.insert(place) }
            guard next.onPath[position] else {
                if place != nil {
                    items.append(Item(question: question.id, fate: .setAside, reason: "it is not asked on this path"))
                }
                continue
            }
            guard let place, let given = interview.records[place].given else {
                // What lies ahead is no news: only what the interview has passed already is asked anew.
                ahead.append(Item(question: question.id, fate: .asked, reason: nil))
                continue
            }
            items += ahead
            ahead = []
            let wasCounted = interview.hasCountedAnswer(place)
            let effects = next.reduce(Self.event(given, for: question))
            if case .ignored(let complaint)? = effects.first {
                items.append(Item(question: question.id, fate: .askedAgain, reason: complaint.message))
            } else {
                let name = interview.questions[place].id
                let reason =
                    name != question.id
                    ? "it was called '\(name)'" : wasCounted ? nil : "it was set aside and counts again"
                items.append(Item(question: question.id, fate: .carried, reason: reason))
            }
        }
        for (position, question) in interview.questions.enumerated()
        where interview.records[position].given != nil && !taken.contains(position) {
            let isRetired = survey.retired.contains { $0.id == question.id }
            items.append(
                Item(
                    question: question.id, fate: .setAside,
                    reason: isRetired ? "it is asked no more" : "the later definition does not have it"))
        }
    }

    private static func event(_ given: QuestionRecord.Given, for question: Question) -> InterviewEvent {
        switch given {
        case .missing(let reason): return .missing(question: question.id, reason: reason)
        case .value(.code(let code)):
            return .answered(question: question.id, value: .code(question.successor(of: code)))
        case .value(.codes(let codes)):
            var successors: [String] = []
            for code in codes.map(question.successor) where !successors.contains(code) { successors.append(code) }
            return .answered(question: question.id, value: .codes(successors))
        case .value(let value): return .answered(question: question.id, value: value)
        }
    }
}
