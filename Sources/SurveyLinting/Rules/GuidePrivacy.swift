internal import LocatedYAML
internal import SourceDiagnostics
internal import SurveyModel

/// E404: private answers in texts that a group hears.
///
/// Sums are heard from the section on that shows the question; who answered what is never heard. Conditions, and whom to
/// ask first, are for the moderator's eyes, and may look at everything.
struct GuidePrivacy {
    let context: LintContext

    func run() {
        let isPrivate = Set(context.survey.questions.filter(\.isPrivate).map(\.id))
        guard !isPrivate.isEmpty else { return }
        var shown: Set<String> = []
        for section in context.survey.sections {
            shown.formUnion(section.show)
            var texts = [section.say, section.ask].compactMap(\.self) + section.followUps.map(\.ask)
            for wording in section.translations.values { texts += [wording.say, wording.ask].compactMap(\.self) }
            for followUp in section.followUps { texts += followUp.translations.values }
            var told: Set<SourceLocation> = []
            for fill in texts.flatMap(\.fills) {
                guard let (name, tellsWho) = fill.tells(isPrivate, shown: shown),
                    told.insert(fill.span.location).inserted
                else { continue }
                context.report(
                    .privateAnswerTold, at: fill.span,
                    tellsWho
                        ? "this tells the group who answered what to '\(name)', which is private"
                        : "this tells the group of '\(name)', which is private and was not shown yet",
                    hint: tellsWho
                        ? "'call_on' names people to the moderator alone" : "add 'show: [\(name)]' to the section")
            }
        }
    }
}

extension Expression {
    /// The private question that it tells of, and whether it tells whose answer it was.
    fileprivate func tells(_ isPrivate: Set<String>, shown: Set<String>) -> (name: String, tellsWho: Bool)? {
        if case .call(let function, let arguments) = node, function == "highest" || function == "lowest",
            let name = arguments.first?.value.references.sorted().first(where: isPrivate.contains)
        {
            return (name, true)
        }
        for child in children { if let found = child.tells(isPrivate, shown: shown) { return found } }
        if case .name(let name) = node, isPrivate.contains(name), !shown.contains(name) { return (name, false) }
        if case .member(let base, let name) = node, base.node == .name("people"), isPrivate.contains(name),
            !shown.contains(name)
        {
            return (name, false)
        }
        return nil
    }
}
