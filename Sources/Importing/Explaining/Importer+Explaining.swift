internal import SourceDiagnostics

extension Importer {
    /// Reads a file as an import does, stores nothing, and tells what an import would do with each column.
    ///
    /// - Parameters:
    ///   - open: Opens the file from its beginning; called twice where ``readsTwice(_:)`` says so.
    ///   - watch: Called now and then; throws to stop.
    /// - Returns: What becomes of the file.
    /// - Throws: What an import throws.
    package func explanation(
        opening open: () throws -> ByteSource, watch: (ImportProgress) throws -> Void = { _ in }
    ) throws -> MappingExplanation {
        var order: [String: [DateFormat]] = [:]
        if Self.readsTwice(mapping) { order = try dateOrder(opening: open, watch: watch) }
        let (reader, mapper, encoding) = try prepare(try open())
        for plan in mapper.plans { plan.formats = order[plan.rule.target] ?? plan.formats }
        var explanation = MappingExplanation(mapping: mapping.name, encoding: encoding)
        var columns = ColumnSurvey(mapper, mapping)
        let dated = mapper.plans.filter {
            [.date, .unixSeconds, .unixMilliseconds, .unix, .unixLocal].contains($0.rule.transform)
        }
        var first: [String: MappingExplanation.DateSample] = [:]
        var last: [String: MappingExplanation.DateSample] = [:]
        try forEachRecord(of: reader, isFirstPass: false, watch: watch) { outcome in
            guard case .record = outcome else {
                explanation.faults += 1
                return
            }
            explanation.records += 1
            let (slots, extras, isClean) = (reader.slots, reader.extras, reader.isClean)
            reader.window.withMutableBytes { bytes in
                let record = RecordBytes(
                    bytes: UnsafeBufferPointer(bytes), slots: slots, extras: extras, isClean: isClean)
                columns.look(at: record)
                for plan in dated {
                    guard let slot = plan.slot(in: record), slot.kind == .text || slot.kind == .literal else {
                        continue
                    }
                    let written = String(decoding: record.trimmed(slot), as: UTF8.self)
                    let time = (try? plan.time(in: record)) ?? nil
                    let sample = MappingExplanation.DateSample(
                        field: plan.rule.target, written: String(written.prefix(MappingExplanation.sampleLength)),
                        time: time)
                    if first[plan.rule.target] == nil { first[plan.rule.target] = sample }
                    last[plan.rule.target] = sample
                }
            }
        }
        explanation.columns = columns.columns
        for plan in dated {
            guard let early = first[plan.rule.target], let late = last[plan.rule.target] else { continue }
            explanation.dates += early == late ? [early] : [early, late]
        }
        explanation.notes = mapper.notes + orderNotes(order) + reader.notes
        return explanation
    }
}

/// Gathers what each column holds, and knows what becomes of it.
private struct ColumnSurvey {
    private(set) var columns: [MappingExplanation.Column] = []
    private let slotCount: Int
    private let mapping: Mapping
    /// Where a member of JSON records stands among the columns.
    private var members: [String: Int] = [:]

    init(_ mapper: RecordMapper, _ mapping: Mapping) {
        self.mapping = mapping
        let map = mapper.slotMap
        let names = map.columns.isEmpty ? map.paths.map(\.description) : map.columns.map { ColumnName($0).display }
        slotCount = names.count
        let kept = mapper.unmapped.namesBySlot
        for (slot, name) in names.enumerated() {
            let plans = (mapper.plans + mapper.attributes + (mapper.comments?.recordPlans ?? []))
                .filter { $0.slots.contains(slot) }
            let fate: MappingExplanation.Fate
            if !plans.isEmpty {
                let shown = plans.filter { $0.privacy != .drop }
                fate =
                    shown.isEmpty
                    ? .personal
                    : .fields(shown.map(\.rule.target), isPseudonym: shown.allSatisfy { $0.privacy.isPseudonym })
            } else if let comments = mapper.comments, comments.slots.contains(slot) {
                fate = .fields(["comments"], isPseudonym: comments.isPersonal)
            } else if map.withheld.contains(slot) {
                fate = .personal
            } else if map.used.contains(slot) {
                fate = .condition
            } else {
                fate = Self.fate(named: name, keptAs: kept[slot] ?? name, mapping)
            }
            columns.append(
                MappingExplanation.Column(place: map.columns.isEmpty ? nil : slot + 1, name: name, fate: fate))
        }
    }

    private static func fate(
        named name: String, keptAs kept: String, _ mapping: Mapping
    ) -> MappingExplanation.Fate {
        let privacy = mapping.privacy[ColumnName(name).folded] ?? .keep
        guard privacy != .drop else { return .personal }
        switch mapping.unmapped {
        case .keep: return .kept(as: kept, isPseudonym: privacy.isPseudonym)
        case .warn: return .notKept
        case .refuse: return .refused
        }
    }

    mutating func look(at record: RecordBytes) {
        for index in 0..<min(slotCount, record.slots.count) where !record.isEmpty(record.slots[index]) {
            add(record.trimmed(record.slots[index]), to: index)
        }
        for extra in record.extras {
            let value = record.content(extra.value)
            guard !value.elementsEqual("null".utf8) else { continue }
            let name = String(decoding: record.content(extra.name), as: UTF8.self)
            let index: Int
            if let known = members[name] {
                index = known
            } else {
                guard members.count < MappingExplanation.memberLimit else { continue }
                index = columns.count
                members[name] = index
                let kept = mapping.kind == .account ? UnmappedColumns.snakeCase(name) : name
                columns.append(
                    MappingExplanation.Column(
                        place: nil, name: name, fate: Self.fate(named: name, keptAs: kept, mapping)))
            }
            add(value, to: index)
        }
    }

    private mutating func add(_ value: UnsafeBufferPointer<UInt8>, to index: Int) {
        columns[index].filled += 1
        guard columns[index].samples.count < MappingExplanation.sampleCount, isShown(columns[index].fate) else {
            return
        }
        // Enough bytes for the characters that are shown, and no long text made of them.
        let start = UnsafeBufferPointer(rebasing: value.prefix(MappingExplanation.sampleLength * 4))
        let sample = String(String(decoding: start, as: UTF8.self).prefix(MappingExplanation.sampleLength))
        if !columns[index].samples.contains(sample) { columns[index].samples.append(sample) }
    }

    private func isShown(_ fate: MappingExplanation.Fate) -> Bool {
        switch fate {
        case .fields(_, let isPseudonym), .kept(_, let isPseudonym): !isPseudonym
        case .personal: false
        case .condition, .notKept, .refused: true
        }
    }
}
