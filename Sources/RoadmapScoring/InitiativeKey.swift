/// What tells that an issue or a card elsewhere was made of an initiative of ours: `canvass:exports`.
package struct InitiativeKey: Hashable, Sendable {
    /// What every key begins with.
    package static let prefix = "canvass:"

    package var initiative: String

    package init(_ initiative: String) { self.initiative = initiative }

    /// Reads a whole key, as a column of external ids has it.
    package init?(reading text: some StringProtocol) {
        guard text.hasPrefix(Self.prefix) else { return nil }
        let id = text.dropFirst(Self.prefix.count)
        guard !id.isEmpty, id.utf8.allSatisfy(Self.isPart) else { return nil }
        initiative = String(id)
    }

    /// Finds the first key within a text, as a description or a title has it.
    package init?(in text: some StringProtocol) {
        var rest = Substring(text)
        while let found = rest.firstRange(of: Self.prefix) {
            let before = rest[..<found.lowerBound].utf8.last
            let id = rest[found.upperBound...].utf8.prefix(while: Self.isPart)
            if !id.isEmpty, before.map({ !Self.isPart($0) }) ?? true {
                initiative = String(Substring(id))
                return
            }
            rest = rest[found.upperBound...]
        }
        return nil
    }

    package var text: String { Self.prefix + initiative }

    /// Whether a byte can stand in the id of an initiative.
    private static func isPart(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x5F: true
        default: false
        }
    }
}
