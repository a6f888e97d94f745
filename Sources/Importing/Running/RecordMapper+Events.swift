internal import Crypto
internal import FeedbackModel

extension RecordMapper {
    /// Years beyond these are slips, and would put a use into a week that never comes.
    private static let times: Range<Int64> = 0..<4_102_444_800

    /// An event, as far as it is counted.
    func event(_ record: RecordBytes) throws(RowFault) -> UsageEvent {
        guard let name = try short("event", in: record), !name.isEmpty else { throw RowFault(reason: "has no event") }
        guard let time = try plan(for: "time")?.time(in: record) else { throw RowFault(reason: "has no time") }
        guard Self.times.contains(time) else {
            throw RowFault(reason: "has a time that cannot be true: it is not of the years 1970 to 2099 (time)")
        }
        let user = try short("user", in: record)
        let key = mapping.key.basis == .hash ? nil : try short("id", in: record)
        scratch.removeAll()
        for text in [mapping.source, name, user, key ?? hash(record)] { scratch.add(text) }
        scratch.add(time)
        return UsageEvent(
            source: mapping.source, name: name, accountID: try short("account", in: record), user: user, time: time,
            identity: Self.identity(scratch))
    }

    /// A name or a key; nothing where it is empty.
    private func short(_ target: String, in record: RecordBytes) throws(RowFault) -> String? {
        guard let text = try plan(for: target)?.firstText(in: record), !text.isEmpty else { return nil }
        guard text.utf8.count <= Self.longestKey else {
            throw RowFault(reason: "has a name longer than \(Self.longestKey) bytes (\(target))")
        }
        return text
    }

    /// 64 bits of a digest: on a day with a thousand million events, two are taken for one in one of 37 such days.
    private static func identity(_ fields: FieldBytes) -> Int64 {
        var hash = SHA256()
        fields.withUnsafeBytes(0..<fields.mark) { hash.update(bufferPointer: $0) }
        var identity: Int64 = 0
        hash.finalize().withUnsafeBytes { identity = $0.loadUnaligned(as: Int64.self).littleEndian }
        return identity
    }
}
