internal import FocusGroups
internal import Journal
internal import LineEditing
internal import Storage

/// `/withdraw b`: somebody takes back what they said.
extension GroupConsole {
    /// Erases the words of a participant; at a terminal only when it is said twice, since it cannot be undone.
    func withdraw(_ letter: Letter) throws {
        guard let driver = pen as? SessionDriver else { throw GroupRefusal("that is for the moderator to do") }
        guard !editor.isInteractive || withdrawalAsked == letter else {
            withdrawalAsked = letter
            return remark(
                "this erases for good what \(named(letter)) said, answered and is called: "
                    + "/withdraw \(letter) again does it")
        }
        withdrawalAsked = nil
        let entries = try driver.store.entries(of: driver.record.id, after: 0)
        let whole = try FocusGroup(guide: group.guide, replaying: entries)
        let withdrawal = GroupWithdrawal(of: letter, from: whole, in: entries)
        let (left, count) = try driver.erase(try withdrawal.places(), saying: try withdrawal.event())
        group = try FocusGroup(guide: group.guide, replaying: left)
        // What can be recalled with Ctrl-R may be theirs.
        typed = []
        editor.forgetCuts()
        remark("\(letter) has withdrawn; \(count) \(count == 1 ? "stretch" : "stretches") of words erased")
        if let mentions = withdrawal.mentions { remark(mentions) }
        if editor.isInteractive { remark("what this screen still shows goes with 'clear' after the session") }
    }
}

/// One participant's words in a journal, and the event that says that they were erased.
struct GroupWithdrawal {
    private let letter: Letter
    private let group: FocusGroup
    private let entries: [JournalEntry]

    init(of letter: Letter, from group: FocusGroup, in entries: [JournalEntry]) {
        self.letter = letter
        self.group = group
        self.entries = entries
    }

    func places() throws -> [WordPlace] { try group.words(of: letter, in: entries) }

    func event() throws -> GroupEvent {
        .withdrew(letter: letter, entries: Array(Set(try places().map(\.sequence))).sorted())
    }

    /// What they said, as it stands there still.
    func words() throws -> [String] {
        let bySequence = Dictionary(
            entries.map { ($0.sequence, $0.draft.words) }, uniquingKeysWith: { first, _ in first })
        return try places().compactMap { place in
            guard let words = bySequence[place.sequence], words.indices.contains(place.place) else { return nil }
            return words[place.place].text
        }
    }

    /// Where others, or the moderator's notes, name them: only a person can say whether that has to go too.
    var mentions: String? {
        let (utterances, notes) = group.mentions(of: letter)
        guard !utterances.isEmpty || notes > 0 else { return nil }
        let numbers = utterances.map(String.init).joined(separator: ", ")
        let parts = [
            utterances.isEmpty ? nil : "what others said (\(numbers))", notes == 0 ? nil : "\(notes) of the notes",
        ]
        return "their name stands in \(parts.compactMap(\.self).joined(separator: " and ")), which are left as they are"
    }
}
