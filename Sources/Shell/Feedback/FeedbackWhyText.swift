internal import FeedbackModel
internal import Reporting
internal import Storage
internal import TerminalText

/// What `feedback why` tells people: the numbers, some of the words behind them, and counts of what was ticked.
struct FeedbackWhyText {
    private let theme: Theme
    private let estimate: ThemeEstimate
    private let words: ThemeWords
    private let reasons: NeedReasons
    private let picture: FeedbackPicture
    /// What is quoted of each kind of words, and how many there are of that kind.
    private let parts: [(fidelity: Evidence.Fidelity, quoted: [Evidence], all: Int)]
    private let accountNames: [String: String]

    /// Chooses what to quote: at most `limit` of each kind of words.
    init(
        _ theme: Theme, _ estimate: ThemeEstimate, _ reasons: NeedReasons, _ words: ThemeWords,
        _ picture: FeedbackPicture, quotes limit: Int, store: any Store
    ) throws {
        self.theme = theme
        self.estimate = estimate
        self.reasons = reasons
        self.words = words
        self.picture = picture
        parts = [Evidence.Fidelity.verbatim, .confirmed, .paraphrase, .machine].map { fidelity in
            let items = words.items.filter { $0.fidelity == fidelity && !$0.wasAsked }
            let unread = fidelity == .verbatim ? words.ticketsLeftOut : 0
            return (fidelity, Array(items.eachAccountFirst().prefix(limit)), items.count + unread)
        }
        var names: [String: String] = [:]
        let quoted = parts.flatMap(\.quoted).compactMap(\.accountID)
        for id in Set(quoted + ReasonsText.accounts(reasons, estimate)).sorted() {
            names[id] = try store.account(id)?.name
        }
        accountNames = names
    }

    func text(width: Int) -> String {
        var lines = ReasonsText(
            theme: theme, estimate: estimate, reasons: reasons, picture: picture, names: accountNames
        ).lines(width)
        if words.items.isEmpty, words.ticketsLeftOut == 0 { lines += ["", "No words yet."] }
        for part in parts where part.all > 0 {
            lines += ["", part.fidelity.title.prefix(1).uppercased() + part.fidelity.title.dropFirst()]
            for item in part.quoted {
                lines += Fitting.wrapped(printable(ThemeWords.words(item)), to: width - 4).map { "    \($0)" }
                lines += Fitting.wrapped(source(of: item), to: width - 6).map { "      \($0)" }
            }
            let more = part.all - part.quoted.count
            if more > 0 {
                let hint = "\(more) more: feedback why \(printable(theme.id)) --quotes \(part.all)"
                lines += Fitting.wrapped(hint, to: width - 4).map { "    \($0)" }
            }
        }
        lines += ticks(width) + opinions(width)
        return lines.joined(separator: "\n") + "\n"
    }

    /// Whose words these are, and where they stand: the trace back, which is wrapped and never cut.
    private func source(of item: Evidence) -> String {
        let account = item.accountID.map { id in
            accountNames[id].map { "\(printable($0)) (\(printable(id)))" } ?? "account \(printable(id))"
        }
        return [
            item.speaker.map(printable), account ?? "no account", item.channel.title, ThemeWords.day(item),
            printable(ThemeWords.place(item)),
        ].compactMap(\.self).joined(separator: " · ")
    }

    /// What our own agents say, apart from all that customers do.
    private func opinions(_ width: Int) -> [String] {
        guard let opinion = picture.opinion(theme.id) else { return [] }
        var lines = ["", "What our agents hear (an opinion, in none of the numbers)"]
        var facts: [String] = []
        if opinion.asked > 0 { facts.append("\(opinion.hearing) of \(opinion.asked) agents who were asked hear it") }
        if opinion.mentioning > 0 {
            facts.append("\(NumberText.count(opinion.mentioning, "agent")) brought it up unasked")
        }
        for fact in facts { lines += Fitting.wrapped(fact, to: width - 4).map { "    \($0)" } }
        for item in words.opinions.filter({ !$0.wasAsked }).prefix(3) {
            lines += Fitting.wrapped(printable(ThemeWords.words(item)), to: width - 4).map { "    \($0)" }
            let place =
                "\(printable(item.speaker ?? "an agent")) · \(ThemeWords.day(item)) · \(printable(ThemeWords.place(item)))"
            lines += Fitting.wrapped(place, to: width - 6).map { "      \($0)" }
        }
        return lines
    }

    /// Ticked answers as counts, one line a question.
    private func ticks(_ width: Int) -> [String] {
        struct Asked: Hashable, Comparable {
            var channel: String
            var question: String

            static func < (lhs: Self, rhs: Self) -> Bool {
                (lhs.channel, lhs.question) < (rhs.channel, rhs.question)
            }
        }
        let items = words.items.filter(\.wasAsked)
        guard !items.isEmpty else { return [] }
        let questions = Dictionary(grouping: items) { item in
            guard case .session(_, _, let place) = item.source else {
                return Asked(channel: item.channel.title, question: "")
            }
            return Asked(channel: item.channel.title, question: place)
        }
        var lines = ["", "Ticked answers"]
        for (asked, answers) in questions.sorted(by: { $0.key < $1.key }) {
            let yes = answers.count(where: \.isPresent)
            let line = "\(yes) yes, \(answers.count - yes) no · \(asked.channel) · \(printable(asked.question))"
            lines += Fitting.wrapped(line, to: width - 4).map { "    \($0)" }
        }
        return lines
            + Fitting.wrapped("each of them: feedback why \(printable(theme.id)) --format csv", to: width - 4)
            .map { "    \($0)" }
    }
}
