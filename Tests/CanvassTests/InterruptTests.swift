import TestSupport
import Testing

/// Signals are blocked and read where work allows; a step that takes long must not make Ctrl-C a dead key.
@Suite struct InterruptTests {
    @Test func ctrlCEndsWorkThatDoesNotListen() throws {
        let workspace = try ScratchWorkspace()
        // It waits for standard input, which never comes.
        let program = try RunningProgram(["import", "-", "--map", "zendesk-ndjson"], in: workspace.folder)
        program.interrupt()
        #expect(program.end() == 130)
    }
}
