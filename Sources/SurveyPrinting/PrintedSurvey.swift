internal import FoundationEssentials
package import SurveyModel

/// A whole survey or guide in plain words, for people who will not read YAML.
package struct PrintedSurvey: Sendable {
    /// One line of it, before it is laid out.
    package enum Line: Hashable, Sendable {
        case title(String)
        case heading(String)
        case paragraph(String)
        /// A question with its number and what stands below it.
        case question(number: Int?, text: String)
        /// Something that belongs to the question above: an option, a condition, a note.
        case detail(String)
        /// An option, with what stands before it.
        case option(String, String)
    }

    package internal(set) var lines: [Line] = []

    let survey: Survey
    let language: String?
    let words: ExpressionInWords
    private let gaps: [String: [String]]
    private var number = 0

    /// Says a survey in words.
    ///
    /// - Parameters:
    ///   - survey: The survey.
    ///   - language: One of its languages; `nil` for its first one.
    ///   - gaps: What is not translated, as its owners by language.
    package init(_ survey: Survey, language: String? = nil, gaps: [String: [String]] = [:]) {
        self.survey = survey
        self.gaps = gaps
        self.language = language == survey.languages.first ? nil : language
        words = ExpressionInWords(survey, language: self.language)
        opening()
        if survey.mode == .group {
            for section in survey.sections { self.section(section) }
        } else {
            for (place, question) in survey.questions.enumerated() {
                headings(at: place)
                self.question(question)
            }
        }
        ending()
    }

    mutating func detail(_ text: String) { lines.append(.detail(text)) }

    private mutating func opening() {
        lines.append(.title(survey.title))
        let who =
            switch survey.mode {
            case .interviewer: "An interviewer asks"
            case .self: "Answered alone"
            case .group: "A discussion guide for a group\(survey.people?.inWords ?? "")"
            }
        let budget = survey.timeBudget.map { ", about \($0) minutes" } ?? ""
        lines.append(.paragraph("\(who). Survey \(survey.id), revision \(survey.revision)\(budget)."))
        if survey.respondents == .agents {
            lines.append(.paragraph("It asks our own agents: what they say is an opinion, and no customer's need."))
        }
        if survey.languages.count > 1 {
            lines.append(
                .paragraph(
                    "In \(survey.languages.joined(separator: ", ")); printed in "
                        + "\(language ?? survey.languages.first ?? "")."))
        }
        for language in survey.languages {
            guard let owners = gaps[language], let first = survey.languages.first else { continue }
            var names: [String] = []
            for owner in owners where !names.contains(owner) { names.append(owner) }
            let shown = names.prefix(8).joined(separator: ", ") + (names.count > 8 ? ", …" : "")
            lines.append(
                .paragraph(
                    "Not translated into \(language): \(owners.count) \(owners.count == 1 ? "text" : "texts"), shown in "
                        + "\(first) (\(shown))."))
        }
        guard !survey.caseFields.isEmpty else { return }
        let fields = survey.caseFields.map { $0.name + ($0.isOptional ? " (if known)" : "") }
        lines.append(.paragraph("Known beforehand: \(fields.joined(separator: ", "))."))
    }

    private mutating func ending() {
        if !survey.quotas.isEmpty {
            lines.append(.heading("Quotas"))
            for quota in survey.quotas {
                detail(
                    "\(quota.id): \(quota.limit) for whom \(words.clause(quota.condition)); then it ends as \(quota.outcome)."
                )
            }
        }
        guard !survey.outcomes.isEmpty else { return }
        lines.append(.heading("Outcomes"))
        for (name, meaning) in survey.outcomes.sorted(by: { $0.key < $1.key }) { detail("\(name): \(meaning)") }
    }

    /// The headings of the sections that begin at a question.
    private mutating func headings(at place: Int) {
        for block in survey.blocks where block.questions.lowerBound == place && block.repetition == nil {
            let title = (language.flatMap { block.translations[$0] } ?? block.title).map(said) ?? block.id
            lines.append(.heading(title))
            if let condition = block.condition { detail("Only if \(words.clause(condition)).") }
        }
    }

    /// A text with its fills in brackets.
    func said(_ template: Template) -> String {
        template.parts.map { part in
            switch part {
            case .literal(let text): text
            case .fill(let expression): "[\(words.noun(expression))]"
            }
        }.joined()
    }

    mutating func question(_ question: Question) {
        if case .calculation(let expression) = question.kind {
            lines.append(.question(number: nil, text: "\(question.id) is computed: \(words.noun(expression))."))
            if let condition = question.condition { detail("Only if \(words.clause(condition)).") }
            return
        }
        let isSaid = if case .statement = question.kind { true } else { false }
        if !isSaid { number += 1 }
        let text = question.text(in: language)
        lines.append(.question(number: isSaid ? nil : number, text: text.parts.isEmpty ? question.id : said(text)))
        detail("[\(question.id)] \(question.sentence(in: language))")
        answers(question)
        if let condition = question.condition { detail("Asked only if \(words.clause(condition)).") }
        rules(question)
        for check in question.checks { self.check(check) }
        for jump in question.jumps {
            let when = jump.condition.map { "If \(words.clause($0))" } ?? "Always"
            switch jump.target {
            case .question(let name): detail("\(when): go on with '\(name)'.")
            case .end(let outcome): detail("\(when): the end, as '\(outcome)'.")
            }
        }
    }

    private mutating func answers(_ question: Question) {
        if let list = question.kind.shuffled, !question.kind.isYesNo {
            for (place, option) in list.options.enumerated() {
                let extras = [option.specify ? "say which" : nil, option.isExclusive ? "excludes the others" : nil]
                    .compactMap(\.self).joined(separator: ", ")
                let label = option.label(in: language) + (extras.isEmpty ? "" : " (\(extras))")
                lines.append(.option(String(place + 1), label))
            }
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
        case .repetition(let repetition):
            if let times = repetition.times {
                detail("The questions that follow are asked so many times: \(words.noun(times)).")
            } else {
                let again = (language.flatMap { repetition.againTranslations[$0] } ?? repetition.again).map(said)
                let rounds = "\(repetition.minimum) to \(repetition.maximum) rounds"
                detail(
                    "The questions that follow are asked again and again, \(rounds)\(again.map { ": \($0)" } ?? ".")")
            }
        default: break
        }
    }

    private mutating func rules(_ question: Question) {
        if let note = question.note(in: language) { detail("Note: \(note)") }
        for probe in question.probes(in: language) { detail("Probe: \(probe)") }
        if question.words == .verbatim { detail("The respondent's own words are written down.") }
        if question.source == .agentOpinion { detail("The interviewer's own opinion; it is not asked.") }
        if question.isPrivate { detail("The group is not told the answers before a section shows them.") }
        if question.isSensitive { detail("This may be sensitive.") }
        if question.isRequired { detail("An answer is required.") }
        if let condition = question.requiredCondition { detail("An answer is required if \(words.clause(condition)).") }
        if let condition = question.readOnlyCondition { detail("It cannot be changed if \(words.clause(condition)).") }
        if let proposal = question.proposal {
            detail("Proposed answer: \(words.noun(proposal, question.kind.options)).")
        }
        if let condition = question.resetCondition { detail("It is asked again when \(words.clause(condition)).") }
        if question.missing.isEmpty, question.kind.takesAnswer { detail("'Don't know' and 'refused' are not offered.") }
        guard let theme = question.theme else { return }
        detail(
            "Asks about the theme \(theme)\(question.present.map { ", which is there if \(words.clause($0))" } ?? "").")
    }

    private mutating func check(_ check: Check) {
        let text = said(language.flatMap { check.translations[$0] } ?? check.say)
        let consequence =
            switch check.level {
            case .must: "Otherwise the answer is not taken"
            case .should:
                check.reason == .required
                    ? "Otherwise it is put in question, and whoever keeps it says why"
                    : "Otherwise it is put in question"
            case .critical: "Otherwise the interview cannot be completed"
            }
        detail("Check: \(words.clause(check.condition)). \(consequence)\(text.isEmpty ? "." : ": “\(text)”")")
    }
}

extension Question {
    /// What kind of answer is wanted, as a sentence.
    fileprivate func sentence(in language: String?) -> String {
        let units = unit.map { " of \($0)" } ?? ""
        return switch kind {
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
