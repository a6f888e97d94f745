internal import GRDB
internal import GRDBSQLite

/// One value on its way into a statement.
enum SQLValue {
    case null
    case integer(Int64)
    case real(Double)
    case text(String)
    case blob([UInt8])

    static func integer(_ value: Int) -> Self { .integer(Int64(value)) }
    static func flag(_ value: Bool) -> Self { .integer(value ? 1 : 0) }
    static func optional(_ value: String?) -> Self { value.map { .text($0) } ?? .null }
    static func optional(_ value: Int64?) -> Self { value.map { .integer($0) } ?? .null }
    static func optional(_ value: Double?) -> Self { value.map { .real($0) } ?? .null }
}

/// The row that a statement stands on, read by position.
///
/// GRDB reads and binds text as C strings, which end at the first NUL. Customers' words are kept as they came, so we
/// bind and read by length.
struct SQLRow {
    let statement: OpaquePointer

    func isNull(_ column: Int32) -> Bool { sqlite3_column_type(statement, column) == SQLITE_NULL }
    func integer(_ column: Int32) -> Int64 { sqlite3_column_int64(statement, column) }
    func int(_ column: Int32) -> Int { Int(sqlite3_column_int64(statement, column)) }
    func flag(_ column: Int32) -> Bool { sqlite3_column_int64(statement, column) != 0 }
    func real(_ column: Int32) -> Double { sqlite3_column_double(statement, column) }

    func text(_ column: Int32) -> String {
        guard let start = sqlite3_column_text(statement, column) else { return "" }
        let count = Int(sqlite3_column_bytes(statement, column))
        return String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
    }

    /// Calls `body` with a text's bytes, which are there as long as the call.
    func withTextBytes(_ column: Int32, _ body: (UnsafeBufferPointer<UInt8>) -> Void) {
        guard let start = sqlite3_column_text(statement, column) else { return }
        body(UnsafeBufferPointer(start: start, count: Int(sqlite3_column_bytes(statement, column))))
    }

    func blob(_ column: Int32) -> [UInt8] {
        guard let start = sqlite3_column_blob(statement, column) else { return [] }
        return Array(UnsafeRawBufferPointer(start: start, count: Int(sqlite3_column_bytes(statement, column))))
    }

    func optionalText(_ column: Int32) -> String? { isNull(column) ? nil : text(column) }
    func optionalInteger(_ column: Int32) -> Int64? { isNull(column) ? nil : integer(column) }
    func optionalReal(_ column: Int32) -> Double? { isNull(column) ? nil : real(column) }
}

/// Tells SQLite to copy what is bound.
let sqliteCopies = unsafeBitCast(-1, to: sqlite3_destructor_type.self)

extension Database {
    /// Runs a statement to its end and calls `body` for each of its rows.
    ///
    /// `body` must not run the same statement again: there is one of each.
    func each(_ sql: String, _ values: [SQLValue] = [], _ body: (SQLRow) throws -> Void) throws {
        let statement = try cachedStatement(sql: sql).sqliteStatement
        defer {
            sqlite3_reset(statement)
            sqlite3_clear_bindings(statement)
        }
        for (index, value) in values.enumerated() {
            try check(bind(value, to: statement, at: Int32(index + 1)))
        }
        while true {
            let code = sqlite3_step(statement)
            if code == SQLITE_DONE { return }
            guard code == SQLITE_ROW else { throw DatabaseError(resultCode: ResultCode(rawValue: code)) }
            try body(SQLRow(statement: statement))
        }
    }

    func run(_ sql: String, _ values: [SQLValue] = []) throws { try each(sql, values) { _ in } }

    /// Runs a statement, and gives how many rows it changed.
    func change(_ sql: String, _ values: [SQLValue] = []) throws -> Int {
        try run(sql, values)
        return Int(sqlite3_changes(sqliteConnection))
    }

    func all<T>(_ sql: String, _ values: [SQLValue] = [], _ map: (SQLRow) throws -> T) throws -> [T] {
        var result: [T] = []
        try each(sql, values) { result.append(try map($0)) }
        return result
    }

    func first<T>(_ sql: String, _ values: [SQLValue] = [], _ map: (SQLRow) throws -> T) throws -> T? {
        var result: T?
        try each(sql, values) { row in if result == nil { result = try map(row) } }
        return result
    }

    /// Runs statements that take and return nothing, without keeping them.
    func script(_ sql: String) throws { try check(sqlite3_exec(sqliteConnection, sql, nil, nil, nil)) }

    func check(_ code: Int32) throws {
        guard code == SQLITE_OK else { throw DatabaseError(resultCode: ResultCode(rawValue: code)) }
    }

    private func bind(_ value: SQLValue, to statement: OpaquePointer, at index: Int32) -> Int32 {
        switch value {
        case .null: sqlite3_bind_null(statement, index)
        case .integer(let number): sqlite3_bind_int64(statement, index, number)
        case .real(let number): sqlite3_bind_double(statement, index, number)
        case .text(var text):
            text.withUTF8 { bytes in
                bytes.withMemoryRebound(to: CChar.self) { characters in
                    sqlite3_bind_text64(
                        statement, index, characters.baseAddress ?? emptyText, UInt64(characters.count), sqliteCopies,
                        UInt8(SQLITE_UTF8))
                }
            }
        case .blob(let bytes):
            bytes.withUnsafeBytes { bytes in
                bytes.isEmpty
                    ? sqlite3_bind_zeroblob(statement, index, 0)
                    : sqlite3_bind_blob64(statement, index, bytes.baseAddress, UInt64(bytes.count), sqliteCopies)
            }
        }
    }
}

/// Somewhere to point to for a text without bytes, since SQLite takes a null pointer for NULL.
nonisolated(unsafe) let emptyText: UnsafePointer<CChar> = {
    let pointer = UnsafeMutablePointer<CChar>.allocate(capacity: 1)
    pointer.initialize(to: 0)
    return UnsafePointer(pointer)
}()
