internal import FeedbackModel
internal import SourceDiagnostics

/// Reads a file by a mapping and puts its records into a store.
package struct Importer {
    /// How many records pass between two looks at the watch.
    private static let watchInterval = 512

    /// How many bytes that are not UTF-8 are looked at to tell their encoding.
    private static let foreignLimit = 1 << 16

    let mapping: Mapping
    private let secret: [UInt8]
    private let offset: ZoneOffset?
    private let ticket: String?
    private let erased: ErasedPeople?

    /// An importer for one mapping.
    ///
    /// - Parameters:
    ///   - mapping: How records are made.
    ///   - secret: The workspace's secret for pseudonyms; it is used only where ``needsSecret(_:)`` says so.
    ///   - offset: The clock of the zone that the mapping names; used only where it names one.
    ///   - ticket: The ticket in the store that all comments of the file belong to, where the file does not say it.
    ///   - erased: Who was erased from the workspace and does not come back; `nil` where nobody was.
    package init(
        _ mapping: Mapping, secret: [UInt8] = [], offset: ZoneOffset? = nil, commentsOn ticket: String? = nil,
        erased: ErasedPeople? = nil
    ) {
        self.mapping = mapping
        self.ticket = ticket
        self.erased = erased
        self.secret = secret
        if case .named = mapping.dates.zone { self.offset = offset } else { self.offset = nil }
    }

    /// Whether a mapping makes pseudonyms, or has to know who is behind one.
    package static func needsSecret(_ mapping: Mapping) -> Bool {
        mapping.privacy.values.contains(where: \.isPseudonym)
            || (mapping.fields + mapping.attributes + (mapping.comments?.fields ?? [])).contains {
                $0.privacy?.isPseudonym == true
            }
            || mapping.kind == .comment
    }

    /// Whether the file has to be read twice: first to find out whether days or months come first.
    package static func readsTwice(_ mapping: Mapping) -> Bool {
        let orders = Set(mapping.dates.formats.compactMap(\.dayComesFirst))
        return orders.count == 2 && mapping.fields.contains { $0.transform == .date }
    }

    /// Imports a file.
    ///
    /// Faults of single rows are in the report; the caller decides how many are too many.
    ///
    /// - Parameters:
    ///   - open: Opens the file from its beginning; called twice where ``readsTwice(_:)`` says so.
    ///   - sink: Takes the records.
    ///   - watch: Called now and then; throws to stop.
    ///   - reject: Told of each record that is not stored.
    /// - Returns: What was done.
    /// - Throws: ``ImportFailure`` when the file or the mapping is at fault as a whole, and what `open`, `sink` and
    ///   `watch` throw. Then the caller must not keep what the sink took.
    package func run(
        opening open: () throws -> ByteSource, into sink: any ImportSink,
        watch: (ImportProgress) throws -> Void = { _ in }, reject: (ImportRejection) -> Void = { _ in }
    ) throws -> ImportReport {
        guard !Self.needsSecret(mapping) || secret.count >= 16 else {
            throw ImportFailure(.badMapping, "the mapping makes pseudonyms, and there is no secret for them")
        }
        try checkTicket()
        var order: [String: [DateFormat]] = [:]
        if Self.readsTwice(mapping) { order = try dateOrder(opening: open, watch: watch) }
        let (reader, mapper, encoding) = try prepare(try open())
        mapper.ticket = ticket
        for plan in mapper.plans { plan.formats = order[plan.rule.target] ?? plan.formats }
        if let formats = order["created_at"] { mapper.comments?.read(datesAs: formats) }
        var report = ImportReport(mapping: mapping.name, kind: mapping.kind, source: mapping.source)
        report.encoding = encoding
        let isOrdered = mapping.key.newestBy != nil
        var batch = TicketBatch()
        var threads = ThreadJoin()
        // The beginning of what is not UTF-8, from which the encoding may be told.
        var foreign: [UInt8] = []
        func fail(_ reason: String) {
            report.fail(line: reader.line, reason)
            reject(ImportRejection(line: reader.line, isFailure: true, reason: reason))
        }
        try forEachRecord(of: reader, isFirstPass: false, watch: watch) { outcome in
            report.read += 1
            guard case .record = outcome else {
                if case .fault(let reason) = outcome { fail(reason) }
                return
            }
            let (slots, extras, isClean) = (reader.slots, reader.extras, reader.isClean)
            var isSuperseded = false
            let made: RecordMapper.Outcome
            do throws(RowFault) {
                made = try reader.window.withMutableBytes { bytes throws(RowFault) in
                    let record = RecordBytes(
                        bytes: UnsafeBufferPointer(bytes), slots: slots, extras: extras, isClean: isClean)
                    let made = try mapper.outcome(record, batch: &batch)
                    if isOrdered, case .ticket = made { isSuperseded = try mapper.isSuperseded(&batch, record) }
                    return made
                }
            } catch {
                if error.isQuestion { throw zoneQuestion(line: reader.line) }
                if error.reason == RowFault.notUTF8, foreign.count < Self.foreignLimit {
                    reader.window.withMutableBytes { bytes in
                        for slot in slots where slot.count > 0 {
                            foreign += bytes[slot.start..<slot.start + slot.count]
                            foreign.append(.space)
                        }
                    }
                }
                return fail(error.reason)
            }
            switch made {
            case .dropped(let reason):
                report.dropped[reason, default: 0] += 1
                reject(ImportRejection(line: reader.line, isFailure: false, reason: reason))
            case .ticket(let isTombstone):
                if isTombstone { report.tombstones += 1 }
                if isSuperseded { report.count(.unchanged) }
                if batch.isFull { report.count(try sink.send(&batch)) }
            case .account(let account): report.count(try sink.put(account))
            case .contact(let contact): report.count(try sink.put(contact))
            case .event(let event): report.count(try sink.put(event))
            case .vote(let vote): report.count(try sink.put(vote))
            case .comments(let part):
                threads.add(part, line: reader.line)
                if threads.isFull { try threads.flush(into: sink, &report, reject: reject) }
            case .idea(let idea, let links):
                let outcome = try sink.put(idea)
                // Supporters of a new idea are part of it; those of an erased one were erased with it.
                let others = outcome == .erased ? outcome : try sink.put(links)
                report.count(outcome == .unchanged ? others : outcome)
            }
        }
        if !batch.isEmpty { report.count(try sink.send(&batch)) }
        try threads.flush(into: sink, &report, reject: reject)
        report.count(try sink.settle())
        finish(&report, mapper, order, unused: reader.unusedPaths)
        report.notes += reader.notes
        if !foreign.isEmpty { report.notes.append("what is not UTF-8: \(EncodingGuess.advice(for: foreign))") }
        return report
    }

    func orderNotes(_ order: [String: [DateFormat]]) -> [String] {
        order.sorted { $0.key < $1.key }.compactMap { field, formats in
            formats.lazy.compactMap(\.dayComesFirst).first
                .map { "in \(field), the \($0 ? "day" : "month") comes first, as the whole column shows" }
        }
    }

    /// Makes sure that comments belong to a ticket that either the file or somebody names.
    ///
    /// - Throws: ``ImportFailure`` where neither does, where both do, and where a ticket is named for something else.
    package func checkTicket() throws(ImportFailure) {
        let isNamed = mapping.fields.contains { $0.target == "ticket" }
        if mapping.kind == .comment, !isNamed, ticket == nil {
            throw ImportFailure(
                .undecidable, "the comments in this file do not say which ticket they belong to",
                hint: "name it, as in --ticket \(mapping.source):35436; 'ticket list' lists those on file")
        }
        guard ticket != nil, mapping.kind != .comment || isNamed else { return }
        throw ImportFailure(
            .unfit,
            isNamed
                ? "the file says itself which tickets its comments belong to"
                : "a ticket is named, and the file holds \(mapping.kind.rawValue)s and no comments of one ticket",
            hint: "leave out --ticket")
    }

    private func noteZone(_ report: inout ImportReport) {
        report.notes.append("times that name no zone were read as those of \(mapping.dates.zone.description)")
    }

    private func zoneQuestion(line: Int) -> ImportFailure {
        ImportFailure(
            .undecidable, "the times in this file name no zone, and files of this kind never do",
            hint:
                "say in which zone they were written, for example --timezone Europe/Berlin; 'map init' keeps the answer",
            line: line)
    }

    private func finish(
        _ report: inout ImportReport, _ mapper: RecordMapper, _ order: [String: [DateFormat]], unused: [String]
    ) {
        report.notes = mapper.notes
        if report.read == 0 {
            report.notes.append(
                mapping.reading.format.isTable
                    ? "the file has a header and no rows: there was nothing to import"
                    : "the file holds no records: there was nothing to import")
        }
        // Of events, a sentence says already that nothing else is kept.
        let members = mapper.unusedMembers.sorted() + (mapping.kind == .event ? [] : unused)
        if !members.isEmpty {
            report.notes.append("members without a field, which are not kept: \(members.joined(separator: ", "))")
        }
        if case .named = mapping.dates.zone { noteZone(&report) }
        if case .fixed(let seconds) = mapping.dates.zone, seconds != 0 { noteZone(&report) }
        report.notes += orderNotes(order)
        for plan in mapper.plans + mapper.attributes {
            for (value, count) in plan.unknown.sorted(by: { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }) {
                report.unknownValues.append(.init(field: plan.rule.target, value: value, count: count))
            }
            if plan.unlistedUnknown > 0 {
                report.notes.append("\(plan.rule.target) has more unknown values, \(plan.unlistedUnknown) times")
            }
        }
    }

    func forEachRecord(
        of reader: any RecordReader, isFirstPass: Bool, watch: (ImportProgress) throws -> Void,
        _ body: (ReadOutcome) throws -> Void
    ) throws {
        var records = 0
        while true {
            if records % Self.watchInterval == 0 {
                try watch(
                    ImportProgress(records: records, bytes: reader.window.consumed, isFirstPass: isFirstPass))
            }
            let outcome = try reader.next()
            if case .end = outcome { break }
            records += 1
            try body(outcome)
        }
        try watch(ImportProgress(records: records, bytes: reader.window.consumed, isFirstPass: isFirstPass))
    }

    /// Opens the reader and fits the mapping to the file.
    func prepare(_ source: @escaping ByteSource) throws -> (any RecordReader, RecordMapper, encoding: String) {
        let (decoded, name) = try SourceDecoder.utf8(source, encoding: mapping.reading.encoding)
        if mapping.reading.format == .trello {
            let map = SlotMap(pathsOf: mapping)
            let reader = try TrelloBoardReader(decoded, tree: JSONPathTree(map.paths), keepsExtras: true)
            return (reader, try RecordMapper(mapping, slots: map, secret: secret, offset: offset, erased: erased), name)
        }
        let window = ByteWindow(decoded)
        let keepsExtras = mapping.key.basis == .hash || mapping.kind != .contact
        switch mapping.reading.format {
        case .csv, .tsv, .xlsx:
            let (reader, header) = try DelimitedReader.open(window, options: mapping.reading)
            return (
                reader,
                try RecordMapper(mapping, slots: SlotMap(header), secret: secret, offset: offset, erased: erased),
                name
            )
        case .json:
            let map = SlotMap(pathsOf: mapping)
            let reader = JSONDocumentReader(
                window, records: mapping.reading.records, tree: JSONPathTree(map.paths), keepsExtras: keepsExtras)
            return (reader, try RecordMapper(mapping, slots: map, secret: secret, offset: offset, erased: erased), name)
        case .ndjson, .trello:
            let map = SlotMap(pathsOf: mapping)
            let reader = JSONLinesReader(window, tree: JSONPathTree(map.paths), keepsExtras: keepsExtras)
            return (reader, try RecordMapper(mapping, slots: map, secret: secret, offset: offset, erased: erased), name)
        }
    }
}

extension Importer {
    /// Reads all dates once, and finds for each field whether its days or its months come first.
    ///
    /// A value decides when only one order makes a date of it. Where the whole column has no such value, or has values
    /// of both kinds, while some can be read in both ways, nobody can know, and the file is refused.
    func dateOrder(
        opening open: () throws -> ByteSource, watch: (ImportProgress) throws -> Void
    ) throws -> [String: [DateFormat]] {
        let (reader, mapper, _) = try prepare(try open())
        let plans = mapper.plans.filter { $0.rule.transform == .date }
        let formats = mapping.dates.formats
        let dayFirst = formats.filter { $0.dayComesFirst == true }
        let monthFirst = formats.filter { $0.dayComesFirst == false }
        var counts = plans.map { _ in (day: 0, month: 0, both: 0) }
        try forEachRecord(of: reader, isFirstPass: true, watch: watch) { outcome in
            guard case .record = outcome else { return }
            let slots = reader.slots
            reader.window.withMutableBytes { bytes in
                let record = RecordBytes(bytes: UnsafeBufferPointer(bytes), slots: slots, extras: [])
                for (index, plan) in plans.enumerated() {
                    guard let slot = plan.slot(in: record), slot.kind == .text else { continue }
                    let text = record.trimmed(slot)
                    let day = dayFirst.lazy.compactMap { $0.seconds(text, zone: 0).time }.first
                    let month = monthFirst.lazy.compactMap { $0.seconds(text, zone: 0).time }.first
                    switch (day, month) {
                    case (nil, nil): break
                    case (_, nil): counts[index].day += 1
                    case (nil, _): counts[index].month += 1
                    default: if day != month { counts[index].both += 1 }
                    }
                }
            }
        }
        var result: [String: [DateFormat]] = [:]
        for (plan, count) in zip(plans, counts) {
            let target = plan.rule.target
            if count.both > 0, (count.day > 0) == (count.month > 0) {
                throw ImportFailure(
                    .undecidable,
                    count.day > 0
                        ? "some dates of \(target) have the day first, others the month, and \(count.both) could be either"
                        : "whether day or month comes first in \(target) cannot be known: no day is above 12",
                    hint:
                        "name one form in the mapping, for example 'dates: {formats: [\((dayFirst.first ?? .iso).pattern)]}'"
                )
            }
            let rejected = count.both == 0 ? [] : count.day > 0 ? monthFirst : dayFirst
            result[target] = formats.filter { !rejected.contains($0) }
        }
        return result
    }
}
