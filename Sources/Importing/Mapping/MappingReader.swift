internal import LocatedYAML
package import SourceDiagnostics

extension Diagnostic.Code {
    /// A mapping says something that cannot be meant.
    package static let mapping: Self = "M001"
}

extension Mapping {
    /// Reads a mapping file; every mistake in it goes to the log at once.
    ///
    /// - Parameters:
    ///   - bytes: The file's content.
    ///   - file: The path as the user gave it, for the places of mistakes.
    ///   - log: Where mistakes go.
    /// - Returns: `nil` when there was any.
    package static func read(_ bytes: [UInt8], file: String, log: DiagnosticLog) -> Mapping? {
        guard let root = YAMLNode.read(bytes, file: file, log: log) else { return nil }
        let mapping = root.map("a mapping: 'mapping: 1', 'name: …', …") { read($0) }
        return log.hasErrors ? nil : mapping
    }

    private static func read(_ map: YAMLMap) -> Mapping? {
        if let version = map.required("mapping", of: "the mapping"), let number = version.integer(), number != 1 {
            version.error(.notAvailable, "this program knows version 1 of mappings, not \(number)")
        }
        let name = map.required("name", of: "the mapping")?.text("a name")
        let about = map.optional("about")?.text("what the mapping is for")
        let kindNode = map.required("kind", of: "the mapping")
        let kind = kindNode.flatMap { readKind($0) }
        let sourceNode = map.required("source", of: "the mapping")
        let source = sourceNode?.text("a short name for where the records come from")
        if let source, source.contains(where: { $0 == ":" || $0.isWhitespace }) {
            sourceNode?.error(.mapping, "'source' becomes a part of keys, so it has no ':' and no space in it")
        }
        var mapping = Mapping(name: name ?? "", kind: kind ?? .ticket, source: source ?? "")
        mapping.about = about
        if let node = map.optional("read") { node.map { readReading($0, into: &mapping) } }
        let format = mapping.reading.format
        if let node = map.optional("match") { node.map { readMatch($0, format: format, into: &mapping) } }
        if let node = map.optional("dates") { node.map { readDates($0, into: &mapping) } }
        if let node = map.optional("key") { node.map { readKey($0, format: format, into: &mapping) } }
        if let node = map.required("fields", of: "the mapping") {
            readFields(node, kind: kind, into: &mapping)
            if kind == .event { require(["event", "time"], of: node, "a use") }
            if kind == .vote { require(["idea"], of: node, "a vote") }
            if kind == .comment, map.key("comments") == nil {
                node.error(.missingKey, "the mapping does not say where its comments are", hint: Self.commentHint)
            }
        }
        if let node = map.optional("drop") {
            mapping.drops =
                node.list("a list of '{when: …, as: reason}'")?.compactMap { item in
                    item.map { DropRule.read($0, kind: kind, format: format) }
                } ?? []
        }
        if let node = map.optional("tombstone") {
            if let kind, !kind.isStatement { node.error(.mapping, "\(kind.rawValue)s have no tombstones") }
            node.map { map in
                mapping.tombstone = map.required("when", of: "the tombstone")?
                    .map { Condition.read($0, kind: kind, format: format) }
            }
        }
        if let node = map.optional("unmapped"), let policy = node.value(of: Unmapped.self) {
            mapping.unmapped = policy
            if policy == .keep, let kind, !Mapping.keepsOthers(kind) {
                node.error(
                    .mapping, "\(kind.withArticle) has no place for columns without a field",
                    hint: "say 'warn' or 'refuse'")
            }
        } else if let kind, !Mapping.keepsOthers(kind) {
            mapping.unmapped = .warn
        }
        for entry in map.optional("pii")?.entries() ?? [] {
            guard let policy = entry.value.value(of: Privacy.self) else { continue }
            mapping.privacy[ColumnName(entry.key.text).folded] = policy
        }
        mapping.kept =
            map.optional("keep")?.texts()?.compactMap { text in
                Reference.named(text, format: format, log: map.log)
            } ?? []
        if let node = map.optional("comments") {
            if let kind, ![.ticket, .idea, .comment].contains(kind) {
                node.error(.mapping, "only tickets and ideas have comments")
            }
            mapping.comments = node.map { CommentRule.read($0, kind: kind, format: format) }
        }
        map.refuse(["questions", "write", "columns"])
        if let node = map.optional("key")?.entries()?.first(where: { $0.key.text == "template" })?.value,
            let template = mapping.key.template
        {
            mapping.key.template = KeyTemplate.normalized(template, id: mapping.fields.first { $0.target == "id" })
            if mapping.key.template.flatMap({ KeyTemplate($0) }) == nil {
                node.error(.mapping, "a key's template has {id}, or the column of the id, once, and may have {source}")
            }
        }
        let hasID = map.optional("fields")?.entries()?.contains { $0.key.text == "id" } ?? true
        if mapping.key.basis == .id, !hasID, ![.event, .vote, .comment].contains(kind) {
            map.log.error(
                .missingKey, at: map.key("fields")?.span ?? map.span, "the mapping has no field 'id'",
                hint: "where a file has no id, say 'key: {from: hash}': then equal rows are one record")
        }
        return mapping
    }

    /// Reports what records cannot be made without.
    private static func require(_ targets: [String], of fields: YAMLNode, _ record: String) {
        let names = (fields.entries() ?? []).map(\.key.text)
        for target in targets where !names.contains(target) {
            fields.error(.missingKey, "the mapping has no field '\(target)', and \(record) is nothing without")
        }
    }

    private static let commentHint = "comments: {from: record, fields: {author: …, body: …}}"

    private static func readKind(_ node: YAMLNode) -> Kind? {
        let later = ["transcript", "note"]
        guard let word = node.text("ticket, idea, review, account, contact, vote, comment or event") else { return nil }
        if word == Kind.response.rawValue {
            node.error(
                .notAvailable,
                "responses are read without a mapping: the questions of a survey say what each column is",
                hint: "import the file with --as response")
            return nil
        }
        if later.contains(word) {
            node.error(.notAvailable, "records of the kind '\(word)' cannot be imported yet")
            return nil
        }
        return node.value(of: Kind.self)
    }

    private static func readReading(_ map: YAMLMap, into mapping: inout Mapping) -> Void? {
        if let node = map.optional("format") {
            if let format = node.value(of: ReadingOptions.Format.self) { mapping.reading.format = format }
        }
        let format = mapping.reading.format
        if let node = map.optional("encoding"), let encoding = node.value(of: ReadingOptions.Encoding.self) {
            mapping.reading.encoding = encoding
        }
        if let node = map.optional("delimiter"), let text = node.text("one character, 'tab' or 'auto'") {
            let bytes = Array((text == "tab" ? "\t" : text).utf8)
            if text == "auto" {
                mapping.reading.delimiter = nil
            } else if bytes.count == 1, bytes[0] < 0x80, ![.quote, .lineFeed, .carriageReturn].contains(bytes[0]) {
                mapping.reading.delimiter = bytes[0]
            } else {
                node.error(.mapping, "a delimiter is one ASCII character, 'tab' or 'auto'")
            }
            if !format.isTable {
                node.error(.mapping, "'delimiter' belongs to tables, and the format is \(format.rawValue)")
            }
        }
        if let node = map.optional("header_rows"), let rows = node.integer(in: 0...3) {
            mapping.reading.headerRows = rows
            if !format.isTable { node.error(.mapping, "'header_rows' belongs to tables") }
        }
        if let node = map.optional("records"), let text = node.text("a path such as $.tickets[*]") {
            let path = JSONPath(text)
            let inner = path?.steps.dropLast() ?? []
            if let path, text.hasPrefix("$"), !inner.contains(.each) {
                mapping.reading.records = path
            } else {
                node.error(
                    .mapping, "'records' is a path from '$' of names, [n], and [*] at its end, such as $.tickets[*]")
            }
            if format != .json { node.error(.mapping, "'records' belongs to the format json") }
        }
        if let node = map.optional("stop_at") {
            mapping.reading.footer = ColumnPattern.read(node)
            if !format.isTable { node.error(.mapping, "'stop_at' belongs to tables") }
        }
        if let node = map.optional("sheet") {
            mapping.reading.sheet = node.text("a sheet's name, or its number from 1")
            if !format.isTable { node.error(.mapping, "'sheet' belongs to tables") }
        }
        map.refuse(["group_by"])
        return ()
    }

    private static func readMatch(
        _ map: YAMLMap, format: ReadingOptions.Format, into mapping: inout Mapping
    ) -> Void? {
        func references(_ key: String) -> [Reference] {
            map.optional(key)?.list("a list of '{column: …}' or '{path: …}'")?.compactMap { item in
                item.map { Reference.read($0, of: "the item", format: format, allowsConstant: false) }
            } ?? []
        }
        mapping.required = references("require")
        mapping.preferred = references("prefer")
        map.refuse(["any", "refuse"])
        return ()
    }

    private static func readDates(_ map: YAMLMap, into mapping: inout Mapping) -> Void? {
        if let node = map.optional("formats") {
            mapping.dates.formats =
                node.list("a list of formats such as [iso, d/M/yyyy]")?.compactMap { item in
                    guard let pattern = item.text("a date format") else { return nil }
                    guard let format = DateFormat(pattern) else {
                        item.error(
                            .mapping, "'\(pattern)' is not a date format",
                            hint:
                                "iso, unix, unix_s, unix_ms, or a pattern of yyyy yy MMM MM M dd d HH H hh h mm ss SSS a EEE Z z"
                        )
                        return nil
                    }
                    return format
                } ?? []
            if mapping.dates.formats.isEmpty, node.isList { mapping.dates.formats = [.iso] }
        }
        if let node = map.optional("timezone"), let text = node.text("UTC, an offset such as +02:00, or Europe/Berlin")
        {
            if let zone = ZoneRule(text) {
                mapping.dates.zone = zone
            } else {
                node.error(
                    text.hasPrefix("column:") ? .notAvailable : .mapping, "'\(text)' is not a time zone",
                    hint: "say UTC, an offset such as '+02:00', a name such as Europe/Berlin, or ask")
            }
        }
        return ()
    }

    private static func readKey(
        _ map: YAMLMap, format: ReadingOptions.Format, into mapping: inout Mapping
    ) -> Void? {
        if let node = map.optional("from") {
            switch node.word(among: ["id", "hash"]) {
            case "hash": mapping.key.basis = .hash
            default: break
            }
        }
        if let node = map.optional("template"), let text = node.text("a text such as zendesk:{id}") {
            mapping.key.template = text
        }
        if let node = map.optional("newest_by"), let text = node.text("a column or a path") {
            if format.isTable {
                mapping.key.newestBy = .columns([text])
            } else if let path = JSONPath(text), !path.steps.contains(.each) {
                mapping.key.newestBy = .paths([path])
            } else {
                node.error(.mapping, "'\(text)' is not a path such as via.channel")
            }
        }
        mapping.key.otherwise =
            map.optional("otherwise")?.texts()?.compactMap { text in
                Reference.named(text, format: format, log: map.log)
            } ?? []
        return ()
    }

    private static func readFields(_ node: YAMLNode, kind: Kind?, into mapping: inout Mapping) {
        guard let entries = node.entries() else { return }
        let targets = kind.map { Mapping.targets(of: $0) }
        for entry in entries {
            if let targets, !targets.contains(entry.key.text) {
                let near = suggestion(for: entry.key.text, among: targets)
                if kind == .account, near == nil {
                    if let rule = FieldRule.read(entry, type: .text, kind: kind, format: mapping.reading.format) {
                        mapping.attributes.append(rule)
                    }
                    continue
                }
                node.log.error(
                    .unknownKey, at: entry.key.span,
                    "\(mapping.kind.withArticle) has no field '\(entry.key.text)'",
                    hint: near.map { "did you mean '\($0)'?" } ?? "fields: \(targets.joined(separator: ", "))")
                continue
            }
            let type = TargetType(of: entry.key.text)
            if let rule = FieldRule.read(entry, type: type, kind: kind, format: mapping.reading.format) {
                mapping.fields.append(rule)
            }
        }
    }
}
