import Shell
import Storage
import Synchronization
import Testing

/// Backing up, restoring and checking, as typed at the prompt.
@MainActor
@Suite struct HouseCommandTests {
    // Whoever looks for a store must not make one.
    @Test
    func aCommandThatLooksAtTheStoreDoesNotMakeIt() {
        let shown = TypedSession().run("backup", "doctor --format tsv")
        #expect(
            shown == """
                > backup
                ! error: line 1: there is no store yet: '/work/results/canvass.sqlite' does not exist
                !   hint: the first import or interview makes it
                [exit 66]
                > doctor --format tsv
                check\tstate\tdetail
                program\tok\tcanvass \(Program.version)
                workspace\tok\t/work
                store\tabsent\tthe first import or interview makes it

                """)
    }

    @Test
    func theDoctorCountsWhatThereIsAndNamesTheCopies() {
        let session = TypedSession(files: [
            "results/canvass.sqlite": "", "results/canvass.sqlite-wal": "", "results/canvass.sqlite.before-2": "",
        ])
        session.configure = { $0.libraries = [("sqlite", "3.40.1")] }
        #expect(
            session.run("doctor --format tsv").hasSuffix(
                """
                sqlite\tok\t3.40.1
                workspace\tok\t/work
                store\tok\tschema memory: 0 sessions, 0 tickets, 0 accounts
                journal\tok\t0 entries, every chain holds
                copy\tok\tresults/canvass.sqlite.before-2

                """))
    }

    @Test
    func theDoctorFailsWhereThereIsNoWorkspace() {
        let session = TypedSession()
        session.configure = { $0.workspace = nil }
        let shown = session.run("doctor --format tsv")
        #expect(shown.contains("workspace\twrong\t"))
        #expect(shown.hasSuffix("! error: line 1: 1 check found something wrong\n[exit 1]\n"))
    }

    // Replacing everything that was collected is not done by a typing mistake in a script.
    @Test
    func restoringAsksFirst() {
        let session = TypedSession(files: ["results/canvass.sqlite": "", "copy": ""])
        let calls = Mutex<[String]>([])
        session.configure = {
            $0.restoreStore = { copy, path throws(StoreFailure) in
                calls.withLock { $0.append("\(copy) \(path)") }
                return path + ".replaced"
            }
        }
        let shown = session.run("restore none", "restore copy", "restore copy --yes")
        #expect(
            shown == """
                > restore none
                ! error: line 1: there is no file 'none'
                [exit 66]
                > restore copy
                ! error: line 2: this replaces the store '/work/results/canvass.sqlite'
                !   hint: say --yes if you mean it
                [exit 64]
                > restore copy --yes
                /work/results/canvass.sqlite
                ! the store that was there is now '/work/results/canvass.sqlite.replaced'

                """)
        #expect(calls.withLock { $0 } == ["copy /work/results/canvass.sqlite"])
    }
}
