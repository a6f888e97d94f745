package import Interviewing
internal import Journal
internal import SurveyModel

extension SurveyResponse {
    /// Takes over what counts of an interview.
    package mutating func take(_ interview: Interview) {
        survey = interview.survey
        for field in interview.opening?.fields ?? [] {
            if case .text(let words) = field.value, words.text == nil { continue }
            caseFields[field.name] = field.value.value
        }
        if case .ended(let name) = interview.phase { outcome = name }
        var asked: [(name: String, sequence: Int)] = []
        for (place, item) in interview.plan.items.enumerated() where interview.onPath[place] {
            if item.isWhole, item.rounds.isEmpty {
                let answer = interview.result(at: place)
                if answer != .missing(.notAsked) { answers[item.id] = answer }
            }
            if case .gathering(let parts) = item.role {
                for part in parts { self.parts[interview.plan.items[part].id] = interview.answer(at: part) }
            }
            let record = interview.records[place]
            guard let askedAt = record.askedAt else { continue }
            asked.append((item.id, askedAt.sequence))
            traces[item.id] = Trace(record, counts: interview.hasCountedAnswer(place))
            traces[item.id]?.said = interview.said(at: place).compactMap(\.words.text)
            traces[item.id]?.gists = interview.gists(at: place).compactMap(\.words.text)
            if interview.hasCountedAnswer(place) {
                traces[item.id]?.specified = interview.specified(at: place).compactMapValues(\.words.text)
            }
            if case .set = item.role { traces[item.id]?.shown = item.question.kind.options?.options.map(\.code) ?? [] }
        }
        for (order, entry) in asked.sorted(by: { $0.sequence < $1.sequence }).enumerated() {
            traces[entry.name]?.order = order + 1
        }
    }
}

extension PlanItem {
    /// Whether its answer is that of the whole question, and not of a part or of a repeat's machinery.
    fileprivate var isWhole: Bool {
        switch role {
        case .whole, .gathering, .list: true
        case .row, .set, .feeling, .price, .rounds, .again: false
        }
    }
}

extension SurveyResponse.Trace {
    fileprivate init(_ record: QuestionRecord, counts: Bool) {
        language = record.shown?.language
        shown = record.shown?.order ?? []
        if counts {
            answeredAt = record.givenAt.time
            if case .value(.text(let words)) = record.given { isErased = words.text == nil }
        }
    }
}
