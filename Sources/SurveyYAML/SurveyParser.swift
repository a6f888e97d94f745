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
        let document = read(text, file: file, themes: themes)
        return (document.survey, document.diagnostics)
    }

    package static func parse(
        _ text: String, file: String, themes: [String]? = nil
    ) -> (survey: Survey?, diagnostics: [Diagnostic]) {
        parse(Array(text.utf8), file: file, themes: themes)
    }

    /// Turns YAML into a survey, and keeps where everything stands in the file.
    package static func read(_ text: [UInt8], file: String, themes: [String]? = nil) -> SurveyDocument {
        let log = DiagnosticLog()
        let root = YAMLNode.read(text, file: file, log: log)
        var places = SurveyPlaces(root: root)
        let survey = root?.map("a survey, with keys such as 'survey', 'title' and 'questions'") { map in
            var reading = SurveyReading(log: log, themes: themes)
            let survey = reading.survey(map)
            places = reading.places(root)
            return survey
        }
        return SurveyDocument(understood: survey, diagnostics: log.sorted, places: places)
    }
}

/// A survey as it was read, with its mistakes and its places.
package struct SurveyDocument {
    /// As much of the survey as could be understood; where there is an error, nobody may be asked with it.
    package let understood: Survey?
    /// In the order of the file.
    package let diagnostics: [Diagnostic]
    package let places: SurveyPlaces

    /// `nil` where there is an error.
    package var survey: Survey? { diagnostics.contains { $0.severity == .error } ? nil : understood }
}
