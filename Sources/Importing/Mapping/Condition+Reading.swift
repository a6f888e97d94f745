internal import LocatedYAML
internal import SourceDiagnostics

extension Condition {
    /// Reads `{field: status, equals: deleted}`, `{column: Status, in: [Spam]}`, `{path: tags, contains: merged}`.
    static func read(_ map: YAMLMap, kind: Mapping.Kind?, format: ReadingOptions.Format) -> Condition? {
        let subject: Subject?
        if let node = map.optional("field") {
            let targets = kind.map { Mapping.targets(of: $0) } ?? []
            let name = targets.isEmpty ? node.text() : node.word(among: targets)
            subject = name.map(Subject.field)
            for key in ["column", "index", "path"] {
                map.optional(key)?.error(.mapping, "the condition has both 'field' and '\(key)'")
            }
        } else {
            let reference = Reference.read(map, of: "the condition", format: format, allowsConstant: false)
            if let reference, reference.isList {
                map.log.error(
                    .mapping, at: SourceSpan(map.span.location), "a condition looks at one value, not at a list of them"
                )
            }
            subject = reference.map(Subject.raw)
        }
        var tests: [Test] = []
        if let node = map.optional("equals"), let text = node.text() { tests.append(.isIn([text])) }
        for key in ["in", "truthy"] {
            if let node = map.optional(key), let texts = node.texts() { tests.append(.isIn(texts.map(\.text))) }
        }
        if let node = map.optional("contains"), let text = node.text() { tests.append(.contains(text)) }
        if let node = map.optional("empty"), let flag = node.boolean() { tests.append(.isEmpty(flag)) }
        if tests.count != 1 {
            map.log.error(
                .mapping, at: SourceSpan(map.span.location),
                tests.isEmpty ? "the condition does not say what must hold" : "the condition says two things",
                hint: "one of equals, in, contains, truthy, empty")
            return nil
        }
        return subject.map { Condition(subject: $0, test: tests[0]) }
    }
}

extension DropRule {
    static func read(_ map: YAMLMap, kind: Mapping.Kind?, format: ReadingOptions.Format) -> DropRule? {
        let condition = map.required("when", of: "the rule")?
            .map { Condition.read($0, kind: kind, format: format) }
        let reason = map.required("as", of: "the rule")?.text("the reason under which to count")
        guard let condition, let reason else { return nil }
        return DropRule(condition: condition, reason: reason)
    }
}
