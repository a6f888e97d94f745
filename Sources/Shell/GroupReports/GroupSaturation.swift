internal import FocusGroups
internal import Journal
internal import Statistics
internal import Tabulation

/// Whether further groups still bring new themes: stratum by stratum, since each stratum has its own voices.
///
/// It is about codes. That they mean the same to everybody takes more groups (Hennink, Kaiser & Weber 2019).
struct GroupSaturation {
    /// What one group was about.
    struct Sitting {
        let session: SessionID
        let guide: String
        /// Milliseconds since 1970-01-01 UTC.
        let startedAt: Int64
        let stratum: String
        let codes: Set<String>
    }

    /// Guest's rule: after a base of so many groups, a run of so many that brings at most this share of new codes.
    struct Rule {
        var base: Int
        var run: Int
        /// 0 to 1.
        var threshold: Double
    }

    /// One stratum with its groups in the order in which they were held.
    struct Stratum {
        let name: String
        let sittings: [Sitting]
        let saturation: Saturation

        init(_ name: String, _ sittings: [Sitting]) {
            self.name = name
            self.sittings = sittings
            saturation = Saturation(sittings.map(\.codes))
        }
    }

    let strata: [Stratum]
    let rule: Rule

    /// Divides groups that are in the order in which they were held.
    init(_ sittings: [Sitting], rule: Rule) {
        self.rule = rule
        strata = Dictionary(grouping: sittings, by: \.stratum).sorted { $0.key < $1.key }.map { Stratum($0, $1) }
    }

    /// One row for each group.
    var table: Table {
        Table(
            columns: [
                .init("stratum", priority: 1), .init("place", title: "no", alignment: .trailing),
                .init("session", brevity: .identifier), .init("day", priority: 2),
                .init("guide", priority: 4), .init("codes", alignment: .trailing), .init("new", alignment: .trailing),
                .init("cumulative", alignment: .trailing), .init("share", alignment: .trailing, priority: 3),
                .init("any_order", title: "any order", alignment: .trailing),
                .init("run_ratio", title: "run / base", alignment: .trailing, priority: 1),
                .init("new_codes", title: "which", priority: 5),
            ],
            rows: strata.flatMap(rows))
    }

    private func rows(_ stratum: Stratum) -> [[Cell]] {
        let saturation = stratum.saturation
        let (new, cumulative, curve) = (saturation.new, saturation.cumulative, saturation.rarefaction)
        let ratios = saturation.runRatios(base: rule.base, run: rule.run)
        var seen: Set<String> = []
        return stratum.sittings.enumerated().map { place, sitting in
            let fresh = sitting.codes.subtracting(seen).sorted()
            seen.formUnion(sitting.codes)
            // A run's ratio stands beside its last group.
            let run = place + 1 - rule.base - rule.run
            let share = cumulative.last.map { $0 > 0 ? Double(cumulative[place]) / Double($0) : 0 }
            return [
                .untrusted(stratum.name), .integer(place + 1), .text(sitting.session.text),
                .text(String(TimeText.utc(milliseconds: sitting.startedAt).prefix(10))), .text(sitting.guide),
                .integer(sitting.codes.count), .integer(new[place]), .integer(cumulative[place]),
                Cell(share, fractionDigits: 2), .decimal(curve[place], fractionDigits: 1),
                Cell(ratios.indices.contains(run) ? ratios[run] : nil, fractionDigits: 3),
                .list(fresh.map(Cell.untrusted)),
            ]
        }
    }

    /// What follows from it, in sentences; the name of the stratum is from outside.
    func sentences(_ stratum: Stratum) -> [String] {
        let saturation = stratum.saturation
        let count = stratum.sittings.count
        let known = saturation.cumulative.last ?? 0
        var sentences = ["\(counted(count, "group")), \(counted(known, "code"))"]
        sentences.append(guest(saturation, count))
        if let chao = saturation.chao {
            let missing = chao - Double(known)
            sentences.append(
                missing < 0.05
                    ? "unseen codes: the rare ones give no sign of more (Chao2); a caution, no rule to stop by"
                    : "unseen codes: at least about \(fixedPoint(missing, fractionDigits: 1)) more (Chao2); a caution, "
                        + "no rule to stop by")
        }
        if count == 1 { sentences.append("one group names issues; understanding them takes a second of its kind") }
        return sentences
    }

    /// `code saturation at 4+2: 0 new / 8 in the base = 0 %, at most 5 %`.
    private func guest(_ saturation: Saturation, _ count: Int) -> String {
        let (base, run) = (rule.base, rule.run)
        let bound = "\(percent(rule.threshold)) (Guest, Namey & Chen 2020)"
        let ratios = saturation.runRatios(base: base, run: run)
        guard let first = ratios.first else {
            return count < base + run
                ? "code saturation: not to be told before \(base) + \(run) groups"
                : "code saturation: not to be told, since the first \(counted(base, "group")) brought no code"
        }
        let inBase = saturation.cumulative[base - 1]
        func worked(_ place: Int) -> String {
            let new = saturation.new[(base + place)..<(base + place + run)].reduce(0, +)
            return "\(new) new / \(inBase) in the base = \(percent(ratios[place]))"
        }
        guard let reached = ratios.firstIndex(where: { $0 <= rule.threshold }) else {
            let last = ratios.count - 1
            return "code saturation: not reached; first run \(percent(first)), last run \(worked(last)), above \(bound)"
        }
        return "code saturation: reached at \(base + reached)+\(run): \(worked(reached)), at most \(bound)"
    }

    private func percent(_ share: Double) -> String {
        let text = fixedPoint(100 * share, fractionDigits: 1)
        return (text.hasSuffix(".0") ? String(text.dropLast(2)) : text) + " %"
    }

    /// Everything as one object.
    var json: JSONValue {
        .object([
            "base": .integer(rule.base), "run": .integer(rule.run), "threshold": .number(rule.threshold),
            "strata": .array(
                strata.map { stratum in
                    let saturation = stratum.saturation
                    let ratios = saturation.runRatios(base: rule.base, run: rule.run)
                    let reached = ratios.firstIndex { $0 <= rule.threshold }.map { rule.base + $0 }
                    return .object([
                        "stratum": .string(stratum.name), "codes": .integer(saturation.cumulative.last ?? 0),
                        "run_ratios": .array(ratios.map(JSONValue.number)), "reached_at": JSONValue(reached),
                        "chao2": JSONValue(saturation.chao),
                        "sessions": .array(
                            Table(columns: table.columns, rows: rows(stratum)).objects),
                    ])
                }),
        ])
    }
}
