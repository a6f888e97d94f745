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
                ends(after: place)
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

    /// Where the questions of a repeat end.
    private mutating func ends(after place: Int) {
        for block in survey.blocks where block.questions.upperBound == place + 1 {
            guard let owner = block.repetition, survey.questions.indices.contains(owner),
                case .repetition(let repetition) = survey.questions[owner].kind
            else { continue }
            lines.append(.question(number: nil, text: "Here ends what is asked for each \(repetition.item)."))
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
        detail("[\(question.id)] \(question.kind.sentence(in: language, unit: question.unit))")
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
