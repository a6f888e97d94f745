package import FeedbackModel
package import Journal

/// Evidence that was taken over from other workspaces, folded from its journals.
///
/// Of each session the newest import that speaks of it decides, and is taken as a whole: who exports again brings what
/// changed, and what was withdrawn counts no more. A session of our own store is never replaced by anybody's export.
package struct EvidenceImports: Hashable, Sendable {
    package struct Import: Hashable, Sendable {
        /// The journal's id, by which it is named.
        package var id: SessionID
        package var bundle: EvidenceBundle
        package var matches: [AccountMatch]
        package var actor: String
        /// Milliseconds since 1970-01-01 UTC.
        package var time: Int64
        package var isTakenBack = false

        package init(id: SessionID, bundle: EvidenceBundle, matches: [AccountMatch], actor: String, time: Int64) {
            self.id = id
            self.bundle = bundle
            self.matches = matches
            self.actor = actor
            self.time = time
        }
    }

    /// In the order in which they were made.
    package private(set) var imports: [Import] = []

    package init() {}

    package mutating func add(_ new: Import) { imports.append(new) }

    /// Takes the events of an import's journal in their order.
    package mutating func take(_ event: BundleEvent, of id: SessionID, by actor: String, at time: Int64) throws {
        switch event {
        case .imported(let text, let matches):
            let bundle = try EvidenceBundle.read(Array(text.utf8))
            add(Import(id: id, bundle: bundle, matches: matches, actor: actor, time: time))
        case .takenBack:
            for place in imports.indices where imports[place].id == id { imports[place].isTakenBack = true }
        }
    }

    /// The items that count, each with the import that it is of.
    ///
    /// `own` are the sessions of our own store.
    package func items(besides own: Set<String>) -> [(item: EvidenceBundle.Item, of: Import)] {
        var deciding: [String: SessionID] = [:]
        for one in imports where !one.isTakenBack {
            for session in one.bundle.sessions { deciding[session] = one.id }
        }
        return imports.filter { !$0.isTakenBack }.flatMap { one in
            let withdrawn = Set(one.bundle.withdrawn)
            return one.bundle.items.filter { item in
                deciding[item.session] == one.id && !own.contains(item.session) && !withdrawn.contains(item.session)
            }.map { ($0, one) }
        }
    }

    /// What counts, for accounts on file here; what nobody here is known for stands without an account.
    package func evidence(besides own: Set<String>, account: (String) throws -> Account?) rethrows -> [Evidence] {
        var known: [SessionID: [String: String]] = [:]
        return try items(besides: own).map { item, one in
            guard let theirs = item.account else { return item.evidence(account: nil) }
            if known[one.id] == nil {
                known[one.id] = try one.accounts(account).compactMapValues(\.ours)
            }
            return item.evidence(account: known[one.id]?[theirs])
        }
    }
}

/// Whether an account of another workspace is one of ours.
package enum AccountMatching: Hashable, Sendable {
    /// It has the id of one of ours, and, as far as is known, its name.
    case sameID(String)
    /// Somebody said so.
    case said(String)
    /// One of ours has its id and another name: nobody guesses.
    case otherName
    case notOnFile

    package var ours: String? {
        switch self {
        case .sameID(let id), .said(let id): id
        case .otherName, .notOnFile: nil
        }
    }
}

extension EvidenceImports.Import {
    /// All accounts that its items name, and which of ours they are.
    package func accounts(_ account: (String) throws -> Account?) rethrows -> [String: AccountMatching] {
        let names = Dictionary(bundle.accounts.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
        let said = Dictionary(matches.map { ($0.theirs, $0.ours) }, uniquingKeysWith: { $1 })
        var result: [String: AccountMatching] = [:]
        for theirs in Set(bundle.items.compactMap(\.account)) {
            if let ours = said[theirs] {
                result[theirs] = try account(ours) == nil ? .notOnFile : .said(ours)
            } else if let ours = try account(theirs) {
                let isSame = names[theirs].map { $0 == EvidenceBundle.fingerprint(ofName: ours.name) } ?? true
                result[theirs] = isSame ? .sameID(ours.id) : .otherName
            } else {
                result[theirs] = .notOnFile
            }
        }
        return result
    }
}
