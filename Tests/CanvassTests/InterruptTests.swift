import Foundation
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

    // What customers wrote must not stay behind in a spool file, whatever ends the program; so it never has a name.
    @Test func whatStandardInputBroughtIsGoneHoweverTheProgramEnds() throws {
        let workspace = try ScratchWorkspace()
        let results = workspace.folder.appending(path: "results")
        let map = workspace.folder.appending(path: "us.yaml")
        try Data(
            """
            mapping: 1
            name: us
            kind: ticket
            source: us
            dates: {formats: [d/M/yyyy, M/d/yyyy], timezone: UTC}
            fields: {id: {column: id}, created_at: {column: when}}
            """.utf8
        ).write(to: map)
        let program = try RunningProgram(["import", "-", "--map", map.path], in: workspace.folder)
        // Much more than a pipe holds, so that the program has put some of it away when this returns.
        try program.type("id,when\n" + (1...40_000).map { "\($0),13/03/2026\n" }.joined())
        let before = try FileManager.default.contentsOfDirectory(atPath: results.path)
        #expect(before.filter { $0.contains("spool") || $0.contains("import") } == [])
        program.kill()
        let after = try FileManager.default.contentsOfDirectory(atPath: results.path)
        #expect(Set(after).subtracting(before) == [])
    }
}
