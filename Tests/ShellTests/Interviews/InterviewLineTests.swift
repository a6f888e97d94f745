import Importing
import FeedbackModel
import Interviewing
import Journal
import Storage
import SurveyModel
import Testing

/// What an interviewer types at a terminal, line by line.
@MainActor
struct InterviewLineTests {
    @Test func backShowsWhatWasAnsweredAndAnEmptyLineKeepsIt() throws {
        let fixture = try InterviewFixture()
        let editor = fixture.type("yes", "7", "/back")
        #expect(try fixture.current == "nps")
        #expect(fixture.told.contains("now: 7; Enter keeps it"))
        #expect(editor.prompts.suffix(2) == ["renewal 3/5> ", "renewal 2/5> "])
        fixture.type("yes", "7", "/back", "")
        #expect(try fixture.current == "why")
        #expect(try fixture.answer("nps") == .value(.integer(7)))
    }

    @Test func gotoLeadsOnlyToWhatWasReached() throws {
        let fixture = try InterviewFixture()
        fixture.type("yes", "7", "/goto nps", "/goto story", "/goto nsp")
        #expect(try fixture.current == "nps")
        #expect(fixture.told.contains("'story' is not reached yet: 'why' comes first"))
        #expect(fixture.told.contains("there is no such question: did you mean 'nps'?"))
        #expect(try fixture.kinds == ["opened", "answered", "answered", "wentTo", "paused"])
    }

    /// Whoever looked at an earlier answer is back where they were with one word.
    @Test func gotoAloneGoesOnToTheFirstOpenQuestion() throws {
        let fixture = try InterviewFixture()
        fixture.type("yes", "7", "1", "/goto consent", "/goto", "no", "/goto nps")
        #expect(try fixture.answer("exports") == .value(.choice("no")), "it stood at 'exports' again")
        #expect(try fixture.current == "nps")
        fixture.type("yes", "/goto")
        #expect(fixture.told.contains("this is the first open question: /goto QUESTION goes back to another"))
    }

    @Test func missingReasonsAreRecordedAndRefusedWhereTheyAreNotTaken() throws {
        let fixture = try InterviewFixture()
        fixture.type("/dk", "/skip", "yes", "/dk", "7", "/refuse")
        #expect(fixture.told.contains("'consent' does not take /dk: this question needs an answer"))
        #expect(try fixture.answer("nps") == .missing(.dontKnow))
        // Whether to ask why cannot be decided without a number, so it is not asked.
        #expect(try fixture.answer("why") == .missing(.notAsked))
        let other = try InterviewFixture()
        other.type("yes", "7", "/refuse", "/skip")
        #expect(try other.answer("why") == .missing(.refused))
        #expect(try other.answer("exports") == .missing(.skipped))
    }

    @Test func wordsSummariesNotesAndProbesAreKeptApart() throws {
        let fixture = try InterviewFixture()
        fixture.type(
            "yes", "7", "/note sounds tired", "/said it is dear", "/gist price", "/probe", "/probe", "/probe",
            "/probe 1", "/probe 1", "/probe 3")
        let record = try fixture.questionRecord("why")
        #expect(record.said.map(\.words.text) == ["it is dear"])
        #expect(record.gists.map(\.words.text) == ["price"])
        #expect(record.probes == [1, 2, 1])
        #expect(try fixture.interview.notes.map(\.words.text) == ["sounds tired"])
        for line in [
            "noted", "kept as the respondent's own words", "kept as your summary; /readback shows it to be read back",
            "probe: Anything else?", "[/probe keeps that it was asked]", "kept: the probe was asked",
            "probe: What happened last?", "all probes were used: /probe NUMBER shows one again",
            "the probes of 'why' are numbered 1 to 2",
        ] {
            #expect(fixture.told.contains(line), "\(line)")
        }
        #expect(try fixture.current == "why", "none of them is an answer")
    }

    /// What nobody read out was not asked: a probe is on the screen before it is kept as used.
    @Test func aProbeIsOfferedBeforeItIsKept() throws {
        let fixture = try InterviewFixture()
        fixture.type("yes", "7", "/probe 2")
        #expect(fixture.told.contains("probe: What happened last?"))
        #expect(try fixture.questionRecord("why").probes == [])
        fixture.type("yes", "7", "/probe 2", "/probe 2", "/probe")
        #expect(try fixture.questionRecord("why").probes == [2, 1])
        // A script says what was done, and nothing is shown to it.
        fixture.pipe("interview renewal --account a1", ["yes", "7", "/probe 2"])
        #expect(try fixture.questionRecord("why").probes == [2])
    }

    /// Who has answered two questions knows the keys; after that only what is new stands on the screen.
    @Test func hintsAreGivenUntilTheyAreKnown() throws {
        let fixture = try InterviewFixture()
        fixture.type("yes", "7", "1", "no", "", "Much.")
        let hints = fixture.told.filter { $0.hasPrefix("[") }
        #expect(
            hints == [
                "[a number, or the beginning of the word · /help]",
                "[0 to 10 · /skip · /dk · /refuse · /back · /help]", "[/probe keeps that it was asked]",
                "[numbers with commas: 1,3; +4 -1 changes them]",
                "[/review shows all · a number corrects one · /back · /note]",
            ])
        fixture.type("yes", "7", "1", "no", "", "/help")
        #expect(fixture.told.contains("[text · /skip · /dk · /refuse · /back · /help]"))
    }

    @Test func undoTakesBackAndRedoMakesAgain() throws {
        let fixture = try InterviewFixture()
        fixture.type("yes", "7", "/undo")
        #expect(try fixture.current == "nps")
        fixture.type("yes", "7", "/undo", "/redo")
        #expect(try fixture.answer("nps") == .value(.integer(7)))
        fixture.type("yes", "7", "/undo", "8", "/redo", "/undo", "/undo", "/undo")
        #expect(fixture.told.contains("there is nothing to redo"))
        #expect(fixture.told.contains("there is nothing to undo"))
        #expect(try fixture.current == "consent")
    }

    // "Taken back" alone leaves an agent on the phone guessing.
    @Test func undoSaysWhatWasTakenBack() throws {
        let fixture = try InterviewFixture()
        fixture.type(
            "yes", "7", "price, bugs", "/undo", "/redo", "/undo", "/undo", "/note sleepy", "/undo", "/skip", "/undo")
        for line in [
            "taken back: the answer to 'why', Price or budget, Bugs or reliability",
            "made again: the answer to 'why', Price or budget, Bugs or reliability",
            "taken back: the answer to 'nps', 7", "taken back: the note on 'nps'",
            "taken back: the answer to 'nps', skipped",
        ] {
            #expect(fixture.told.contains(line), "\(line) in \(fixture.told)")
        }
    }

    // An agent reads the ticket while the customer talks; a hostile body does not act, and nothing is recorded.
    @Test func theTicketCanBeRead() throws {
        let fixture = try InterviewFixture()
        _ = try fixture.store.importing(dryRun: false) { sink in
            try sink.put(
                Ticket(
                    id: "zendesk:7", source: "zendesk", subject: "Exports", body: "First line.\n\u{1B}[2JSecond line.",
                    createdAt: 1, accountID: "a12"))
        }
        fixture.type("yes", "/ticket", about: "--ticket zendesk:7")
        #expect(fixture.told.contains("zendesk:7, open: Exports"))
        #expect(fixture.told.contains("First line."))
        #expect(fixture.told.contains("␛[2JSecond line."))
        #expect(try fixture.kinds == ["opened", "answered", "paused"])
        fixture.type("/ticket")
        #expect(fixture.told.contains("no ticket belongs to this interview"))
    }

    @Test func whyNamesWhatDecides() throws {
        let fixture = try InterviewFixture()
        fixture.type("yes", "9", "/why why", "/why", "/why seats_left", "/why nowhere")
        #expect(fixture.told.contains("why is not asked, because this is false: nps < 9"))
        #expect(fixture.told.contains("  nps = 9"))
        #expect(fixture.told.contains("exports is always asked"))
        #expect(fixture.told.contains { $0.hasPrefix("seats_left is not asked") })
        #expect(try fixture.kinds == ["opened", "answered", "answered", "paused"], "looking is not recorded")
    }

    @Test func helpNamesEveryCommand() throws {
        let fixture = try InterviewFixture()
        fixture.type("/help")
        for verb in InterviewVerb.allCases {
            #expect(fixture.told.contains { $0.hasPrefix("/\(verb.rawValue)") }, "/\(verb.rawValue)")
        }
        #expect(try fixture.kinds == ["opened", "paused"])
    }

    // Two columns have no room on a telephone's screen, and a broken word helps nobody.
    @Test func onANarrowScreenHelpStandsBelowItsCommand() throws {
        let fixture = try InterviewFixture()
        fixture.columns = 40
        fixture.type("/help")
        #expect(fixture.told.contains("/refuse             "))
        #expect(fixture.told.contains("    the respondent does not want to"))
        #expect(fixture.told.allSatisfy { $0.count <= 38 }, "\(fixture.told)")
    }

    @Test func pauseKeepsAndSaysHowToGoOn() throws {
        let fixture = try InterviewFixture()
        fixture.sit("interview renewal --account a1", [.type("yes"), .type("/pause")])
        #expect(try fixture.record.status == .suspended)
        #expect(fixture.told.last == "session 5e551001 is kept with 1 answer; 'resume 5e551001' goes on")
        #expect(fixture.exitCode == 0)
        fixture.sit("interview renewal --account a1", [.type("yes"), .type("/quit"), .type("never typed")])
        #expect(try fixture.record.status == .suspended)
    }

    @Test func endEndsWithAnOutcomeThatTheSurveyHas() throws {
        let fixture = try InterviewFixture()
        fixture.sit(
            "interview renewal --account a1", [.type("yes"), .type("/end gone away"), .type("/end"), .type("/end")])
        #expect(fixture.told.contains("3 questions are left: /end again ends for good, /pause leaves to go on later"))
        #expect(
            fixture.told.joined(separator: " ").contains(
                "there is no such outcome: one of complete, partial, refused, a word such as no_answer, "
                    + "or a code of AAPOR"))
        #expect(try fixture.interview.phase == .ended(outcome: "partial"))
        #expect(try fixture.record.status == .ended)
        fixture.sit("interview renewal --account a1", [.type("no"), .type("")])
        #expect(try fixture.interview.phase == .ended(outcome: "refused"))
    }

    /// An interview in which nothing was answered is not complete, whatever it is called; nor is it recalled later.
    @Test func whatWasNotAnsweredIsNotComplete() throws {
        let fixture = try InterviewFixture()
        fixture.type("/end complete", "/end 1.1")
        #expect(
            fixture.told.filter { $0.hasPrefix("nothing was answered, so it is not complete") }.count == 2)
        #expect(try fixture.record.status == .suspended)
        fixture.sit("interview renewal --account a1", [.type("yes"), .type("/end complete"), .type("/end complete")])
        #expect(try fixture.interview.phase == .ended(outcome: "complete"))
    }

    /// An interview from beginning to end, with all that follows an answer by itself.
    @Test func anInterviewIsAskedToItsEnd() throws {
        let fixture = try InterviewFixture()
        let editor = fixture.sit(
            "interview renewal --ticket 10234",
            ["yes", "7", "1,other", "their licence office", "pri", "yes", "it dies", "//slash", "12", ""].map {
                .type($0)
            })
        #expect(
            editor.prompts == [
                "renewal 1/5> ", "renewal 2/5> ", "renewal 3/6> ", "which> ", "renewal 4/7> ", "renewal 5/7> ",
                "words> ",
                "renewal 6/7> ", "renewal 7/7> ", "end> ",
            ])
        #expect(try fixture.answer("why") == .value(.multi(["price", "other"])))
        #expect(try fixture.questionRecord("why").specified["other"]?.words.text == "their licence office")
        #expect(try fixture.answer("top") == .value(.choice("price")))
        #expect(try fixture.questionRecord("exports").said.map(\.words.text) == ["it dies"])
        #expect(try fixture.answer("story") == .value(.text("/slash")), "two slashes are one, and no command")
        #expect(fixture.told.contains("account: Birch Works (a12)"))
        #expect(fixture.told.contains("May I ask you about Birch Works?"))
        #expect(fixture.told.last == "session 5e551001 ended: complete, 7 answers")
    }

    /// Words that begin with a slash by mistake must not vanish, and must not be taken for an answer either.
    @Test func anUnknownWordAfterASlashIsToldAndNotRecorded() throws {
        let fixture = try InterviewFixture()
        fixture.type("yes", "7", "/bck", "/nonsense", "/ what?", "/1")
        #expect(fixture.told.contains("there is no /bck: did you mean /back? to record it as an answer, type //bck"))
        #expect(fixture.told.contains("there is no /nonsense: to record it as an answer, type //nonsense"))
        #expect(
            fixture.told.joined(separator: " ").contains(
                "a line that begins with '/' is a command: to record it as an answer, begin it with '//'"))
        #expect(try fixture.kinds == ["opened", "answered", "answered", "paused"])
    }

    @Test func aWrongAnswerIsAskedAgain() throws {
        let fixture = try InterviewFixture()
        fixture.type("perhaps", "yes", "11", "7", "none,price", "9", "1")
        #expect(fixture.told.contains("there is no such option: choose 1 to 2, or by name: yes, no"))
        #expect(fixture.told.contains("a whole number from 0 to 10 is needed"))
        #expect(fixture.told.contains("'none' stands alone: it excludes the others"))
        #expect(try fixture.answer("why") == .value(.multi(["price"])))
    }

    /// Many people separate numbers by a space.
    @Test func severalOptionsMayBeSeparatedBySpaces() throws {
        let fixture = try InterviewFixture()
        fixture.type("yes", "7", "1 x", "1 3")
        #expect(
            fixture.told.joined(separator: " ").contains(
                "there is no such option: choose 1 to 5, several as 1,3, "
                    + "or by name: price, bugs, missing, other, none"))
        #expect(try fixture.answer("why") == .value(.multi(["price", "missing"])))
    }

    @Test func whatLeavesThePathIsSetAsideAndCounted() throws {
        let fixture = try InterviewFixture()
        fixture.type("yes", "7", "1", "/goto nps", "10", "/aside", "/goto nps", "3")
        #expect(fixture.told.contains("1 answer set aside: why"))
        #expect(fixture.told.contains("why: Price or budget"))
        #expect(fixture.told.contains("1 answer counts again: why"))
    }

    @Test func tabCompletesCommandsQuestionsAndOptions() throws {
        let fixture = try InterviewFixture()
        let editor = fixture.sit(
            "interview renewal --account a1", [.type("yes"), .type("7"), .hangup],
            completing: ["/prob", "/goto s", "b", "price,m", ""])
        #expect(
            editor.completions == [
                ["/probe"], ["story", "seats_left"], ["bugs"], ["missing"],
                ["price", "bugs", "missing", "other", "none"],
            ])
    }

    /// A ticket's subject and an account's name come from outside and never drive the terminal.
    @Test func escapeSequencesAreShownAsText() throws {
        let fixture = try InterviewFixture()
        fixture.type("yes", about: "--case \"account=\u{1B}[2JAcme\u{7}\"")
        #expect(fixture.told.contains { $0.contains("␛[2JAcme") })
        #expect(!fixture.told.joined().contains("\u{1B}"))
    }
}
