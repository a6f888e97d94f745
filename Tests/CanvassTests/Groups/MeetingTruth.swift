/// What a scripted meeting must leave behind.
struct MeetingTruth {
    /// Something said, as `session show` tells it; people by their letters.
    struct Said: Hashable {
        var speakers: [String]
        var text: String?
        var fidelity: String
        var section: String?
        var themes: [String] = []
        var highlight = 0
        var stances: [String: String] = [:]
        var isFlagged = false
        /// The words of what it answers.
        var replyTo: String?
    }

    struct Note: Hashable {
        var kind: String
        var text: String
        var source: String
    }

    struct Promised: Hashable {
        var speaker: String
        var text: String
    }

    /// What one console wrote.
    struct Writer {
        var said: [Said] = []
        /// Utterances that were made, with those that were undone.
        var made = 0
    }

    struct Round: Hashable {
        var question: String
        /// By letter; `nil` where it is private.
        var answers: [String: String]?
    }

    var moderator = Writer()
    var scribe = Writer()
    var notes: [Note] = []
    var parked: [String] = []
    var promised: [Promised] = []
    var rounds: [Round] = []
    var section: String?
    /// The turns that the moderator took down last with nobody else writing: what a reply may mean.
    private var recent: [Said] = []

    /// How many numbers of utterances were given out.
    var numbers: Int { moderator.made + scribe.made }

    mutating func say(
        _ letter: String, _ text: String?, fidelity: String = "paraphrase",
        by writer: WritableKeyPath<MeetingTruth, Writer>, _ change: (inout Said) -> Void = { _ in }
    ) {
        var said = Said(speakers: [letter], text: text, fidelity: fidelity, section: section)
        change(&said)
        self[keyPath: writer].said.append(said)
        self[keyPath: writer].made += 1
        recent = writer == \.moderator ? recent + [said] : []
    }

    mutating func changeLast(_ change: (inout Said) -> Void) {
        change(&moderator.said[moderator.said.count - 1])
        recent = Array(recent.dropLast()) + moderator.said.suffix(1)
    }

    mutating func forgetOrder() { recent = [] }

    mutating func changeScribes(_ change: (inout Said) -> Void) { change(&scribe.said[scribe.said.count - 1]) }

    /// The latest thing that somebody else said, where it is certain which that is.
    func latest(before letter: String) -> Said? {
        guard let other = recent.last(where: { $0.speakers != [letter] && $0.text != nil && $0.speakers != ["?"] }),
            recent.last(where: { $0.speakers == other.speakers })?.text == other.text
        else { return nil }
        return other
    }

    mutating func answer(_ question: String, _ answers: [String]?) {
        rounds.append(
            Round(
                question: question,
                answers: answers.map { Dictionary(uniqueKeysWithValues: zip(["a", "b", "c", "d"], $0)) }))
    }
}
