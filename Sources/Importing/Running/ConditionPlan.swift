/// A condition after it met the file.
struct ConditionPlan {
    private let test: Condition.Test
    /// The words that the test names.
    private let words: [[UInt8]]
    private let slots: [Int]
    /// The field's plan, where the condition is about a field.
    private let field: FieldPlan?

    init(_ condition: Condition, slots: [Int], field: FieldPlan?) {
        test = condition.test
        if case .isIn(let texts) = test { words = texts.map { Array($0.utf8) } } else { words = [] }
        self.slots = slots
        self.field = field
    }

    func holds(_ record: RecordBytes) throws(RowFault) -> Bool {
        switch test {
        case .isEmpty(let flag):
            guard let field else { return (slot(in: record) == nil) == flag }
            return try field.value(in: record, countsUnknown: false).isNone == flag
        case .isIn:
            let value = try value(in: record)
            return words.contains { value.isEqual($0) }
        case .contains(let word):
            if let slot = slot(in: record), slot.kind == .list {
                return JSONList.texts(record.content(slot))?.contains(word) ?? false
            }
            let text = try value(in: record).string ?? ""
            return text.split(whereSeparator: { $0 == " " || $0 == "," || $0 == ";" }).contains { $0 == word }
        }
    }

    private func slot(in record: RecordBytes) -> Slot? {
        if let field { return field.slot(in: record) }
        return slots.lazy.filter { $0 < record.slots.count }.map { record.slots[$0] }.first { !record.isEmpty($0) }
    }

    private func value(in record: RecordBytes) throws(RowFault) -> FieldText {
        if let field { return try field.value(in: record, countsUnknown: false) }
        guard let slot = slot(in: record) else { return .none }
        return try record.text(slot)
    }
}
