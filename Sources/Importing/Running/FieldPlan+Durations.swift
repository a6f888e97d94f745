/// Times that are given as how long after its creation something happened to a record.
extension FieldPlan {
    /// A hundred years: whatever is longer is a slip.
    private static let longest: Double = 100 * 366 * 86_400

    func timeAfter(_ created: Int64?, in record: RecordBytes) throws(RowFault) -> Int64? {
        guard let text = try text(in: record), !text.isEmpty, let created else { return nil }
        let seconds: Double? =
            rule.transform == .minutesAfterCreated ? Self.number(text).map { $0 * 60 } : Self.clockSeconds(text)
        guard let seconds, seconds >= 0, seconds <= Self.longest else {
            throw RowFault(reason: "has no duration (\(rule.target))")
        }
        let (time, isTooLong) = created.addingReportingOverflow(Int64(seconds.rounded()))
        return isTooLong ? nil : time
    }

    /// The seconds of `h:mm`, `h:mm:ss`, with as many hours as there are.
    private static func clockSeconds(_ text: String) -> Double? {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false).map { part in
            part.utf8.count <= 7 && part.utf8.allSatisfy { (0x30...0x39).contains($0) } ? Int(part) : nil
        }
        guard (2...3).contains(parts.count), let hours = parts[0], let minutes = parts[1], minutes < 60 else {
            return nil
        }
        let seconds = parts.count == 3 ? parts[2] : 0
        guard let seconds, seconds < 60 else { return nil }
        return Double(hours * 3600 + minutes * 60 + seconds)
    }
}
