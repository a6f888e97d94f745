import FocusGroups
import SurveyModel
import Testing

/// What the guide makes of the answers: conditions, follow-ups, whom to ask, what the group came to.
struct GuidanceTests {
    private func console(people: Int = 4, _ lines: [String] = []) throws -> Console {
        var console = Console(guide: try votingGuide(), people: people)
        for line in lines { #expect(console.type(line) == nil, "\(line)") }
        return console
    }

    private func letters(_ letters: [Letter]) -> String { letters.map(\.description).joined() }

    /// A follow-up is offered when everybody has answered; asking it is an act of its own, and it is offered once.
    @Test func followUpsAreDueWhenTheAnswersSaySo() throws {
        var console = try console(["/goto cards", "/poll mood", "a=2 b=3 c=2 d=3", "/next", "a=3 b=3"])
        #expect(console.group.dueFollowUps(isSure: true).isEmpty, "two have not answered yet")
        #expect(console.group.dueFollowUps(isSure: false) == [1])
        console.type("c=1 d=2")
        #expect(console.group.dueFollowUps(isSure: true) == [1])
        let followUp = try #require(console.group.guideSection?.followUps.first)
        let reading = console.group.readings(of: followUp.condition, at: console.milliseconds).first
        #expect(reading?.expression == "share(pick = 'neither')")
        #expect(reading?.value == "0.5")
        #expect(console.type("/follow") == nil)
        #expect(console.group.dueFollowUps(isSure: true).isEmpty)
        #expect(console.type("/follow 3")?.hint == "this section has 2")
        console.type("u")
        #expect(console.group.dueFollowUps(isSure: true) == [1])
        #expect(console.group.current == 2, "nothing goes on by itself")
    }

    /// What is not meant for this group is passed over on the way, in one act, and `/goto` asks it all the same.
    @Test func nextPassesOverASectionThatIsNotMeant() throws {
        var console = try console(["/goto talk", "a=1 b=1 c=1 d=1", "/next"])
        #expect(console.group.section?.id == "shown")
        #expect(console.group.sections[3].isSkipped)
        console.type("u")
        #expect(console.group.section?.id == "talk")
        #expect(!console.group.sections[3].isSkipped)
        #expect(console.type("/redo") == nil)
        #expect(console.group.section?.id == "shown")
        console.type("/goto apart")
        #expect(console.group.section?.id == "apart")
        #expect(!console.group.sections[3].isSkipped)
    }

    @Test func nextEntersASectionThatIsMeant() throws {
        let console = try console(["/goto talk", "a=1 b=2 c=3 d=1", "/next"])
        #expect(console.group.section?.id == "apart")
    }

    /// Who put it highest, then who has said least; by hands nobody knows.
    @Test func peopleAreCalledOnByTheirAnswers() throws {
        var console = try console(["/goto cards", "a=123 b=312 c=132 d=213", "/next"])
        console.type("a: a long remark about the export of numbers")
        console.wait(seconds: 8)
        console.type("c: mine")
        console.wait(seconds: 4)
        console.type("d: mine too")
        console.wait(seconds: 4)
        let section = try #require(console.group.guideSection)
        #expect(letters(console.group.calledOn(in: section, at: console.milliseconds)) == "b")
    }

    @Test func themesThatMustBeCoveredAreMissedUntilSomebodySaysThem() throws {
        var console = try console(["/goto talk"])
        let section = try #require(console.group.guideSection)
        #expect(console.group.uncovered(in: section) { $0 } == ["exports"])
        console.type("a: it takes a night #exports")
        #expect(console.group.uncovered(in: section) { $0 }.isEmpty)
        console.type("/back")
        console.type("u")
        console.type("/untag 1 exports")
        #expect(console.group.uncovered(in: section) { $0 } == ["exports"])
    }

    /// The order of stimuli differs between groups and is the same for one group, whenever it is looked at.
    @Test func stimuliAreShownInTheGroupsOwnOrder() throws {
        var orders: Set<[String]> = []
        for minute in Int64(0)..<12 {
            var console = Console(guide: try votingGuide(), opened: minute * 60_000)
            console.type("/goto shown")
            let shown = console.group.showings.map(\.stimulus)
            #expect(shown.sorted() == ["mock_a", "mock_b", "mock_c"])
            let section = try #require(console.group.guideSection)
            #expect(shown == console.group.stimuli(of: section))
            orders.insert(shown)
            console.type("/next")
            #expect(console.group.showings.allSatisfy { $0.end != nil })
        }
        #expect(orders.count > 2)
    }

    /// Private answers are seen from the section on that shows them, and no more after its undo.
    @Test func privateAnswersAreHiddenUntilShown() throws {
        var console = try console(["/goto cards", "a=123 b=123"])
        #expect(!console.group.discussion.isOpen("worst"))
        console.type("/next")
        #expect(console.group.discussion.isOpen("worst"))
        console.type("u")
        #expect(!console.group.discussion.isOpen("worst"))
        #expect(console.type("/poll worst show") == nil)
        #expect(console.group.discussion.isOpen("worst"))
    }

    /// Whoever took part counts for the outcome, even if they left before the end.
    @Test func theOutcomeLooksAtAllWhoTookPart() throws {
        var full = try console(people: 3, ["/next"])
        full.wait(seconds: 60)
        for line in ["/out a", "/out b", "/end"] { full.type(line) }
        #expect(full.group.outcome == "held")
        var thin = try console(people: 3)
        thin.wait(seconds: 60)
        for line in ["/out a", "/next", "/end"] { thin.type(line) }
        #expect(thin.group.outcome == "thin")
    }

    /// `/skip` leaves out and goes on: one act, one undo, and one redo.
    @Test func oneUndoTakesBackOneAct() throws {
        var console = try console(["/next", "/skip no time"])
        #expect(console.group.current == 1)
        #expect(console.group.sections[0].isSkipped)
        console.type("u")
        #expect(console.group.current == 0)
        #expect(!console.group.sections[0].isSkipped)
        console.type("/redo")
        #expect(console.group.current == 1)
        #expect(console.group.sections[0].isSkipped)
        console.type("/undo 2")
        #expect(console.group.current == nil)
        console.type("/redo 2")
        #expect(console.group.current == 1)
        #expect(console.group.brokenInvariants().isEmpty)
    }

    /// A journal from before acts were told apart is undone entry by entry, as it was.
    @Test func anOldJournalIsUndoneByEntry() throws {
        var console = try console(["/next"])
        console.take(.skipped(section: "welcome", reason: nil))
        console.take(.entered(section: "cards"))
        console.type("u")
        #expect(console.group.current == 0)
        #expect(console.group.sections[0].isSkipped)
        console.type("u")
        #expect(!console.group.sections[0].isSkipped)
    }
}
