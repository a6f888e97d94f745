internal import Storage
internal import StoreSQLite
internal import TestSupport
internal import Testing

struct SQLiteContractTests {
    @Test(arguments: StoreContract.clauses)
    func theStoreOnDiskKeepsTheContract(_ clause: StoreContract.Clause) throws {
        let folder = try ScratchFolder()
        try clause.check(try SQLiteStore(path: folder.path + "/canvass.sqlite"))
    }
}
