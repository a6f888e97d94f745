/// Which remarks somebody wants, and when.
package struct NudgeSettings: Hashable, Sendable {
    /// Milliseconds on the group's clock between any two remarks.
    package var pause: Int64 = 60_000
    /// Milliseconds until the same remark may come again.
    package var rest: Int64 = 300_000
    private var off: Set<NudgeRule> = []
    private var minutes: [NudgeRule: Int] = [:]

    package init() {}

    package func isOn(_ rule: NudgeRule) -> Bool { !off.contains(rule) }

    package mutating func turn(_ rule: NudgeRule, on isOn: Bool) {
        if isOn { off.remove(rule) } else { off.insert(rule) }
    }

    /// What a rule waits for, in minutes; `nil` where it waits for nothing.
    package func minutes(_ rule: NudgeRule) -> Int? { rule.usualMinutes.map { minutes[rule] ?? $0 } }

    package mutating func wait(_ rule: NudgeRule, minutes: Int) { self.minutes[rule] = minutes }

    func milliseconds(_ rule: NudgeRule) -> Int64 { Int64(minutes(rule) ?? 0) * 60_000 }
}
