internal import FoundationEssentials
internal import SurveyModel

/// What can be answered.
extension PrintedSurvey {
    mutating func answers(_ question: Question) {
        if let list = question.kind.shuffled, !question.kind.isYesNo {
            options(list)
            if let condition = question.optionCondition {
                let inner = ExpressionInWords(survey, language: language, it: list)
                detail("Offers only the options for which \(inner.clause(condition)).")
            }
            if let shuffle = question.shuffle {
                let kept = (shuffle.keepFirst + shuffle.keepLast).map {
                    "“\(list.known($0)?.label(in: language) ?? $0)”"
                }
                detail(
                    "Each respondent sees another order"
                        + (kept.isEmpty
                            ? "."
                            : "; \(words.sequence(kept, "and")) \(kept.count == 1 ? "keeps its" : "keep their") place.")
                )
            }
        }
        if case .matrix(_, let cell) = question.kind {
            detail("Answered for each: \(cell.sentence(in: language, unit: question.unit))")
            if case .choice(let list) = cell { options(list) }
        }
        for (point, label) in question.ends(in: language).sorted(by: { $0.key < $1.key }) {
            lines.append(.option(String(point), label))
        }
        switch question.kind {
        case .kano(let pair):
            detail("And without it: \(said(language.flatMap { pair.withoutTranslations[$0] } ?? pair.without))")
            for feeling in pair.feelings.options { lines.append(.option("-", feeling.label(in: language))) }
        case .priceSensitivity(let meter):
            let texts = language.flatMap { meter.translations[$0] } ?? meter.questions
            for point in PriceSensitivity.Point.allCases {
                if let text = texts[point] ?? meter.questions[point] { lines.append(.option("-", said(text))) }
            }
        case .repetition(let repetition): rounds(repetition)
        default: break
        }
    }

    private mutating func options(_ list: OptionList) {
        for (place, option) in list.options.enumerated() {
            let extras = [option.specify ? "say which" : nil, option.isExclusive ? "excludes the others" : nil]
                .compactMap(\.self).joined(separator: ", ")
            let label = option.label(in: language) + (extras.isEmpty ? "" : " (\(extras))")
            lines.append(.option(String(place + 1), label))
        }
    }

    /// How often the questions that follow are asked, and what decides it.
    private mutating func rounds(_ repetition: Repetition) {
        if let times = repetition.times {
            detail("What follows is asked so many times: \(words.noun(times)).")
            return
        }
        let (least, most) = (repetition.minimum, repetition.maximum)
        if least == 0 { detail("Yes or no: without a yes, there is no round.") }
        detail("What follows is asked in \(least == most ? "\(most)" : "\(least) to \(most)") rounds.")
        guard least < most, let again = language.flatMap({ repetition.againTranslations[$0] }) ?? repetition.again
        else {
            return
        }
        detail("After a round\(least > 1 ? ", from the \(Self.ordinal(least)) on" : ""): \(said(again))")
    }

    private static func ordinal(_ number: Int) -> String {
        switch (number % 10, number % 100) {
        case (_, 11...13): "\(number)th"
        case (1, _): "\(number)st"
        case (2, _): "\(number)nd"
        case (3, _): "\(number)rd"
        default: "\(number)th"
        }
    }
}

extension Question.Kind {
    /// What kind of answer is wanted, as a sentence.
    func sentence(in language: String?, unit: String?) -> String {
        let units = unit.map { " of \($0)" } ?? ""
        return switch self {
        case .yesNo(let list):
            list.options.map { $0.label(in: language) } == OptionList.yesNo.options.map(\.label)
                ? "Yes or no." : list.options.map { $0.label(in: language) }.joined(separator: " or ") + "."
        case .choice: "One of:"
        case .multi: "Any of:"
        case .rank(_, let top): top.map { "The first \($0), in order:" } ?? "All of these, in order:"
        case .scale(let range): "A number from \(range.lowerBound) to \(range.upperBound)."
        case .integer(let low, let high): "A whole number\(units)\(Self.bounds(low?.description, high?.description))."
        case .decimal(let low, let high): "A number\(units)\(Self.bounds(low?.description, high?.description))."
        case .money(let currency, let low, let high):
            "An amount in \(currency)\(Self.bounds(low?.description, high?.description))."
        case .allocation(let total, _): "\(total) points shared out among:"
        case .matrix: "The same for each of:"
        case .maxDiff(let design):
            "\(design.sets) sets of \(design.shown), each with the best (\(design.most(in: language))) and the worst "
                + "(\(design.least(in: language))), of:"
        case .kano: "How it would be with it, and without it."
        case .priceSensitivity(let meter): "Four prices in \(meter.currency):"
        case .text: "In words."
        case .date(let low, let high): "A date\(Self.bounds(low?.description, high?.description))."
        case .time(let low, let high): "A time of day\(Self.bounds(low?.description, high?.description))."
        case .dateTime: "A date with a time."
        case .duration(let low, let high): "A length of time\(Self.bounds(low?.inWords, high?.inWords))."
        case .statement: "Read out; nothing is answered."
        case .repetition(let repetition): "One round for each \(repetition.item)."
        case .calculation: "Computed."
        }
    }

    private static func bounds(_ low: String?, _ high: String?) -> String {
        switch (low, high) {
        case (let low?, let high?): " from \(low) to \(high)"
        case (let low?, nil): ", at least \(low)"
        case (nil, let high?): ", at most \(high)"
        case (nil, nil): ""
        }
    }
}
