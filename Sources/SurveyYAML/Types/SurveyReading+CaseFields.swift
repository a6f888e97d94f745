internal import LocatedYAML
internal import SourceDiagnostics
internal import SurveyModel

/// `case`: what is known before the first question.
extension SurveyReading {
    mutating func caseFields(_ node: YAMLNode) -> [CaseField] {
        var fields: [CaseField] = []
        for entry in node.entries("case fields, as 'seats: integer?'") ?? [] {
            let name = entry.key.text
            guard isName(entry.key, "a case field"), let source = entry.value.sourceText("a type, as text or integer?"),
                let (type, isOptional) = fieldType(source, of: name)
            else {
                scope.broken.insert("case.\(name)")
                continue
            }
            let field = CaseField(name: name, type: type, isOptional: isOptional)
            fields.append(field)
            scope.caseFields[name] = field
        }
        return fields
    }

    private func fieldType(_ source: SourceText, of field: String) -> (type: ValueType, isOptional: Bool)? {
        guard let written = written(source) else { return nil }
        return fieldType(written, of: field).map { ($0, written.isOptional) }
    }

    private func fieldType(_ written: WrittenType, of field: String) -> ValueType? {
        guard let name = FieldTypeName(rawValue: written.name) else {
            unknown(written, among: FieldTypeName.allCases.map(\.rawValue))
            return nil
        }
        switch name {
        case .text: return plain(written).map { .text }
        case .integer: return plain(written).map { .integer }
        case .decimal: return plain(written).map { .decimal }
        case .date: return plain(written).map { .date }
        case .time: return plain(written).map { .time }
        case .datetime: return plain(written).map { .dateTime }
        case .duration: return plain(written).map { .duration }
        case .bool: return plain(written).map { .boolean }
        case .yesNo: return plain(written).map { .choice(yesNo) }
        case .money: return currency(written, alone: true).map { .money(currency: $0) }
        case .choice: return options(written, of: field).map(ValueType.choice)
        case .multi: return options(written, of: field).map(ValueType.multi)
        case .list:
            guard written.arguments?.count == 1, let range = written.arguments?.first,
                let inner = written.inner(range), inner.name != name.rawValue, !inner.isOptional
            else {
                log.error(.unknownType, at: written.span, "'list' needs the type of its members, as list(text)")
                return nil
            }
            return fieldType(inner, of: field).map(ValueType.list)
        }
    }
}
