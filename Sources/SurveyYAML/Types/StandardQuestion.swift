internal import SurveyModel

/// The type, the wording and the labels of a preset.
///
/// The sources of the definitions stand at ``Preset``.
struct StandardQuestion {
    let preset: Preset
    let kind: Question.Kind
    let ends: [Int: String]
    private let before: String
    private let after: String

    /// The whole question.
    func text(about: Template) -> Template { Template(before, about, after) }

    init?(_ type: TypeName) {
        switch type {
        case .nps: self = .nps
        case .csat: self = .csat
        case .ces: self = .ces
        default: return nil
        }
    }

    private init(
        _ preset: Preset, _ points: ClosedRange<Int>, _ before: String, _ after: String, ends: [Int: String]
    ) {
        self.preset = preset
        kind = .scale(points)
        self.ends = ends
        self.before = before
        self.after = after
    }

    static let nps = StandardQuestion(
        .nps, 0...10, "How likely is it that you would recommend ", " to a friend or colleague?",
        ends: [0: "Not at all likely", 5: "Neutral", 10: "Extremely likely"])

    static let csat = StandardQuestion(
        .csat, 1...5, "Overall, how satisfied are you with ", "?",
        ends: [
            1: "Very dissatisfied", 2: "Dissatisfied", 3: "Neither satisfied nor dissatisfied", 4: "Satisfied",
            5: "Very satisfied",
        ])

    static let ces = StandardQuestion(
        .ces, 1...7, "How far do you agree: ", " made it easy for me to handle my issue.",
        ends: [
            1: "Strongly disagree", 2: "Disagree", 3: "Somewhat disagree", 4: "Neither agree nor disagree",
            5: "Somewhat agree", 6: "Agree", 7: "Strongly agree",
        ])

    static let importance = StandardQuestion(
        .importance, 1...5, "How important is it to you that you are able to ", "?",
        ends: [
            1: "Not at all important", 2: "Somewhat important", 3: "Important", 4: "Very important",
            5: "Extremely important",
        ])

    static let satisfaction = StandardQuestion(
        .satisfaction, 1...5, "How satisfied are you with your ability to ", "?",
        ends: [
            1: "Not at all satisfied", 2: "Somewhat satisfied", 3: "Satisfied", 4: "Very satisfied",
            5: "Extremely satisfied",
        ])
}
