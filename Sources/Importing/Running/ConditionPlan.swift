/// A condition after it met the file.
struct ConditionPlan {
    private let test: Condition.Test
    private let slots: [Int]
    /// The field's plan, where the condition is about a field.
    private let field: FieldPlan?

    init(_ condition: Condition, slots: [Int], field: FieldPlan?) {
        test = condition.test
        self.slots = slots
        self.field = field
    }

    func holds(_ record: RecordBytes) throws(RowFault) -> Bool {
        switch test {
        case .isEmpty(let flag):
            let text = field == nil ? nil : try field?.text(in: record, countsUnknown: false)
            let isEmpty = field == nil ? slot(in: record) == nil : text == nil
            return isEmpty == flag
        case .isIn(let words):
            let word = try text(in: record) ?? ""
            return words.contains(word)
        case .contains(let word):
            if let slot = slot(in: record), slot.kind == .list {
                return JSONList.texts(record.content(slot))?.contains(word) ?? false
            }
            let text = try text(in: record) ?? ""
            return text.split(whereSeparator: { $0 == " " || $0 == "," || $0 == ";" }).contains { $0 == word }
        }
    }

    private func slot(in record: RecordBytes) -> Slot? {
        if let field { return field.slot(in: record) }
        return slots.lazy.filter { $0 < record.slots.count }.map { record.slots[$0] }.first { !record.isEmpty($0) }
    }

    private func text(in record: RecordBytes) throws(RowFault) -> String? {
        if let field { return try field.text(in: record, countsUnknown: false) }
        guard let slot = slot(in: record) else { return nil }
        return try String(checking: record.trimmed(slot))
    }
}
