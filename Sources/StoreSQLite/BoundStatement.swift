internal import GRDB
internal import GRDBSQLite
internal import Importing

/// A prepared statement whose places are filled one after another, for one run.
///
/// Texts and digests are not copied: they must stay where they are until the run is over.
struct BoundStatement {
    private let statement: OpaquePointer
    private var place: Int32 = 1

    init(_ statement: OpaquePointer) { self.statement = statement }

    mutating func bind(_ number: Int64?) {
        if let number { sqlite3_bind_int64(statement, place, number) } else { sqlite3_bind_null(statement, place) }
        place += 1
    }

    mutating func bindNulls(_ count: Int) {
        for _ in 0..<count { bind(nil) }
    }

    /// Binds the next fields.
    mutating func bind(_ count: Int, of cursor: inout FieldBytes.Cursor) {
        for _ in 0..<count {
            switch cursor.next() {
            case .null: sqlite3_bind_null(statement, place)
            case .integer(let number): sqlite3_bind_int64(statement, place, number)
            case .real(let number): sqlite3_bind_double(statement, place, number)
            case .text(let bytes):
                // No length is nought bytes from a valid place, and not NULL: the field's lead is before it.
                let text = bytes.baseAddress?.assumingMemoryBound(to: CChar.self)
                sqlite3_bind_text64(statement, place, text, UInt64(bytes.count), nil, UInt8(SQLITE_UTF8))
            }
            place += 1
        }
    }

    /// Binds a text; one without bytes must have a place all the same, since none is NULL.
    mutating func bind(_ text: UnsafeBufferPointer<UInt8>) {
        text.withMemoryRebound(to: CChar.self) { text in
            _ = sqlite3_bind_text64(
                statement, place, text.baseAddress ?? emptyText, UInt64(text.count), nil, UInt8(SQLITE_UTF8))
        }
        place += 1
    }

    mutating func bind(_ digest: UnsafeRawBufferPointer) {
        sqlite3_bind_blob64(statement, place, digest.baseAddress, UInt64(digest.count), nil)
        place += 1
    }

    /// Runs it to its first row or its end.
    func run<Result>(_ map: (SQLRow) -> Result) throws -> Result? {
        defer { sqlite3_reset(statement) }
        switch sqlite3_step(statement) {
        case SQLITE_DONE: return nil
        case SQLITE_ROW: return map(SQLRow(statement: statement))
        case let code: throw DatabaseError(resultCode: ResultCode(rawValue: code))
        }
    }

    /// Runs it to its end.
    func each(_ body: (SQLRow) -> Void) throws {
        defer { sqlite3_reset(statement) }
        while true {
            switch sqlite3_step(statement) {
            case SQLITE_DONE: return
            case SQLITE_ROW: body(SQLRow(statement: statement))
            case let code: throw DatabaseError(resultCode: ResultCode(rawValue: code))
            }
        }
    }

    func run() throws {
        let code = sqlite3_step(statement)
        sqlite3_reset(statement)
        guard code == SQLITE_DONE || code == SQLITE_ROW else {
            throw DatabaseError(resultCode: ResultCode(rawValue: code))
        }
    }
}
