internal import FeedbackModel

/// A mapping's rule for comments after it met the file.
final class CommentPlan {
    /// Where the lists, or the cells, stand in a record.
    let slots: [Int]
    let isPersonal: Bool
    private let rule: CommentRule
    private let createdAt, author, body: FieldPlan?
    private let speakers: [(condition: ConditionPlan?, speaker: TicketComment.Speaker)]
    private let tree: JSONPathTree

    /// - Parameters:
    ///   - rule: The mapping's rule.
    ///   - slots: Where its lists or cells are.
    ///   - mapping: The whole mapping, for its zone and its rules for personal data.
    ///   - privacy: How the requester is named, and so authors are where nothing else is said.
    ///   - offset: The clock of the zone that the mapping names.
    ///   - pseudonyms: Makes pseudonyms.
    init(
        _ rule: CommentRule, slots: [Int], mapping: Mapping, privacy: Mapping.Privacy, offset: ZoneOffset?,
        pseudonyms: Pseudonyms
    ) {
        self.rule = rule
        self.slots = slots
        var map =
            rule.split.map { SlotMap(TableHeader([$0.parts])) } ?? SlotMap(pathsOf: rule.inner(of: mapping))
        tree = JSONPathTree(rule.split == nil ? map.paths : [])
        var plans: [String: FieldPlan] = [:]
        for field in rule.fields {
            let usual = field.target == "author" ? privacy : .keep
            let only = field.condition.map { condition in
                ConditionPlan(condition, slots: Self.slots(of: condition, in: &map), field: nil)
            }
            plans[field.target] = FieldPlan(
                field, only: only, slots: map.slots(for: field, mustExist: false, isPersonal: false),
                privacy: field.privacy ?? mapping.privacy[field.target] ?? usual, dates: mapping.dates, offset: offset,
                pseudonyms: pseudonyms)
        }
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

    /// Takes over how the whole column of the tickets' own dates is written.
    func read(datesAs formats: [DateFormat]) { createdAt?.formats = formats }

    /// The comments of a record; those without words are passed over, and those that only repeat the ticket's own words.
    ///
    /// The requester is named as the mapping lets people be named, and so are authors.
    func comments(of record: RecordBytes, requester: String?, words: String?) throws(RowFault) -> [TicketComment] {
        var comments: [TicketComment] = []
        for index in slots where index < record.slots.count && !record.isEmpty(record.slots[index]) {
            let slot = record.slots[index]
            if let split = rule.split {
                comments += try comment(in: record.content(slot), split, requester).map { [$0] } ?? []
            } else if slot.kind == .list {
                comments += try list(record.content(slot), requester)
            }
        }
        return comments.filter { $0.body != words }
    }

    /// Cuts a cell; one that is no comment as the mapping describes it is the words of somebody unknown.
    private func comment(
        in cell: UnsafeBufferPointer<UInt8>, _ split: CommentRule.Split, _ requester: String?
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
        _ bytes: UnsafeBufferPointer<UInt8>, _ requester: String?
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

    private func comment(_ record: RecordBytes, _ requester: String?) throws(RowFault) -> TicketComment? {
        guard let body = try body?.text(in: record), !body.isEmpty else { return nil }
        let author = try author?.text(in: record)
        return TicketComment(
            speaker: try speaker(record, author: author, requester), author: author,
            createdAt: try createdAt?.time(in: record), body: body)
    }

    private func speaker(
        _ record: RecordBytes, author: String?, _ requester: String?
    ) throws(RowFault) -> TicketComment.Speaker {
        for rule in speakers {
            if let condition = rule.condition {
                if try condition.holds(record) { return rule.speaker }
            } else if let author, author == requester {
                return rule.speaker
            }
        }
        return rule.otherwise
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
