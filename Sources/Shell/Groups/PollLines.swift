internal import FocusGroups
internal import SurveyModel
internal import Tabulation
internal import TerminalText

/// What came out of a question, in lines that fit a narrow screen: counts first, since groups are small.
struct PollLines {
    private let tally: PollTally
    private let isPrivate: Bool

    init(_ tally: PollTally, of question: Question) {
        self.tally = tally
        isPrivate = question.isPrivate
    }

    var all: [String] { [heading] + counts + numbers + words }

    private var heading: String {
        let round = tally.round > 1 ? ", round \(tally.round)" : ""
        let source = tally.isByHands ? " by show of hands" : ""
        let void = tally.isVoid ? ", does not count" : ""
        let reasons = tally.missing.sorted { $0.key.rawValue < $1.key.rawValue }.map {
            "\($0.value) \($0.key.rawValue)"
        }
        let missing = reasons.isEmpty ? "" : " (\(reasons.joined(separator: ", ")))"
        let offPath = tally.offPath > 0 ? "; \(tally.offPath) off the path, not counted" : ""
        let withheld =
            tally.isWithheld ? " on slips; fewer than \(FocusGroup.leastUnsigned), so what came out is not shown" : ""
        return
            "\(tally.question)\(round): \(tally.answered) of \(tally.people) answered\(source)\(withheld)\(missing)\(void)\(offPath)"
    }

    private var counts: [String] {
        tally.lines.map { line in
            let label = line.label == line.code ? "" : "  \(line.label)"
            let mean = line.mean.map { "  mean \(fixedPoint($0, fractionDigits: 1))" } ?? ""
            let strength = line.strength.map { "  strength \(fixedPoint($0, fractionDigits: 2))" } ?? ""
            return "\(Fitting.padded(String(line.count), to: 3, .trailing)) \(line.code)\(mean)\(strength)\(label)"
        }
    }

    private var numbers: [String] {
        var lines: [String] = []
        if let mean = tally.mean, let median = tally.median {
            lines.append("mean \(fixedPoint(mean, fractionDigits: 1)), median \(fixedPoint(median, fractionDigits: 1))")
        }
        if !tally.order.isEmpty {
            lines.append("order (Schulze): \(tally.order.map { $0.joined(separator: " = ") }.joined(separator: " > "))")
        }
        if tally.lines.contains(where: { $0.strength != nil }) {
            lines.append("strength after Bradley and Terry, with half a win each way before anybody was asked")
        }
        if let concordance = tally.concordance {
            lines.append("Kendall's W \(fixedPoint(concordance, fractionDigits: 2)): 1 is all alike, 0 is no agreement")
        }
        return lines
    }

    /// Who said what stays with the journal where the question is private.
    private var words: [String] {
        tally.words.map { said in
            guard !isPrivate, let letter = said.letter else { return "“\(said.text)”" }
            return "\(letter): \(said.text)"
        }.sorted()
    }
}
