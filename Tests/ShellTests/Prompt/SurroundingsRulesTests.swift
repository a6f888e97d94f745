import Shell
import Testing

/// Where the workspace is, and whether there is colour: rules that people know from other programs.
@Suite struct SurroundingsRulesTests {
    private func files() throws -> MemoryFiles {
        let files = MemoryFiles(currentFolder: "/home/ada/larkspur/surveys/maps")
        for folder in ["/home/ada/larkspur/surveys", "/home/ada/larkspur/results", "/srv/b/surveys", "/srv/b/results"] {
            try files.closures.makeFolder(folder)
        }
        return files
    }

    @Test func theNearestWorkspaceUpwardIsTaken() throws {
        let files = try files()
        #expect(try Workspace.find(named: nil, in: .still(files))?.folder == "/home/ada/larkspur")
        #expect(try Workspace.find(named: nil, in: .still(MemoryFiles()))?.folder == nil)
    }

    @Test func aNamedWorkspaceWins() throws {
        let world = Surroundings.still(try files(), environment: ["CANVASS_WORKSPACE": "/srv/b/"])
        #expect(try Workspace.find(named: nil, in: world)?.folder == "/srv/b")
        #expect(try Workspace.find(named: "../..", in: world)?.folder == "/home/ada/larkspur")
    }

    @Test(arguments: ["/nowhere", "/srv", "."])
    func aNamedFolderThatIsNoWorkspaceIsRefused(_ name: String) throws {
        let world = Surroundings.still(try files())
        let failure = #expect(throws: CommandFailure.self) { try Workspace.find(named: name, in: world) }
        #expect(failure?.exitCode == .missingFile)
    }

    // The order: the option, NO_COLOR, CLICOLOR_FORCE, then what the stream is.
    @Test(arguments: [
        (ColorChoice.auto, true, ["TERM": "xterm"], true), (.auto, false, ["TERM": "xterm"], false),
        (.auto, true, ["TERM": "dumb"], false), (.auto, true, [:], false),
        (.auto, true, ["TERM": "xterm", "NO_COLOR": "1"], false),
        (.auto, true, ["TERM": "xterm", "NO_COLOR": ""], true),
        (.auto, false, ["CLICOLOR_FORCE": "1"], true), (.auto, false, ["CLICOLOR_FORCE": "0"], false),
        (.auto, false, ["CLICOLOR_FORCE": "1", "NO_COLOR": "1"], false),
        (.always, false, ["NO_COLOR": "1"], true), (.never, true, ["CLICOLOR_FORCE": "1"], false),
    ])
    func colourFollowsTheUsualVariables(
        _ choice: ColorChoice, _ isTerminal: Bool, _ environment: [String: String], _ expected: Bool
    ) {
        #expect(choice.allowsColor(isTerminal: isTerminal, environment: environment) == expected)
    }
}
