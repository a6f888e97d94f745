internal import Importing

/// What became of reading one record.
enum ResponseOutcome {
    case response(ForeignResponse)
    /// It is no response, by reason.
    case dropped(String)
    /// What is wrong with it, to be read after "the row".
    case fault(String)
}

/// Reads the records of a file twice: first to see what is asked, then as responses.
protocol ResponseReader {
    /// What is asked; known once all records were looked at.
    var form: ForeignForm { get }
    /// Sentences about what was decided and left out.
    var notes: [String] { get }

    /// Looks at a record in the first pass.
    mutating func look(at record: RecordTexts.Record) throws

    /// Decides what the first pass was for.
    mutating func decide() throws

    /// - Returns: `nil` for what is no record, as a header.
    mutating func read(_ record: RecordTexts.Record, line: Int) throws -> ResponseOutcome?
}
