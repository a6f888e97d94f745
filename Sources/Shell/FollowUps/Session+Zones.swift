internal import FeedbackModel
internal import FollowUps

extension Session {
    /// Where the time zone database lies on all systems that we know.
    private static let zoneFolder = "/usr/share/zoneinfo"

    /// The rules of a zone by its name, as `Europe/Berlin`; read when it is first needed.
    func zone(named name: String) throws(CommandFailure) -> ZoneRules {
        if ["utc", "gmt", "z"].contains(name.lowercased()) { return .utc }
        let folder = surroundings.environment["TZDIR"].flatMap { $0.hasPrefix("/") ? $0 : nil } ?? Self.zoneFolder
        guard surroundings.files.isFolder(folder) else {
            throw CommandFailure(
                .failed, "the time zone database is not on this computer: no folder \(folder)",
                hint: "install 'tzdata', or give times in UTC")
        }
        for spelling in Self.spellings(of: name) {
            guard let bytes = try? surroundings.files.read("\(folder)/\(spelling)"),
                let rules = ZoneFile.rules(bytes, name: spelling)
            else { continue }
            return rules
        }
        throw CommandFailure(
            .failed, "there is no time zone '\(printable(String(name.prefix(60))))'",
            hint: "write it as Europe/Berlin or America/New_York")
    }

    /// A name as it was typed, and with capitals where the database has them; none for what cannot be a name.
    private static func spellings(of name: String) -> [String] {
        let isName = name.utf8.allSatisfy { byte in
            (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
                || "/_+-".utf8.contains(byte)
        }
        guard isName, (1...60).contains(name.utf8.count), !name.hasPrefix("/"), !name.contains("//") else { return [] }
        let parts = name.split(separator: "/").map { part in
            part.split(separator: "_").map { word in
                ["of", "es"].contains(word.lowercased())
                    ? word.lowercased() : word.prefix(1).uppercased() + word.dropFirst().lowercased()
            }.joined(separator: "_")
        }
        let capital = parts.joined(separator: "/")
        return capital == name ? [name] : [name, capital, name.uppercased()]
    }

    /// The zone in which a customer lives: as the account says (`time_zone`), else that of the workspace, else UTC.
    func zone(of account: Account?) throws -> ZoneRules {
        for key in ["time_zone", "timezone", "tz"] {
            if let name = account?.attributes[key], let rules = try? zone(named: name) { return rules }
        }
        guard let name = try settings()?.timeZone else { return .utc }
        return try zone(named: name)
    }
}
