internal import Statistics
internal import SurveyModel

extension AnswerSample {
    /// What the answers to a question come to, by its type.
    func findings(_ question: Question) -> [ResultFinding] {
        switch question.kind {
        case .yesNo(let list), .choice(let list): codes(list)
        case .multi(let list): chosen(list)
        case .rank(let list, _): ranks(list)
        case .scale(let range): scale(range, question)
        case .integer, .decimal: numbers(unit: .number(question.unit), within: question.kind.span)
        case .money(let currency, _, _): numbers(unit: .number(currency), within: question.kind.span)
        case .allocation(let total, let list): points(total, list)
        case .matrix(let rows, let cell): matrix(rows, cell, question)
        case .maxDiff(let design): bestWorst(design.items)
        case .kano: kano()
        case .priceSensitivity(let meter): prices(meter.currency)
        case .text: words()
        case .date: quantiles(unit: .days, \.number)
        case .dateTime: quantiles(unit: .moments, \.number)
        case .time: quantiles(unit: .clock, \.number)
        case .duration: numbers(unit: .seconds, within: question.kind.span)
        case .repetition: rounds(question.kind.span)
        case .calculation: computed()
        case .statement: []
        }
    }

    /// One share for each option that is offered, and for those of earlier revisions that somebody chose.
    func codes(_ list: OptionList, item: String? = nil) -> [ResultFinding] {
        occurring(list) { value in
            if case .choice(let code) = value { [code] } else { [] }
        }.map { code, label in
            share(label, item: item, category: code) { $0 == .choice(code) }
        }
    }

    private func chosen(_ list: OptionList) -> [ResultFinding] {
        occurring(list, in: Self.codes).map { code, label in
            share(label, category: code) { Self.codes(of: $0).contains(code) }
        }
    }

    private static func codes(of value: Value) -> [String] {
        switch value {
        case .multi(let codes), .rank(let codes): codes
        default: []
        }
    }

    /// The options on offer, and those no longer on offer that occur, with their labels.
    private func occurring(_ list: OptionList, in codes: (Value) -> [String]) -> [(code: String, label: String)] {
        var options = list.options.map { ($0.code, $0.label) }
        let known = Set(list.options.map(\.code))
        let others = Set(items.flatMap { codes($0.value) }).subtracting(known).sorted()
        options += others.map { ($0, list.known($0)?.label ?? $0) }
        return options
    }

    private func ranks(_ list: OptionList) -> [ResultFinding] {
        occurring(list, in: Self.codes).flatMap { code, label in
            [
                mean(
                    "\(label): mean rank", as: .meanRank, item: code, unit: .number(nil),
                    within: 1...Double(max(1, list.options.count))
                ) { value in
                    Self.codes(of: value).firstIndex(of: code).map { Double($0 + 1) }
                },
                share("\(label): first place", as: .firstPlaces, item: code) { Self.codes(of: $0).first == code },
            ]
        }
    }

    private func scale(_ range: ClosedRange<Int>, _ question: Question, item: String? = nil) -> [ResultFinding] {
        var findings: [ResultFinding] = []
        if let preset = question.preset, item == nil { findings = self.preset(preset, range) }
        // Points that the scale had once stand among those of today, so that the shares come to one.
        let given = items.compactMap { item -> Int? in
            if case .integer(let point) = item.value { point } else { nil }
        }
        if range.count <= 21 {
            findings += Set(given).union(range).sorted().map { point in
                let label = question.ends[point].map { "\(point) \($0)" } ?? String(point)
                return share(label, item: item, category: String(point)) { $0 == .integer(point) }
            }
        }
        let ends = Double(range.lowerBound)...Double(range.upperBound)
        findings.append(mean("mean", item: item, unit: .number(question.unit), within: ends, \.number))
        findings += quantiles(item: item, unit: .number(question.unit), \.number).prefix(1)
        return findings
    }

    /// What a preset's results are by its definition.
    private func preset(_ preset: Preset, _ range: ClosedRange<Int>) -> [ResultFinding] {
        func reaches(_ least: Int) -> (Value) -> Bool {
            { value in
                if case .integer(let point) = value { point >= least } else { false }
            }
        }
        switch preset {
        case .nps:
            let promoters = share("promoters, 9 and 10", category: "promoters", where: reaches(9))
            let passives = share("passives, 7 and 8", category: "passives") { reaches(7)($0) && !reaches(9)($0) }
            let detractors = share("detractors, 0 to 6", category: "detractors") { !reaches(7)($0) }
            let estimate = ratio { (reaches(9)($0) ? 1 : reaches(7)($0) ? 0 : -1, 1) }
            let score = NetPromoterScore(
                promoters: promoters.value ?? 0, detractors: detractors.value ?? 0,
                effectiveSize: estimate?.size(for: Self.level) ?? 0)
            let net = ResultFinding(
                .netPromoterScore, label: "Net Promoter Score", count: count, base: count, value: score?.value,
                interval: score?.interval(Self.level), effectiveSize: estimate?.effectiveSize ?? 0, unit: .points)
            return [net, promoters, passives, detractors]
        case .csat: return [share("satisfied, 4 and 5", as: .topTwo, where: reaches(4))]
        case .ces: return [share("agree that it was easy, 5 to 7", as: .topTwo, where: reaches(5))]
        case .importance, .satisfaction:
            return [share("two best points", as: .topTwo, where: reaches(range.upperBound - 1))]
        case .opportunity: return []
        }
    }

    private func numbers(
        item: String? = nil, unit: ResultFinding.Unit,
        within range: ClosedRange<Double> = -Double.infinity...Double.infinity
    ) -> [ResultFinding] {
        [mean("mean", item: item, unit: unit, within: range, \.number)]
            + quantiles(item: item, unit: unit, \.number)
    }

    private func points(_ total: Int, _ list: OptionList) -> [ResultFinding] {
        list.options.map { option in
            mean(
                option.label, as: .meanPoints, item: option.code, unit: .number("points"),
                within: 0...Double(max(0, total))
            ) { value in
                guard case .allocation(let points) = value else { return nil }
                return Double(points[option.code] ?? 0)
            }
        }
    }

    /// Row by row; rows without an answer count in no base.
    private func matrix(_ rows: OptionList, _ cell: Question.Kind, _ question: Question) -> [ResultFinding] {
        rows.options.flatMap { row -> [ResultFinding] in
            let part = map { value in
                guard case .matrix(let cells) = value else { return nil }
                return cells[row.code]?.value
            }
            let findings: [ResultFinding] =
                switch cell {
                case .yesNo(let list), .choice(let list): part.codes(list, item: row.code)
                case .scale(let range): part.scale(range, question, item: row.code)
                case .money(let currency, _, _):
                    part.numbers(item: row.code, unit: .number(currency), within: cell.span)
                default: part.numbers(item: row.code, unit: .number(question.unit), within: cell.span)
                }
            return findings.map { finding in
                var finding = finding
                finding.label = "\(row.label): \(finding.label)"
                return finding
            }
        }
    }

    private func words() -> [ResultFinding] {
        let given = items.count { $0.value != .text("") }
        return [
            ResultFinding(
                .words, label: "gave words", count: given, base: count, value: Double(given),
                effectiveSize: effectiveSize, unit: .count)
        ]
    }

    private func rounds(_ range: ClosedRange<Double>) -> [ResultFinding] {
        map { value in
            if case .list(let items) = value { .integer(items.count) } else { nil }
        }.numbers(unit: .number("rounds"), within: range)
    }

    /// By what the expression gave: shares of codes and truths, numbers as numbers.
    private func computed() -> [ResultFinding] {
        if items.contains(where: { $0.value.number != nil }) {
            let unit: ResultFinding.Unit =
                switch items.first(where: { $0.value.number != nil })?.value {
                case .date?: .days
                case .dateTime?: .moments
                case .time?: .clock
                case .duration?: .seconds
                case .money(let money)?: .number(money.currency)
                default: .number(nil)
                }
            return [.days, .moments, .clock].contains(unit) ? quantiles(unit: unit, \.number) : numbers(unit: unit)
        }
        let codes = Set(items.compactMap { $0.value.code }).sorted()
        return codes.map { code in share(code, category: code) { $0.code == code } }
    }
}

extension Value {
    /// The code of a value that a computed share can be about.
    fileprivate var code: String? {
        switch self {
        case .boolean(let flag): flag ? "true" : "false"
        case .choice(let code): code
        default: nil
        }
    }
}

extension Question.Kind {
    /// The least and the greatest number that an answer can be.
    fileprivate var span: ClosedRange<Double> {
        func span(_ low: Double?, _ high: Double?) -> ClosedRange<Double> {
            let low = low ?? -Double.infinity
            return low...max(low, high ?? Double.infinity)
        }
        return switch self {
        case .scale(let range): span(Double(range.lowerBound), Double(range.upperBound))
        case .integer(let low, let high): span(low.map(Double.init), high.map(Double.init))
        case .decimal(let low, let high), .money(_, let low, let high): span(low?.number, high?.number)
        case .duration(let low, let high): span(Double(low?.seconds ?? 0), high.map { Double($0.seconds) })
        // A session that stopped in a repeat may have begun fewer rounds than there must be.
        case .repetition(let rounds): span(0, Double(rounds.maximum))
        default: span(nil, nil)
        }
    }
}
