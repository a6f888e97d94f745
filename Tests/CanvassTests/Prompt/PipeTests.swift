import Foundation
import Testing

/// The program among others, without a terminal.
@Suite struct PipeTests {
    private func shell(_ command: String) throws -> (code: Int32, out: String, talk: String) {
        let folder = FileManager.default.temporaryDirectory.appending(path: "ws-\(UUID().uuidString.prefix(8))")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let environment = ["CANVASS": TerminalWindow.canvass, "HOME": folder.path, "PATH": "/usr/bin:/bin"]
        let (out, talk) = (folder.appending(path: "out"), folder.appending(path: "talk"))
        let code = try ChildProgram(environment: environment).run(
            ["/bin/bash", "-c", "cd \"$HOME\"\n" + command], output: out.path, talk: talk.path)
        return (code, try String(contentsOf: out, encoding: .utf8), try String(contentsOf: talk, encoding: .utf8))
    }

    // `canvass ticket list | head -1` is no error.
    @Test func aReaderThatLeavesIsNoError() throws {
        let result = try shell("yes 'set format' | head -100000 | $CANVASS | head -1; echo ${PIPESTATUS[2]}")
        #expect(result.out == "auto\n0\n")
        #expect(result.talk == "")
    }

    @Test func commandsComeByArgumentsPipeAndFile() throws {
        let result = try shell(
            """
            $CANVASS set format; $CANVASS -c 'set format csv' -c 'set format'; printf 'set format' | $CANVASS
            printf '# one\\nset format json\\nset format\\n' > script; $CANVASS -f script; $CANVASS -f nowhere; echo $?
            """)
        #expect(result.out == "auto\ncsv\nauto\njson\n66\n")
        #expect(result.talk == "error: nowhere: no such file or folder\n")
    }

    @Test func bytesThatAreNoTextDoNotStopTheProgram() throws {
        let result = try shell(#"head -c 300000 /dev/urandom | $CANVASS --keep-going > /dev/null 2>&1; echo $?"#)
        #expect(["0\n", "64\n"].contains(result.out))
    }

    @Test func filesAreWrittenPrivately() throws {
        let result = try shell("$CANVASS init a/b 2> /dev/null; stat -c %a a a/b/surveys a/b/surveys/themes.yaml")
        #expect(result.out == "700\n700\n600\n")
    }

    // A service manager may start a program without any standard stream.
    @Test func closedStandardInputIsTheEndOfInput() throws {
        let result = try shell("timeout 20 $CANVASS <&- > /dev/null 2>&1; echo $?")
        #expect(result.out == "0\n")
    }

    // A file with more lines than the interview has questions is not the file that somebody meant.
    @Test func linesAfterTheEndAreTold() throws {
        let result = try shell(
            #"""
            mkdir surveys results
            printf 'survey: s\ntitle: S\nmode: interviewer\nquestions:\n  - a: integer\n    text: A?\n' > surveys/s.yaml
            printf '1\n2\n3\n' | $CANVASS interview s > /dev/null; echo $?
            printf '1\n\n\n' | $CANVASS interview s > /dev/null; echo $?
            """#)
        #expect(result.out == "0\n0\n")
        #expect(result.talk.contains("note: what came in after line 1 was not read\n"))
        #expect(result.talk.split(separator: "\n").count == 3, "blank lines are nothing: \(result.talk)")
    }

    // The shells themselves must accept the scripts; only bash is always there.
    @Test func theCompletionScriptIsAScript() throws {
        let result = try shell(
            "$CANVASS completion bash > c && bash -n c && . ./c && complete -p canvass; $CANVASS manual | head -2 | tail -1"
        )
        #expect(result.code == 0)
        #expect(result.out.contains("complete "))
        #expect(result.out.hasSuffix(".Dt CANVASS 1\n"))
    }
}
