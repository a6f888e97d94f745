internal import FoundationEssentials
internal import LocatedYAML
internal import SourceDiagnostics

/// What a target holds, which decides what it can be read from.
enum TargetType {
    case text, time, list, share, count, amount
    /// A time that may be given as how long after the creation it was.
    case laterTime

    init(of target: String) {
        switch target {
        case "created_at", "updated_at", "time": self = .time
        case "solved_at", "first_reply_at": self = .laterTime
        case "tags", "supporters": self = .list
        case "satisfaction": self = .share
        case "seats", "votes", "reopens": self = .count
        case "arr": self = .amount
        default: self = .text
        }
    }

    /// The transform where the mapping names none.
    var usual: Transform {
        switch self {
        case .text: .text
        case .time, .laterTime: .date
        case .list: .list(separator: " ")
        case .share, .amount: .decimal
        case .count: .integer
        }
    }

    var allowed: [String] {
        switch self {
        case .text:
            ["text", "html", "markdown", "jira_wiki", "int", "decimal", "bool", "email", "parameter", "sf18"]
        case .time: ["date", "unix_s", "unix_ms", "unix", "unix_local"]
        case .laterTime: ["date", "unix_s", "unix_ms", "minutes_after_created", "duration_hms"]
        case .list: ["list"]
        case .share: ["decimal", "int", "scale"]
        case .count: ["int"]
        case .amount: ["decimal", "int"]
        }
    }
}

extension FieldRule {
    /// Reads `subject: {column: Summary, required: true}`.
    static func read(
        _ entry: YAMLEntry, type: TargetType, kind: Mapping.Kind?, format: ReadingOptions.Format
    ) -> FieldRule? {
        let name = entry.key.text
        return entry.value.map("'{column: …}' or '{path: …}'") { map in
            let reference = Reference.read(map, of: "field '\(name)'", format: format, allowsConstant: true)
            if let reference, reference.isList, type != .list {
                entry.value.error(.mapping, "several values make a list, and '\(name)' is none")
            }
            let transform = map.optional("as").map { Transform.read($0, type: type, field: name) } ?? type.usual
            let condition = map.optional("when")?.map { Condition.read($0, kind: kind, format: format) }
            if let condition, case .field = condition.subject {
                map.optional("when")?.error(.mapping, "a field's condition looks at a column or a path, not at a field")
            }
            guard let reference else {
                _ = (map.optional("required"), map.optional("first_non_empty"), map.optional("pii"))
                _ = map.optional("optional")
                _ = (map.optional("values"), map.given("otherwise"))
                return nil
            }
            var rule = FieldRule(
                target: name, reference: reference, transform: transform ?? type.usual, span: entry.key.span)
            rule.condition = condition
            rule.isRequired = map.optional("required")?.boolean() ?? false
            rule.isOptional = map.optional("optional")?.boolean() ?? false
            if rule.isOptional, rule.isRequired {
                map.optional("optional")?.error(.mapping, "'\(name)' cannot be both required and optional")
            }
            rule.takesFirstNonEmpty = map.optional("first_non_empty")?.boolean() ?? false
            rule.privacy = map.optional("pii")?.value(of: Mapping.Privacy.self)
            for value in map.optional("values")?.entries("'value: what it becomes' pairs") ?? [] {
                rule.values[value.key.text] = .some(value.value.isAbsent ? nil : value.value.text())
            }
            if let otherwise = map.given("otherwise") {
                if otherwise.isAbsent {
                    rule.otherwise = .null
                } else {
                    _ = otherwise.word(among: ["keep", "null"])
                }
                if rule.values.isEmpty {
                    otherwise.error(.mapping, "'otherwise' belongs to 'values', and there are none")
                }
            }
            return rule
        }
    }
}

extension Reference {
    /// Reads the key that says where a value comes from.
    static func read(
        _ map: YAMLMap, of whose: String, format: ReadingOptions.Format, allowsConstant: Bool
    ) -> Reference? {
        let found = ["column", "index", "regex", "columns", "path", "const"].compactMap { key in
            map.optional(key).map { (key: key, node: $0) }
        }
        map.refuse(["header_row"])
        guard let (key, node) = found.first else {
            if map.key("header_row") == nil {
                map.log.error(
                    .missingKey, at: SourceSpan(map.span.location), "\(whose) does not say where its value comes from",
                    hint: format.isTable ? "add 'column: NAME'" : "add 'path: name.of.member'")
            }
            return nil
        }
        if found.count > 1 {
            node.error(.mapping, "\(whose) has both '\(key)' and '\(found[1].key)'")
            return nil
        }
        switch key {
        case "column", "index", "regex", "columns":
            guard format.isTable else {
                node.error(
                    .mapping, "'\(key)' belongs to tables, and the format is \(format.rawValue)", hint: "use 'path'")
                return nil
            }
            if key == "index" { return node.integer(in: 1...DelimitedReader.cellLimit).map(Reference.index) }
            if key == "regex" { return ColumnPattern.read(node).map(Reference.pattern) }
            if key == "columns" { return node.map { every($0) } }
            let names = aliases(node, "a column's name, or a list of its names").filter { !$0.isEmpty }
            return names.isEmpty ? nil : .columns(names)
        case "path":
            guard !format.isTable else {
                node.error(
                    .mapping, "'path' belongs to JSON, and the format is \(format.rawValue)", hint: "use 'column'")
                return nil
            }
            let paths = aliases(node, "a path such as via.channel, or a list of them").compactMap { text -> JSONPath? in
                guard let path = JSONPath(text), let first = path.steps.first, first != .each,
                    path.steps.count(where: { $0 == .each }) <= 1
                else {
                    node.error(
                        .mapping,
                        "'\(text)' is not a path such as via.channel, custom_fields[0].value or labels[*].name")
                    return nil
                }
                return path
            }
            return paths.isEmpty ? nil : .paths(paths)
        default:
            guard allowsConstant else {
                node.error(.mapping, "'const' has no place here")
                return nil
            }
            return node.text().map(Reference.constant)
        }
    }

    /// One column by its name, or one path.
    static func named(_ text: SourceText, format: ReadingOptions.Format, log: DiagnosticLog) -> Reference? {
        guard !format.isTable else { return .columns([text.text]) }
        if let path = JSONPath(text.text), !path.steps.contains(.each), !path.steps.isEmpty { return .paths([path]) }
        log.error(.mapping, at: text.span, "'\(text.text)' is not a path such as via.channel")
        return nil
    }

    /// Reads `{name: Labels, repeat: all}` and `{regex: "^Labels", repeat: all}`.
    private static func every(_ map: YAMLMap) -> Reference? {
        _ = map.required("repeat", of: "'columns'")?.word(among: ["all"])
        let pattern = map.optional("regex")
        guard let name = map.optional("name") else {
            if pattern == nil {
                map.log.error(
                    .missingKey, at: SourceSpan(map.span.location), "'columns' has neither 'name' nor 'regex'")
            }
            return pattern.flatMap { ColumnPattern.read($0) }.map(Reference.everyMatching)
        }
        if let pattern { pattern.error(.mapping, "'columns' has both 'name' and 'regex'") }
        let names = aliases(name, "a column's name, or a list of its names").filter { !$0.isEmpty }
        return names.isEmpty ? nil : .everyNamed(names)
    }

    private static func aliases(_ node: YAMLNode, _ what: String) -> [String] {
        node.isList ? node.texts(what)?.map(\.text) ?? [] : node.text(what).map { [$0] } ?? []
    }
}

extension Transform {
    static func read(_ node: YAMLNode, type: TargetType, field: String) -> Transform? {
        let known = [
            "text", "html", "markdown", "jira_wiki", "int", "decimal", "bool", "date", "unix_s", "unix_ms", "list",
            "scale", "email", "sf18", "unix", "unix_local", "parameter", "minutes_after_created", "duration_hms",
        ]
        let later = ["options", "url"]
        let name: String?
        var details: YAMLNode?
        if node.isMap {
            let entries = node.entries() ?? []
            name = entries.first?.key.text
            details = entries.first?.value
            if entries.count > 1 { node.error(.mapping, "'as' names one transform") }
        } else {
            name = node.text("a transform")
        }
        guard let name else { return nil }
        if later.contains(name) {
            node.error(.notAvailable, "the transform '\(name)' is not available yet")
            return nil
        }
        guard known.contains(name) else {
            node.error(
                .mapping, "there is no transform '\(name)'",
                hint: suggestion(for: name, among: known).map { "did you mean '\($0)'?" })
            return nil
        }
        guard type.allowed.contains(name) else {
            node.error(
                .mapping, "the field '\(field)' cannot be read as '\(name)'",
                hint: "it can be read as \(type.allowed.joined(separator: ", "))")
            return nil
        }
        return read(name, details: details, at: node)
    }

    private static func read(_ name: String, details: YAMLNode?, at node: YAMLNode) -> Transform? {
        if let details, !["bool", "list", "scale", "parameter"].contains(name) {
            details.error(.mapping, "the transform '\(name)' takes no details")
            return nil
        }
        switch name {
        case "html": return .html
        case "markdown": return .markdown
        case "jira_wiki": return .jiraWiki
        case "email": return .email
        case "parameter":
            guard let name = details?.text("the parameter's name"), !name.isEmpty else {
                if details == nil { node.error(.mapping, "a parameter needs its name", hint: "as: {parameter: id}") }
                return nil
            }
            return .parameter(name)
        case "sf18": return .salesforceID
        case "int": return .integer
        case "decimal": return .decimal
        case "date": return .date
        case "unix_s": return .unixSeconds
        case "unix_ms": return .unixMilliseconds
        case "unix": return .unix
        case "unix_local": return .unixLocal
        case "minutes_after_created": return .minutesAfterCreated
        case "duration_hms": return .clockAfterCreated
        case "list":
            guard let details else { return .list(separator: " ") }
            return details.map { map in
                let separator = map.required("separator", of: "the list")?.text("the separator")
                return separator.flatMap { $0.isEmpty ? nil : .list(separator: $0) }
            }
        case "bool":
            guard let details else { return .boolean(true: ["true", "yes", "1"], false: ["false", "no", "0", ""]) }
            return details.map { map in
                let yes = map.required("true", of: "the transform")?.texts()?.map(\.text)
                let no = map.required("false", of: "the transform")?.texts()?.map(\.text)
                guard let yes, let no else { return nil }
                return .boolean(true: yes, false: no)
            }
        case "scale":
            guard let details else {
                node.error(.mapping, "a scale needs its ends", hint: "as: {scale: {min: 1, max: 5}}")
                return nil
            }
            return details.map { map in
                let low = map.required("min", of: "the scale")?.decimal()
                let high = map.required("max", of: "the scale")?.decimal()
                guard let low, let high else { return nil }
                guard low < high else {
                    node.error(.mapping, "'min' of a scale is below its 'max'")
                    return nil
                }
                guard let low = Double(low.description), let high = Double(high.description) else { return nil }
                return .scale(low: low, high: high)
            }
        default: return .text
        }
    }
}
