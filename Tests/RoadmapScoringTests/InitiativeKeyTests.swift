import RoadmapScoring
import Testing

struct InitiativeKeyTests {
    @Test(arguments: [
        ("Canvass: canvass:exports\n", "exports"), ("Resume [canvass:multi_part_2] now", "multi_part_2"),
        ("canvass: and canvass:a.", "a"), ("(canvass:A)", "A"), ("précanvass:x canvass:y", "x"),
    ])
    func aKeyIsFoundWithinText(_ text: String, _ id: String) {
        #expect(InitiativeKey(in: text)?.initiative == id)
    }

    // What only looks like one would tie somebody else's issue to ours.
    @Test(arguments: ["", "canvass:", "canvass", "mycanvass:exports", "Canvass:exports", "canvass:-x", "_canvass:x"])
    func whatIsNoKeyIsNotFound(_ text: String) { #expect(InitiativeKey(in: text) == nil) }

    @Test func aWholeKeyIsReadBack() {
        #expect(InitiativeKey(reading: InitiativeKey("exports").text)?.initiative == "exports")
        #expect(InitiativeKey(reading: "canvass:exports now") == nil)
        #expect(InitiativeKey(reading: "PROJ-12") == nil)
    }
}
