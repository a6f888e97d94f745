internal import Importing

/// A tool whose responses can be imported.
package enum ResponseTool: String, Hashable, Sendable, CaseIterable {
    case typeform
    case surveymonkey
    case qualtrics
    case googleForms = "google-forms"
    case limesurvey
    case odk
    /// Any table with a header row and a row for each response.
    case table

    /// For sentences.
    package var name: String {
        switch self {
        case .typeform: "Typeform"
        case .surveymonkey: "SurveyMonkey"
        case .qualtrics: "Qualtrics"
        case .googleForms: "Google Forms"
        case .limesurvey: "LimeSurvey"
        case .odk: "ODK"
        case .table: "a table"
        }
    }

    /// Whether times that name no zone are in UTC by the tool's own word.
    var writesUTC: Bool { self == .typeform }

    /// The tool that writes tables which begin so; `nil` where no sign of any is there.
    static func writing(_ rows: [[String]]) -> ResponseTool? {
        guard let first = rows.first else { return nil }
        let names = first.map { ColumnName($0).folded }
        if TableLayout.isQualtrics(rows) { return .qualtrics }
        if TableLayout.isTypeform(names) { return .typeform }
        if TableLayout.isSurveyMonkey(rows) { return .surveymonkey }
        if TableLayout.isLimeSurvey(names) { return .limesurvey }
        if TableLayout.isODK(names) { return .odk }
        return names.first.map(TableLayout.timestamps.contains) == true ? .googleForms : nil
    }

    /// Whether rows are those of an XLSForm, which asks and does not answer.
    static func isDefinition(_ rows: [[String]]) -> Bool {
        guard let first = rows.first else { return false }
        let names = Set(first.map { ColumnName($0).folded })
        return XLSForm.sheets(inRows: rows) != nil || names.isSuperset(of: ["type", "name"]) && names.count < 30
    }

    /// What the columns of such a table are.
    func layout(_ rows: [[String]], form: ForeignForm?) -> TableLayout {
        var layout =
            switch self {
            case .googleForms: TableLayout.googleForms(rows)
            case .table: TableLayout.plain(rows)
            case .typeform: TableLayout.typeform(rows, form)
            case .surveymonkey: TableLayout.surveyMonkey(rows)
            case .qualtrics: TableLayout.qualtrics(rows)
            case .limesurvey: TableLayout.limeSurvey(rows)
            case .odk: TableLayout.odk(rows, form)
            }
        layout.makeKeysUnique()
        return layout
    }
}
