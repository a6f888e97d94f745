internal import Storage
internal import TestSupport
internal import Testing

struct MemoryStoreTests {
    @Test(arguments: StoreContract.clauses)
    func theStoreInMemoryKeepsTheContract(_ clause: StoreContract.Clause) throws {
        try clause.check(MemoryStore())
    }

    // A copy of what vanishes with the process would be a promise that nobody can keep.
    @Test
    func aStoreInMemoryIsNotBackedUp() throws {
        #expect(throws: StoreFailure.self) { try MemoryStore().backUp(to: "/nowhere") }
    }
}
