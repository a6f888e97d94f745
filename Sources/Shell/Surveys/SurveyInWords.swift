internal import FoundationEssentials
internal import SurveyModel
internal import TerminalText

/// A survey or guide as a person would read it.
struct SurveyInWords {
    private let width: Int
    private(set) var text = ""

    init(_ survey: Survey, width: Int) {
        self.width = width
        line(survey.title)
        line(String(repeating: "=", count: min(width, max(3, survey.title.count))))
        let who =
            switch survey.mode {
            case .interviewer: "An interviewer asks"
            case .self: "Answered alone"
            case .group: "A discussion guide for a group"
            }
        line(
            "\(who). Survey \(survey.id), revision \(survey.revision)\(survey.timeBudget.map { ", about \($0) minutes" } ?? "")."
        )
        if !survey.caseFields.isEmpty {
            let fields = survey.caseFields.map { $0.name + ($0.isOptional ? " (if known)" : "") }
            line("Known beforehand: \(fields.joined(separator: ", ")).")
        }
        var number = 0
        for question in survey.questions {
            if case .calculation(let expression) = question.kind {
                line("")
                line("   \(question.id) is computed: \(expression)")
                continue
            }
            number += 1
            self.question(question, number)
        }
        for (place, section) in survey.sections.enumerated() { self.section(section, place + 1) }
        guard !survey.outcomes.isEmpty else { return }
        line("")
        line("Outcomes")
        for (name, meaning) in survey.outcomes.sorted(by: { $0.key < $1.key }) { line("   \(name): \(meaning)") }
    }

    /// Adds a line, wrapped, with what follows the first line indented alike.
    private mutating func line(_ words: String) {
        let indent = String(words.prefix { $0 == " " })
        let safe = PrintableText(words.dropFirst(indent.count)).description
        guard !safe.isEmpty else { return text += "\n" }
        for piece in Fitting.wrapped(safe, to: max(20, width - indent.count)) { text += indent + piece + "\n" }
    }

    private mutating func question(_ question: Question, _ number: Int) {
        line("")
        line("\(number). \(question.text.inWords)")
        line("   [\(question.id)] \(kind(question))")
        if let options = question.kind.options, question.kind != .yesNo {
            for (place, option) in options.options.enumerated() {
                let extras = [option.specify ? "say which" : nil, option.isExclusive ? "excludes the others" : nil]
                    .compactMap(\.self).joined(separator: ", ")
                line("   \(place + 1)  \(option.label)\(extras.isEmpty ? "" : " (\(extras))")")
            }
        }
        for (point, label) in question.ends.sorted(by: { $0.key < $1.key }) { line("   \(point)  \(label)") }
        if let condition = question.condition { line("   Asked only if: \(condition)") }
        if let condition = question.optionCondition { line("   Offers only options for which: \(condition)") }
        if let note = question.note { line("   Note: \(note)") }
        for probe in question.probes { line("   Probe: \(probe)") }
        if question.words == .verbatim { line("   The respondent's own words are written down.") }
        if question.isRequired { line("   An answer is required.") }
        if question.missing.isEmpty { line("   'Don't know' and 'refused' are not offered.") }
        if let theme = question.theme {
            line("   Asks about the theme \(theme)\(question.present.map { ", which is there if: \($0)" } ?? "").")
        }
        for jump in question.jumps {
            let when = jump.condition.map { "If \($0)" } ?? "Always"
            switch jump.target {
            case .question(let name): line("   \(when): go on with \(name).")
            case .end(let outcome): line("   \(when): the end, as \(outcome).")
            }
        }
    }

    private func kind(_ question: Question) -> String {
        switch question.kind {
        case .yesNo: "Yes or no."
        case .choice: "One of:"
        case .multi: "Any of:"
        case .scale(let range): "A number from \(range.lowerBound) to \(range.upperBound)."
        case .integer(let low, let high): "A whole number\(bounds(low?.description, high?.description))."
        case .decimal(let low, let high): "A number\(bounds(low?.description, high?.description))."
        case .text: "In words."
        case .calculation: "Computed."
        case .rank(_, let top): top.map { "The best \($0), in order, of:" } ?? "Put in order:"
        case .money(let currency, let low, let high):
            "An amount in \(currency)\(bounds(low?.description, high?.description))."
        case .allocation(let total, _): "\(total) points shared out among:"
        case .matrix(let rows, _): "The same for each of \(rows.options.map(\.label).joined(separator: ", "))."
        case .maxDiff(let design): "\(design.sets) times the best and the worst of \(design.shown) of:"
        case .kano: "How it would be with it, and how without it."
        case .priceSensitivity(let meter): "Four prices in \(meter.currency)."
        case .date(let low, let high): "A date\(bounds(low?.description, high?.description))."
        case .time(let low, let high): "A time of day\(bounds(low?.description, high?.description))."
        case .dateTime: "A date with a time."
        case .duration(let low, let high): "A length of time\(bounds(low?.description, high?.description))."
        case .statement: "Read out; nothing is answered."
        case .repetition(let rounds): "The questions that follow, for each \(rounds.item)."
        }
    }

    private func bounds(_ low: String?, _ high: String?) -> String {
        switch (low, high) {
        case (let low?, let high?): " from \(low) to \(high)"
        case (let low?, nil): ", at least \(low)"
        case (nil, let high?): ", at most \(high)"
        case (nil, nil): ""
        }
    }

    private mutating func section(_ section: GuideSection, _ number: Int) {
        line("")
        line("\(number). \(section.id) (\(section.kind.rawValue), \(section.minutes) minutes)")
        if let say = section.say { line("   Say: \(say)") }
        if let ask = section.ask { line("   Ask: \(ask)") }
        for probe in section.probes { line("   Probe: \(probe)") }
        if !section.codes.isEmpty { line("   Themes: \(section.codes.joined(separator: ", "))") }
    }
}

extension Template {
    /// The text with its fills as they are written.
    fileprivate var inWords: String {
        parts.map { part in
            switch part {
            case .literal(let text): text
            case .fill(let expression): "${\(expression)}"
            }
        }.joined()
    }
}
