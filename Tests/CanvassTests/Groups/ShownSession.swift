import Foundation
import TestSupport
import Testing

/// What `session show --format json` says of a group.
struct ShownSession: Decodable {
    struct Said: Decodable {
        var number: Int
        var section: String?
        var speakers: [String]
        var fidelity: String
        var text: String?
        var themes: [String]
        var highlight: Int
        var replyTo: Int?
        var isFlagged: Bool
        var source: String
        var stances: [Stance]
    }

    struct Stance: Decodable {
        var speaker: String
        var stance: String
    }

    struct Note: Decodable {
        var kind: String
        var text: String
        var source: String
    }

    struct Round: Decodable {
        var question: String
        var answered: Int
        var counts: [Count]
        var byPerson: [String: String]?
    }

    struct Count: Decodable {
        var label: String
        var count: Int
    }

    struct Console: Decodable {
        var role: String
        var isHere: Bool
    }

    struct Promise: Decodable {
        var speaker: String
        var text: String
    }

    struct Participant: Decodable {
        var letter: String
        var pseudonym: String
        var isPresent: Bool
        var presence: [Presence]
    }

    struct Presence: Decodable {
        var inMs: Int
        var outMs: Int?
    }

    struct Section: Decodable {
        var section: String
        var isSkipped: Bool
        var runs: [Run]
    }

    struct Run: Decodable {
        var startMs: Int
        var endMs: Int?
    }

    struct Event: Decodable {
        var sequence: Int
        var kind: String
        var spell: Int
    }

    var status: String
    var utterances: [Said]
    var notes: [Note]
    var parkingLot: [Note]
    var answers: [Round]
    var consoles: [Console]
    var sections: [Section]
    var participants: [Participant]
    var promises: [Promise]
    var events: [Event]

    /// Asks the program.
    init(_ id: String, in workspace: URL) throws {
        let file = workspace.appending(path: "shown.json")
        let command =
            "'\(try RunningProgram.binary().path)' --workspace '\(workspace.path)' session show \(id) --format json"
        _ = try ChildProgram().run(["sh", "-c", command], output: file.path)
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        self = try decoder.decode(ShownSession.self, from: Data(contentsOf: file))
    }

    /// What was written at consoles of a kind, in the form of the truth.
    func said(by source: String) -> [MeetingTruth.Said] {
        utterances.filter { $0.source == source }.map { said in
            MeetingTruth.Said(
                speakers: said.speakers.map(letter), text: said.text, fidelity: said.fidelity, section: said.section,
                themes: said.themes, highlight: said.highlight,
                stances: Dictionary(
                    said.stances.map { (letter($0.speaker), $0.stance) }, uniquingKeysWith: { $0 + $1 }),
                isFlagged: said.isFlagged,
                replyTo: said.replyTo.flatMap { number in utterances.first { $0.number == number }?.text })
        }
    }

    /// `a` for `P1`.
    func letter(_ pseudonym: String) -> String {
        switch pseudonym {
        case "moderator": "m"
        case "unknown": "?"
        default: Int(pseudonym.dropFirst()).map { String(Array("abcdefghijkl")[$0 - 1]) } ?? pseudonym
        }
    }
}
