internal import SurveyModel

/// The rows of a matrix in one line: `3,4,4,5`.
extension Interview {
    /// The rows of a matrix from a place on that can be answered in one line, this one among them; fewer than two are none.
    ///
    /// Only where a cell is never written with a comma or a blank.
    package func rowsAtOnce(from position: Int) -> [Int] {
        let item = plan.items[position]
        guard case .row = item.role else { return [] }
        switch questions[position].kind {
        case .yesNo, .choice, .scale, .integer: break
        default: return []
        }
        let rows = (position..<plan.items.count).prefix { place in
            guard case .row = plan.items[place].role else { return false }
            return plan.items[place].source == item.source && plan.items[place].rounds.count == item.rounds.count
                && zip(plan.items[place].rounds, item.rounds).allSatisfy { $0 == $1 }
        }.filter { onPath[$0] && !isReadOnly($0) }
        return rows.count > 1 ? rows : []
    }

    /// The events of a line that answers all rows from here on; `nil` for one that answers this row only.
    func answersOfRows(_ text: String, from position: Int) throws(InterviewComplaint) -> [InterviewEvent]? {
        let rows = rowsAtOnce(from: position)
        let parts =
            text.contains(",")
            ? text.split(separator: ",", omittingEmptySubsequences: false).map(\.trimmed)
            : text.split(whereSeparator: \.isWhitespace).map(String.init)
        guard !rows.isEmpty, parts.count > 1, (try? parse(text, at: position)) == nil else { return nil }
        guard parts.count == rows.count else {
            throw InterviewComplaint(
                "\(rows.count) rows are left, and these are \(parts.count) answers", hint: "give one, or all of them")
        }
        var events = rows.dropFirst().filter { records[$0].askedAt == nil }.map { row in
            InterviewEvent.asked(question: questions[row].id, shown: shown(at: row))
        }
        for (row, part) in zip(rows, parts) {
            do throws(InterviewComplaint) {
                guard let value = RecordedValue(try parse(part, at: row)), admits(value, at: row) else {
                    throw InterviewComplaint("this is not an answer that '\(questions[row].id)' can have")
                }
                events.append(.answered(question: questions[row].id, value: value))
            } catch {
                let name = plan.items[row].part?.label(in: language) ?? questions[row].id
                throw InterviewComplaint("\(name): \(error.message)", hint: error.hint)
            }
        }
        return events
    }
}
