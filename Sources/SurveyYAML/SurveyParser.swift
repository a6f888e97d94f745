internal import LocatedYAML
package import SourceDiagnostics
package import SurveyModel

/// Reads the text of a survey or discussion guide.
///
/// The parser opens no file and reports everything it finds, not just the first mistake.
package enum SurveyParser {
    /// Turns YAML into a survey.
    ///
    /// - Parameters:
    ///   - text: The bytes of the file.
    ///   - file: The path to show in diagnostics.
    ///   - themes: The names of the codebook's themes, against which `theme` and `codes` are checked; `nil` if unknown.
    /// - Returns: The survey, unless there is an error, and all errors and warnings in the order of the file.
    package static func parse(
        _ text: [UInt8], file: String, themes: [String]? = nil
    ) -> (survey: Survey?, diagnostics: [Diagnostic]) {
        let log = DiagnosticLog()
        let survey = YAMLNode.read(text, file: file, log: log)?
            .map("a survey, with keys such as 'survey', 'title' and 'questions'") { map in
                var reading = SurveyReading(log: log, themes: themes)
                return reading.survey(map)
            }
        return (log.hasErrors ? nil : survey, log.sorted)
    }

    package static func parse(
        _ text: String, file: String, themes: [String]? = nil
    ) -> (survey: Survey?, diagnostics: [Diagnostic]) {
        parse(Array(text.utf8), file: file, themes: themes)
    }
}

/// What is known while a survey is read from top to bottom.
struct SurveyReading {
    let log: DiagnosticLog
    let themes: [String]?
    var mode = Survey.Mode.interviewer
    var lists: [String: OptionList] = [:]
    /// Names of lists whose definition is wrong.
    var brokenLists: Set<String> = []
    var scope = TypeScope()
    /// The place of each question in the file, by name.
    var order: [String: Int] = [:]
    /// The outcomes that are described, or `nil` where none are.
    var outcomes: [String: String]?
    /// Questions before this place can be jumped over.
    var jumpsReach = 0

    init(log: DiagnosticLog, themes: [String]?) {
        self.log = log
        self.themes = themes
    }

    mutating func survey(_ map: YAMLMap) -> Survey? {
        let id = map.required("survey", of: "the survey")?.text("the survey's name")
        let title = map.required("title", of: "the survey")?.text("a title")
        let revision = map.optional("revision")?.integer(in: 1...1_000_000) ?? 1
        mode = map.required("mode", of: "the survey")?.value(of: Survey.Mode.self) ?? .interviewer
        let languages = map.optional("languages")?.texts("a list of languages, as [en, de]")?.map(\.text) ?? ["en"]
        let budget = map.optional("time_budget").flatMap(minutes)
        map.refuse([
            "people", "roles", "stimuli", "stages", "polls", "checks", "welcome", "duration", "guide", "quotas",
            "scores",
            "include", "consent", "style",
        ])
        let isGuide = mode == .group
        if isGuide {
            refuse(["questions", "case"], in: map, "a discussion guide (mode: group) has 'sections' instead of")
        } else {
            refuse(["sections"], in: map, "only a discussion guide (mode: group) has")
        }
        let fields = map.optional("case").map { caseFields($0) } ?? []
        if let node = map.optional("lists") { optionLists(node) }
        outcomes = map.optional("outcomes").flatMap { outcomes($0) }
        var survey = Survey(
            id: id ?? "", revision: revision, title: title ?? "", mode: mode, languages: languages, timeBudget: budget,
            caseFields: fields, outcomes: outcomes ?? [:])
        if isGuide {
            if let node = map.required("sections", of: "the guide") {
                survey.sections = sections(node, budget: budget, place: map.key("time_budget"))
            }
        } else if let node = map.required("questions", of: "the survey") {
            survey.questions = questions(node)
        }
        return survey
    }

    private func refuse(_ keys: [String], in map: YAMLMap, _ reason: String) {
        for key in keys {
            guard map.given(key) != nil, let place = map.key(key) else { continue }
            log.error(.misplacedAttribute, at: place.span, "\(reason) '\(key)'")
        }
    }

    private func outcomes(_ node: YAMLNode) -> [String: String]? {
        node.entries("outcomes, as 'refused: aapor 2.112'")?.reduce(into: [:]) { result, entry in
            result[entry.key.text] = entry.value.text("the meaning of the outcome, as 'aapor 1.1'")
        }
    }

    /// Reads `12 min`, `90m` or `2 h`.
    func minutes(_ node: YAMLNode) -> Int? {
        guard let text = node.text("a time, as 12 min") else { return nil }
        let digits = text.prefix { $0.isASCII && $0.isNumber }
        let unit = text.dropFirst(digits.count).drop { $0 == " " }
        let factor: Int? =
            switch unit {
            case "min", "m", "minutes": 1
            case "h", "hours": 60
            default: nil
            }
        guard let factor, digits.count <= 4, let number = Int(digits), (1...1440).contains(number * factor) else {
            node.error(.wrongShape, "expected a time of at most a day, as '12 min' or '2 h', not '\(text)'")
            return nil
        }
        return number * factor
    }

    /// Whether a name can be used in expressions; if not, it was reported.
    func isName(_ name: SourceText, _ what: String) -> Bool {
        let scalars = name.text.unicodeScalars
        guard let first = scalars.first, first == "_" || first.properties.isXIDStart,
            scalars.allSatisfy({ $0 == "_" || $0.properties.isXIDContinue })
        else {
            log.error(
                .invalidName, at: name.span, "'\(name.text)' cannot be the name of \(what)",
                hint: "a name is one word of letters, digits and '_', and begins with a letter")
            return false
        }
        guard !Expression.reservedWords.contains(name.text) else {
            log.error(.invalidName, at: name.span, "'\(name.text)' is a word of the language and cannot name \(what)")
            return false
        }
        return true
    }

    func isKnownTheme(_ name: SourceText) {
        guard let themes else { return }
        let names = themes + themes.compactMap { $0.split(separator: "/").last.map(String.init) }
        guard !names.contains(name.text) else { return }
        log.error(
            .unknownTheme, at: name.span, "there is no theme '\(name.text)' in the codebook",
            hint: suggestion(for: name.text, among: names).map { "did you mean '\($0)'?" })
    }
}
