internal import SurveyModel
package import Tabulation

extension SurveyCodebook {
    /// The codebook for programs: one object, with one member of `variables` for each column.
    package var json: JSONValue {
        .object([
            "survey": .string(survey.id), "title": .string(survey.title), "revision": .integer(survey.revision),
            "languages": .array(survey.languages.map(JSONValue.string)),
            "variables": .array(entries.flatMap { entry in entry.variables.map { json($0, of: entry) } }),
        ])
    }

    private func json(_ variable: Variable, of entry: Entry) -> JSONValue {
        let question = entry.question
        let missing = variable.missingCodes
        let isPlain = !variable.isWords || variable.hasMissingColumn
        return .object([
            "variable": .string(variable.name), "question": .string(question.id), "label": .string(variable.label),
            "wording": .object(wordings(question).map { .init($0.language, .string($0.text)) }),
            "question_type": .string(question.typeInWords), "type": .string(variable.form.name),
            "unit": JSONValue(variable.form.unit ?? question.unit),
            "round": variable.rounds.isEmpty
                ? .null : .string(variable.rounds.map { "\($0.number)" }.joined(separator: ".")),
            "row": JSONValue(variable.row), "option": JSONValue(variable.option),
            "option_number": JSONValue(
                variable.option.flatMap { question.kind.options?.known($0)?.number }),
            "codes": .array(
                variable.form.codes.map { code in
                    .object([
                        "code": .string(code.code), "number": JSONValue(code.number), "label": .string(code.label),
                        "translations": .object(
                            survey.languages.dropFirst().compactMap { language in
                                code.option?.translations[language].map { .init(language, .string($0)) }
                            }),
                        "is_retired": .boolean(code.isRetired),
                    ])
                }),
            "ends": .object(
                question.ends.sorted { $0.key < $1.key }.map { .init(String($0.key), .string($0.value)) }),
            "missing_codes": .array(
                isPlain
                    ? question.possibleReasons.map { reason in
                        .object([
                            "code": .integer(missing[reason]), "reason": .string(reason.rawValue),
                            "label": .string(reason.label),
                        ])
                    } : []),
            "missing_column": variable.hasMissingColumn ? .string("\(variable.name).missing") : .null,
            "times_shown": question.kind.timesShown.map { times in
                .object(["least": .integer(times.lowerBound), "most": .integer(times.upperBound)])
            } ?? .null,
            "condition": JSONValue(
                entry.conditions.isEmpty ? nil : entry.conditions.joined(separator: " and ")),
            "first_revision": .integer(entry.revisions.lowerBound),
            "last_revision": .integer(entry.revisions.upperBound), "is_retired": .boolean(entry.isRetired),
            "source": .string(question.source.rawValue), "is_sensitive": .boolean(question.isSensitive),
            "theme": JSONValue(question.theme), "tags": .array(question.tags.map(JSONValue.string)),
        ])
    }
}

extension Question.Kind {
    /// How often a respondent sees each item of a MaxDiff.
    fileprivate var timesShown: ClosedRange<Int>? {
        if case .maxDiff(let design) = self { design.timesShown } else { nil }
    }
}
