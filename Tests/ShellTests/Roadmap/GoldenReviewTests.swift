import FeedbackModel
import Foundation
import Journal
import RoadmapScoring
import Shell
import Storage
import Testing

@MainActor
@Suite struct GoldenReviewTests {
    private static let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appending(path: "results/golden-review.json")

    /// The review that the demonstration freezes: fixed seed, fixed day.
    private func frozen() throws -> String {
        let session = TypedSession()
        session.run("demo")
        return try #require(try session.store.reviews().first).document
    }

    // A review that was frozen once is scored again to the last byte, by every later version and on every processor: the file
    // was written by an earlier one. Where there is none, `UPDATE_TRANSCRIPTS=1` freezes one.
    @Test func theCommittedReviewIsRepeatedToTheLastByte() throws {
        let isWanted = ProcessInfo.processInfo.environment["UPDATE_TRANSCRIPTS"] == "1"
        if isWanted, !FileManager.default.fileExists(atPath: Self.file.path) {
            try (frozen() + "\n").write(to: Self.file, atomically: true, encoding: .utf8)
        }
        let text = try String(contentsOf: Self.file, encoding: .utf8)
        let document = String(text.dropLast())
        #expect(try Review.isReproducible(document))
        let review = try Review.read(document)
        #expect(review.scores.count > 10 && review.evidence.count > 50)
        #expect(review.scores.allSatisfy { $0.score?.isFinite ?? true })
    }
}

@MainActor
@Suite struct ReviewAfterWithdrawalTests {
    // Whoever takes their words back leaves the numbers of a review as they were: it shows and repeats to the last byte, while
    // the words are in no store, no answer and no report any more.
    @Test func aReviewRepeatsAfterAWithdrawalWhileTheWordsAreGone() throws {
        let session = TypedSession()
        session.run("demo --keep")
        let themes = try #require(session.files.paths.first { $0.hasSuffix("/surveys/themes.yaml") })
        let folder = String(themes.dropLast("/surveys/themes.yaml".count))
        session.configure = { $0.workspace = Workspace(folder: folder) }
        let quoted = try session.store.sessionEvidence(theme: nil).filter { ($0.words?.count ?? 0) > 15 }
        let item = try #require(quoted.first)
        let words = try #require(item.words)
        guard case .session(let id, _, _) = item.source else { return }
        let review = try #require(try session.store.reviews().first)
        func page() -> String { session.files[folder + "/results/\(review.name).html"] ?? "" }
        session.run("report review \(review.name) --quotes 1000")
        #expect(page().contains("session \(id.prefix(8))"))
        let said = quoted.filter { $0.words == words }.count

        session.run("session withdraw \(id) --yes")
        #expect(session.exitCodes.last == 0)
        let shown = session.run("review show \(review.name) --format table")
        #expect(shown.contains("scored again: same bytes") && session.exitCodes.last == 0)
        #expect(try session.store.review(named: review.name)?.document == review.document)
        let left = try session.store.sessionEvidence(theme: nil)
        #expect(left.filter { $0.words == words }.count < said)
        #expect(left.contains { $0.source == item.source && $0.words == nil })
        let entries = try session.store.entries(of: .init(id), after: 0)
        #expect(entries.allSatisfy { $0.draft.words.allSatisfy { $0.text == nil } })
        session.run("report review \(review.name) --quotes 1000", "review freeze after")
        #expect(session.exitCodes.suffix(2) == [0, 0])
        // Others may have said the same; whoever withdrew is quoted no more.
        #expect(!page().contains("session \(id.prefix(8))"))
        // What the words were found to be about still counts.
        let numbers = try session.store.reviews().map { try Review.read($0.document).evidence.count }
        #expect(Set(numbers).count == 1)
    }
}
