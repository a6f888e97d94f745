internal import FeedbackModel

/// A mapping's rule for comments after it met the file.
final class CommentPlan {
    /// Where the lists, or the cells, stand in a record.
    let slots: [Int]
    let isPersonal: Bool
    /// The plans of its fields, where the record itself is the comment.
    let recordPlans: [FieldPlan]
    private let rule: CommentRule
    private let createdAt, author, body: FieldPlan?
    private let speakers: [(condition: ConditionPlan?, speaker: TicketComment.Speaker)]
    private let tree: JSONPathTree
    private let pseudonyms: Pseudonyms

    /// Whom a ticket is from, as far as that is known when its comments are read.
    enum Requester {
        case somebody(String?)
        /// Whoever wrote the comment.
        case everyAuthor
    }

    /// - Parameters:
    ///   - rule: The mapping's rule.
    ///   - file: Where the file's columns or members are, of which it takes its own.
    ///   - mapping: The whole mapping, for its zone and its rules for personal data.
    ///   - privacy: How the requester is named, and so authors are where nothing else is said.
    ///   - offset: The clock of the zone that the mapping names.
    ///   - pseudonyms: Makes pseudonyms.
    init(
        _ rule: CommentRule, in file: inout SlotMap, mapping: Mapping, privacy: Mapping.Privacy, offset: ZoneOffset?,
        pseudonyms: Pseudonyms
    ) {
        self.rule = rule
        self.pseudonyms = pseudonyms
        var map: SlotMap
        if let reference = rule.reference {
            var list = FieldRule(target: "comments", reference: reference, transform: .text, span: rule.span)
            list.isOptional = true
            slots = file.slots(for: list, mustExist: false, isPersonal: true)
            map = rule.split.map { SlotMap(TableHeader([$0.parts])) } ?? SlotMap(pathsOf: rule.inner(of: mapping))
        } else {
            (slots, map) = ([], file)
        }
        tree = JSONPathTree(rule.split == nil && rule.reference != nil ? map.paths : [])
        defer { if rule.reference == nil { file = map } }
        var plans: [String: FieldPlan] = [:]
        for field in rule.fields {
            let usual = field.target == "author" ? privacy : .keep
            let only = field.condition.map { condition in
                ConditionPlan(condition, slots: Self.slots(of: condition, in: &map), field: nil)
            }
            plans[field.target] = FieldPlan(
                field, only: only, slots: map.slots(for: field, mustExist: false, isPersonal: field.target == "author"),
                privacy: field.privacy ?? mapping.privacy[field.target] ?? usual, dates: mapping.dates, offset: offset,
                pseudonyms: pseudonyms)
        }
        recordPlans = rule.reference == nil ? rule.fields.compactMap { plans[$0.target] } : []
        createdAt = plans["created_at"]
        author = plans["author"]
        body = plans["body"]
        isPersonal = author?.privacy != .keep
        var speakers: [(ConditionPlan?, TicketComment.Speaker)] = []
        for speaker in rule.speakers {
            let condition = speaker.condition.map {
                ConditionPlan($0, slots: Self.slots(of: $0, in: &map), field: nil)
            }
            speakers.append((condition, speaker.speaker))
        }
        self.speakers = speakers
    }

    private static func slots(of condition: Condition, in map: inout SlotMap) -> [Int] {
        guard case .raw(let reference) = condition.subject else { return [] }
        return map.slots(for: reference, of: "a condition", at: nil)
    }

    /// Whether a record says anything of its comments: also that there are none.
    func speaks(in record: RecordBytes) -> Bool {
        guard rule.split == nil else { return !slots.isEmpty }
        return slots.contains { $0 < record.slots.count && ![.missing, .null].contains(record.slots[$0].kind) }
    }

    /// Takes over how the whole column of the tickets' own dates is written.
    func read(datesAs formats: [DateFormat]) { createdAt?.formats = formats }

    /// The comments of a record, oldest first; those without words are passed over, and those that only repeat the
    /// ticket's own words.
    ///
    /// The requester is named as the mapping lets people be named, and so are authors.
    func comments(of record: RecordBytes, requester: Requester, words: String?) throws(RowFault) -> [TicketComment] {
        let comments = try found(in: record, requester)
        return comments.filter { comment in words.map { !comment.repeats($0) } ?? true }.inOrder
    }

    private func found(in record: RecordBytes, _ requester: Requester) throws(RowFault) -> [TicketComment] {
        guard rule.reference != nil else { return try comment(record, requester).map { [$0] } ?? [] }
        var comments: [TicketComment] = []
        for index in slots where index < record.slots.count && !record.isEmpty(record.slots[index]) {
            let slot = record.slots[index]
            if let split = rule.split {
                comments += try comment(in: record.content(slot), split, requester).map { [$0] } ?? []
            } else if slot.kind == .list {
                comments += try list(record.content(slot), requester)
            }
        }
        return comments
    }

    /// Cuts a cell; one that is no comment as the mapping describes it is the words of somebody unknown.
    private func comment(
        in cell: UnsafeBufferPointer<UInt8>, _ split: CommentRule.Split, _ requester: Requester
    ) throws(RowFault) -> TicketComment? {
        var slots: [Slot] = []
        var start = 0
        let separator = Array(split.separator.utf8)
        while slots.count < split.parts.count - 1, let end = Self.place(of: separator, in: cell, from: start) {
            slots.append(Slot(start: start, count: end - start, kind: .text))
            start = end + separator.count
        }
        slots.append(Slot(start: start, count: cell.count - start, kind: .text))
        do throws(RowFault) {
            guard slots.count == split.parts.count else { throw RowFault(reason: "has too few parts") }
            return try comment(RecordBytes(bytes: cell, slots: slots, extras: []), requester)
        } catch {
            if error.isQuestion { throw error }
            let text = try String(checking: RecordBytes.trimmed(cell, 0, cell.count))
            return text.isEmpty ? nil : TicketComment(speaker: rule.otherwise, body: text)
        }
    }

    private static func place(
        of separator: [UInt8], in bytes: UnsafeBufferPointer<UInt8>, from start: Int
    ) -> Int? {
        var index = start
        while index + separator.count <= bytes.count {
            if separator.indices.allSatisfy({ bytes[index + $0] == separator[$0] }) { return index }
            index += 1
        }
        return nil
    }

    private func list(
        _ bytes: UnsafeBufferPointer<UInt8>, _ requester: Requester
    ) throws(RowFault) -> [TicketComment] {
        var comments: [TicketComment] = []
        var fault: RowFault?
        let isList = JSONList.forEachObject(of: bytes, tree) { bytes, slots in
            guard fault == nil else { return }
            do throws(RowFault) {
                let record = RecordBytes(bytes: bytes, slots: slots, extras: [])
                if let comment = try comment(record, requester) { comments.append(comment) }
            } catch {
                fault = error
            }
        }
        if let fault { throw fault }
        guard isList else { throw RowFault(reason: "has comments that are no list of objects") }
        return comments
    }

    private func comment(_ record: RecordBytes, _ requester: Requester) throws(RowFault) -> TicketComment? {
        guard let body = try body?.text(in: record), !body.isEmpty else { return nil }
        let author = try author?.text(in: record)
        return TicketComment(
            speaker: try speaker(record, author: author, requester), author: author,
            createdAt: try createdAt?.time(in: record), body: body)
    }

    private func speaker(
        _ record: RecordBytes, author: String?, _ requester: Requester
    ) throws(RowFault) -> TicketComment.Speaker {
        for rule in speakers {
            if let condition = rule.condition {
                if try condition.holds(record) { return rule.speaker }
            } else if let author, requester.wrote(author) {
                return rule.speaker
            }
        }
        return rule.otherwise
    }
}

extension CommentPlan {
    /// The comments of a record whose ticket is not at hand.
    func threadComments(of record: RecordBytes) throws(RowFault) -> [ThreadComment] {
        let others = try found(in: record, .somebody(nil))
        return zip(others, try found(in: record, .everyAuthor)).map { comment, requesters in
            // A ticket may have been imported with pseudonyms, and its comments without.
            let pseudonym = author?.privacy == .keep ? comment.author.map { pseudonyms.pseudonym(of: $0) } : nil
            return ThreadComment(comment: comment, asRequester: requesters.speaker, pseudonym: pseudonym)
        }
    }
}

extension CommentPlan.Requester {
    fileprivate func wrote(_ author: String) -> Bool {
        switch self {
        case .somebody(let name): name == author
        case .everyAuthor: true
        }
    }
}

extension FieldBytes {
    /// How many fields a comment is laid out in: `speaker`, `author`, `created_at` and `body`.
    package static let commentFields = 4

    mutating func add(_ comment: TicketComment) {
        add(comment.speaker.rawValue)
        add(comment.author)
        add(comment.createdAt)
        add(comment.body)
    }
}

extension TicketComment {
    /// Reads one as it is laid out.
    init(_ cursor: inout FieldBytes.Cursor) {
        self.init(
            speaker: cursor.text().flatMap { Speaker(rawValue: $0) } ?? .agent, author: cursor.text(),
            createdAt: cursor.integer(), body: cursor.text() ?? "")
    }
}
