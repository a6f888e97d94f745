internal import LocatedYAML
internal import SourceDiagnostics
internal import SurveyModel

/// What is known while a survey is read from top to bottom.
struct SurveyReading {
    let log: DiagnosticLog
    let themes: [String]?
    var mode = Survey.Mode.interviewer
    var languages = ["en"]
    /// The survey's own words for yes, no and missing answers, by language.
    var own: [StandardWord: [String: String]] = [:]
    var lists: [String: OptionList] = [:]
    /// Names of lists whose definition is wrong.
    var brokenLists: Set<String> = []
    var scope = TypeScope()
    /// The place of each question and section in the file, by name; retired ones have none.
    var order: [String: Int] = [:]
    /// The repeat in whose rounds a question is asked, by name.
    var homes: [String: String] = [:]
    /// The first question of each section, by name, to which a jump to the section leads.
    var entrances: [String: String] = [:]
    /// The outcomes that are described, or `nil` where none are.
    var outcomes: [String: String]?
    /// Questions before this place can be jumped over.
    var jumpsReach = 0
    /// The repeat that is being read.
    var currentRepeat: String?
    /// The places of the questions of the section of a guide that is being read; no jump leads out of it.
    var eachPlaces: Range<Int>?
    var stimuli: [Stimulus] = []
    var questions: [Question] = []
    var blocks: [Block] = []
    var retired: [Question] = []
    private(set) var found: Found

    /// Where things stand.
    ///
    /// It is a class, since readers that change nothing else note places too.
    final class Found {
        var places = SurveyPlaces(root: nil)
        /// The question, section or option that is being read.
        var owner = ""
        var hasNotedYesNo = false
    }

    init(log: DiagnosticLog, themes: [String]?) {
        self.log = log
        self.themes = themes
        found = Found()
    }

    func places(_ root: YAMLNode?) -> SurveyPlaces {
        var places = SurveyPlaces(root: root)
        places.questions = found.places.questions
        places.options = found.places.options
        places.quotas = found.places.quotas
        places.wordings = found.places.wordings
        return places
    }

    mutating func survey(_ map: YAMLMap) -> Survey? {
        let name = map.required(SurveyKey.survey, of: "the survey")
        let id = name?.text("the survey's name")
        if let id, let place = name?.span, !Self.isSurveyName(id) {
            log.error(
                .invalidName, at: place, "'\(id.prefix(80))' cannot be the name of a survey",
                hint: "a name is one word of at most 64 letters, digits, '-' and '_', as spring-check")
        }
        found.owner = id ?? ""
        if let node = map.optional(SurveyKey.languages) { languages = languages(node) }
        if let node = map.optional(SurveyKey.standardWords) { standardWords(node) }
        let title = map.required(SurveyKey.title, of: "the survey").flatMap { words($0) }
        let revision = map.integer(SurveyKey.revision) ?? 1
        mode = map.required(SurveyKey.mode, of: "the survey")?.value(of: Survey.Mode.self) ?? .interviewer
        let budget = map.optional(SurveyKey.timeBudget).flatMap(minutes)
        let isGuide = mode == .group
        if isGuide {
            refuse(
                [.questions, .caseFields, .quotas, .respondents], in: map,
                "a discussion guide (mode: group) has 'sections' instead of")
        } else {
            refuse(
                [.sections, .people, .stimuli], in: map, "only a discussion guide (mode: group) has",
                hint: "a section of questions is written '- name: section' under 'questions'")
        }
        if let node = map.optional(SurveyKey.lists) { optionLists(node) }
        let fields = map.optional(SurveyKey.caseFields).map { caseFields($0) } ?? []
        outcomes = isGuide ? nil : map.optional(SurveyKey.outcomes).flatMap { outcomes($0) }
        var survey = Survey(
            id: id ?? "", revision: revision, title: title?.main ?? "", mode: mode, languages: languages,
            timeBudget: budget, caseFields: fields, outcomes: outcomes ?? [:])
        survey.titles = title?.others ?? [:]
        survey.respondents =
            map.optional(SurveyKey.respondents)?.value(of: Survey.Respondents.self) ?? .customers
        survey.standardWords = own
        survey.fallback = map.optional(SurveyKey.fallback).flatMap(language)?.text
        if isGuide {
            guide(&survey, map)
        } else if let node = map.required(SurveyKey.questions, of: "the survey") {
            // Any question may ask how full a quota is, though quotas are read after what their conditions ask about.
            let quotas = map.optional(SurveyKey.quotas)?.items(
                "a list of quotas, as '- small: 50' with 'if: …' below it")
            scope.quotas = Set((quotas ?? []).map(\.name.text))
            readQuestions(node)
            survey.questions = questions
            survey.blocks = blocks
            survey.retired = retired
            survey.quotas = map.optional(SurveyKey.quotas).map { self.quotas($0) } ?? []
        }
        return survey
    }

    private mutating func guide(_ survey: inout Survey, _ map: YAMLMap) {
        survey.people = map.optional(SurveyKey.people).flatMap(groupSize)
        if let node = map.optional(SurveyKey.stimuli) { readStimuli(node) }
        survey.stimuli = stimuli
        // What every person is asked knows that there are others, and nothing of them.
        scope.people = TypeScope.People(RecordType(name: "people", fields: []), isOnePerson: true)
        // Of questions, all may be missing to a group: somebody may have come too late.
        jumpsReach = .max
        if let node = map.required(SurveyKey.sections, of: "the guide") {
            survey.sections = sections(node, budget: survey.timeBudget, place: map.key(SurveyKey.timeBudget))
        }
        survey.questions = questions
        survey.retired = retired
        survey.groupOutcomes = map.optional(SurveyKey.outcomes).map { groupOutcomes($0) } ?? []
        for outcome in survey.groupOutcomes { survey.outcomes[outcome.id] = outcome.condition.description }
    }

    private func refuse(_ keys: [SurveyKey], in map: YAMLMap, _ reason: String, hint: String? = nil) {
        for key in keys {
            guard map.given(key) != nil, let place = map.key(key) else { continue }
            log.error(.misplacedAttribute, at: place.span, "\(reason) '\(key.rawValue)'", hint: hint)
        }
    }

    private func outcomes(_ node: YAMLNode) -> [String: String]? {
        node.entries("outcomes, as 'refused: aapor 2.112'")?.reduce(into: [:]) { result, entry in
            guard let meaning = entry.value.text("the meaning of the outcome, as 'aapor 1.1'") else { return }
            result[entry.key.text] = meaning
            guard OutcomeCode(meaning) == nil else { return }
            let nearest = suggestion(for: meaning, among: OutcomeCode.all.map(\.word))
            entry.value.error(
                .unknownOutcome, "'\(meaning.prefix(80))' is no outcome that rates can count",
                hint: nearest.map { "did you mean '\($0)'?" }
                    ?? "write a code of AAPOR, as 'aapor 2.112', or a word, as 'soft_refusal'")
        }
    }

    var yesNo: OptionList { .yesNo(in: languages, own: own) }

    /// Reads `12 min`, `90m` or `2 h`.
    func minutes(_ node: YAMLNode) -> Int? {
        guard let text = node.text("a time, as 12 min") else { return nil }
        guard let span = TimeSpan(text), span.seconds % 60 == 0, (1...1440).contains(span.seconds / 60) else {
            node.error(
                .wrongShape, "expected a time of at most a day, as '12 min' or '2 h', not '\(text.prefix(80))'")
            return nil
        }
        return span.seconds / 60
    }

    /// Whether it can be the name of a file everywhere, and stays in its folder.
    private static func isSurveyName(_ name: String) -> Bool {
        let scalars = name.unicodeScalars
        guard let first = scalars.first, first == "_" || first.properties.isXIDContinue, scalars.count <= 64 else {
            return false
        }
        return scalars.allSatisfy { $0 == "-" || $0 == "_" || $0 == "." || $0.properties.isXIDContinue }
    }

    /// Whether a name can be used in expressions; if not, it was reported.
    func isName(_ name: SourceText, _ what: String) -> Bool {
        guard isWord(name, what) else { return false }
        guard !Expression.reservedWords.contains(name.text) else {
            log.error(.invalidName, at: name.span, "'\(name.text)' is a word of the language and cannot name \(what)")
            return false
        }
        return true
    }

    /// Whether a name is one word; a unit, which no expression names, may be any, as 'people'.
    func isWord(_ name: SourceText, _ what: String) -> Bool {
        let scalars = name.text.unicodeScalars
        guard let first = scalars.first, first == "_" || first.properties.isXIDStart, scalars.count <= 64,
            scalars.allSatisfy({ $0 == "_" || $0.properties.isXIDContinue })
        else {
            log.error(
                .invalidName, at: name.span, "'\(name.text.prefix(80))' cannot be the name of \(what)",
                hint: "a name is one word of at most 64 letters, digits and '_', and begins with a letter")
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
