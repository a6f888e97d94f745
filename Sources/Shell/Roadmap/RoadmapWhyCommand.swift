package import ArgumentParser
internal import FeedbackModel
internal import Reporting
internal import RoadmapScoring
internal import Tabulation
internal import TerminalText

package struct RoadmapWhyCommand: SessionCommand {
    package static let configuration = CommandConfiguration(
        commandName: "why", abstract: "Take an initiative's scores apart: each factor, and the themes behind it.",
        discussion: """
            For each method the factors with their intervals, and what each guard of the decision adds to the score or takes \
            from it: the parts add up to the difference between none of them and all, whatever the order in which they are \
            switched on (Shapley). For each covered theme what is known about it; 'feedback why THEME' goes on to the words.

            What was made of it elsewhere stands there with its status, once it came back with an import; when all of it is \
            solved, so do the accounts that asked for it, with how to note a follow-up for each.

            JSON is one object with initiative, title, covers, needs, issues, tell (accounts), scores (each with initiative, method, score, low, high, \
            rank, top_three, reach, impact, confidence, effort, weeks, relief, label, parts, remarks, ledger and missing) and themes (each with the keys of 'feedback \
            list' and coverage).

            Examples:
              canvass roadmap why resumable_exports
              canvass roadmap why resumable_exports --format json

            Exits 1 when there is no such initiative, 65 when a definition has mistakes, and 66 when one is missing.
            """)

    @Argument(help: "The initiative.") package var initiative: String
    @OptionGroup package var scoring: ScoringOptions
    @OptionGroup package var output: OutputOptions

    package init() {}

    package mutating func run(in session: inout Session) throws {
        let picture = try session.roadmapPicture()
        let initiative = try session.initiative(initiative, in: picture.roadmap)
        let issues = try session.ownIssues().filter { $0.initiative == initiative.id }
        let isDone = !issues.isEmpty && issues.allSatisfy(\.isSolved)
        let asking = isDone ? try session.accountsAsking(for: initiative, in: picture.feedback) : []
        let scoring = picture.scoring(picture.configuration(seed: scoring.seed))
        let all = scoring.scores()
        let scores = all.filter { $0.initiative == initiative.id }
        let ledgers = scores.reduce(into: [ScoringMethod: DecisionLedger]()) { found, score in
            found[score.method] = scoring.ledgers(by: score.method).first { $0.initiative == initiative.id }
        }
        switch session.form(output) {
        case .json, .jsonl:
            let facts = Self.json(initiative, scores, ledgers, picture, issues: issues, asking: asking)
            session.show(facts, or: Table(columns: []), output)
        case .csv, .tsv:
            session.show(scores, ListOptions(output))
        case .box, .table, .markdown, .lines:
            session.show(
                Self.text(initiative, scores, all, ledgers, picture, width: session.layout.width ?? 100)
                    + Self.text(issues, asking: asking, initiative))
        }
    }

    private static func text(
        _ initiative: Initiative, _ scores: [RoadmapScore], _ all: [RoadmapScore],
        _ ledgers: [ScoringMethod: DecisionLedger], _ picture: RoadmapPicture, width: Int
    ) -> String {
        var lines = ["\(printable(initiative.id))  \(printable(initiative.title))", ""]
        func add(_ name: String, _ text: String, indent: Int = 2) {
            for (number, line) in Fitting.wrapped(text, to: max(20, width - indent - 15)).enumerated() {
                lines.append(
                    String(repeating: " ", count: indent) + Fitting.padded(number == 0 ? name : "", to: 15) + line)
            }
        }
        for score in scores {
            let count = all.count { $0.method == score.method && $0.rank != nil }
            if let value = score.score, let low = score.low, let high = score.high, let rank = score.rank {
                let chance =
                    score.topThree.map {
                        ", among the first three with a chance of "
                            + picture.samples.chance($0, of: [initiative.id], score.method)
                    } ?? ""
                let interval = score.method.knowsDoubt ? ", 90 % \(NumberText.range(low, high))" : ""
                add(
                    score.method.rawValue,
                    "\(NumberText.score(value))\(interval): rank \(rank) of \(count)\(chance)"
                )
            } else {
                add(score.method.rawValue, "no score: \(score.missing.joined(separator: ", "))")
            }
            add("", "= " + EvidenceSentences.factors(score))
            add("", score.method.formula)
            let ledger = ledgers[score.method].map { MethodSentences.ledger($0) } ?? []
            for (place, line) in ledger.enumerated() { add(place == 0 ? "  guards" : "", line) }
        }
        if let doubt = picture.samples.sentence(scores) {
            lines += Fitting.wrapped(doubt, to: width - 2).map { "  \($0)" }
        }
        let parts = scores.first { $0.method == .needPerWeek }?.themes ?? []
        for coverage in initiative.covers {
            lines += ["", "  \(printable(coverage.theme))"]
            if let part = parts.first(where: { $0.theme == coverage.theme }) {
                add("covered", EvidenceSentences.part(part), indent: 4)
            }
            guard let estimate = picture.feedback.estimate(coverage.theme) else { continue }
            add("asked", EvidenceSentences.asked(estimate), indent: 4)
            add("tickets", EvidenceSentences.tickets(estimate, accounts: picture.feedback.targetAccounts), indent: 4)
            add("severity", EvidenceSentences.severity(estimate), indent: 4)
            add(
                "revenue",
                EvidenceSentences.revenue(estimate, currency: picture.feedback.settings?.currency), indent: 4)
            for doubt in EvidenceSentences.doubts(estimate) { add("note", doubt, indent: 4) }
            add("words", "feedback why \(printable(coverage.theme))", indent: 4)
        }
        if initiative.covers.isEmpty { lines += ["", "  It covers no theme, so no customer's words are behind it."] }
        if !initiative.needs.isEmpty {
            lines.append("")
            add("needs", initiative.needs.map(printable).joined(separator: ", "))
        }
        return lines.joined(separator: "\n") + "\n"
    }

    /// What was made of it elsewhere, and whom to tell when that is done.
    private static func text(_ issues: [OwnIssue], asking: [String], _ initiative: Initiative) -> String {
        guard !issues.isEmpty else { return "" }
        var lines = ["", "  made of it elsewhere"] + issues.map { "    " + printable($0.summary) }
        if !asking.isEmpty {
            let title = printable(initiative.title).split(separator: "\"").joined(separator: "'")
            lines += ["", "  \(counted(asking.count, "account")) asked for it and should hear that it is done"]
            lines += asking.prefix(8).map { "    followup add \"tell: \(title)\" --account \(printable($0))" }
            if asking.count > 8 { lines.append("    and \(asking.count - 8) more: '--format json' names all") }
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private static func json(_ ledger: DecisionLedger) -> JSONValue {
        .object([
            "plain": .number(ledger.plain), "score": .number(ledger.score),
            "guards": .array(
                ledger.entries.map { ["guard": .string($0.guard.rawValue), "points": .number($0.points)] }),
        ])
    }

    private static func json(
        _ initiative: Initiative, _ scores: [RoadmapScore], _ ledgers: [ScoringMethod: DecisionLedger],
        _ picture: RoadmapPicture, issues: [OwnIssue], asking: [String]
    ) -> JSONValue {
        func spread(_ value: Spread?) -> JSONValue {
            guard let value else { return .null }
            return ["value": .number(value.value), "low": .number(value.low), "high": .number(value.high)]
        }
        return .object([
            "initiative": .string(initiative.id), "title": .string(initiative.title),
            "covers": .array(initiative.covers.map { .string($0.theme) }),
            "needs": .array(initiative.needs.map(JSONValue.string)),
            "issues": .array(issues.map(\.json)), "tell": .array(asking.map(JSONValue.string)),
            "scores": .array(
                scores.map { score in
                    .object([
                        "initiative": .string(score.initiative), "method": .string(score.method.rawValue),
                        "score": JSONValue(score.score), "low": JSONValue(score.low), "high": JSONValue(score.high),
                        "rank": JSONValue(score.rank), "top_three": JSONValue(score.topThree),
                        "reach": spread(score.reach), "impact": JSONValue(score.impact),
                        "confidence": JSONValue(score.confidence), "effort": spread(score.effort),
                        "weeks": spread(score.weeks), "relief": spread(score.relief), "label": JSONValue(score.label),
                        "parts": .array(
                            (score.parts ?? []).map { part in
                                .object([
                                    "name": .string(part.name), "value": .number(part.value.value),
                                    "low": .number(part.value.low), "high": .number(part.value.high),
                                    "weight": JSONValue(part.weight), "points": JSONValue(part.points),
                                ])
                            }),
                        "remarks": .array((score.remarks ?? []).map(JSONValue.string)),
                        "ledger": ledgers[score.method].map(Self.json) ?? .null,
                        "missing": .array(score.missing.map(JSONValue.string)),
                    ])
                }),
            "themes": .array(
                initiative.covers.compactMap { coverage in
                    picture.feedback.estimate(coverage.theme).map { estimate in
                        .object(
                            picture.feedback.numbers(estimate).members + [.init("coverage", .number(coverage.share))])
                    }
                }),
        ])
    }
}
