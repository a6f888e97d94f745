internal import Journal

/// What the moderator wants of the themes, as typed.
package enum ThemeOrder: Hashable, Sendable {
    case overview
    /// All that has the first gets the second in its place.
    case merge(String, into: String)
    /// Of all that has the first, these utterances get the second in its place.
    case split(String, into: String, [Int])
    case define(String, String)

    /// Reads what stands behind `/code`.
    static func read(
        _ rest: String, _ words: [String], _ mistaken: GroupRefusal
    ) throws(GroupRefusal) -> ThemeOrder {
        guard let verb = words.first, verb != "ls" || words.count > 1 else { return .overview }
        switch verb {
        case "merge", "mv":
            guard words.count == 3 else { throw mistaken }
            let names = try GroupCommand.names(Array(words.dropFirst()))
            return .merge(names[0], into: names[1])
        case "split":
            let numbers = words.dropFirst(3).joined(separator: ",").split(separator: ",")
            let found = numbers.compactMap { Int($0) }
            guard words.count > 3, found.count == numbers.count, !found.isEmpty else { throw mistaken }
            let names = try GroupCommand.names(Array(words[1...2]))
            return .split(names[0], into: names[1], found)
        case "def", "new":
            guard words.count > 2 else { throw mistaken }
            let after = GroupLine.trimmed(rest.drop { !$0.isWhitespace })
            let text = GroupLine.trimmed(after.drop { !$0.isWhitespace })
            return .define(try GroupCommand.names([words[1]])[0], String(text))
        default: throw mistaken
        }
    }

    /// The same with the names of themes replaced by those of a codebook.
    package func replacingThemes(_ name: (String) -> String) -> ThemeOrder {
        switch self {
        case .overview: self
        case .merge(let old, let new): .merge(name(old), into: name(new))
        case .split(let old, let new, let numbers): .split(name(old), into: name(new), numbers)
        case .define(let theme, let text): .define(name(theme), text)
        }
    }
}

extension FocusGroup {
    func events(for order: ThemeOrder) throws(GroupRefusal) -> [GroupEvent] {
        switch order {
        case .overview: return []
        case .merge(let old, let new): return try moving(old, to: new, in: discussion.utterances)
        case .split(let old, let new, let numbers):
            let utterances = numbers.compactMap(discussion.utterance)
            guard utterances.count == numbers.count, utterances.allSatisfy({ $0.themes.contains(old) }) else {
                let strange = numbers.first { discussion.utterance($0)?.themes.contains(old) != true }
                throw GroupRefusal("utterance \(strange ?? 0) does not have the theme '\(old)'")
            }
            return try moving(old, to: new, in: utterances)
        case .define(let theme, let text):
            guard discussion.definitions[theme]?.text != text else {
                throw GroupRefusal("'\(theme)' means that already")
            }
            return [.defined(theme: theme, text: Words(text))]
        }
    }

    /// Gives every one of these utterances that has one theme another in its place.
    private func moving(
        _ old: String, to new: String, in utterances: [Utterance]
    ) throws(GroupRefusal) -> [GroupEvent] {
        guard old != new else { throw GroupRefusal("that is the same theme") }
        let about = utterances.filter { $0.themes.contains(old) }
        guard !about.isEmpty else { throw GroupRefusal("nothing that was said has the theme '\(old)'") }
        let events = about.flatMap { utterance -> [GroupEvent] in
            let untagged = GroupEvent.untagged(utterance: utterance.number, theme: old)
            guard !utterance.themes.contains(new) else { return [untagged] }
            return [untagged, .marked(utterance: utterance.number, marks: Marks(themes: [new]))]
        }
        guard events.count < 1_000 else {
            throw GroupRefusal(
                "\(about.count) utterances are too many for one act", hint: "'theme merge' does it for all sessions")
        }
        return Self.act(events)
    }
}
