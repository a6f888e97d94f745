package import LocatedYAML
internal import SourceDiagnostics
package import SurveyModel

/// What `follow_up` in `canvass.yaml` says: whom to get back to, when, and how often.
package struct FollowUpSettings: Hashable, Sendable {
    /// Which tickets somebody is called about.
    package struct Tickets: Hashable, Sendable {
        /// The survey that is held about them.
        package var survey: String
        /// Tickets in one of these states; empty for all.
        package var status: [String] = []
        package var priority: [String] = []
        /// Tickets with one of these tags.
        package var tags: [String] = []
        /// Tickets with a satisfaction below this, 0 to 1; `nil` for all.
        package var satisfactionBelow: Double?
        /// Tickets that were opened or changed in so many days.
        package var withinDays = 30

        package init(survey: String) { self.survey = survey }
    }

    /// Days until a promise is to be kept, where nothing else was said.
    package var promiseDays = 14
    /// Days in which nobody asks a person again who was asked.
    package var quietDays = 30
    /// How often a person is asked in 91 days.
    package var maxPerQuarter = 2
    /// How often somebody is tried before it is given up.
    package var maxAttempts = 6
    /// How long after a try the next one is, by a word of ``OutcomeCode``; what is not there has its default.
    package var spacing: [String: TimeSpan] = [:]
    /// When customers are called, by their own clock.
    package var hours: ClosedRange<ClockTime>?
    /// On which days, 1 for Monday to 7 for Sunday.
    package var weekdays: Set<Int> = [1, 2, 3, 4, 5]
    /// Accounts and contacts that are not called, by id.
    package var doNotContact: Set<String> = []
    package var tickets: Tickets?

    package init() {}

    /// How long after a try with this outcome the next one is.
    ///
    /// Where the workspace does not say it, after the table of queXS: three hours after nobody answered, a week after a
    /// soft refusal, otherwise a day.
    package func spacing(after outcome: OutcomeCode?) -> TimeSpan {
        if let outcome, let own = spacing[outcome.word] { return own }
        switch outcome?.group {
        case .unknown: return spacing["no_answer"] ?? TimeSpan(seconds: 3 * 3600)
        case .nonContact: return TimeSpan(seconds: 3 * 3600)
        case .refusal: return spacing["soft_refusal"] ?? TimeSpan(seconds: 7 * 86_400)
        default: return spacing["default"] ?? TimeSpan(seconds: 86_400)
        }
    }
}

extension FollowUpSettings {
    private static let weekdayNames = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]

    /// Reads the key `follow_up`; what is wrong goes to the log.
    package static func read(_ node: YAMLNode) -> FollowUpSettings {
        var settings = FollowUpSettings()
        _ = node.map("settings such as 'quiet_days: 30'") { map -> Bool in
            func whole(_ key: String, _ range: ClosedRange<Int>, _ value: inout Int) {
                let bounds = Double(range.lowerBound)...Double(range.upperBound)
                guard let node = map.optional(key), let number = node.number(in: bounds) else { return }
                guard let exact = Int(exactly: number) else {
                    node.error(.wrongShape, "expected a whole number")
                    return
                }
                value = exact
            }
            whole("promise_days", 0...366, &settings.promiseDays)
            whole("quiet_days", 0...366, &settings.quietDays)
            whole("max_per_quarter", 0...1000, &settings.maxPerQuarter)
            whole("max_attempts", 1...1000, &settings.maxAttempts)
            settings.spacing = map.optional("spacing").map(spacing) ?? [:]
            settings.hours = map.optional("hours").flatMap(hours)
            if let days = map.optional("days").flatMap(days) { settings.weekdays = days }
            settings.doNotContact = Set(map.optional("do_not_contact")?.texts()?.map(\.text) ?? [])
            settings.tickets = map.optional("tickets").flatMap(tickets)
            return true
        }
        return settings
    }

    private static func spacing(_ node: YAMLNode) -> [String: TimeSpan] {
        var result: [String: TimeSpan] = [:]
        for entry in node.entries("times by outcome, as 'busy: 1 h'") ?? [] {
            if entry.key.text != "default", OutcomeCode(entry.key.text)?.word != entry.key.text {
                node.log.error(
                    .wrongShape, at: entry.key.span, "'\(entry.key.text.prefix(40))' is no outcome",
                    hint: suggestion(for: entry.key.text, among: OutcomeCode.all.filter { !$0.isFinal }.map(\.word))
                        .map { "did you mean '\($0)'?" } ?? "as in busy, no_answer, soft_refusal or default")
            }
            guard let text = entry.value.text("a time such as '3 h'") else { continue }
            guard let span = TimeSpan(text), span.seconds >= 0 else {
                entry.value.error(.wrongShape, "expected a time such as '3 h' or '7 days', not '\(text.prefix(40))'")
                continue
            }
            result[entry.key.text] = span
        }
        return result
    }

    /// `09:00-17:00`.
    private static func hours(_ node: YAMLNode) -> ClosedRange<ClockTime>? {
        guard let text = node.text("hours such as '09:00-17:00'") else { return nil }
        let parts = text.split(separator: "-").map { $0.filter { $0 != " " } }
        guard parts.count == 2, let from = ClockTime(parts[0]), let to = ClockTime(parts[1]), from < to else {
            node.error(.wrongShape, "expected hours such as '09:00-17:00', not '\(text.prefix(40))'")
            return nil
        }
        return from...to
    }

    private static func days(_ node: YAMLNode) -> Set<Int>? {
        guard let texts = node.texts() else { return nil }
        var days: Set<Int> = []
        for text in texts {
            guard let day = weekdayNames.firstIndex(of: String(text.text.lowercased().prefix(3))) else {
                node.log.error(
                    .wrongShape, at: text.span, "expected a day such as 'mon', not '\(text.text.prefix(40))'")
                continue
            }
            days.insert(day + 1)
        }
        guard !days.isEmpty else {
            node.error(.wrongShape, "on some day somebody must be called")
            return nil
        }
        return days
    }

    private static func tickets(_ node: YAMLNode) -> Tickets? {
        node.map("'survey', and which tickets") { map -> Tickets? in
            guard let survey = map.required("survey", of: "'tickets'")?.text() else { return nil }
            var tickets = Tickets(survey: survey)
            tickets.status = map.optional("status")?.texts()?.map(\.text) ?? []
            tickets.priority = map.optional("priority")?.texts()?.map(\.text) ?? []
            tickets.tags = map.optional("tags")?.texts()?.map(\.text) ?? []
            tickets.satisfactionBelow = map.optional("satisfaction_below")?.number(in: 0...1)
            if let days = map.optional("within_days")?.number(in: 1...3660) { tickets.withinDays = Int(days) }
            return tickets
        }
    }
}
