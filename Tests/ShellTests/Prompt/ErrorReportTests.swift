import ArgumentParser
import Shell
import SourceDiagnostics
import Storage
import Testing

/// The exit codes that scripts rely on.
@Suite struct ErrorReportTests {
    @Test func aStoreThatIsOutIsTellableFromOneThatSaysNo() {
        for code in [StoreFailure.Code.unreachable, .busy, .newer, .corrupt] {
            #expect(ErrorReport(StoreFailure(code, "x")).exitCode == 69)
        }
        for code in [StoreFailure.Code.full, .conflict, .notFound] {
            #expect(ErrorReport(StoreFailure(code, "x")).exitCode == 1)
        }
    }

    @Test func aMissingFileIsTellableFromOneThatCannotBeRead() {
        let missing = ErrorReport(FileFailure(path: "a.csv", message: "no such file", isMissing: true))
        #expect(missing.exitCode == 66)
        #expect(missing.lines() == ["error: a.csv: no such file"])
        #expect(ErrorReport(FileFailure(path: "a.csv", message: "permission denied")).exitCode == 1)
    }

    @Test func mistakesInAFileAreShownInPlaceOfAMessage() {
        let mistake = Diagnostic(.error, "E1", at: SourceLocation(file: "a.yaml", line: 1, column: 2), "is wrong")
        let report = ErrorReport(CommandFailure(.badData, "", diagnostics: [mistake]))
        #expect(report.exitCode == 65)
        #expect(report.diagnostics == [mistake])
        #expect(report.lines() == [])
    }

    // What was typed is quoted in errors, and may hold anything.
    @Test func anErrorCannotDriveTheTerminal() {
        let report = ErrorReport(CommandFailure(.failed, "there is no theme '\u{1B}[2J'"))
        #expect(report.lines() == ["error: there is no theme '␛[2J'"])
    }

    @Test func anExitCodeAloneSaysNothing() {
        let report = ErrorReport(ExitCode(3))
        #expect(report.exitCode == 3)
        #expect(report.lines() == [])
    }
}
