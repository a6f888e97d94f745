internal import LocatedYAML
internal import SourceDiagnostics
internal import SurveyModel

/// `prior`: what the same person answered in an earlier session.
extension TestReading {
    func readPrior(_ node: YAMLNode, into test: inout TestCase) {
        let types = survey.priorTypes
        for entry in node.entries("earlier answers by question") ?? [] {
            guard let type = types[entry.key.text] else {
                unknown("use of 'prior.\(entry.key.text)'", entry.key, among: types.keys)
                continue
            }
            guard let answer = answer(entry.value, as: type) else {
                entry.value.error(
                    .testShape, "this is not an earlier answer that '\(entry.key.text)' can have",
                    hint: "its type is \(type)")
                continue
            }
            test.prior[entry.key.text] = answer
        }
    }

    /// An answer of a type: a value, or the name of a reason.
    private func answer(_ node: YAMLNode, as type: ValueType) -> Answer? {
        if let text = scalar(node), let reason = MissingReason(rawValue: text), Value(reading: text, as: type) == nil {
            return .missing(reason)
        }
        return value(node, as: type).map(Answer.value)
    }

    private func value(_ node: YAMLNode, as type: ValueType) -> Value? {
        switch type {
        case .list(let type): return all(node.list() ?? []) { value($0, as: type) }.map(Value.list)
        case .multi(let list):
            let texts = node.isScalar ? [scalar(node) ?? ""] : (node.list() ?? []).compactMap(scalar)
            return Value(reading: texts.joined(separator: ","), as: .multi(list))
        case .rank(let list):
            return all(node.list() ?? []) { item in scalar(item).flatMap { list[$0] == nil ? nil : $0 } }
                .map(Value.rank)
        case .allocation(let list):
            var points = Dictionary(uniqueKeysWithValues: list.options.map { ($0.code, 0) })
            for entry in node.entries() ?? [] {
                guard list[entry.key.text] != nil, let number = scalar(entry.value).flatMap({ Int($0) }) else {
                    return nil
                }
                points[entry.key.text] = number
            }
            return .allocation(points)
        case .matrix(_, let cell):
            return parts(node) { _ in cell }.map(Value.matrix)
        case .record(let record):
            return parts(node) { record[$0]?.type }.map(Value.record)
        default: return scalar(node).flatMap { Value(reading: $0, as: type) }
        }
    }

    private func parts(_ node: YAMLNode, _ type: (String) -> ValueType?) -> [String: Answer]? {
        var parts: [String: Answer] = [:]
        for entry in node.entries() ?? [] {
            guard let type = type(entry.key.text), let answer = answer(entry.value, as: type) else { return nil }
            parts[entry.key.text] = answer
        }
        return parts
    }

    private func all<Item, Result>(_ items: [Item], _ read: (Item) -> Result?) -> [Result]? {
        let results = items.compactMap(read)
        return results.count == items.count ? results : nil
    }

    private func scalar(_ node: YAMLNode) -> String? {
        guard case .scalar(let text, _) = node.content else { return nil }
        return text.text
    }
}
