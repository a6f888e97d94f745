internal import FeedbackModel
internal import Statistics

/// A small customer base with evidence about a few themes, for tests of the model.
struct NeedWorld {
    static let day: Int64 = 86_400_000

    var accounts: [Account]
    var evidence: [ThemeEvidence] = []
    var settings = GuardSettings()
    var target: TargetSettings?
    var segments: [String] = []
    var now = 1000 * day

    /// Makes a world of accounts with the ids `a0000`, `a0001` and so on.
    init(accounts count: Int = 840) {
        accounts = (0..<count).map { Account(id: Self.id($0), source: "crm", name: "") }
    }

    static func id(_ number: Int) -> String {
        let digits = String(number)
        return "a" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }

    var model: NeedModel {
        NeedModel(
            population: Population(accounts, target: target), evidence: evidence, settings: settings,
            segments: segments, exempt: target?.exempt ?? [], now: now)
    }

    /// A theme about which the first `asked` accounts were asked, of whom the first `yes` have the need, and about which
    /// `writers` wrote who were not asked, with `repeats` tickets each.
    mutating func add(
        _ theme: String, yes: Int, of asked: Int, writers: Int = 0, repeats: Int = 1, ticketedYes: Int = 0,
        severity: Double? = nil, from first: Int = 0
    ) {
        var item = ThemeEvidence(theme: theme, category: theme.split(separator: "/").first.map(String.init) ?? "")
        item.asked = (0..<asked).map { place in
            ThemeEvidence.Asked(
                account: first + place,
                answers: [.init(time: now, isPresent: place < yes, severity: severity, session: "s\(place)")])
        }
        item.reports = (0..<ticketedYes).map { .init(account: first + $0) }
        item.reports += (0..<writers).map { .init(account: first + asked + $0, recent: repeats) }
        item.tickets = ticketedYes + writers * repeats
        item.newerTickets = item.tickets
        item.windowDays = 365
        evidence.append(item)
    }

    /// Anything, hostile things too: negative revenue, no seats, future answers, nobody asked, everybody alike.
    static func random(_ chance: inout Xoshiro256) -> NeedWorld {
        func pick<Element>(_ elements: [Element]) -> Element {
            elements[min(elements.count - 1, Int(chance.uniform() * Double(elements.count)))]
        }
        var world = NeedWorld(accounts: pick([0, 1, 2, 7, 60]))
        for i in world.accounts.indices {
            world.accounts[i].attributes = [
                "plan": pick(["free", "team", "enterprise"]), "region": pick(["eu", "us", ""]),
            ]
            world.accounts[i].seats = pick([nil, 0, -3, 1, 40, .max, .min])
            world.accounts[i].revenue = pick([nil, 0, -100, 5000, 1e308, .nan, .infinity])
            world.accounts[i].lifecycle = pick([nil, "active", "churned", "Prospect"])
        }
        world.segments = pick([[], ["plan"], ["plan", "region", "none"]])
        world.settings.active = Set(Guard.allCases.filter { _ in chance.uniform() < 0.8 })
        world.settings.leastOverlap = pick([1, 10])
        world.settings.leastThemes = pick([2, 5])
        world.settings.pooling = pick([.category, .all])
        world.settings.accuracy[.closed] = pick([.exact, .init(sensitivity: 0.8, specificity: 0.9)])
        for number in 0..<pick([0, 1, 3, 6]) {
            var theme = ThemeEvidence(theme: "bug/\(number)", category: pick(["bug", "ux"]))
            let (askChance, yesChance) = (pick([0, 0.3, 1]), pick([0, 0.2, 1]))
            for account in world.accounts.indices {
                if chance.uniform() < askChance {
                    let answers = (0..<pick([1, 1, 1, 3])).map { _ in
                        ThemeEvidence.Answer(
                            time: pick([0, world.now, .max, .min, world.now - 900 * day]),
                            isPresent: chance.uniform() < yesChance, severity: pick([nil, 0, 0.5, 1]),
                            fidelity: pick([.closed, .closed, .paraphrase]), session: pick(["x", "y", "z\(account)"]))
                    }
                    theme.asked.append(.init(account: account, answers: answers))
                }
                if chance.uniform() < 0.2 {
                    theme.reports.append(
                        .init(account: account, recent: pick([0, 1, 300]), priority: pick([1, 2, 4])))
                }
                if chance.uniform() < 0.1 { theme.mentions.append(.init(account: account, severity: pick([nil, 1]))) }
            }
            theme.unmatchedAnswers = pick([0, 0, 50])
            theme.tickets = theme.reports.reduce(0) { $0 + Int($1.recent) }
            theme.olderTickets = theme.tickets / 2
            theme.newerTickets = theme.tickets - theme.olderTickets
            theme.windowDays = pick([0, 365])
            world.evidence.append(theme)
        }
        return world
    }
}
