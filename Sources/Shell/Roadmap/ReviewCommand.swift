package import ArgumentParser
internal import FeedbackModel
internal import Journal
internal import Reporting
internal import RoadmapScoring
internal import Storage
internal import Tabulation

/// Frozen scorings of the roadmap.
package struct ReviewCommand: ParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "review", abstract: "Freeze a scoring of the roadmap, and look at frozen ones.",
        subcommands: [
            ReviewFreezeCommand.self, ReviewListCommand.self, ReviewShowCommand.self, ReviewDiffCommand.self,
            ReviewDecideCommand.self, ReviewDecisionsCommand.self, ReviewOutcomeCommand.self,
            ReviewCalibrationCommand.self, ReviewImportCommand.self, ReviewImportsCommand.self,
            ReviewUnimportCommand.self,
        ])

    package init() {}
}

package struct ReviewFreezeCommand: SessionCommand {
    package static let configuration = CommandConfiguration(
        commandName: "freeze", abstract: "Score the roadmap and keep inputs, seed and result for good.",
        discussion: """
            A review holds the ids and hashes of all evidence, the estimates, the roadmap, the configuration and the scores, \
            and neither words nor accounts, so that a withdrawal leaves it as it is. Scored again, it gives the same \
            bytes, which 'review show' checks.

            Examples:
              canvass review freeze 2027-h1
              canvass review freeze 2027-h1-second --seed 7

            Exits 1 when there is a review of that name, 64 for a name that cannot be one, 65 when a definition has \
            mistakes, and 66 when one is missing.
            """)

    @Argument(help: ArgumentHelp("The name of the new review.", valueName: "new-name")) package var name: String
    @OptionGroup package var scoring: ScoringOptions

    package init() {}

    package func validate() throws { try ReviewName.check(name) }

    package mutating func run(in session: inout Session) throws {
        let picture = try session.roadmapPicture()
        let document = try session.frozen(picture, configuration: picture.configuration(seed: scoring.seed))
        try session.store().save(
            ReviewRecord(
                name: name, frozenAt: session.surroundings.now(), actor: session.actor, document: document))
        session.remarkOnUnknownThemes(picture.feedback)
        let count = NumberText.count(picture.roadmap.initiatives.count, "initiative")
        session.output.tell("review \(name) is frozen: \(count), SHA-256 \(digest(of: document))")
    }
}

package struct ReviewListCommand: SessionCommand {
    package static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List the frozen reviews, oldest first.",
        discussion: """
            JSON has the keys review, frozen_at, actor and digest (SHA-256 of the frozen document).

            Examples:
              canvass review list
              canvass review list --format json

            Exits 0, also when there is none.
            """)

    @OptionGroup package var output: ListOptions

    package init() {}

    package mutating func run(in session: inout Session) throws {
        let reviews = try session.store().reviews()
        session.show(
            Table(
                columns: [
                    .init("review"), .init("frozen_at", title: "frozen", priority: 1, brevity: .minute),
                    .init("actor", priority: 2), .init("digest", priority: 3, brevity: .identifier),
                ],
                rows: reviews.map { review in
                    [
                        .untrusted(review.name), .text(TimeText.utc(milliseconds: review.frozenAt)),
                        .untrusted(review.actor), .text(digest(of: review.document)),
                    ]
                }), output)
    }
}

package struct ReviewShowCommand: SessionCommand {
    package static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Show a frozen review, and score its inputs again to check it.",
        discussion: """
            JSON is the frozen document itself, byte for byte. The other forms show the scores as they were frozen, and \
            standard error says whether the frozen inputs still give them.

            Examples:
              canvass review show 2027-h1
              canvass review show 2027-h1 --format json | sha256sum

            Exits 1 when there is no such review, or when its inputs give other scores.
            """)

    @Argument(help: ArgumentHelp("The review.", valueName: "review")) package var name: String
    @OptionGroup package var output: ListOptions

    package init() {}

    package mutating func run(in session: inout Session) throws {
        let record = try session.reviewRecord(name)
        let review = try session.document(of: record)
        if session.form(output.output) == .json || session.form(output.output) == .jsonl {
            session.output.result(record.document)
        } else {
            session.show(review.scores, output)
        }
        guard (try? Review.isReproducible(record.document)) == true else {
            throw CommandFailure(
                .failed, "scoring the inputs of review '\(name)' again gives other bytes",
                hint: "it was frozen by another version of the program, or changed in the store")
        }
        session.output.tell(
            "frozen \(TimeText.utc(milliseconds: record.frozenAt)) by \(printable(record.actor)), scored again: same bytes"
        )
    }
}

/// What a review may be called, since its name becomes that of a file.
enum ReviewName {
    static func check(_ name: String) throws(ValidationError) {
        let isSafe = name.utf8.allSatisfy { byte in
            (0x61...0x7A).contains(byte) || (0x41...0x5A).contains(byte) || (0x30...0x39).contains(byte)
                || byte == 0x2D || byte == 0x5F || byte == 0x2E
        }
        guard isSafe, (1...64).contains(name.utf8.count), name.first != ".", name.first != "-" else {
            throw ValidationError(
                "a review's name has letters, digits, '-', '_' and '.', begins with a letter or digit, "
                    + "and is at most 64 long")
        }
    }
}

/// The same as `sha256sum` of what `review show --format json` prints.
func digest(of document: String) -> String { Digest.ofFile(Array(document.utf8)).description }
