import Journal
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
                definitions\tabsent\t0 files in surveys/
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
                definitions\tabsent\t0 files in surveys/
                store\tok\tschema memory: 0 sessions, 0 tickets, 0 accounts
                journal\tok\t0 entries, every chain holds
                replay\tok\t0 sessions
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

    // All mistakes at once, each with its place, and each told once.
    @Test
    func theDoctorReadsEveryDefinition() {
        let session = TypedSession(files: [
            "surveys/themes.yaml": "themes: [", "surveys/roadmap.yaml": "roadmap: x", "surveys/a.yaml": "survey: a\n",
            "surveys/a.test.yaml": "?",
        ])
        let shown = session.run("doctor --format tsv")
        let wrong = shown.split(separator: "\n").filter { $0.hasPrefix("definitions\twrong\t") }
        #expect(wrong.contains { $0.contains("themes.yaml:") })
        #expect(wrong.contains { $0.contains("surveys/a.yaml:") })
        #expect(!shown.contains("a.test.yaml"))
        #expect(Set(wrong).count == wrong.count)
        #expect(shown.hasSuffix("found something wrong\n[exit 1]\n"))
    }

    // A journal that its definition no longer fits would be met only when somebody resumes the session.
    @Test
    func theDoctorReplaysEveryJournal() throws {
        let session = TypedSession(files: ["results/canvass.sqlite": ""])
        let record = SessionRecord(
            id: SessionID("00000000-0000-4000-8000-000000000001"), kind: .group, survey: "g", definition: "d",
            actor: "ada", startedAt: 1)
        _ = try session.store.open(record, definition: "survey: g", with: [])
        let shown = session.run("doctor --format tsv")
        #expect(shown.contains("replay\twrong\tsession 00000000: its definition does not have its hash\n"))
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
