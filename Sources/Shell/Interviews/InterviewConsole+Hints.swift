internal import Interviewing
internal import SurveyModel

/// Which hints an interviewer has seen: who has answered a few questions knows the keys, and the screen stays clear.
struct HintsGiven {
    /// For so many questions the commands that every question takes are shown.
    private static let questions = 2

    private var kinds: Set<String> = []
    private var count = 0

    /// Whether a kind of answer comes for the first time.
    mutating func isFirst(_ kind: Question.Kind) -> Bool { kinds.insert(Self.name(of: kind)).inserted }

    /// Whether the commands are still to be shown.
    mutating func showsCommands() -> Bool {
        count += 1
        return count <= Self.questions
    }

    /// Whether a probe is offered for the first time.
    mutating func isFirstProbe() -> Bool { kinds.insert("probe").inserted }

    private static func name(of kind: Question.Kind) -> String {
        switch kind {
        case .yesNo, .choice: "option"
        case .multi: "options"
        case .rank: "rank"
        case .allocation: "points"
        case .maxDiff: "best and worst"
        case .scale, .integer: "whole number"
        case .decimal: "number"
        case .money: "amount"
        case .date: "date"
        case .time: "time"
        case .dateTime: "date and time"
        case .duration: "duration"
        case .text: "text"
        case .statement: "statement"
        case .calculation, .repetition, .matrix, .kano, .priceSensitivity: "computed"
        }
    }
}

extension InterviewConsole {
    /// What a question's screen says about how to answer; `nil` where nothing is needed.
    ///
    /// Whoever answers alone sees all of it each time. An interviewer sees how a kind of answer is typed when it comes for
    /// the first time, and after that only what differs from question to question: bounds, currency, points.
    func hints(for question: Question, at position: Int) -> String? {
        guard interview.survey.mode != .self else { return keys(for: question, at: position) }
        let isFirst = hinted.isFirst(question.kind)
        var hints: [String] = []
        switch question.kind {
        // A text needs no key, and the ends of a scale have their numbers beside them.
        case .text: break
        case .scale(let range)
        where question.ends(in: interview.language).keys.contains(range.lowerBound)
            && question.ends(in: interview.language).keys.contains(range.upperBound):
            break
        case let kind where isFirst: hints.append(answerKeys(kind))
        case let kind: hints += [bounds(kind)].compactMap(\.self)
        }
        hints += rowsHint(at: position)
        if hinted.showsCommands() { hints += commands(at: position) }
        hints.removeAll(where: \.isEmpty)
        return hints.isEmpty ? nil : "[\(hints.joined(separator: " · "))]"
    }

    /// All that can be typed at a question.
    func keys(for question: Question, at position: Int) -> String {
        "[" + ([answerKeys(question.kind)] + rowsHint(at: position) + commands(at: position)).joined(separator: " · ")
            + "]"
    }

    private func commands(at position: Int) -> [String] {
        let verbs = InterviewVerb.missingReasons.filter { interview.admits($0.reason, at: position) }
        let back = interview.questionBefore(position) == nil ? [] : ["/back"]
        return (interview.isReadOnly(position) ? [] : verbs.map { "/\($0.verb.rawValue)" }) + back + ["/help"]
    }

    /// That all rows of a matrix can be answered in one line, at the first of them.
    private func rowsHint(at position: Int) -> [String] {
        let rows = interview.rowsAtOnce(from: position)
        guard !rows.isEmpty, !interview.goesOnFromPartBefore(position) else { return [] }
        return [interview.says(.rowsAtOnce, "\(rows.count)", rows.map { _ in "2" }.joined(separator: ","))]
    }

    /// What differs from one question of a kind to another.
    private func bounds(_ kind: Question.Kind) -> String? {
        switch kind {
        case .scale(let range): interview.says(.range, "\(range.lowerBound)", "\(range.upperBound)")
        case .integer(let minimum, let maximum): bounds(minimum, maximum)
        case .decimal(let minimum, let maximum): bounds(minimum, maximum)
        case .date(let minimum, let maximum): bounds(minimum, maximum)
        case .time(let minimum, let maximum): bounds(minimum, maximum)
        case .duration(let minimum, let maximum): bounds(minimum, maximum)
        case .money(let currency, let minimum, let maximum):
            [currency, bounds(minimum, maximum)].compactMap(\.self).joined(separator: ", ")
        case .rank(_, let top?): interview.says(.rankingOf, "\(top)")
        case .allocation, .maxDiff: answerKeys(kind)
        default: nil
        }
    }

    private func bounds(_ minimum: (some Comparable)?, _ maximum: (some Comparable)?) -> String? {
        switch (minimum, maximum) {
        case (let minimum?, let maximum?): interview.says(.range, "\(minimum)", "\(maximum)")
        case (let minimum?, nil): interview.says(.atLeast, "\(minimum)")
        case (nil, let maximum?): interview.says(.atMost, "\(maximum)")
        case (nil, nil): nil
        }
    }

    private func answerKeys(_ kind: Question.Kind) -> String {
        let form: String? =
            switch kind {
            case .yesNo, .choice: interview.says(.option)
            case .multi: interview.says(.options)
            case .rank(_, let top): top.map { interview.says(.rankingOf, "\($0)") } ?? interview.says(.ranking)
            case .allocation(let total, _):
                interview.says(.points, "\(total)", "\(total - total / 3)", "\(total / 3)")
            case .maxDiff(let set):
                interview.says(
                    .bestAndWorst, set.most(in: interview.language).lowercased(),
                    set.least(in: interview.language).lowercased(), "\(set.items.options.count)")
            case .scale: nil
            case .integer: interview.says(.wholeNumber)
            case .decimal: interview.says(.number)
            case .money(let currency, _, _): interview.says(.amount, currency)
            case .date: interview.says(.date)
            case .time: interview.says(.time)
            case .dateTime: interview.says(.dateTime)
            case .duration: interview.says(.duration)
            case .text: interview.says(.words)
            case .statement: interview.says(.enterGoesOn)
            case .calculation, .repetition, .matrix, .kano, .priceSensitivity: ""
            }
        let bounds: String? =
            switch kind {
            case .scale, .integer, .decimal, .date, .time, .duration: self.bounds(kind)
            case .money(_, let minimum, let maximum): self.bounds(minimum, maximum)
            default: nil
            }
        return [form, bounds].compactMap(\.self).joined(separator: ", ")
    }
}
