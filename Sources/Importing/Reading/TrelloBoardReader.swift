internal import FoundationEssentials

/// Reads a Trello board as one record a card.
///
/// What a card speaks of stands elsewhere in the file: its list, labels, custom fields and comments. So the document is
/// read as a whole, and each card becomes one JSON object with all of it. Only what is named here is taken: the e-mail
/// addresses of cards, by which anybody could write to them, are not.
final class TrelloBoardReader: RecordReader {
    /// A board with more bytes is refused: it is held in memory.
    private static let sizeLimit = 256 << 20

    private let lines: JSONLinesReader
    /// What the file lacks, as sentences.
    let notes: [String]

    var window: ByteWindow { lines.window }
    var slots: [Slot] { lines.slots }
    var extras: [ExtraMember] { lines.extras }
    var unusedPaths: [String] { lines.unusedPaths }
    /// The number of the card, counted from 1.
    var line: Int { lines.line }

    init(_ source: ByteSource, tree: JSONPathTree, keepsExtras: Bool) throws {
        var bytes: [UInt8] = []
        while let piece = try source() {
            bytes += piece
            guard bytes.count <= Self.sizeLimit else {
                throw ImportFailure(.unfit, "the board is larger than 256 MiB")
            }
        }
        let board: TrelloBoard
        do {
            board = try JSONDecoder().decode(TrelloBoard.self, from: Data(bytes))
        } catch {
            throw ImportFailure(
                .damaged, "the file is no board as Trello exports it, or is cut off",
                hint: "in Trello: Menu > Print, export and share > Export as JSON")
        }
        bytes = []
        let (records, missing) = board.records
        var rest: [UInt8]? = records
        let window = ByteWindow {
            defer { rest = nil }
            return rest
        }
        lines = JSONLinesReader(window, tree: tree, keepsExtras: keepsExtras)
        notes =
            missing > 0
            ? ["\(missing) comments are not in the file: Trello writes only the last 1,000 actions of a board"] : []
    }

    func next() throws -> ReadOutcome { try lines.next() }
}

/// A board as Trello exports it, as far as it is read.
private struct TrelloBoard: Decodable {
    struct Named: Decodable {
        var id: String
        var name: String?
        var color: String?
        var closed: Bool?
    }

    struct Value: Decodable {
        var text: String?
        var number: String?
        var date: String?
        var checked: String?

        var shown: String? { text ?? number ?? date ?? checked }
    }

    struct Field: Decodable {
        struct Option: Decodable {
            var id: String
            var value: Value?
        }

        var id: String
        var name: String?
        var options: [Option]?
    }

    struct FieldItem: Decodable {
        var idCustomField: String
        var value: Value?
        var idValue: String?
    }

    struct Badges: Decodable {
        var votes: Int?
        var comments: Int?
    }

    struct Card: Decodable {
        var id: String
        var name: String?
        var desc: String?
        var idList: String?
        var idLabels: [String]?
        var labels: [Named]?
        var idMembersVoted: [String]?
        var badges: Badges?
        var closed: Bool?
        var dateLastActivity: String?
        var due: String?
        var dueComplete: Bool?
        var start: String?
        var shortUrl: String?
        var customFieldItems: [FieldItem]?
    }

    struct Action: Decodable {
        struct Data: Decodable {
            struct Card: Decodable { var id: String? }

            var text: String?
            var card: Card?
        }

        var type: String?
        var date: String?
        var idMemberCreator: String?
        var data: Data?
    }

    var name: String?
    var lists: [Named]?
    var labels: [Named]?
    var customFields: [Field]?
    var cards: [Card]
    var actions: [Action]?
}

extension TrelloBoard {
    private struct Comment: Encodable {
        var created_at: String?
        var author: String?
        var text: String
    }

    private struct Record: Encodable {
        var id: String
        var title: String
        var body: String
        var board: String?
        var list: String?
        var state: String
        var created: Int64?
        var updated: String?
        var labels: [String]
        var votes: Int
        var voters: [String]
        var due: String?
        var due_complete: Bool?
        var start: String?
        var url: String?
        var fields: [String: String]
        var comments: [Comment]
    }

    /// One JSON object a line for each card, and how many comments the file lacks.
    var records: (lines: [UInt8], missing: Int) {
        let lists = Dictionary((self.lists ?? []).map { ($0.id, $0) }) { first, _ in first }
        let labels = Dictionary((self.labels ?? []).map { ($0.id, $0) }) { first, _ in first }
        let fields = Dictionary((customFields ?? []).map { ($0.id, $0) }) { first, _ in first }
        var comments: [String: [Comment]] = [:]
        // The newest action comes first.
        for action in (actions ?? []).reversed() where action.type == "commentCard" {
            guard let card = action.data?.card?.id, let text = action.data?.text else { continue }
            comments[card, default: []].append(
                Comment(created_at: action.date, author: action.idMemberCreator, text: text))
        }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        var lines: [UInt8] = []
        var missing = 0
        for card in cards {
            let found = comments[card.id] ?? []
            missing += max(0, (card.badges?.comments ?? 0) - found.count)
            let list = card.idList.flatMap { lists[$0] }
            let used = card.labels ?? (card.idLabels ?? []).compactMap { labels[$0] }
            var values: [String: String] = [:]
            for item in card.customFieldItems ?? [] {
                guard let field = fields[item.idCustomField] else { continue }
                let chosen = item.idValue.flatMap { id in field.options?.first { $0.id == id }?.value?.shown }
                if let value = chosen ?? item.value?.shown { values[field.name ?? field.id] = value }
            }
            let record = Record(
                id: card.id, title: card.name ?? "", body: card.desc ?? "", board: name, list: list?.name,
                state: card.closed == true || list?.closed == true
                    ? "archived" : card.dueComplete == true ? "done" : "open",
                created: Self.created(card.id), updated: card.dateLastActivity,
                // A label without a name is its colour.
                labels: used.compactMap { ($0.name ?? "").isEmpty ? $0.color : $0.name },
                votes: max(card.badges?.votes ?? 0, card.idMembersVoted?.count ?? 0),
                voters: card.idMembersVoted ?? [], due: card.due, due_complete: card.dueComplete, start: card.start,
                url: card.shortUrl, fields: values, comments: found)
            // What was decoded can be encoded.
            if let line = try? encoder.encode(record) {
                lines += line
                lines.append(.lineFeed)
            }
        }
        return (lines, missing)
    }

    /// The first eight digits of an id are when it was made, in seconds since 1970.
    private static func created(_ id: String) -> Int64? { Int64(id.prefix(8), radix: 16) }
}
