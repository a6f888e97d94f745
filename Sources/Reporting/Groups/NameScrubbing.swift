/// Puts pseudonyms in the place of names in what was said.
///
/// A whole name is found in any case of its letters, a part of it of three letters or more only as it is written: `will`
/// is no person. It finds what was typed as a name and no nickname.
struct NameScrubbing {
    private let wholes: [(words: [String], pseudonym: String)]
    private let parts: [String: String]

    init(_ names: [(name: String, pseudonym: String)]) {
        var wholes: [(words: [String], pseudonym: String)] = []
        var parts: [String: String] = [:]
        for (name, pseudonym) in names {
            let words = Self.pieces(of: name).filter(\.isWord).map { String($0.text) }
            guard !words.isEmpty else { continue }
            if words.count > 1 { wholes.append((words.map { $0.lowercased() }, pseudonym)) }
            for word in words where word.count >= 3 {
                // A name that two people have names neither.
                parts[word] = parts[word].map { $0 == pseudonym ? $0 : "somebody" } ?? pseudonym
            }
        }
        self.wholes = wholes.sorted { $0.words.count > $1.words.count }
        self.parts = parts
    }

    func applied(to text: String) -> String {
        guard !parts.isEmpty || !wholes.isEmpty else { return text }
        let pieces = Self.pieces(of: text)
        var result = ""
        var place = 0
        while place < pieces.count {
            if let (length, pseudonym) = whole(at: place, in: pieces) {
                result += pseudonym
                place += length
                continue
            }
            let piece = pieces[place]
            result += piece.isWord ? parts[String(piece.text)] ?? String(piece.text) : String(piece.text)
            place += 1
        }
        return result
    }

    /// A name of several words that begins at a place, with how many pieces it takes.
    private func whole(at place: Int, in pieces: [Piece]) -> (length: Int, pseudonym: String)? {
        guard pieces[place].isWord else { return nil }
        for (words, pseudonym) in wholes {
            let length = words.count * 2 - 1
            guard place + length <= pieces.count else { continue }
            let fits = words.enumerated().allSatisfy { index, word in
                pieces[place + index * 2].text.lowercased() == word
                    && (index == 0 || pieces[place + index * 2 - 1].text.allSatisfy(\.isWhitespace))
            }
            if fits { return (length, pseudonym) }
        }
        return nil
    }

    private struct Piece {
        var text: Substring
        var isWord: Bool
    }

    /// Words, and what stands between them, in turn.
    private static func pieces(of text: String) -> [Piece] {
        var pieces: [Piece] = []
        var rest = text[...]
        while let first = rest.first {
            let isWord = first.isLetter
            let piece = rest.prefix { $0.isLetter == isWord }
            pieces.append(Piece(text: piece, isWord: isWord))
            rest = rest[piece.endIndex...]
        }
        return pieces
    }
}
