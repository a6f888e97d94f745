import Shell
import Synchronization
import Testing

/// A terminal without Unicode.
@Suite struct PlainCharactersTests {
    // The first variable that is set decides, and none means the C locale.
    @Test(arguments: [
        ([:], true), (["LANG": "C.UTF-8"], false), (["LANG": "de_DE.utf8"], false),
        (["LANG": "de_DE.ISO-8859-1"], true),
        (["LC_ALL": "C", "LANG": "C.UTF-8"], true), (["LC_ALL": "", "LC_CTYPE": "en_US.UTF-8", "LANG": "C"], false),
    ])
    func theLocaleDecides(_ environment: [String: String], _ isPlain: Bool) {
        #expect(PlainCharacters.areNeeded(in: environment) == isPlain)
    }

    // Bars and frames must not become rubbish, and stay under each other; files keep what was meant.
    @Test func signsBecomeASCIIOnATerminalOnly() {
        let log = Mutex("")
        var output = Output(result: { text in log.withLock { $0 += text } }, remark: { _ in }, isTerminal: true)
        output.withPlainCharacters().result("│ 52 % (36–68 %) │ ··━━●━━· │ Minato 港 …\n")
        output.isTerminal = false
        output.withPlainCharacters().result("│ ● │\n")
        #expect(log.withLock { $0 } == "| 52 % (36-68 %) | ..==o==. | Minato 港 ~\n│ ● │\n")
    }
}
