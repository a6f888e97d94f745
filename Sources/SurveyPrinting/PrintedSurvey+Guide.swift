internal import SurveyModel

/// A discussion guide in words: section by section, with what every person is asked.
extension PrintedSurvey {
    mutating func section(_ section: GuideSection) {
        lines.append(.heading("\(section.id) (\(section.kind.rawValue), \(section.minutes) minutes)"))
        if let why = section.why { detail("Why: \(why)") }
        if let condition = section.condition { detail("Only if \(words.clause(condition)).") }
        let shown = section.show.map { name in
            survey.stimuli.first { $0.id == name }?.label ?? "the results of '\(name)'"
        }
        if !shown.isEmpty {
            let order = section.shufflesShown ? ", in another order for each group" : ""
            detail("Show: \(shown.joined(separator: ", "))\(order).")
        }
        if let count = section.readBack {
            detail(
                "Read back the \(count == 1 ? "theme" : "\(count) themes") talked about most, and let people put them right."
            )
        }
        if let say = section.say(in: language) { detail("Say: \(said(say))") }
        if let ask = section.ask(in: language) { detail("Ask: \(said(ask))") }
        if !section.callOn.isEmpty {
            detail("Ask first: \(section.callOn.map { words.noun($0) }.joined(separator: ", ")).")
        }
        if section.turns == .roundRobin { detail("Everybody speaks once, one after the other.") }
        let questions = survey.questions(of: section)
        if !questions.isEmpty { lines.append(.paragraph("Every person is asked:")) }
        for question in questions { self.question(question) }
        for followUp in section.followUps {
            let ask = language.flatMap { followUp.translations[$0] } ?? followUp.ask
            detail("If \(words.clause(followUp.condition)), ask: \(said(ask))")
        }
        for probe in section.probes(in: language) { detail("Probe: \(probe)") }
        if !section.codes.isEmpty { detail("Themes: \(section.codes.joined(separator: ", "))") }
        if !section.mustCover.isEmpty { detail("To be talked about: \(section.mustCover.joined(separator: ", "))") }
        if !section.isAnalysed { detail("What is said here is no evidence.") }
    }
}

extension GroupSize {
    /// ` of 4 to 8`, to stand behind "a group".
    var inWords: String {
        switch (minimum, maximum) {
        case (let least?, let most?): " of \(least) to \(most)"
        case (let least?, nil): " of at least \(least)"
        case (nil, let most?): " of at most \(most)"
        case (nil, nil): ""
        }
    }
}
