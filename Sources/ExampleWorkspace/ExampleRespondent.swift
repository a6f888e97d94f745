/// Somebody who answers `feature-check` alone: what they type, line by line.
package struct ExampleRespondent: Hashable, Sendable {
    package let accountID: String
    package let lines: [String]

    /// One respondent each of so many accounts, drawn by the seed from those that are still customers.
    package static func draw(_ count: Int, from company: ExampleCompany, seed: UInt64) -> [ExampleRespondent] {
        var chance = Chance(seed: seed, name: "respondents")
        let customers = chance.shuffled(company.accounts.filter { $0.lifecycle != "churned" })
        return customers.prefix(count).map { account in
            ExampleRespondent(accountID: account.id, lines: lines(of: account, &chance))
        }
    }

    /// The answers follow the needs of the account, and people err: one in ten says the opposite.
    private static func lines(of account: ExampleAccount, _ chance: inout Chance) -> [String] {
        func has(_ theme: String) -> Bool { account.needs.contains(theme) }
        func truly(_ theme: String) -> Bool { chance.happens(0.1) ? !has(theme) : has(theme) }
        func agreement(_ theme: String) -> Int { chance.integer(in: truly(theme) ? 4...5 : 1...3) }
        func yesNo(_ theme: String) -> String { chance.happens(0.06) ? "/dk" : truly(theme) ? "yes" : "no" }
        let exports = yesNo("export_timeout")
        let waiting = agreement("slow_reports")
        var lines = [exports, String(waiting)]
        lines.append(
            truly("filters_get_lost") ? chance.pick(["often", "always"]) : chance.pick(["never", "sometimes"]))
        lines += [yesNo("sharing_permissions"), yesNo("schedule_missed"), String(agreement("viewer_seats"))]
        lines.append(yesNo("dark_mode"))
        if exports == "yes" || waiting >= 4 {
            lines.append("\(chance.integer(in: 1...14)).\(chance.pick(["0", "5"]))")
        }
        let worst = account.needs.compactMap(Complaint.named).max { $0.weight < $1.weight }
        lines.append(worst.map { chance.pick($0.bodies) } ?? "/skip")
        return lines
    }
}
