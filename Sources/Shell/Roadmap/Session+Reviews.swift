internal import FeedbackModel
internal import FollowUps
internal import Interviewing
internal import Journal
internal import LocatedYAML
internal import RoadmapScoring
internal import Storage

extension Session {
    /// The canonical document of a scoring now.
    func frozen(_ picture: RoadmapPicture, configuration: RoadmapScoring.Configuration) throws -> String {
        let store = try store()
        let joins = try joins()
        let estimated = Set(picture.feedback.codebook.themes.map(\.id))
        var rows: [String: [(id: String, row: String)]] = [:]
        var pairs = DistinctPairs<String>()
        try store.forEachThemeTicket { ticket in
            let theme = picture.feedback.merges.resolved(ticket.theme)
            guard !joins.isJoined(.ticket, ticket.ticketID), pairs.insert(theme, of: ticket.ticketID) else { return }
            let account = joins.account(of: ticket.claim)
            let row =
                "\(ticket.ticketID)\t\(account ?? "")\t\(ticket.priority ?? "")\t\(ticket.createdAt)"
            rows[theme, default: []].append((ticket.ticketID, row))
        }
        for idea in IdeaSupport.folded(try store.ideaSupport()).counted where !idea.supporters.isEmpty {
            let accounts = Set(idea.supporters.compactMap { joins.account(of: $0.claim) }).sorted()
            for theme in Set(idea.themes.map(picture.feedback.merges.resolved)).sorted() {
                let row = "\(idea.id)\tsupported\t\(idea.votes ?? 0)\t\(accounts.joined(separator: "\t"))"
                rows[theme, default: []].append(("\(idea.id) supported", row))
            }
        }
        let evidence = try countedEvidence().filter { $0.sourceKind == .customer }.map(joins.resolved)
        let hashes = try entryHashes(of: evidence, in: store).merging(try importedEntryHashes()) { own, _ in own }
        var inputs = Review.Inputs(
            roadmap: picture.roadmap, estimates: picture.feedback.estimates,
            targetAccounts: picture.feedback.targetAccounts, currency: picture.feedback.settings?.currency,
            codebook: picture.feedback.codebook.fingerprint,
            evidence: evidence.map { item in
                guard case .session(let id, let sequence, _) = item.source else {
                    return Review.frozen(item, entry: "")
                }
                return Review.frozen(item, entry: hashes[id]?[sequence] ?? "")
            },
            tickets: rows.filter { estimated.contains($0.key) }.map { Review.frozen(theme: $0.key, rows: $0.value) },
            configuration: configuration)
        inputs.overlaps = picture.overlaps
        inputs.answers = picture.answers
        inputs.limits = try? planLimits(picture.feedback.settings)
        inputs.themes = picture.feedback.codebook.themes.map(Review.frozen)
        inputs.frame = ReviewFrame(
            asOf: picture.feedback.model.now, accounts: Review.digest(of: picture.feedback.model.population.accounts),
            settings: try settingsDigest())
        inputs.tool = Program.version
        do {
            return try Review.freeze(inputs)
        } catch {
            throw CommandFailure(.failed, "an estimate is not a finite number, so the review cannot be frozen")
        }
    }

    /// The hash of what the workspace's settings say about how feedback is counted.
    private func settingsDigest() throws -> String {
        let path = try requireWorkspace().surveys + "/canvass.yaml"
        guard surroundings.files.isFile(path) else { return Review.digest(ofSettings: nil) }
        return try definition(path) { bytes, file, log in
            YAMLNode.read(bytes, file: file, log: log).map { Review.digest(ofSettings: $0) }
        }
    }

    /// The hash of each journal entry that evidence comes from: it commits to the words with their salt.
    func entryHashes(of evidence: [Evidence], in store: any Store) throws -> [String: [Int: String]] {
        var needed: [String: Set<Int>] = [:]
        for item in evidence {
            if !item.isElsewhere, case .session(let id, let sequence, _) = item.source {
                needed[id, default: []].insert(sequence)
            }
        }
        var hashes: [String: [Int: String]] = [:]
        for (id, sequences) in needed {
            for entry in try store.entries(of: SessionID(id), after: 0) where sequences.contains(entry.sequence) {
                hashes[id, default: [:]][entry.sequence] = entry.hash.description
            }
        }
        return hashes
    }

    func reviewRecord(_ name: String) throws -> ReviewRecord {
        let store = try store()
        guard let record = try store.review(named: name) else {
            throw CommandFailure.unknown(
                "review", name, of: try store.reviews().map(\.name), otherwise: "'review freeze NAME' makes one")
        }
        return record
    }

    func document(of record: ReviewRecord) throws(CommandFailure) -> ReviewDocument {
        do {
            return try Review.read(record.document)
        } catch {
            switch error {
            case .newer:
                throw CommandFailure(.failed, "review '\(record.name)' was frozen by a newer version of the program")
            case .unreadable, .notANumber:
                throw CommandFailure(
                    .failed, "review '\(record.name)' cannot be read", hint: "'doctor' looks at the whole store")
            }
        }
    }
}
