internal import FeedbackModel
internal import Reporting
internal import Tabulation
internal import TerminalText

/// A theme's numbers in sentences: what it says, how that came from a plain count, and what would change it.
struct ReasonsText {
    let theme: Theme
    let estimate: ThemeEstimate
    let reasons: NeedReasons
    let picture: FeedbackPicture
    /// The names of accounts, by id, as far as they are needed.
    let names: [String: String]

    /// The accounts that it names.
    static func accounts(_ reasons: NeedReasons, _ estimate: ThemeEstimate) -> [String] {
        [reasons.lowest?.account, reasons.highest?.account, estimate.concentration?.largest].compactMap(\.self)
    }

    func lines(_ width: Int) -> [String] {
        var lines = [title]
        lines += Fitting.wrapped(printable(theme.definition), to: max(20, width - 2)).map { "  \($0)" }
        add(said, to: &lines, width)
        if let ledger = reasons.ledger, !ledger.entries.isEmpty {
            lines += ["", "From the plain count to the need"]
            lines += ledgerLines(ledger, width)
        }
        let changes = changes
        if !changes.isEmpty {
            lines += ["", "What would change it"]
            add(changes.map { ("", $0) }, to: &lines, width)
        }
        return lines
    }

    private var title: String {
        var title = printable(theme.id) + "  need " + (estimate.need.map(NumberText.score) ?? "unknown")
        if let model = estimate.model { title += " of 100 (90 %: \(NumberText.range(model.needLow, model.needHigh)))" }
        if let rank = reasons.rank { title += "  rank \(rank) of \(reasons.ranked)" }
        return title
    }

    private func add(_ facts: [(name: String, fact: String)], to lines: inout [String], _ width: Int) {
        let indent = facts.contains { !$0.name.isEmpty } ? 12 : 0
        for (name, fact) in facts {
            for (number, line) in Fitting.wrapped(fact, to: max(20, width - indent - 2)).enumerated() {
                lines.append("  " + Fitting.padded(number == 0 ? name : "", to: indent) + line)
            }
        }
    }

    // MARK: What it says

    private var said: [(name: String, fact: String)] {
        var facts: [(name: String, fact: String)] = []
        if let model = estimate.model {
            facts.append(("need", need(model)))
            facts.append(("share", share(model)))
        }
        facts.append(("asked", asked))
        facts.append(("tickets", tickets))
        facts.append(
            (
                "unprompted",
                "\(NumberText.count(estimate.mentionAccounts, "account")) raised it in an interview, survey or group"
            )
        )
        facts.append(("how bad", EvidenceSentences.severity(estimate)))
        facts.append(("revenue", EvidenceSentences.revenue(estimate, currency: currency)))
        facts += notes.map { ("note", $0) }
        return facts
    }

    private func need(_ model: NeedEstimate) -> String {
        "\(NumberText.score(model.need)) = 100 · \(fixed(model.share)) have it · \(fixed(model.severity)) bad: as much as if "
            + "\(NumberText.score(model.need)) of 100 customers could not work at all"
    }

    private func share(_ model: NeedEstimate) -> String {
        var text =
            "about \(NumberText.percent(model.share)) of \(picture.targetAccounts) accounts have it, and with a chance "
            + "of 9 in 10 between \(NumberText.percent(model.interval))"
        let others = UnitShares.all.compactMap { unit -> String? in
            guard let share = unit.share(model) else { return nil }
            let rank = UnitShares.rank(of: estimate.theme, by: unit, in: picture.estimates)
            let place = rank == reasons.rank ? "" : rank.map { ", rank \($0) by that" } ?? ""
            return "\(NumberText.percent(share)) \(unit.name)\(place)"
        }
        if !others.isEmpty { text += "; \(others.joined(separator: ", "))" }
        return text
    }

    private var asked: String {
        guard estimate.askedAccounts > 0 else { return EvidenceSentences.asked(estimate) }
        var text =
            "\(estimate.yesAccounts) of \(NumberText.count(estimate.askedAccounts, "account")) asked "
            + "\(estimate.yesAccounts == 1 ? "says" : "say") yes"
        if let model = estimate.model, model.effectiveSize > 0,
            abs(model.effectiveSize - Double(estimate.askedAccounts)) >= 0.5
        {
            text += "; after weights and age they are worth \(NumberText.score(model.effectiveSize)) fresh answers"
        }
        if let days = reasons.oldestThirdDays, days >= 90 {
            text += "; a third of the answers are \(days) days old or more"
        }
        return text
    }

    private var tickets: String {
        var text = EvidenceSentences.tickets(estimate, accounts: picture.targetAccounts)
        if estimate.tickets > 0, let rate = estimate.ticketRate {
            text += "; \(NumberText.score(rate)) for 1000 accounts in 30 days"
            if let trend = estimate.ticketTrend {
                text += trend > 1.2 ? ", and rising" : trend < 1 / 1.2 ? ", and falling" : ""
            }
        }
        return text
    }

    private var notes: [String] {
        let badges = estimate.model?.badges ?? []
        var notes = badges.map { $0.sentence(estimate, largest: estimate.concentration.map { name(of: $0.largest) }) }
        let told: Set<NeedEstimate.Badge> = [.notAsked, .smallSample]
        notes += EvidenceSentences.doubts(estimate).filter { doubt in
            // What a badge says already.
            told.isDisjoint(with: badges) || !(doubt.hasPrefix("small sample") || doubt.hasPrefix("nobody was asked"))
        }
        if estimate.model?.basis == .asked, estimate.tickets > 0, picture.model.settings.isOn(.silentMajority) {
            let rate = reasons.reporting
            notes.append(
                "tickets give only the least that it can be: how many of those with such a need write is known of "
                    + "\(NumberText.count(rate.yes, "account")), and \(picture.model.settings.leastOverlap) are needed")
        }
        if let aside = reasons.setAside {
            let revenue = aside.revenue.map { " with \(NumberText.money($0, currency: currency)) a year" } ?? ""
            notes.append(
                "\(NumberText.count(aside.accounts, "account"))\(revenue) of those that have it "
                    + "\(aside.accounts == 1 ? "is" : "are") not wholly whom the product is for")
        }
        if !reasons.weighting.gaps.isEmpty {
            let gaps = reasons.weighting.gaps.map { "\(printable($0.attribute)) '\(printable($0.level))'" }
            notes.append("nobody asked stands for customers with \(gaps.joined(separator: ", "))")
        }
        return notes
    }

    // MARK: From the plain count

    private func ledgerLines(_ ledger: NeedLedger, _ width: Int) -> [String] {
        let plain = "the plain count: \(estimate.yesAccounts) of \(estimate.askedAccounts) say yes, as bad as they say"
        var rows = [("", NumberText.score(ledger.plain), plain)]
        rows += ledger.entries.filter { abs($0.points) >= 0.005 }.map { entry in
            let sign = entry.points < 0 ? "−" : "+"
            return (entry.guard.rawValue, sign + NumberText.score(abs(entry.points)), entry.guard.effect)
        }
        rows.append(("", "= " + NumberText.score(ledger.need), "need"))
        let names = rows.map(\.0.count).max() ?? 0
        let numbers = rows.map(\.1.count).max() ?? 0
        let isWide = width >= names + numbers + 30
        return rows.flatMap { name, number, words -> [String] in
            let start = "  " + Fitting.padded(name, to: names) + "  " + Fitting.padded(number, to: numbers, .trailing)
            guard isWide else { return [start] + Fitting.wrapped(words, to: max(20, width - 4)).map { "    \($0)" } }
            return Fitting.wrapped(words, to: width - names - numbers - 6).enumerated().map { place, line in
                (place == 0 ? start : String(repeating: " ", count: names + numbers + 4)) + "  " + line
            }
        }
    }

    // MARK: What would change it

    private var changes: [String] {
        [
            reasons.above.map { sentence($0, isAbove: true) }, reasons.below.map { sentence($0, isAbove: false) },
            reasons.lowest.flatMap { without($0) },
            reasons.highest.flatMap { $0.account == reasons.lowest?.account ? nil : without($0) },
        ].compactMap(\.self)
    }

    private func sentence(_ other: NeedReasons.Neighbour, isAbove: Bool) -> String {
        let place = "\(printable(other.theme)) (\(NumberText.score(other.need)))"
        var ways: [String] = []
        if let flips = other.flips {
            ways.append("\(flips) of the \(estimate.askedAccounts) asked answered otherwise")
        }
        if let share = other.share { ways.append("\(NumberText.percent(share)) had it") }
        if let severity = other.severity { ways.append("it were \(fixed(severity)) bad") }
        let verb = isAbove ? "rise above" : "fall behind"
        return ways.isEmpty
            ? "it cannot \(verb) \(place) by answers, share or severity alone"
            : "it would \(verb) \(place) if \(ways.joined(separator: ", or "))"
    }

    private func without(_ other: NeedReasons.WithoutOne) -> String? {
        guard let need = estimate.need, abs(other.need - need) >= 0.005 else { return nil }
        let rank = other.rank == reasons.rank ? "the same rank" : "rank \(other.rank)"
        return "without \(name(of: other.account)) it would be \(NumberText.score(other.need)), \(rank)"
    }

    // MARK: Words

    private var currency: String? { picture.settings?.currency }

    private func name(of account: String) -> String {
        names[account].map { "\(printable($0)) (\(printable(account)))" } ?? "account \(printable(account))"
    }

    private func fixed(_ number: Double) -> String { fixedPoint(number, fractionDigits: 2) }
}
