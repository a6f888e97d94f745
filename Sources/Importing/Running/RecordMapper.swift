internal import Crypto
internal import FeedbackModel
internal import FoundationEssentials
internal import SourceDiagnostics

/// A mapping after it met the file: makes tickets, accounts, contacts and events of records.
final class RecordMapper {
    /// What a record becomes.
    enum Outcome {
        /// It is in the batch.
        case ticket(isTombstone: Bool)
        case account(Account)
        case contact(Contact)
        case event(UsageEvent)
        case vote(IdeaVote)
        case idea(Ticket, IdeaLinks)
        case comments(ThreadPart)
        case dropped(reason: String)
    }

    static let longestKey = 512

    /// The reason for which records of people who were erased are dropped.
    static let erased = "erased"

    let mapping: Mapping
    let notes: [String]
    /// Every field's plan, in the order of the mapping.
    let plans: [FieldPlan]
    let attributes: [FieldPlan]
    let unmapped: UnmappedColumns
    let slotMap: SlotMap
    private let named: [String: FieldPlan]
    private let drops: [(condition: ConditionPlan, reason: String)]
    private let tombstone: ConditionPlan?
    private let newestSlots: [Int]
    /// What a record without an id is known by.
    private let otherwiseSlots: [Int]
    private let key: KeyTemplate
    private var newest: [String: Int64] = [:]
    /// What an event's identity is made of, laid out in the same room each time.
    var scratch = FieldBytes()
    private(set) var unusedMembers: Set<String> = []
    let sourceBytes: [UInt8]
    // The plans of tickets, looked up once.
    let id, subject, body, channel, status, priority, createdAt, updatedAt: FieldPlan?
    /// Whether the file says when tickets were written; a ticket that does not is then a fault, not one of 1970.
    let isDated: Bool
    let account, requester, tags, satisfaction, language: FieldPlan?
    let comments: CommentPlan?
    /// The ticket that all comments of the file belong to, where somebody said it.
    var ticket: String?
    let votes, solvedAt, firstReplyAt, reopens, team: FieldPlan?
    /// Who was erased and does not come back.
    let erasedPeople: ErasedPeople?

    /// Fits a mapping to a file.
    ///
    /// - Throws: Every way in which it does not fit, at once.
    init(
        _ mapping: Mapping, slots map: SlotMap, secret: [UInt8], offset: ZoneOffset?, erased: ErasedPeople? = nil
    ) throws(ImportFailure) {
        var map = map
        erasedPeople = erased
        self.mapping = mapping
        sourceBytes = Array(mapping.source.utf8)
        let pseudonyms = Pseudonyms(secret: secret)
        var plans: [FieldPlan] = []
        func plan(_ rule: FieldRule) -> FieldPlan {
            var rule = rule
            if rule.target == "id", mapping.key.basis == .id, mapping.kind != .event {
                rule.isRequired = mapping.key.otherwise.isEmpty
            }
            var privacy = rule.privacy ?? mapping.privacy[rule.target] ?? .keep
            if rule.privacy == nil, case .columns(let names) = rule.reference {
                for name in names { privacy = mapping.privacy[ColumnName(name).folded] ?? privacy }
            }
            let slots = map.slots(for: rule, mustExist: rule.isRequired, isPersonal: privacy != .keep)
            let only = rule.condition.flatMap { condition -> ConditionPlan? in
                guard case .raw(let reference) = condition.subject else { return nil }
                let slots = map.slots(for: reference, of: "the condition of '\(rule.target)'", at: rule.span)
                return ConditionPlan(condition, slots: slots, field: nil)
            }
            return FieldPlan(
                rule, only: only, slots: slots, privacy: privacy, dates: mapping.dates, offset: offset,
                pseudonyms: pseudonyms)
        }
        for rule in mapping.fields { plans.append(plan(rule)) }
        self.plans = plans
        comments = mapping.comments.map { rule in
            CommentPlan(
                rule, in: &map, mapping: mapping,
                privacy: plans.first { $0.rule.target == "requester" }?.privacy ?? .keep, offset: offset,
                pseudonyms: pseudonyms)
        }
        attributes = mapping.attributes.map(plan)
        let named = Dictionary(plans.map { ($0.rule.target, $0) }) { first, _ in first }
        self.named = named
        func condition(_ condition: Condition) -> ConditionPlan {
            switch condition.subject {
            case .field(let name): ConditionPlan(condition, slots: [], field: named[name])
            case .raw(let reference):
                ConditionPlan(
                    condition, slots: map.slots(for: reference, of: "a condition", at: nil), field: nil)
            }
        }
        drops = mapping.drops.map { (condition($0.condition), $0.reason) }
        tombstone = mapping.tombstone.map(condition)
        newestSlots = mapping.key.newestBy.map { map.slots(for: $0, of: "'newest_by'", at: nil) } ?? []
        otherwiseSlots = mapping.key.otherwise.flatMap { map.slots(lookingAt: $0, of: "'otherwise'") }
        let namesTicket = mapping.kind.isStatement || mapping.kind == .vote || mapping.kind == .comment
        let usual = namesTicket ? "{source}:{id}" : "{id}"
        key = KeyTemplate(mapping.key.template ?? usual, source: mapping.source) ?? .plain
        slotMap = map
        unmapped = UnmappedColumns(map, mapping: mapping, pseudonyms: pseudonyms)
        id = named["id"]
        subject = named["subject"]
        body = named["body"]
        channel = named["channel"]
        status = named["status"]
        priority = named["priority"]
        createdAt = named["created_at"]
        updatedAt = named["updated_at"]
        account = named["account"]
        requester = named["requester"]
        tags = named["tags"]
        satisfaction = named["satisfaction"]
        language = named["language"]
        votes = named["votes"]
        solvedAt = named["solved_at"]
        firstReplyAt = named["first_reply_at"]
        reopens = named["reopens"]
        team = named["team"]
        var notes: [String] = []
        if !map.missing.isEmpty {
            notes.append("the file has no columns for \(map.missing.joined(separator: ", ")), which stay empty")
        }
        isDated = createdAt != nil && !map.missing.contains("created_at")
        if mapping.kind.isStatement, !isDated {
            notes.append("no created_at is given, so these \(mapping.kind.rawValue)s count as of 1970-01-01")
        }
        let names = unmapped.names
        if mapping.kind == .event {
            notes.append("of each record only what counts a use is kept: when, of what, by whom and for which account")
        } else if !names.isEmpty, mapping.unmapped == .warn {
            notes.append("columns without a field, which are not kept: \(names.joined(separator: ", "))")
        }
        self.notes = notes
        if !names.isEmpty, mapping.unmapped == .refuse {
            throw ImportFailure(
                .unfit,
                "the mapping refuses columns without a field, and the file has: \(names.joined(separator: ", "))")
        }
        if map.log.hasErrors {
            throw ImportFailure(
                .unfit, "the mapping '\(mapping.name)' does not fit the file", diagnostics: map.log.sorted)
        }
    }

    func plan(for target: String) -> FieldPlan? { named[target] }

    /// What a record becomes; a ticket is added to the batch.
    func outcome(_ record: RecordBytes, batch: inout TicketBatch) throws(RowFault) -> Outcome {
        for (condition, reason) in drops where try condition.holds(record) { return .dropped(reason: reason) }
        if mapping.unmapped != .keep, !record.extras.isEmpty, mapping.kind != .event || mapping.unmapped == .refuse {
            try noteMembers(record)
        }
        if let erasedPeople, try isOf(erasedPeople, record) { return .dropped(reason: Self.erased) }
        switch mapping.kind {
        case .ticket, .review: return .ticket(isTombstone: try addTicket(record, to: &batch))
        case .idea: return try idea(record, batch: &batch)
        case .vote: return try vote(record)
        case .account: return .account(try accountRecord(record))
        case .contact: return .contact(try contact(record))
        case .event: return .event(try event(record))
        case .comment: return try threadPart(record)
        case .response: throw RowFault(reason: "is a response, which no mapping reads")
        }
    }

    /// Whether a record is that of somebody who was erased.
    private func isOf(_ people: ErasedPeople, _ record: RecordBytes) throws(RowFault) -> Bool {
        switch mapping.kind {
        case .ticket, .review, .idea: return people.isErased(try requester?.text(in: record))
        case .vote: return people.isErased(try plan(for: "contact")?.text(in: record))
        case .event: return people.isErased(try plan(for: "user")?.firstText(in: record))
        case .contact:
            let email = try plan(for: "email")?.text(in: record)
            return people.isErased(try recordKey(record)) || people.isErased(email)
        case .account, .response, .comment: return false
        }
    }

    private func noteMembers(_ record: RecordBytes) throws(RowFault) {
        let names = try unmapped.memberNames(record)
        if mapping.unmapped == .refuse, let name = names.first {
            throw RowFault(reason: "has a member that the mapping does not know: \(name.prefix(40))")
        }
        for name in names where unusedMembers.count < 50 { unusedMembers.insert(name) }
    }

    func isTombstone(_ record: RecordBytes) throws(RowFault) -> Bool {
        guard let tombstone else { return false }
        return try tombstone.holds(record)
    }

    /// The record's key: the id in the template's place, or a hash of all its values.
    func recordKey(_ record: RecordBytes) throws(RowFault) -> String {
        var fields = FieldBytes()
        try addKey(record, to: &fields)
        return fields.read(from: 0) { $0.text() ?? "" }
    }

    func addKey(_ record: RecordBytes, to fields: inout FieldBytes) throws(RowFault) {
        var id = mapping.key.basis == .hash ? FieldText(hash(record)) : try self.id?.value(in: record) ?? .none
        if id.isNone, !otherwiseSlots.isEmpty { id = FieldText(hash(record, of: otherwiseSlots)) }
        let length = id.withBytes { $0.count }
        guard length > 0 else { throw RowFault(reason: "has no id") }
        guard length <= Self.longestKey else {
            throw RowFault(reason: "has an id longer than \(Self.longestKey) bytes")
        }
        let place = fields.beginText()
        fields.append(key.before)
        id.withBytes { fields.append($0) }
        fields.append(key.after)
        fields.endText(place)
    }

    /// The key of another record of the same source that has this id.
    func key(of id: String) throws(RowFault) -> String {
        guard id.utf8.count <= Self.longestKey else {
            throw RowFault(reason: "has an id longer than \(Self.longestKey) bytes")
        }
        return String(decoding: key.before + Array(id.utf8) + key.after, as: UTF8.self)
    }

    /// Whether a newer record with the key of the ticket that was added last came before; it is taken back then.
    func isSuperseded(_ batch: inout TicketBatch, _ record: RecordBytes) throws(RowFault) -> Bool {
        guard let place = newestSlots.first(where: { $0 < record.slots.count && !record.isEmpty(record.slots[$0]) })
        else { return false }
        guard let text = try? String(checking: record.trimmed(record.slots[place])), let time = Int64(text) else {
            batch.removeLast()
            throw RowFault(reason: "has no whole number by which the newest is known")
        }
        let key = batch.lastID
        if let known = newest[key], known > time {
            batch.removeLast()
            return true
        }
        newest[key] = time
        return false
    }

    /// A hash of some of the values, or of all of them.
    func hash(_ record: RecordBytes, of places: [Int]? = nil) -> String {
        var hash = SHA256()
        func add(_ slot: Slot) {
            withUnsafeBytes(of: UInt64(slot.count).littleEndian) { hash.update(bufferPointer: $0) }
            hash.update(bufferPointer: UnsafeRawBufferPointer(record.content(slot)))
        }
        if let places {
            for place in places where place < record.slots.count { add(record.slots[place]) }
        } else {
            record.slots.forEach(add)
            for extra in record.extras {
                add(extra.name)
                add(extra.value)
            }
        }
        return hash.finalize().prefix(12).map { Pseudonyms.hexadecimal($0) }.joined()
    }
}
