package import Interviewing
package import SurveyModel
internal import SurveyYAML

/// A long interview that goes back, jumps and changes its mind, the same for each seed: what is killed in durability
/// tests.
package enum LongInterview {
    /// The definition's text: 49 questions, of which a third depends on answers before.
    package static let text: String = {
        let rounds = (1...12).map { round in
            """
              - likely_\(round): scale(0..10)
                text: How likely?
                probes: [Why?]
              - why_\(round): multi(reason)
                if: likely_\(round) < 9
                text: Why?
                words: verbatim
              - cost_\(round): integer(0..100)
                if: why_\(round) has 'price'
                text: What would it be worth?
                checks:
                  - should: cost_\(round) <= 60
                    say: Is it as much as that?
              - story_\(round): text
                text: Tell me.
            """
        }
        return """
            survey: long
            title: An interview that takes its time
            mode: interviewer
            lists:
              reason:
                - price: Price
                - bugs: Bugs
                - other: {label: Other, specify: true}
                - none: {label: None, exclusive: true}
            questions:
              - start: yes_no
                text: May I?
            \(rounds.joined(separator: "\n"))

            """
    }()

    /// The definition; `nil` only where the text above was broken.
    package static func survey() -> Survey? { SurveyParser.parse(Array(text.utf8), file: "long.yaml").survey }

    /// A line that somebody may type here, though the interview may refuse it.
    package static func line(in interview: Interview, _ random: inout SplitMix64) -> String {
        if random.next() % 4 == 0 { return move(&random) }
        guard case .asking(let position) = interview.phase else {
            return ["because", "their own words \(random.next() % 1000)", "1", ""][Int(random.next() % 4)]
        }
        switch interview.questions[position].kind {
        case .yesNo: return "yes"
        case .scale: return "\(random.next() % 11)"
        case .integer: return "\(random.next() % 101)"
        case .multi: return ["1", "2,3", "1,3", "+2", "-1", "4"][Int(random.next() % 6)]
        default: return "a story that is \(random.next() % 100_000) words long"
        }
    }

    /// A line for whoever does not know which question is on the screen.
    package static func blindLine(_ random: inout SplitMix64) -> String {
        random.next() % 3 == 0
            ? move(&random) : ["yes", "1", "7", "2,3", "some words", "1,3", "10"][Int(random.next() % 7)]
    }

    private static func move(_ random: inout SplitMix64) -> String {
        let moves = [
            "/back", "/back", "/undo", "/undo", "/redo", "/skip", "/dk", "/refuse", "/probe", "/note a note",
            "/said some words of theirs", "/gist in short", "/goto likely_1", "/goto why_2", "/goto story_3",
            "/goto cost_1",
        ]
        return moves[Int(random.next() % UInt64(moves.count))]
    }
}
