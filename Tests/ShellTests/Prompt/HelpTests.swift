import ArgumentParser
import Shell
import Testing

/// Help is made from the commands, so a command without words has none.
@MainActor
@Suite struct HelpTests {
    @Test func everyCommandSaysWhatItDoesAndShowsAnExample() throws {
        let root = try #require(CommandDescription.describing(Commands.self))
        for (path, command) in root.leaves() {
            let name = path.joined(separator: " ")
            #expect(command.abstract?.isEmpty == false, "'\(name)' has no abstract")
            #expect(command.discussion?.contains("canvass") == true, "'\(name)' has no example")
            #expect(command.discussion?.contains(name) == true, "'\(name)' has no example")
            for argument in command.arguments ?? [] where argument.shouldDisplay {
                #expect(argument.abstract?.isEmpty == false, "'\(name)' does not explain \(argument.valueName ?? "")")
            }
        }
        #expect(
            try root.leaves().map(\.path) == #require(CommandDescription.describing(Canvass.self)).leaves().map(\.path))
    }

    // Each noun or verb that does something must be able to do it in a session.
    @Test func everyCommandRunsInASession() {
        func check(_ command: any ParsableCommand.Type) {
            let subcommands = command.configuration.subcommands
            if subcommands.isEmpty {
                #expect(command is any SessionCommand.Type, "\(command) cannot run")
            } else {
                subcommands.forEach(check)
            }
        }
        check(Commands.self)
    }

    @Test func theManualPageHoldsEveryCommandAndNoMacroOfOthers() throws {
        let program = try #require(CommandDescription.describing(Canvass.self))
        let page = ManualPage(program).text
        for (path, _) in program.leaves() {
            // A hyphen in a name is a minus for mdoc, so that it can be copied.
            let name = path.joined(separator: " ").replacing("-", with: "\\-")
            #expect(page.contains(".Ss \(name)\n"))
        }
        let macros: Set = [
            "Dd", "Dt", "Os", "Sh", "Ss", "Nm", "Nd", "Op", "Ar", "Cm", "Pp", "Bl", "It", "El", "Bd", "Ed", "Ev", "Pa",
            "Fl",
        ]
        for line in page.split(separator: "\n") where line.hasPrefix(".") {
            #expect(macros.contains(String(line.dropFirst().prefix { !$0.isWhitespace })), "\(line)")
        }
    }
}
