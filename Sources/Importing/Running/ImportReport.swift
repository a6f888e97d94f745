/// What an import did, row for row.
///
/// Always `read = stored + updated + unchanged + dropped + failed`.
package struct ImportReport: Hashable, Sendable {
    /// A record that could not be imported.
    package struct Failure: Hashable, Sendable {
        /// Where it begins in the file, counted from 1.
        package var line: Int
        /// What is wrong with it, to be read after "the row".
        package var reason: String
    }

    /// A value that the mapping's `values` do not list.
    package struct UnknownValue: Hashable, Sendable {
        package var field: String
        package var value: String
        package var count: Int
    }

    /// At most so many failures are listed; all are counted.
    package static let listedFailures = 100
    static let listedValues = 20

    package var mapping: String
    package var kind: Mapping.Kind
    package var source: String
    package var encoding = "UTF-8"
    package var read = 0
    package var stored = 0
    package var updated = 0
    package var unchanged = 0
    /// How many of the records that were read say that their source has deleted them; they are counted above as well.
    package var tombstones = 0
    /// By reason.
    package var dropped: [String: Int] = [:]
    package var failed = 0
    package var failures: [Failure] = []
    /// Sorted by field and value.
    package var unknownValues: [UnknownValue] = []
    /// Sentences about what the mapping left out or decided.
    package var notes: [String] = []

    package init(mapping: String, kind: Mapping.Kind, source: String) {
        self.mapping = mapping
        self.kind = kind
        self.source = source
    }

    package var isBalanced: Bool {
        read == stored + updated + unchanged + dropped.values.reduce(0, +) + failed
    }

    package mutating func count(_ outcome: StoreOutcome, _ times: Int = 1) {
        switch outcome {
        case .stored: stored += times
        case .updated: updated += times
        case .unchanged: unchanged += times
        case .erased: dropped[RecordMapper.erased, default: 0] += times
        }
    }

    mutating func count(_ outcomes: [StoreOutcome: Int]) {
        for (outcome, times) in outcomes { count(outcome, times) }
    }

    package mutating func fail(line: Int, _ reason: String) {
        failed += 1
        if failures.count < Self.listedFailures { failures.append(Failure(line: line, reason: reason)) }
    }
}

/// A record of a file that is not stored.
package struct ImportRejection: Hashable, Sendable {
    /// Where it begins in the file, counted from 1.
    package var line: Int
    /// Whether it could not be read; else the mapping leaves it out.
    package var isFailure: Bool
    /// What is wrong with it, to be read after "the row", or the mapping's reason.
    package var reason: String

    package init(line: Int, isFailure: Bool, reason: String) {
        self.line = line
        self.isFailure = isFailure
        self.reason = reason
    }
}

/// How far an import is.
package struct ImportProgress: Hashable, Sendable {
    package var records: Int
    /// Bytes of the file that were read, in this pass.
    package var bytes: Int
    /// Whether this is the first of two passes, which only decides how dates are written.
    package var isFirstPass: Bool

    package init(records: Int, bytes: Int, isFirstPass: Bool) {
        self.records = records
        self.bytes = bytes
        self.isFirstPass = isFirstPass
    }
}
