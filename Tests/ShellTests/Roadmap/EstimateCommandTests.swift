import Shell
import Storage
import Testing

@MainActor
@Suite struct EstimateCommandTests {
    private func only(_ session: TypedSession, as person: String, _ line: String) -> String {
        session.configure = { $0.actor = person }
        let before = session.run([]).count
        return String(session.run(line).dropFirst(before))
    }

    // Nobody sees another's number before all have given theirs; then everybody does, the odd one out is named, and the
    // pool is proposed.
    @Test func firstEstimatesAreBlind() throws {
        let session = try FeedbackFixture.workspace()
        #expect(only(session, as: "pm", "estimate ask exports anna ben cleo").contains("anna, ben, cleo"))
        _ = only(session, as: "anna", "estimate give exports --effort app=2..4 --impact 1..2")
        _ = only(session, as: "ben", "estimate give exports --effort app=2..5 --impact 2 --note 'as the last one'")
        let early = only(session, as: "cleo", "estimate show exports --format csv")
        #expect(!early.contains("anna") && !early.contains("ben,") && early.contains("2 others have given theirs"))
        let own = only(session, as: "anna", "estimate show exports --format csv")
        #expect(own.contains("anna,2.00,4.00") && !own.contains("ben,"))
        #expect(only(session, as: "cleo", "estimate reveal exports").contains("you have not estimated"))
        // Changed before anybody saw it.
        _ = only(session, as: "ben", "estimate give exports --effort app=2.5..5 --impact 2")
        #expect(
            only(session, as: "cleo", "estimate give exports --effort app=9..20 --impact 1..3").contains(
                "everybody sees"))
        let all = only(session, as: "cleo", "estimate show exports --format table")
        for words in ["anna", "ben", "far from the others: cleo", "effort: {app: 2.2..", "impact: 2"] {
            #expect(all.contains(words), "\(words) in \(all)")
        }
        #expect(only(session, as: "ben", "estimate give exports --effort app=9..20").contains("your estimate stands"))
        #expect(only(session, as: "pm", "estimate show --format csv").contains("exports,"))
    }

    // Without names the round is open when somebody who has given theirs reveals it; who comes later counts in no pool.
    @Test func aLateEstimateCountsInNoPool() throws {
        let session = try FeedbackFixture.workspace()
        #expect(only(session, as: "anna", "estimate reveal exports").contains("nobody has estimated"))
        _ = only(session, as: "anna", "estimate give exports --effort app=2..4")
        _ = only(session, as: "anna", "estimate reveal exports")
        _ = only(session, as: "ben", "estimate give exports --effort app=200..400")
        let all = only(session, as: "ben", "estimate show exports --format csv")
        #expect(all.contains("ben,200.00,400.00,282.84,true") || all.contains("ben,200.00,400.00,282.84,false,false"))
        #expect(all.contains("exports,app,,2.00,4.00,2.83"))
    }

    @Test func whatCannotBeIsRefused() throws {
        let session = try FeedbackFixture.workspace()
        let lines = [
            "estimate give exports", "estimate give exports --effort app=5..2",
            "estimate give exports --effort app=0..2",
            "estimate give exports --effort nobody=1..2", "estimate give exports --impact 7",
            "estimate give exports --effort app=1e400..2", "estimate give exports --effort app=nan",
        ]
        for line in lines { #expect(only(session, as: "anna", line).hasSuffix("[exit 64]\n"), "\(line)") }
        #expect(only(session, as: "anna", "estimate give nothing --effort app=1..2").hasSuffix("[exit 1]\n"))
        #expect(try session.store.deskRecords().isEmpty)
    }
}
