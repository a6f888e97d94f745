internal import FeedbackModel

/// A survey that asks our own agents which themes of the codebook they hear from customers.
enum SurveyFromThemes {
    /// The text of the file, in the canonical layout: one question for each theme, in the order of the codebook.
    static func text(_ codebook: Codebook, name: String, title: String?) -> String {
        let minutes = max(3, codebook.themes.count / 3 + 2)
        var used: Set<String> = []
        var questions = ""
        for theme in codebook.themes {
            var id = "hears_" + identifier(theme.name)
            if !used.insert(id).inserted { id = "hears_" + identifier(theme.id) }
            used.insert(id)
            let wording = "\(subject(theme)): how often do customers bring it up?"
            questions += """
                  - \(id): choice(often)
                    text: \(SurveyStarter.quoted(wording))
                    theme: \(SurveyStarter.quoted(theme.id))
                    present: [weekly, daily]

                """
        }
        return """
            survey: \(SurveyStarter.quoted(name))
            revision: 1
            title: \(SurveyStarter.quoted(title ?? "What do you hear from customers?"))
            mode: self
            respondents: agents
            languages: [en]
            time_budget: \(minutes) min
            lists:
              often:
                - never: Never
                - seldom: Less than once a week
                - weekly: Every week
                - daily: Every day
            questions:
            \(questions)  - not_listed: text
                text: What do you hear that was not asked here?

            """
    }

    /// What the question is about: the definition without its full stop.
    ///
    /// A definition that names two things would make a question about two things; then it is the name in words.
    private static func subject(_ theme: Theme) -> String {
        let text = theme.definition.hasSuffix(".") ? String(theme.definition.dropLast()) : theme.definition
        let isOneThing = !text.isEmpty && ![" and ", " or ", "/"].contains { text.contains($0) }
        guard !isOneThing else { return text }
        let name = String(theme.name.map { $0 == "_" || $0 == "-" ? " " : $0 })
        return name.prefix(1).uppercased() + name.dropFirst()
    }

    /// A name that a question may have.
    private static func identifier(_ name: String) -> String {
        String(name.lowercased().map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "_" }.prefix(50))
    }
}
