import FocusGroups
import Journal
import SurveyModel
import TestSupport
import Testing

struct FocusGroupPropertyTests {
    /// Lines and commands at random: whatever is typed, replaying the journal gives the same state, and nothing is lost.
    @Test func randomSessionsKeepTheirPromises() throws {
        for seed in UInt64(1)...40 {
            var chance = Chance(seed: seed)
            var console = Console(guide: try votingGuide(), people: 2)
            for step in 0..<80 {
                console.milliseconds += Int64(chance.next(below: 20_000))
                if chance.next(below: 40) == 0 {
                    console.spell += 1
                    console.take(.reopened)
                }
                if chance.next(below: 150) == 0, let letter = Letter("b") {
                    console.take(.withdrew(letter: letter, entries: []))
                }
                let line = chance.line()
                let before = console.group
                let count = console.journal.count
                let refusal = console.type(line, lead: chance.next(below: 9_000))
                let place = "seed \(seed), step \(step), line '\(line)'"

                let broken = console.group.brokenInvariants()
                #expect(broken.isEmpty, "\(place): \(broken)")
                if refusal != nil { #expect(console.group == before, "\(place): a refusal left something") }
                if refusal == nil, console.journal.count > count { expectKept(line, since: count, console, place) }
                if console.group.hasEnded { break }
            }
            var replayed = FocusGroup(guide: console.group.guide)
            for (event, moment) in console.journal { replayed.reduce(event, at: moment) }
            #expect(replayed == console.group, "seed \(seed): replay differs")
            #expect(try stored(console) == console.group, "seed \(seed): the journal's own form differs")
        }
    }

    /// A remark on a line never fails and changes nothing; `b: words` with letters that are there gets none.
    @Test func aDoubtIsOnlyARemark() {
        let pieces = [
            "a", "d", "z", "m", "=", "9", "99999999999999999999999", ":", ",", ">", "+", "\"", " ", "#x", "next", "ß",
            "👨‍👩‍👧", "\u{301}", ".",
        ]
        for seed in UInt64(1)...60 {
            var chance = Chance(seed: seed)
            var console = Console(people: 2)
            if seed.isMultiple(of: 2) { console.type("a: hello") }
            for _ in 0..<60 {
                let line = (0..<chance.next(below: 7)).map { _ in pieces[chance.next(below: pieces.count)] }.joined()
                _ = console.group.doubt(about: line)
                _ = console.group.doubt(about: chance.line())
            }
            #expect(console.group.doubt(about: "b: plain words") == nil, "seed \(seed)")
            #expect(console.group.doubt(about: "plain words, and more: of them") == nil, "seed \(seed)")
        }
    }

    /// Undo and redo, any number of times, are the identity on what the group said and did.
    @Test func undoThenRedoIsTheIdentity() throws {
        for seed in UInt64(1)...40 {
            var chance = Chance(seed: seed &* 977)
            var console = Console(guide: try votingGuide(), people: 3)
            for _ in 0..<30 {
                console.milliseconds += 1_000
                let line = chance.line()
                if !line.hasPrefix("/undo"), !line.hasPrefix("/redo"), line != "u", line != "/end" {
                    console.type(line)
                }
            }
            let before = console.group.discussion
            for steps in [1, 2, 5] {
                #expect(console.type("/undo \(steps)") == nil, "seed \(seed)")
                #expect(console.group.discussion != before, "seed \(seed): an undo of \(steps) changed nothing")
                #expect(console.type("/redo \(steps)") == nil, "seed \(seed)")
                #expect(console.group.discussion == before, "seed \(seed): redo of \(steps)")
            }
        }
    }

    /// Every word typed stands in some event of the journal.
    private func expectKept(_ line: String, since count: Int, _ console: Console, _ place: String) {
        guard !line.hasPrefix("/"), line != "u" else { return }
        let encoded = console.journal[count...].compactMap { try? EventCodec.encode($0.event) }
        let kept = encoded.flatMap { $0.words + [$0.payload] }.joined(separator: " ").lowercased()
        for word in line.split(whereSeparator: { !$0.isLetter }) where word.count > 2 && word != "all" {
            #expect(kept.contains(word.lowercased()), "\(place): '\(word)' is lost")
        }
    }

    private func stored(_ console: Console) throws -> FocusGroup {
        var entries: [JournalEntry] = []
        for (event, moment) in console.journal {
            let draft = try EntryDraft(
                event, time: moment.time, monotonic: moment.monotonic, spell: moment.spell, actor: "test",
                salt: { Array(repeating: 7, count: 16) })
            entries.append(
                JournalEntry(
                    chaining: draft, session: SessionID("s"), after: entries.count,
                    previous: entries.last?.hash ?? .zero))
        }
        return try FocusGroup(guide: console.group.guide, replaying: entries)
    }
}

/// Lines made at random.
private struct Chance {
    private var generator: SplitMix64

    init(seed: UInt64) { generator = SplitMix64(seed: seed) }

    mutating func next(below bound: Int) -> Int { Int.random(in: 0..<bound, using: &generator) }

    mutating func pick(_ choices: [String]) -> String { choices[next(below: choices.count)] }

    mutating func line() -> String {
        let who = pick(["a", "b", "c", "a,b", "m", "?", "all", "b>a", "d", "x", ""])
        let words = pick(["setup took three days", "dear", "the #price is high", "naïve café", "{laughs} slow", "no"])
        let marks = pick(["", " #price/renewal", " !", " !! #Speed", " ^3", " @a", " ?p", " {nods}"])
        switch next(below: 17) {
        case 0...4: return who + pick([":", "\"", ": ", "\" "]) + words + marks
        case 5: return pick(["a", "b", "m", "c"])
        case 6: return pick(["a+ b-", "b~", "c0", "!", "!!", "#price", "{door}"])
        case 7: return pick(["; a private thought", "> to observers", "?p later then", ". and more words", words])
        case 8: return pick(["=c", "=3b", "=2: other words", "=: other words", "=5\" quoted words", "=?"])
        case 9: return pick(["u", "u", "/undo", "/undo 3", "/redo", "/redo 2"])
        case 10: return pick(["/next", "/back", "/goto 2", "/skip no time", "/time +2", "/probe", "/pause", "/resume"])
        case 11, 12:
            return pick([
                "a=y b=n", "a=312", "b=dk", "a=2 b=3", "c=2", "/poll next", "/poll worst", "/poll pick", "/poll show",
                "/poll again", "/poll void wrong", "/hands 1 1", "/poll \"Which?\" x; y", "/follow", "/follow 1",
                "* an idea",
                "b* my own", "/brainstorm what else", "/reveal", "/group 1 as one", "/stim mock_a", "/stim mock_a off",
            ])
        case 13:
            return pick([
                "/tag 1 price", "/untag 1 price", "/break 5", "/consent a quote=no v2", "/ask why so", "/park 1 done",
                "/goto talk", "/goto cards", "/goto shown", "/poll hide", "/poll mood a=5 b=4",
            ])
        case 14, 15:
            return pick([
                "/dots 2 x; y", "/dots 2", "/pair x; y; z", "/pair", "a=121 b=1-2", "a=1,1 b=none",
                "/qa b: why is that",
                "/qa 1 a+ b-", "/qa 1 a0", "/qa 1 now", "/qa 1 hide", "/timer 1m write", "/timer off",
                "/code merge price speed", "/poll close", "/rank", "/hands \"Who?\" yes=1 no=1", "/start",
                "/poll number \"How many?\"", "/poll text \"What?\"", "/brainstorm 2m more", "/out a b", "/withdraw a",
            ])
        default:
            return pick([
                "/add Dana role=x", "/out a", "/in a", "/in b", "/out b tired", "/park it", "/note it", "/end",
                "/letter a f", "/letter f a", "/letter b ab", "ab: two letters", "ab+ f-", "ab=2",
                "/promise a: call back", "/promise all of it", "/promise 1 done", "/same 2 1", "/same", "/same 4 3",
                "/anonymity unlinkable", "/anonymity named", "/anonymity pseudonymous pick", "?=1 ?=2", "?=y",
                "/code split price speed 1", "/code def speed how fast it is", "/probe take 1", "/probe list",
            ])
        }
    }
}
