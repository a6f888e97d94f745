internal import FocusGroups
internal import SurveyModel
internal import SurveyModel

/// What Tab offers in the moderator's console.
struct GroupCompletion {
    let group: FocusGroup
    let themes: GroupThemes

    /// Whole words for the last word of a line, which begins where readline thinks it does.
    func candidates(_ line: String) -> [String] {
        let word = String(line.reversed().prefix { !$0.isWhitespace && !"\"'=".contains($0) }.reversed())
        if word.hasPrefix("#") {
            let index = group.current
            let codes = index.map { group.guide.sections[$0].codes } ?? []
            let used = group.themeCounts.map(\.theme)
            return themes.completions(of: String(word.dropFirst()), expected: codes, used: used).map { "#" + $0 }
        }
        if line.hasPrefix("/") {
            return line == word ? commands(word) : arguments(of: line, word)
        }
        return line == word && word.isEmpty ? group.present.map { "\($0):" } : []
    }

    private func commands(_ word: String) -> [String] {
        GroupCommand.forms.map { "/" + $0.name }.filter { $0.hasPrefix(word) }
    }

    private func arguments(of line: String, _ word: String) -> [String] {
        let command = line.dropFirst().prefix { !$0.isWhitespace }
        let choices: [String] =
            switch command {
            case "goto": group.sections.map(\.id)
            case "poll", "p", "hands":
                ["next"] + (group.guide.questions.filter(\.kind.takesAnswer) + group.improvised).map(\.id)
            case "show", "s", "cloud": group.answeredQuestions.map(\.id)
            case "stim": group.guide.stimuli.map(\.id)
            case "consent", "out", "letter": group.present.map(\.description)
            case "in": group.participants.filter { !$0.isPresent }.map(\.letter.description)
            default: []
            }
        return choices.filter { $0.hasPrefix(word) }
    }
}
