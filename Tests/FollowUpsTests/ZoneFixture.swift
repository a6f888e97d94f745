import FollowUps
import Foundation
import Testing

/// Files of the time zone database with the changes of 2018 to 2021 and the rule for the years after.
enum ZoneFixture {
    static var berlin: ZoneRules { get throws { try rules(berlinFile, "Europe/Berlin") } }
    static var newYork: ZoneRules { get throws { try rules(newYorkFile, "America/New_York") } }

    static func bytes(_ text: String) throws -> [UInt8] {
        Array(try #require(Data(base64Encoded: text, options: .ignoreUnknownCharacters)))
    }

    private static func rules(_ text: String, _ name: String) throws -> ZoneRules {
        try #require(ZoneFile.rules(try bytes(text), name: name))
    }

    static let berlinFile = """
        VFppZjIAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAQAAAAEAAAAAAAAAVFppZjIAAAAAAAAAAAAAAAAAAAAAAAAA
        AAAAAAAAAAAAAAAIAAAAAgAAAAkAAAAAWrb0kAAAAABb1QoQAAAAAFygERAAAAAAXbTsEAAAAABef/MQAAAAAF+UzhAAAAAAYF/V
        EAAAAABhfeqQAAEAAQABAAEAABwgAQAAAA4QAAVDRVNUAENFVAAKQ0VULTFDRVNULE0zLjUuMCxNMTAuNS4wLzMK
        """

    static let newYorkFile = """
        VFppZjIAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAQAAAAEAAAAAAAAAVFppZjIAAAAAAAAAAAAAAAAAAAAAAAAA
        AAAAAAAAAAAAAAAIAAAAAgAAAAgAAAAAWqTT8AAAAABb3orgAAAAAFyEtfAAAAAAXb5s4AAAAABeZJfwAAAAAF+eTuAAAAAAYE20
        cAAAAABhh2tgAAEAAQABAAH//8fAAQD//7mwAARFRFQARVNUAApFU1Q1RURULE0zLjIuMCxNMTEuMS4wCg==
        """
}
