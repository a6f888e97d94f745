internal import FeedbackModel
internal import LocatedYAML
internal import SourceDiagnostics

/// How the messages that follow a ticket's first one are read.
package struct CommentRule: Hashable, Sendable {
    /// How a cell of a table is cut into the parts of a comment.
    struct Split: Hashable, Sendable {
        var separator: String
        /// What the parts are, in order; the last one goes on to the cell's end.
        var parts: [String]
    }

    /// Who spoke, where something holds of the comment.
    struct SpeakerRule: Hashable, Sendable {
        /// `nil` where its author must be the ticket's requester.
        var condition: Condition?
        var speaker: TicketComment.Speaker
    }

    static let targets = ["created_at", "author", "body"]

    /// A list of objects, or cells; `nil` where the record itself is the comment.
    var reference: Reference?
    var split: Split?
    /// By target; what they refer to is within the comment.
    var fields: [FieldRule]
    /// The first that holds counts.
    var speakers: [SpeakerRule]
    /// Who spoke where none of them holds.
    var otherwise = TicketComment.Speaker.agent
    var span: SourceSpan

    /// A comment as a record of its own, for the parts that read records.
    func inner(of mapping: Mapping) -> Mapping {
        var inner = Mapping(name: mapping.name, kind: .ticket, source: mapping.source)
        inner.fields = fields
        inner.drops = speakers.compactMap(\.condition).map { DropRule(condition: $0, reason: "") }
        return inner
    }
}

extension CommentRule {
    /// Reads the part `comments` of a mapping.
    static func read(_ map: YAMLMap, kind: Mapping.Kind?, format: ReadingOptions.Format) -> CommentRule? {
        let from = map.required("from", of: "'comments'")
        let isRecord = from?.isMap == false
        if isRecord { _ = from?.word(among: ["record"]) }
        if isRecord, kind != .comment {
            from?.error(.mapping, "only where records are comments is one of them the record itself")
        }
        let reference =
            isRecord
            ? nil : from?.map { Reference.read($0, of: "'from'", format: format, allowsConstant: false) }
        let split = map.optional("split")?.map { readSplit($0) }
        if let node = map.optional("split"), !format.isTable {
            node.error(.mapping, "'split' cuts cells of tables, and the format is \(format.rawValue)")
        }
        if let node = map.optional("split"), isRecord {
            node.error(.mapping, "'split' cuts cells, and here the record itself is the comment")
        }
        if format.isTable, !isRecord, map.key("split") == nil {
            map.log.error(
                .missingKey, at: SourceSpan(map.span.location), "'comments' of a table says how a cell is cut",
                hint: "split: {separator: \";\", into: [created_at, author, body]}")
        }
        // Parts of a cell are named as columns, whatever the file is.
        let inner: ReadingOptions.Format = format.isTable ? .csv : .json
        var fields: [FieldRule] = []
        for entry in map.optional("fields")?.entries() ?? [] {
            guard targets.contains(entry.key.text) else {
                map.log.error(
                    .unknownKey, at: entry.key.span, "a comment has no field '\(entry.key.text)'",
                    hint: "fields: \(targets.joined(separator: ", "))")
                continue
            }
            let type = TargetType(of: entry.key.text)
            if let rule = FieldRule.read(entry, type: type, kind: nil, format: inner) { fields.append(rule) }
        }
        for part in split?.parts ?? [] where !fields.contains(where: { $0.target == part }) {
            let type = TargetType(of: part)
            fields.append(
                FieldRule(target: part, reference: .columns([part]), transform: type.usual, span: map.span))
        }
        if reference != nil || isRecord, !fields.contains(where: { $0.target == "body" }) {
            map.log.error(
                .missingKey, at: SourceSpan(map.span.location), "'comments' does not say where the words are",
                hint: "fields: {body: {path: body}, author: …, created_at: …}")
        }
        let speakers =
            map.optional("speakers")?.list("a list of '{when: …, as: customer}'")?.compactMap { item in
                item.map { readSpeaker($0, format: inner) }
            } ?? []
        let otherwise = map.optional("otherwise").flatMap { spokenBy($0) }
        guard isRecord || reference != nil else { return nil }
        var rule = CommentRule(
            reference: reference, split: split, fields: fields, speakers: speakers,
            span: SourceSpan(map.span.location))
        rule.otherwise = otherwise ?? .agent
        return rule
    }

    private static func readSplit(_ map: YAMLMap) -> Split? {
        let separator = map.required("separator", of: "'split'")?.text("the separator")
        let parts = map.required("into", of: "'split'")?.texts("a list of created_at, author and body") ?? []
        if let last = parts.last, last.text != "body" {
            map.log.error(
                .mapping, at: last.span, "the last part of a comment is its body, which may hold the separator")
        }
        for (index, part) in parts.enumerated()
        where !targets.contains(part.text) || parts[..<index].contains(where: { $0.text == part.text }) {
            map.log.error(
                .mapping, at: part.span, "a comment has no part '\(part.text)', or has it twice",
                hint: "parts: \(targets.joined(separator: ", "))")
        }
        guard let separator, !separator.isEmpty, !parts.isEmpty else { return nil }
        return Split(separator: separator, parts: parts.map(\.text))
    }

    private static func readSpeaker(_ map: YAMLMap, format: ReadingOptions.Format) -> SpeakerRule? {
        let speaker = map.required("as", of: "the rule").flatMap { spokenBy($0) }
        guard let when = map.required("when", of: "the rule") else { return nil }
        guard when.isMap else {
            return when.word(among: ["requester"]) == nil ? nil : speaker.map { SpeakerRule(speaker: $0) }
        }
        let condition = when.map { Condition.read($0, kind: nil, format: format) }
        if let condition, case .field = condition.subject {
            when.error(.mapping, "who spoke is told by a path of the comment, or by 'requester'")
            return nil
        }
        guard let condition, let speaker else { return nil }
        return SpeakerRule(condition: condition, speaker: speaker)
    }

    private static func spokenBy(_ node: YAMLNode) -> TicketComment.Speaker? {
        node.word(among: TicketComment.Speaker.allCases.map(\.rawValue)).flatMap { TicketComment.Speaker(rawValue: $0) }
    }
}
