/// What a mapping does with a file: what becomes of each column, and how dates are read.
package struct MappingExplanation: Hashable, Sendable {
    /// What becomes of a column, or of a member of JSON records.
    package enum Fate: Hashable, Sendable {
        /// It fills these fields; `isPseudonym` where only a pseudonym of it is stored.
        case fields([String], isPseudonym: Bool)
        /// Only the mapping's conditions look at it.
        case condition
        /// It is kept beside the record, under this name.
        case kept(as: String, isPseudonym: Bool)
        /// The rules for personal data drop it before anything is stored.
        case personal
        case notKept
        /// The mapping refuses files that have it.
        case refused
    }

    package struct Column: Hashable, Sendable {
        /// Counted from 1; `nil` for JSON.
        package var place: Int?
        package var name: String
        package var fate: Fate
        /// In how many records it is not empty.
        package var filled = 0
        /// The first values that differ; none of what is personal.
        package var samples: [String] = []
    }

    /// How the first and the last date of a field are read.
    package struct DateSample: Hashable, Sendable {
        package var field: String
        package var written: String
        /// Seconds since 1970-01-01 UTC; `nil` where it cannot be read.
        package var time: Int64?
    }

    static let sampleCount = 3
    static let sampleLength = 40
    /// Members of JSON records beyond these are not listed.
    static let memberLimit = 500

    package var mapping: String
    package var encoding: String
    /// Records that could be read.
    package var records = 0
    /// Rows that could not.
    package var faults = 0
    package var columns: [Column] = []
    package var dates: [DateSample] = []
    package var notes: [String] = []
}
