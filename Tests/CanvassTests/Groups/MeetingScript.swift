import Foundation

/// A focus group as it is typed, made from the turns of a real meeting, with what must come of it.
///
/// Of every thirty turns the moderator types twenty alone, and uses all that a line can say; ten are typed by the
/// moderator and a scribe at once. Where the order of two people's lines is chance, nothing depends on it.
struct MeetingScript {
    enum Step {
        /// The moderator types a line.
        case types(String)
        /// The moderator and the scribe type at the same time.
        case together(String, scribe: String)
        case scribe(String)
        /// Until so many utterances of both are on disk.
        case settles(moderator: Int, scribe: Int)
        /// The moderator's program dies in the middle of a line; the scribe writes on; the line is finished after `resume`.
        case diesTyping(String, rest: String, scribe: [String])
        /// A program dies right after Enter, when nobody knows yet whether the line is stored.
        case diesAfter(String)
        case scribeDiesAfter(String)
    }

    private(set) var steps: [Step] = []
    private(set) var truth = MeetingTruth()
    /// How many lines are typed.
    private(set) var lines = 0
    private var hasDied = false

    static let guide = """
        survey: meeting
        title: A remote control for everybody
        mode: group
        time_budget: 60 min
        lists:
          part: [battery, screen, case]
        sections:
          - welcome: 5 min
            kind: opening
            ask: Who are you?
          - function: 10 min
            kind: key
            ask: What should it do?
            each:
              - which: choice(voice, buttons)
                text: How would you like to use it?
          - worth: 10 min
            kind: key
            ask: What is it worth?
            each:
              - liking: scale(1..5)
                text: How much would you like to have it?
          - inside: 10 min
            kind: key
            ask: What goes into it?
            each:
              - first: rank(part)
                text: What matters most?
                private: true
          - close: 5 min
            kind: ending
            ask: What did we miss?
        """

    private static let themes = [
        ("button", "buttons"), ("remote", "remote"), ("design", "design"), ("function", "functions"), ("chip", "chips"),
        ("screen", "screen"), ("batter", "batteries"), ("colo", "colour"), ("price", "price"), ("cost", "price"),
    ]

    /// Reads the turns: a letter, a tab, the words.
    init(_ turns: String) {
        let turns = turns.split(separator: "\n").map { $0.split(separator: "\t", maxSplits: 1).map(String.init) }
        for name in ["Ann", "Bo", "Cy", "Di"] { type("/add \(name)") }
        for letter in ["a", "b", "c", "d"] { type("/consent \(letter) quote=yes") }
        for (index, turn) in turns.enumerated() {
            let (letter, words) = (turn[0], turn[1])
            enter(at: index)
            if index % 30 < 20 { alone(index, letter, words) } else { both(index, letter, words) }
            if index % 30 == 29 { settle() }
        }
        settle()
        type("/end")
    }

    // MARK: - What is typed

    private mutating func type(_ line: String) {
        steps.append(.types(line))
        lines += 1
    }

    /// From here on the order of all that was said is certain for what follows.
    private mutating func settle() {
        truth.forgetOrder()
        steps.append(.settles(moderator: truth.moderator.made, scribe: truth.scribe.made))
    }

    /// Begins the next section, and puts its question to everybody.
    private mutating func enter(at index: Int) {
        let sections = ["welcome": 0, "function": 60, "worth": 120, "inside": 210, "close": 270]
        guard let section = sections.first(where: { $0.value == index })?.key else { return }
        type("/next")
        truth.section = section
        switch section {
        case "function":
            type("a=voice b=2 c=2 d=1")
            type("b=1")
            truth.answer("which", ["voice", "voice", "buttons", "voice"])
        case "worth":
            type("a=4 b=5 c=2 d=3")
            truth.answer("liking", ["4", "5", "2", "3"])
            type("/poll liking again")
            type("a=5 b=5 c=3 d=3")
            type("c=4")
            type("u")
            truth.answer("liking", ["5", "5", "3", "3"])
        case "inside":
            type("a=123 b=213 c=132 d=312")
            type("/poll first show")
            truth.answer("first", nil)
        case "close":
            type("/poll \"Rubber or plastic?\" rubber; plastic")
            type("a=1 b=2 c=1 d=1")
            type("/pause")
            type("/resume")
        default: break
        }
    }

    /// A turn that the moderator takes down alone, and what belongs to it.
    private mutating func alone(_ index: Int, _ letter: String, _ words: String) {
        let count = words.split(separator: " ").count
        if count < 3 {
            type(letter)
            truth.say(letter, nil, fidelity: "tap", by: \.moderator)
        } else if index % 13 == 4, let target = truth.latest(before: letter) {
            type("\(letter)>\(target.speakers[0]): \(words)")
            truth.say(letter, words, by: \.moderator) { $0.replyTo = target.text }
        } else if index > 240, !hasDied {
            hasDied = true
            steps.append(.diesAfter("\(letter): \(words)"))
            lines += 1
            truth.say(letter, words, by: \.moderator)
        } else {
            let isVerbatim = index % 5 == 2
            let theme = Self.themes.first { words.lowercased().contains($0.0) }?.1
            let highlight = index % 37 == 8 ? 2 : index % 11 == 3 ? 1 : 0
            let marks =
                (theme.map { " #\($0)" } ?? "") + (highlight > 0 ? " " + String(repeating: "!", count: highlight) : "")
            type("\(letter)\(isVerbatim ? "\"" : ":") \(words)\(marks)")
            truth.say(letter, words, fidelity: isVerbatim ? "verbatim" : "paraphrase", by: \.moderator) {
                $0.themes = theme.map { [$0] } ?? []
                $0.highlight = highlight
            }
            if index % 31 == 10 {
                type(". and so on")
                truth.changeLast { $0.text = words + " and so on" }
            }
            if index % 17 == 6 {
                type("=\(truth.numbers): \(words) indeed")
                truth.changeLast { $0.text = words + " indeed" }
            }
            if index % 19 == 7 {
                let other = letter == "d" ? "a" : "d"
                type("=\(other)")
                truth.changeLast { $0.speakers = [other] }
            }
        }
        beside(index, letter)
    }

    /// Stances, notes, undo and what else stands between the turns.
    private mutating func beside(_ index: Int, _ letter: String) {
        let others = ["a", "b", "c", "d"].filter { $0 != letter }
        if index % 7 == 5 {
            type("\(others[0])+ \(others[1])- \(others[2])~")
            truth.changeLast { $0.stances = [others[0]: "agree", others[1]: "dissent", others[2]: "nod"] }
        }
        if index % 23 == 9 {
            type("m: never mind this")
            type("u")
            truth.moderator.made += 1
        }
        if index % 29 == 12 {
            type("u")
            type("/redo")
        }
        if index % 25 == 14 {
            type("somebody at the back says that it is late")
            truth.say("?", "somebody at the back says that it is late", by: \.moderator) { $0.isFlagged = true }
        }
        switch index % 18 {
        case 2: note("; ", "private", "look at \(index)")
        case 6: note("> ", "message", "should I probe \(index)")
        case 11: note("{", "observation", "laughs \(index)", "}")
        case 15:
            type("?p come back to \(index)")
            truth.parked.append("come back to \(index)")
        default: break
        }
        if index % 61 == 18 {
            type("/promise \(letter): send what was said at \(index)")
            truth.promised.append(.init(speaker: letter, text: "send what was said at \(index)"))
        }
        if index == 150 {
            type("/out d a call")
            type("/in d")
        }
    }

    private mutating func note(_ before: String, _ kind: String, _ text: String, _ after: String = "") {
        type(before + text + after)
        truth.notes.append(.init(kind: kind, text: text, source: "moderator"))
    }

    /// A turn that comes while two people type; every second one is the scribe's.
    private mutating func both(_ index: Int, _ letter: String, _ words: String) {
        guard index.isMultiple(of: 2) else { return }
        let mine = "moderator \(index) \(words)"
        let theirs = "scribe \(index) \(words)"
        truth.say("b", theirs, by: \.scribe)
        lines += 2
        switch index {
        case 116:
            truth.say(letter, mine, by: \.moderator)
            let meanwhile = (1...5).map { "while nobody leads, number \($0)" }
            meanwhile.forEach { truth.say("c", $0, fidelity: "verbatim", by: \.scribe) }
            steps.append(.scribe("b: \(theirs)"))
            steps.append(
                .diesTyping("\(letter): moderator \(index)", rest: " \(words)", scribe: meanwhile.map { "c\" \($0)" }))
            lines += meanwhile.count
        case 174:
            truth.say(letter, mine, by: \.moderator)
            steps += [.types("\(letter): \(mine)"), .scribeDiesAfter("b: \(theirs)")]
        default:
            truth.say(letter, mine, by: \.moderator)
            steps.append(.together("\(letter): \(mine)", scribe: "b: \(theirs)"))
        }
        switch index % 10 {
        case 2:
            steps.append(.scribe(". and more #remote !"))
            truth.changeScribes { said in
                said.text = (said.text ?? "") + " and more"
                said.themes = ["remote"]
                said.highlight = 1
            }
        case 4:
            steps += [.scribe("d: nobody said this"), .scribe("u")]
            truth.scribe.made += 1
        case 6:
            steps.append(.scribe("; seen by the scribe \(index)"))
            truth.notes.append(.init(kind: "private", text: "seen by the scribe \(index)", source: "scribe"))
        default: break
        }
        lines += [2: 1, 4: 2, 6: 1][index % 10] ?? 0
    }
}
