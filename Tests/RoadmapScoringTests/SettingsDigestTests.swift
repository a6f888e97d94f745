internal import LocatedYAML
internal import RoadmapScoring
internal import SourceDiagnostics
internal import Testing

@Suite struct SettingsDigestTests {
    private func digest(_ text: String) -> String {
        Review.digest(ofSettings: YAMLNode.read(text, file: "canvass.yaml", log: DiagnosticLog()))
    }

    // A comment, or how many people there are in a team, changes no estimate, so a diff must not blame the settings.
    @Test func onlyWhatIsCountedByIsHashed() {
        let first = digest("workspace: w\nguards: {calm: {on: false}, recency: {on: true}}\nunit: seats\n")
        #expect(
            digest(
                "# new\nunit: 'seats'\nworkspace: v\nteams: {a: {capacity: 2}}\nguards:\n  recency: {on: true}\n  calm:\n    on: false\n"
            )
                == first)
        #expect(digest("workspace: w\nguards: {calm: {on: true}, recency: {on: true}}\nunit: seats\n") != first)
        #expect(digest("workspace: w\nsegments: [a, b]\n") != digest("workspace: w\nsegments: ['a, b']\n"))
    }
}
