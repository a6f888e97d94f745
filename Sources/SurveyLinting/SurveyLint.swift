package import SourceDiagnostics
package import SurveyModel
package import SurveyYAML

/// Everything that is wrong with a definition, or could be better: from its YAML to its method.
package struct SurveyLint: Sendable {
    /// The survey, unless it has errors that keep it from being used.
    package private(set) var survey: Survey?
    /// In the order of the file.
    package private(set) var diagnostics: [Diagnostic] = []
    /// How many findings a comment silenced.
    package private(set) var ignoredCount = 0

    package var errors: [Diagnostic] { diagnostics.filter { $0.severity == .error } }

    /// Looks at the text of a survey or guide.
    ///
    /// - Parameters:
    ///   - text: The bytes of the file.
    ///   - file: The path to show.
    ///   - themes: The names of the codebook's themes; `nil` if unknown.
    ///   - comparison: What other files have against a survey without mistakes, such as its lock.
    package init(
        _ text: [UInt8], file: String, themes: [String]? = nil,
        comparison: (Survey, SurveyPlaces) -> [Diagnostic] = { _, _ in [] }
    ) {
        let document = SurveyParser.read(text, file: file, themes: themes)
        let found = document.diagnostics
        survey = document.survey
        var ignores = LintIgnores(text, file: file)
        guard let outline = document.places.root.flatMap(SurveyOutline.init) else {
            diagnostics = found
            return
        }
        let cycles = found.contains { $0.code == .forwardReference } ? CycleRules(outline: outline) : nil
        let circles = cycles?.cycles() ?? []
        // A use that closes a circle is told as part of it.
        let inCircle = Set(circles.flatMap { $0.map(\.span.location) })
        var findings = found.filter { $0.code != .forwardReference || !inCircle.contains($0.location) }
            .map { LintContext.Finding(diagnostic: $0, anchor: nil) }
        findings += circles.compactMap { cycles?.diagnostic($0) }
            .map { LintContext.Finding(diagnostic: $0, anchor: nil) }
        if let understood = document.understood {
            let broken = Set(
                found.filter { $0.severity == .error }
                    .compactMap { outline.item(at: $0.location.line)?.name.text })
            findings += Self.findings(
                LintContext(
                    survey: understood, places: document.places, outline: outline, broken: broken,
                    isWhole: document.survey != nil))
        }
        if let survey = document.survey {
            findings += comparison(survey, document.places).map { LintContext.Finding(diagnostic: $0, anchor: nil) }
        } else {
            ignores.spare(.versions)
        }
        let log = DiagnosticLog()
        for finding in findings {
            if ignores.silences(finding) { ignoredCount += 1 } else { log.add(finding.diagnostic) }
        }
        for diagnostic in ignores.findings { log.add(diagnostic) }
        diagnostics = log.sorted
    }

    package init(_ text: String, file: String, themes: [String]? = nil) {
        self.init(Array(text.utf8), file: file, themes: themes)
    }

    private static func findings(_ context: LintContext) -> [LintContext.Finding] {
        let paths = PathSolver(context.survey, broken: context.broken)
        LogicRules(context: context, paths: paths).run()
        CheckRules(context: context, paths: paths).run()
        BranchRules(context: context, paths: paths).run()
        OperandRules(context: context, paths: paths).run()
        MissingRules(context: context, paths: paths).run()
        TextRules(context: context).run()
        CurrencyRules(context: context).run()
        ListRules(context: context).run()
        WordingRules(context: context).run()
        ScaleRules(context: context).run()
        QuestionRules(context: context).run()
        GuideRules(context: context).run()
        return context.findings
    }
}
