package import FeedbackModel
package import Interviewing

/// An account, contact or ticket as somebody typed it in one line: `account "Acme Ltd" plan=team seats=40`.
///
/// It counts as one that was imported, until it is joined to that; its source says that it was typed.
package struct TypedRecord: Hashable, Sendable {
    /// What stands in the source of a record that was typed, and before the colon of its id.
    package static let source = "typed"

    package var kind: FiledRecord.Kind
    /// The name of an account or contact, the subject of a ticket.
    package var name: String
    /// What was given beside the name, by key.
    package var fields: [String: String]

    /// Reads the kind, the name and any number of `key=value`; what has blanks in it stands in quotes.
    ///
    /// An address in the line of a contact is its email, and a comma before what follows the name is no part of it.
    package init(_ text: String) throws(TypedRecordFailure) {
        var words = try Self.words(text)
        guard let first = words.first, let kind = FiledRecord.Kind(rawValue: first.text.lowercased()) else {
            throw TypedRecordFailure("the kind comes first", hint: "one of account, contact, ticket")
        }
        self.kind = kind
        var names: [String] = []
        fields = [:]
        words.removeFirst()
        for (index, word) in words.enumerated() {
            let isBeforeField = index + 1 == words.count || Self.field(in: words[index + 1], of: kind) != nil
            guard let (key, value) = Self.field(in: word, of: kind) else {
                names.append(isBeforeField ? word.withoutComma : word.text)
                continue
            }
            guard fields.updateValue(value, forKey: key) == nil else {
                throw TypedRecordFailure("'\(key)' is given twice", hint: "leave one of them out")
            }
        }
        name = names.joined(separator: " ")
        guard !name.isEmpty, name.utf8.count <= 500 else {
            throw TypedRecordFailure(
                kind == .ticket ? "the subject of the ticket is missing" : "the name is missing",
                hint: "as in /new \(kind.rawValue) \"Acme Ltd\"\(kind == .account ? " seats=40" : "")")
        }
        if let known = Self.fields(of: kind) {
            let strange = fields.keys.filter { !known.contains($0) }.sorted().map { "'\($0)'" }
            guard strange.isEmpty else {
                throw TypedRecordFailure(
                    "a \(kind.rawValue) has no \(strange.joined(separator: " and no "))",
                    hint: "it takes \(known.joined(separator: "=, "))=; words with '=' stand in quotes")
            }
        }
        if kind == .account {
            for key in ["seats", "arr"] {
                guard let value = fields[key], Self.number(value) == nil else { continue }
                throw TypedRecordFailure("'\(key)' is not a whole number", hint: "write it as \(key)=40")
            }
        }
    }

    /// What a word gives beside the name, if it does.
    private static func field(in word: Word, of kind: FiledRecord.Kind) -> (key: String, value: String)? {
        guard !word.startsQuoted else { return nil }
        let parts = word.withoutComma.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        if parts.count == 2, isKey(parts[0]) { return (parts[0].lowercased(), String(parts[1])) }
        guard kind == .contact else { return nil }
        var address = word.withoutComma
        if address.hasPrefix("<"), address.hasSuffix(">") { address = String(address.dropFirst().dropLast()) }
        let sides = address.split(separator: "@", omittingEmptySubsequences: false)
        guard sides.count == 2, sides.allSatisfy({ !$0.isEmpty }) else { return nil }
        return ("email", address)
    }

    /// What can be given beside the name; `nil` for an account, which keeps whatever is given as an attribute.
    private static func fields(of kind: FiledRecord.Kind) -> [String]? {
        switch kind {
        case .account: nil
        case .contact: ["email", "role"]
        case .ticket: ["body", "channel", "priority", "status"]
        }
    }

    package func account(id: String) -> Account {
        let known: Set = ["seats", "arr", "lifecycle"]
        return Account(
            id: id, source: Self.source, name: name, attributes: fields.filter { !known.contains($0.key) },
            seats: fields["seats"].flatMap(Self.number), revenue: fields["arr"].flatMap(Self.number).map(Double.init),
            lifecycle: fields["lifecycle"])
    }

    package func contact(id: String, accountID: String?) -> Contact {
        Contact(
            id: id, source: Self.source, accountID: accountID, name: name, email: fields["email"], role: fields["role"])
    }

    /// The ticket, opened at `time`: seconds since 1970-01-01 UTC.
    package func ticket(id: String, accountID: String?, time: Int64) -> Ticket {
        Ticket(
            id: id, source: Self.source, subject: name, body: fields["body"] ?? "", channel: fields["channel"],
            status: fields["status"] ?? "open", priority: fields["priority"], createdAt: time, accountID: accountID)
    }

    private static func number(_ text: String) -> Int? {
        guard (1...12).contains(text.utf8.count), text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
            return nil
        }
        return Int(text)
    }

    private static func isKey(_ text: Substring) -> Bool {
        (1...40).contains(text.utf8.count) && text.first?.isLetter == true
            && text.utf8.allSatisfy { byte in
                byte == UInt8(ascii: "_") || (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte)
                    || (0x61...0x7A).contains(byte)
            }
    }

    private struct Word {
        var text = ""
        var startsQuoted = false
        var endsQuoted = false

        /// Without a comma at its end, which stands between it and what follows.
        var withoutComma: String { !endsQuoted && text.hasSuffix(",") ? String(text.dropLast()) : text }
    }

    /// Words apart by blanks; quotes hold blanks together, also behind a key.
    private static func words(_ text: String) throws(TypedRecordFailure) -> [Word] {
        var words: [Word] = []
        var word: Word?
        var quote: Character?
        for character in text {
            if let open = quote {
                if character == open { quote = nil } else { word?.text.append(character) }
                word?.endsQuoted = character == open
            } else if character == "\"" || (character == "'" && word.map { $0.text.hasSuffix("=") } ?? true) {
                quote = character
                if word == nil { word = Word(startsQuoted: true) }
            } else if character.isWhitespace {
                if let done = word { words.append(done) }
                word = nil
            } else {
                if word == nil { word = Word() }
                word?.text.append(character)
                word?.endsQuoted = false
            }
        }
        guard quote == nil else { throw TypedRecordFailure("a quote is not closed", hint: "end it with \"") }
        if let done = word { words.append(done) }
        return words
    }
}

/// Why a typed record cannot be filed.
package struct TypedRecordFailure: Error, Hashable, Sendable {
    /// One clause, lower case, no full stop.
    package var message: String
    package var hint: String

    package init(_ message: String, hint: String) {
        self.message = message
        self.hint = hint
    }
}
