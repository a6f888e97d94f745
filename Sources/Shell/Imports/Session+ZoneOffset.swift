internal import FollowUps
internal import Importing

extension Session {
    /// The clock of the zone that a mapping names; `nil` where it names none.
    func zoneOffset(of mapping: Mapping) throws(CommandFailure) -> ZoneOffset? {
        try zoneOffset(of: mapping.dates.zone)
    }

    /// The clock of a zone that is named; `nil` for all other rules.
    func zoneOffset(of zone: ZoneRule?) throws(CommandFailure) -> ZoneOffset? {
        guard case .named(let name) = zone else { return nil }
        let rules = try self.zone(named: name)
        return { shown in
            // What holds a day before and a day after differs only around a change; `shown` itself is hours off UTC.
            let before = rules.setting(at: shown - 86_400).offset
            let after = rules.setting(at: shown + 86_400).offset
            guard before != after, rules.setting(at: shown - Int64(before)).offset != before else { return before }
            return rules.setting(at: shown - Int64(after)).offset == after ? after : before
        }
    }
}
