internal import EvidenceGathering
internal import Tabulation

extension ImportContents {
    /// What is in it, one sentence each.
    var sentences: [String] {
        [origin, novelty, speakers, unmatched, withdrawals].compactMap(\.self)
            + unknownThemes.sorted { $0.key < $1.key }.map { theme, count in
                "\(counted(count, "item is", "items are")) about '\(printable(theme))', which surveys/themes.yaml does not "
                    + "have: not counted until it has"
            }
    }

    private var origin: String? {
        let sessions = Set(bundle.items.map(\.session)).count
        let workspace = bundle.workspace.map { " from the workspace '\(printable($0))'" } ?? ""
        let time = bundle.exportedAt.map { ", written \(printable($0))" } ?? ""
        return counted(bundle.items.count, "item", "items") + " of " + counted(sessions, "session", "sessions")
            + workspace + time
    }

    private var novelty: String? {
        var text =
            counted(newItems, "item is", "items are") + " new, " + counted(knownItems, "was", "were") + " here already"
        if ownItems > 0 {
            text += ", \(ownItems) of sessions that are in this store itself and count as they stand here"
        }
        if goneItems > 0 {
            text += "; " + counted(goneItems, "item that counts", "items that count") + " would do so no more"
        }
        return text
    }

    private var speakers: String? {
        newAccounts.isEmpty
            ? "no account speaks for the first time"
            : counted(newAccounts.count, "account speaks", "accounts speak") + " for the first time: "
                + Self.some(newAccounts)
    }

    private var unmatched: String? {
        let rows = accounts.filter { $0.matching.ours == nil }
        guard !rows.isEmpty else { return nil }
        return counted(rows.count, "account", "accounts")
            + " of theirs could not be matched, and what they said is in no "
            + "share: \(Self.some(rows.map(\.theirs))); --match THEIRS=OURS says which is which"
    }

    private var withdrawals: String? {
        guard !withdrawnHere.isEmpty else { return nil }
        return counted(withdrawnHere.count, "session that counts here was", "sessions that count here were")
            + " withdrawn there, and would count no more"
    }

    private static func some(_ ids: [String]) -> String {
        ids.prefix(8).map(printable).joined(separator: ", ") + (ids.count > 8 ? " and \(ids.count - 8) more" : "")
    }

    /// Which account is which; `nil` where all have the same id here.
    var accountTable: Table? {
        guard accounts.contains(where: { $0.matching.ours != $0.theirs }) else { return nil }
        return Table(
            columns: [
                .init("account", title: "their account"), .init("here"), .init("items", alignment: .trailing),
                .init("matching", title: "why", priority: 1),
            ],
            rows: accounts.map { row in
                [
                    .untrusted(row.theirs), Cell(untrusted: row.matching.ours), .integer(row.items),
                    .text(row.matching.words),
                ]
            })
    }
}

extension AccountMatching {
    fileprivate var words: String {
        switch self {
        case .sameID: "same id"
        case .said: "you said so"
        case .otherName: "the id is here with another name"
        case .notOnFile: "not on file here"
        }
    }
}
