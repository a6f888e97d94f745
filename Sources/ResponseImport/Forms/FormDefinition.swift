package import Importing

/// A tool's own definition of a survey, as it was given.
package struct FormDefinition: Sendable {
    package let form: ForeignForm
    /// The tool that wrote it.
    package let tool: ResponseTool
    /// Sentences about what was left out.
    package let notes: [String]
    /// The definition itself, where readers of responses look things up in it.
    let json: ForeignJSON?

    /// Reads a definition in JSON: a form of Typeform, details of SurveyMonkey, or a QSF.
    ///
    /// - Throws: ``ImportFailure`` for what is none of them.
    package init(json bytes: [UInt8]) throws {
        guard let json = ForeignJSON(bytes) else {
            throw ImportFailure(.damaged, "the definition is no JSON, or is cut off")
        }
        self.json = json
        if QualtricsForm.isForm(json) {
            (form, notes) = QualtricsForm.form(json)
            tool = .qualtrics
        } else if SurveyMonkeyForm.isForm(json) {
            (form, notes) = (SurveyMonkeyForm.form(json), [])
            tool = .surveymonkey
        } else if TypeformForm.isForm(json) {
            (form, notes) = (TypeformForm.form(json), [])
            tool = .typeform
        } else {
            throw ImportFailure(
                .unfit, "this is no definition of a survey that is known",
                hint: "it can be a form of Typeform, details of SurveyMonkey, a .qsf, an .lss or an XLSForm")
        }
    }

    /// Reads LimeSurvey's structure.
    package init(xml document: XMLElement) throws {
        guard LimeSurveyForm.isForm(document) else {
            throw ImportFailure(.unfit, "the XML is no structure of a LimeSurvey survey")
        }
        (form, tool, notes, json) = (LimeSurveyForm.form(document), .limesurvey, [], nil)
    }

    /// Reads the sheets of an XLSForm.
    package init(sheets: [String: XLSForm.Sheet]) throws {
        (form, tool, notes, json) = (try XLSForm.form(sheets), .odk, [], nil)
    }
}
