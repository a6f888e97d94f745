import Foundation
import Interviewing
import Journal
import Storage
import StoreSQLite
import SurveyModel
import TestSupport
import Testing

/// Promise 1 with the real program in a terminal, killed at any moment: while it starts, reads, stores or draws.
///
/// It takes a tenth of a second for each death, so it runs only where `CANVASS_KILLS` says how often:
/// `.ci/evaluate kill`. The suite dies in one process instead, see `TornCommitTests`.
struct TerminalKillTests {
    private static let kills = ProcessInfo.processInfo.environment["CANVASS_KILLS"].flatMap(Int.init) ?? 0
    private static let seed = ProcessInfo.processInfo.environment["CANVASS_FUZZ_SEED"].flatMap(UInt64.init) ?? 1

    @Test(.enabled(if: kills > 0))
    func nothingAcknowledgedIsLostWheneverTheProgramIsKilled() throws {
        let survey = try #require(LongInterview.survey())
        let plan = SurveyPlan(survey)
        let workspace = try ScratchWorkspace(files: ["surveys/long.yaml": LongInterview.text])
        var random = SplitMix64(seed: Self.seed)
        var before: [JournalEntry] = []
        var current: SessionID?
        var (acknowledged, unheard) = (0, 0)
        for death in 0..<Self.kills {
            // Long, but so that each death takes as long as the first one.
            if before.count > 600 { (current, before) = (nil, []) }
            let program = try TerminalProgram(
                (current.map { ["resume", $0.text] } ?? ["interview", "long"]) + ["--events"], in: workspace.folder)
            Self.type(in: program, &random)
            program.kill()

            let told = Acknowledgement.all(in: program.heard)
            let store = try SQLiteStore(path: workspace.folder.appending(path: "results/canvass.sqlite").path)
            let place = "seed \(Self.seed), death \(death)"
            if current == nil { current = try store.sessions().last?.id }
            // Before the first act there may be no session.
            guard let session = current else { continue }
            let found = try store.entries(of: session, after: 0)
            try #require(
                found.count >= before.count && found[..<before.count] == before[...], "\(place): what was there")
            for one in told where one.session == session.text {
                try #require(
                    one.sequence <= found.count, "\(place): entry \(one.sequence) was acknowledged and is lost")
                try #require(found[one.sequence - 1].draft.kind == one.kind, "\(place): entry \(one.sequence)")
            }
            let last = told.map(\.sequence).max() ?? 0
            acknowledged += told.count
            unheard += max(0, found.count - max(last, before.count))
            try #require(try store.journalProblems(of: session) == [], "\(place): the chain")
            var interview = Interview(plan: plan)
            for entry in found {
                _ = interview.reduce(try entry.draft.event(as: InterviewEvent.self), at: EventMark(entry))
            }
            try #require(interview.brokenInvariants() == [], "\(place): the state")
            if case .ended = interview.phase { (current, before) = (nil, []) } else { before = found }
        }
        let store = try SQLiteStore(path: workspace.folder.appending(path: "results/canvass.sqlite").path)
        #expect(try store.problems() == [])
        let verified = try RunningProgram(["session", "verify"], in: workspace.folder).finish()
        #expect(verified.code == 0, "replay(journal) = state: \(verified.output)")
        print("\(Self.kills) deaths, \(try store.sessions().count) interviews,", terminator: " ")
        print("\(acknowledged) events acknowledged and found, \(unheard) stored and not told any more")
        #expect(acknowledged > 0)
    }

    /// Types some lines as fast as nobody does, and stops at any moment.
    private static func type(in program: TerminalProgram, _ random: inout SplitMix64) {
        guard random.next() % 8 != 0 else {
            // While it starts.
            program.type("yes\r7\r")
            program.listen(milliseconds: Int(random.next() % 120))
            return
        }
        guard program.listen(milliseconds: 30_000, until: "> ") else { return }
        for _ in 0..<random.next() % 8 {
            program.type(LongInterview.blindLine(&random) + "\r")
            program.listen(milliseconds: Int(random.next() % 12))
        }
        if random.next() % 3 == 0 { program.type("half a li") }
        usleep(UInt32(random.next() % 8_000))
    }
}

/// An event that the program has said to be on disk.
private struct Acknowledgement: Decodable {
    var session: String
    var sequence: Int
    var kind: String

    /// Those in what a terminal showed, among all else; a line that was cut off says nothing.
    static func all(in bytes: [UInt8]) -> [Acknowledgement] {
        String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline).compactMap { line in
            guard let start = line.range(of: "{\"session\":"), line.hasSuffix("}") else { return nil }
            return try? JSONDecoder().decode(Acknowledgement.self, from: Data(line[start.lowerBound...].utf8))
        }
    }
}
