internal import EvidenceGathering
internal import FeedbackModel
internal import Storage
internal import Tabulation

/// What an import brings, beside what is there already.
struct ImportContents {
    /// An account of theirs, and what becomes of what it said.
    struct AccountRow: Hashable {
        var theirs: String
        var matching: AccountMatching
        var items: Int
    }

    let bundle: EvidenceBundle
    /// By id.
    let accounts: [AccountRow]
    /// Items that count from now on and did not before, and such that counted and do no more.
    let newItems: Int
    let goneItems: Int
    /// Items that count already, from an earlier import.
    let knownItems: Int
    /// Items of sessions that are in this store itself.
    let ownItems: Int
    /// Accounts here of which nothing was known from any session before.
    let newAccounts: [String]
    /// Themes that the codebook here does not have, with how many items name them.
    let unknownThemes: [String: Int]
    /// The sessions that are named as withdrawn and stand in an import here.
    let withdrawnHere: [String]

    @MainActor
    init(
        _ candidate: EvidenceImports.Import, after imports: EvidenceImports, before: [Evidence], after: [Evidence],
        in session: Session
    ) throws {
        bundle = candidate.bundle
        let store = try session.store()
        let matchings = try candidate.accounts { try store.account($0) }
        let counts = Dictionary(grouping: bundle.items.compactMap(\.account), by: \.self).mapValues(\.count)
        accounts = matchings.sorted { $0.key < $1.key }.map { theirs, matching in
            AccountRow(theirs: theirs, matching: matching, items: counts[theirs] ?? 0)
        }
        let own = try session.ownSessions()
        ownItems = bundle.items.count { own.contains($0.session) }
        let (old, new) = (Self.counted(before), Self.counted(after))
        newItems = new.reduce(0) { $0 + max(0, $1.value - (old[$1.key] ?? 0)) }
        goneItems = old.reduce(0) { $0 + max(0, $1.value - (new[$1.key] ?? 0)) }
        let withdrawn = Set(bundle.withdrawn)
        let others = bundle.items.count { !own.contains($0.session) && !withdrawn.contains($0.session) }
        knownItems = max(0, others - newItems)
        newAccounts = Set(after.compactMap(\.accountID)).subtracting(before.compactMap(\.accountID)).sorted()
        let codebook = try session.codebook()
        unknownThemes = Dictionary(grouping: bundle.items.map(\.theme).filter { codebook[$0] == nil }, by: \.self)
            .mapValues(\.count)
        let counting = Set(imports.items(besides: own).map(\.item.session))
        withdrawnHere = bundle.withdrawn.filter(counting.contains)
    }

    /// How often each item is there.
    private static func counted(_ items: [Evidence]) -> [Evidence: Int] {
        items.reduce(into: [:]) { $0[$1, default: 0] += 1 }
    }

    /// Whether nothing would count otherwise than it does.
    var changesNothing: Bool { newItems == 0 && goneItems == 0 }

    var members: [JSONValue.Member] {
        [
            .init("workspace", JSONValue(bundle.workspace)), .init("exported_at", JSONValue(bundle.exportedAt)),
            .init("items", .integer(bundle.items.count)), .init("new_items", .integer(newItems)),
            .init("known_items", .integer(knownItems)), .init("own_items", .integer(ownItems)),
            .init("gone_items", .integer(goneItems)),
            .init("new_accounts", .array(newAccounts.map(JSONValue.string))),
            .init("withdrawn_sessions", .array(bundle.withdrawn.map(JSONValue.string))),
            .init("unknown_themes", .array(unknownThemes.keys.sorted().map(JSONValue.string))),
            .init("accounts", .array(accounts.map(\.json))),
        ]
    }
}

extension ImportContents.AccountRow {
    fileprivate var json: JSONValue {
        .object([
            "account": .string(theirs), "here": JSONValue(matching.ours), "items": .integer(items),
            "matching": .string(matching.code),
        ])
    }
}

extension AccountMatching {
    fileprivate var code: String {
        switch self {
        case .sameID: "same_id"
        case .said: "said"
        case .otherName: "other_name"
        case .notOnFile: "not_on_file"
        }
    }
}
