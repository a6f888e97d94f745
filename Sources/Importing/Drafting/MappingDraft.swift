internal import SourceDiagnostics

/// A mapping that is written for a person to read, mend and keep: the answers to what a file leaves open stand in it.
package struct MappingDraft: Hashable, Sendable {
    /// The mapping as YAML; it reads as a mapping without mistakes.
    package var text: String
    /// What was guessed and should be looked at.
    package var guesses: [String]

    /// What a person has said about a file.
    package struct Answers: Hashable, Sendable {
        package var name: String?
        package var zone: ZoneRule?
        package var encoding: ReadingOptions.Encoding?
        package var sheet: String?

        package init(
            name: String? = nil, zone: ZoneRule? = nil, encoding: ReadingOptions.Encoding? = nil, sheet: String? = nil
        ) {
            self.name = name
            self.zone = zone
            self.encoding = encoding
            self.sheet = sheet
        }
    }

    /// A known mapping with answers written into it; all else stays as it is written, comments included.
    ///
    /// - Returns: `nil` where the mapping is written in a way in which the answers cannot be put without writing it anew.
    package init?(of text: String, answers: Answers) {
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        if let name = answers.name { Self.set("name", to: name, in: &lines, within: nil) }
        if let zone = answers.zone { Self.set("timezone", to: zone.written, in: &lines, within: "dates") }
        if let encoding = answers.encoding { Self.set("encoding", to: encoding.rawValue, in: &lines, within: "read") }
        if let sheet = answers.sheet { Self.set("sheet", to: sheet, in: &lines, within: "read") }
        self.text = lines.joined(separator: "\n")
        guesses = []
        let log = DiagnosticLog()
        guard let mapping = Mapping.read(Array(self.text.utf8), file: "draft", log: log),
            answers.name == nil || mapping.name == answers.name,
            answers.zone == nil || mapping.dates.zone == answers.zone,
            answers.encoding == nil || mapping.reading.encoding == answers.encoding,
            answers.sheet == nil || mapping.reading.sheet == answers.sheet
        else { return nil }
    }

    init(text: String, guesses: [String]) {
        self.text = text
        self.guesses = guesses
    }

    /// Sets `key: value`, at the margin or in the group `group`, which may be written `{in one line}` or below.
    private static func set(_ key: String, to value: String, in lines: inout [String], within group: String?) {
        let quoted = quoted(value)
        guard let group else {
            for index in lines.indices where lines[index].hasPrefix("\(key):") { lines[index] = "\(key): \(quoted)" }
            return
        }
        guard let start = lines.firstIndex(where: { $0.hasPrefix("\(group):") }) else {
            lines.insert(
                "\(group): {\(key): \(quoted)}", at: lines.firstIndex { $0.hasPrefix("fields:") } ?? lines.count)
            return
        }
        let rest = lines[(start + 1)...]
        let end = rest.firstIndex { !$0.hasPrefix(" ") && !$0.isEmpty } ?? lines.count
        for index in start..<end {
            guard let place = lines[index].range(ofKey: key) else { continue }
            let line = lines[index]
            let value = line[place.upperBound...].prefix { $0 != "," && $0 != "}" && $0 != "#" }
            lines[index].replaceSubrange(place.upperBound..<value.endIndex, with: " \(quoted)")
            return
        }
        if let open = lines[start].firstIndex(of: "{") {
            lines[start].insert(contentsOf: "\(key): \(quoted), ", at: lines[start].index(after: open))
        } else {
            lines.insert("  \(key): \(quoted)", at: start + 1)
        }
    }

    /// A text as YAML, quoted where it would be something else without.
    static func quoted(_ text: String) -> String {
        let isPlain =
            text.utf8.allSatisfy { byte in
                (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20) || "_-/ ".utf8.contains(byte)
            } && text.utf8.first.map { (0x61...0x7A).contains($0 | 0x20) } == true && text.last != " "
            && !["true", "false", "yes", "no", "null", "on", "off"].contains(text.lowercased())
        return isPlain ? text : JSONString.quoted(text)
    }
}

extension String {
    /// Where `key:` stands as a key: at the beginning of what is indented, or after `{` or `,`.
    fileprivate func range(ofKey key: String) -> Range<String.Index>? {
        for range in ranges(of: "\(key):") {
            let before = self[..<range.lowerBound].last { $0 != " " }
            if before == nil || before == "{" || before == "," { return range }
        }
        return nil
    }
}

extension ZoneRule {
    /// As it is written in mappings.
    var written: String {
        switch self {
        case .none, .ask: "ask"
        case .fixed(0): "UTC"
        case .fixed: String(description.dropFirst(3))
        case .named(let name): name
        }
    }
}
