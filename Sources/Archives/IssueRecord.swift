internal import FoundationEssentials
internal import Importing

/// An issue of Jira's feed as the object that mappings read.
struct IssueRecord {
    private enum Value: Encodable {
        case text(String)
        case list([Value])
        case object([String: Value])

        func encode(to encoder: any Encoder) throws {
            var container = encoder.singleValueContainer()
            switch self {
            case .text(let text): try container.encode(text)
            case .list(let items): try container.encode(items)
            case .object(let members): try container.encode(members)
            }
        }
    }

    private var members: [String: Value] = [:]

    init(_ item: XMLElement) {
        for element in item.children { add(element) }
    }

    /// One line of JSON with sorted names.
    var line: [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        // Texts, lists and objects of them can be encoded.
        return (try? encoder.encode(members)).map(Array.init) ?? []
    }

    private mutating func add(_ element: XMLElement) {
        switch element.name {
        case "key":
            set("id", element.attributes["id"])
            set("key", element.words)
        case "project":
            set("project", element.attributes["key"])
            set("project_name", element.words)
        case "statusCategory": set("status_category", element.attributes["key"])
        case "reporter", "assignee":
            // -1 stands for nobody.
            guard let id = element.person, id != "-1" else { return }
            set(element.name, id)
            set(element.name + "_name", element.words)
        case "labels": addAll("labels", element.children.map(\.words))
        case "comments": members["comments"] = .list(element.children.map(Self.comment))
        case "customfields": addFields(element)
        case "attachments": addAll("attachments", element.children.map { $0.attributes["name"] ?? "" })
        default:
            let texts = element.children.isEmpty ? [element.words] : element.leaves
            addAll(element.name, texts)
        }
    }

    private mutating func set(_ name: String, _ text: String?) {
        if let text, !text.isEmpty { members[name] = .text(text) }
    }

    /// Adds what may come several times: one is a text, several are a list, and labels always are.
    private mutating func addAll(_ name: String, _ texts: [String]) {
        let new = texts.filter { !$0.isEmpty }.map(Value.text)
        guard !new.isEmpty else { return }
        switch members[name] {
        case .list(let known)?: members[name] = .list(known + new)
        case let known?: members[name] = .list([known] + new)
        case nil: members[name] = new.count == 1 && name != "labels" ? new[0] : .list(new)
        }
    }

    /// A comment for a group or a role only is no word for the customer.
    private static func comment(_ element: XMLElement) -> Value {
        var members: [String: Value] = ["body": .text(element.words)]
        for name in ["id", "author", "created"] { members[name] = element.attributes[name].map(Value.text) }
        let groups = ["grouplevel", "rolelevel"].compactMap { element.attributes[$0] }.filter { !$0.isEmpty }
        if !groups.isEmpty { members["only_for"] = .text(groups.joined(separator: ", ")) }
        return .object(members)
    }

    private mutating func addFields(_ element: XMLElement) {
        var fields: [String: Value] = [:]
        for field in element.children {
            let values = field.child("customfieldvalues")?.leaves ?? []
            guard let name = field.child("customfieldname")?.words, !name.isEmpty, !values.isEmpty else { continue }
            fields[name] = values.count == 1 ? .text(values[0]) : .list(values.map(Value.text))
        }
        if !fields.isEmpty { members["fields"] = .object(fields) }
    }
}

extension XMLElement {
    /// Its text without white space at the ends.
    fileprivate var words: String {
        let start = text.drop { $0.isWhitespace }
        return String(start.reversed().drop { $0.isWhitespace }.reversed())
    }

    /// The texts of the elements in it that hold no others.
    fileprivate var leaves: [String] {
        children.flatMap { $0.children.isEmpty ? [$0.words] : $0.leaves }.filter { !$0.isEmpty }
    }

    /// Jira Cloud names people by account, Jira Server by user name.
    fileprivate var person: String? { attributes["accountid"] ?? attributes["username"] }
}
