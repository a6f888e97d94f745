internal import Journal

/// The arguments of single commands.
extension GroupCommand {
    /// One number from 1, or none.
    static func number(_ words: [String], _ mistaken: GroupRefusal) throws(GroupRefusal) -> Int? {
        guard let first = words.first else { return nil }
        guard words.count == 1, let number = Int(first), (1...100_000).contains(number) else { throw mistaken }
        return number
    }

    static func letters(_ word: String) -> [String] { word.split(separator: ",").map(String.init) }

    static func unquoted(_ text: String) -> String {
        guard text.count > 1, text.first == "\"", text.last == "\"" else { return text }
        return String(text.dropFirst().dropLast())
    }

    /// `3m what else`, `"what else"`.
    static func brainstorm(_ rest: String, _ mistaken: GroupRefusal) throws(GroupRefusal) -> GroupCommand {
        var text = rest[...]
        let seconds = seconds(String(text.prefix { !$0.isWhitespace }))
        if seconds != nil { text = GroupLine.trimmed(text.drop { !$0.isWhitespace }) }
        guard !text.isEmpty else { throw mistaken }
        return .brainstorm(unquoted(String(text)), seconds: seconds)
    }

    /// `2m label`, `90s`, `off`.
    static func timer(_ words: [String], _ mistaken: GroupRefusal) throws(GroupRefusal) -> GroupCommand {
        guard let first = words.first else { return .timer(seconds: nil, label: nil) }
        if first == "off", words.count == 1 { return .timer(seconds: 0, label: nil) }
        guard let seconds = seconds(first) else { throw mistaken }
        let label = words.dropFirst().joined(separator: " ")
        return .timer(seconds: seconds, label: label.isEmpty ? nil : label)
    }

    /// `3m`, `90s`: up to four hours; `nil` for anything else.
    private static func seconds(_ word: String) -> Int? {
        guard let unit = word.last, let number = Int(word.dropLast()), (1...14_400).contains(number) else { return nil }
        switch unit {
        case "m": return number <= 240 ? number * 60 : nil
        case "s": return number
        default: return nil
        }
    }

    /// `3,7,9 as "setup"`.
    static func group(_ rest: String, _ mistaken: GroupRefusal) throws(GroupRefusal) -> GroupCommand {
        let parts = rest.split(separator: " as ", maxSplits: 1).map(String.init)
        guard parts.count == 2 else { throw mistaken }
        let numbers = parts[0].split { $0 == "," || $0.isWhitespace }
        let name = unquoted(String(GroupLine.trimmed(parts[1][...])))
        let found = numbers.compactMap { Int($0) }
        guard !name.isEmpty, !found.isEmpty, found.count == numbers.count else { throw mistaken }
        return .group(found, as: name)
    }

    static func stimulus(_ words: [String], _ mistaken: GroupRefusal) throws(GroupRefusal) -> GroupCommand {
        switch words.count {
        case 0: return .stimulus(nil, isShown: true)
        case 1: return .stimulus(words[0], isShown: true)
        case 2 where words[1] == "off": return .stimulus(words[0], isShown: false)
        default: throw mistaken
        }
    }

    /// `b quote=no recording=yes v3`.
    static func consent(_ words: [String], _ mistaken: GroupRefusal) throws(GroupRefusal) -> GroupCommand {
        guard let letter = words.first else { return .consent(nil, [], version: nil) }
        var grants: [Grant] = []
        var version: String?
        for word in words.dropFirst() {
            let pair = word.split(separator: "=", maxSplits: 1).map { $0.lowercased() }
            if pair.count == 1, word.hasPrefix("v"), version == nil {
                version = word
                continue
            }
            let isGiven = pair.last.flatMap { ["yes": true, "y": true, "no": false, "n": false][$0] }
            let near = pair.first.map { name in Grant.Purpose.allCases.filter { $0.rawValue.hasPrefix(name) } } ?? []
            guard pair.count == 2, let isGiven, near.count == 1, let purpose = near.first else {
                let known = Grant.Purpose.allCases.map(\.rawValue).joined(separator: ", ")
                throw GroupRefusal(
                    "consent is given as PURPOSE=yes or PURPOSE=no", hint: "the purposes are \(known)")
            }
            grants.append(Grant(purpose, isGiven))
        }
        guard !grants.isEmpty || version != nil else { throw mistaken }
        return .consent(letter, grants, version: version)
    }

    static func tags(_ name: String, _ words: [String], _ mistaken: GroupRefusal) throws(GroupRefusal) -> GroupCommand {
        guard let number = words.first.flatMap({ Int($0) }), words.count > 1 else { throw mistaken }
        let themes = try names(Array(words.dropFirst()))
        if name == "tag" { return .tag(number, themes) }
        guard themes.count == 1 else { throw mistaken }
        return .untag(number, themes[0])
    }

    /// Names of themes, with or without their '#'.
    static func names(_ words: [String]) throws(GroupRefusal) -> [String] {
        let themes = words.map { word in (word.hasPrefix("#") ? String(word.dropFirst()) : word).lowercased() }
        let areNames = themes.allSatisfy { theme in
            theme.first?.isLetter == true
                && theme.allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "-" || $0 == "/" }
        }
        guard areNames else { throw GroupRefusal("a theme is one word", hint: "as ux/setup") }
        return themes
    }
}
