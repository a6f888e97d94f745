internal import FoundationEssentials
internal import Interviewing
internal import SurveyModel

/// Answers that are tried one by one where none that chance gave is taken.
///
/// What checks want is nearly always written in them: a number, one of the other answers, or what is left of a sum.
extension Respondent {
    /// At most so many answers are tried.
    private static let most = 400

    mutating func candidates(at position: Int, in interview: Interview) -> [String] {
        let item = interview.plan.items[position]
        guard !interview.isReadOnly(position) else { return [""] }
        let codes = interview.offered(at: position).map(\.code)
        let lines: [String]
        switch item.question.kind {
        case .yesNo, .choice: lines = codes
        case .multi: lines = sets(codes)
        case .scale(let range): lines = range.prefix(Self.most).map(String.init)
        case .integer(let low, let high):
            let near = numbers(at: position, in: interview).compactMap { Int("\($0)") }.flatMap {
                [$0 - 1, $0, $0 + 1]
            }
            let first = low ?? min(0, high ?? 0)
            let all = (0..<Self.most).lazy.map { first.addingReportingOverflow($0).partialValue }
            lines = (near + all.filter { $0 >= first && $0 <= high ?? .max }).map(String.init)
        case .decimal, .money:
            let step = Decimal(string: "0.01") ?? 1
            lines = numbers(at: position, in: interview).flatMap { [$0, $0 - step, $0 + step] }.map { "\($0)" }
        case .date(let low, let high):
            let days = [low, high, interview.opening?.day.date].compactMap(\.self) + dates(in: interview)
            lines = days.flatMap { day in [0, -1, 1, -30, 30].compactMap { day.adding(days: $0)?.description } }
        case .rank(_, let top):
            lines = codes.indices.map { shift in
                ((codes + codes)[shift...].prefix(top ?? codes.count)).prefix(codes.count).joined(separator: ">")
            }
        case .allocation(let total, _):
            lines =
                codes.map { code in
                    codes.map { "\($0)=\($0 == code ? total : 0)" }.joined(separator: ", ")
                } + [evenly(total, codes)]
        case .text:
            let name = interview.survey.questions[item.source].id
            lines =
                (hints.texts[name] ?? [])
                + (hints.patterns[name] ?? []).flatMap { pattern in
                    (0..<8).compactMap { _ in example(of: pattern) }
                }
        default: lines = (0..<8).map { _ in answer(at: position, in: interview) }
        }
        return Array(lines.prefix(Self.most))
    }

    private func sets(_ codes: [String]) -> [String] {
        var sets = codes.map { [$0] } + [codes]
        for (number, first) in codes.enumerated() { sets += codes[(number + 1)...].map { [first, $0] } }
        for code in codes { sets.append(codes.filter { $0 != code }) }
        return sets.map { $0.joined(separator: ",") }
    }

    private func evenly(_ total: Int, _ codes: [String]) -> String {
        codes.enumerated().map { number, code in
            "\(code)=\(total / max(1, codes.count) + (number < total % max(1, codes.count) ? 1 : 0))"
        }.joined(separator: ", ")
    }

    /// The numbers that expressions compare the question with, the other answers, and what these leave of a sum.
    private func numbers(at position: Int, in interview: Interview) -> [Decimal] {
        let name = interview.survey.questions[interview.plan.items[position].source].id
        let named = hints.numbers[name] ?? []
        let others = interview.path.prefix(60).filter { $0 != position }.compactMap { interview.answer(at: $0).number }
        return named + others + named.flatMap { number in others.flatMap { [number - $0, number + $0] } } + [0, 1]
    }

    private func dates(in interview: Interview) -> [CalendarDate] {
        interview.path.prefix(60).compactMap { position in
            guard case .value(.date(let day)) = interview.answer(at: position) else { return nil }
            return day
        }
    }
}

extension Answer {
    fileprivate var number: Decimal? {
        switch self {
        case .value(.integer(let number)): Decimal(number)
        case .value(.decimal(let number)): number
        case .value(.money(let money)): money.amount
        default: nil
        }
    }
}

extension RecordedValue {
    fileprivate var date: CalendarDate? {
        if case .date(let day) = self { day } else { nil }
    }
}
