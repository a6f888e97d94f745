import SourceDiagnostics
import Testing

@testable import FeedbackModel

struct AccountRulesTests {
    private func read(_ text: String) -> (rules: AccountRules?, problems: [String]) {
        let log = DiagnosticLog()
        let rules = AccountRules.parse(Array(text.utf8), file: "accounts.yaml", log: log)
        return (rules, log.sorted.map(\.oneLine))
    }

    @Test func allRulesAreRead() throws {
        let rules = try #require(
            read(
                """
                ignore: [larkspur.example]
                domains:
                  Acme.com: acme
                  münchen.de: acme
                names:
                  "ACME  Inc.": acme
                same_names: true
                columns: {ids: [Zendesk_Org], domains: [mail]}
                """
            ).rules)
        #expect(rules.ownDomains == ["larkspur.example"])
        #expect(rules.domains["acme.com"] == AccountRules.Rule(account: "acme", line: 3))
        #expect(rules.domains["xn--mnchen-3ya.de"]?.line == 4)
        #expect(rules.name("acme inc.") == AccountRules.Rule(account: "acme", line: 6))
        #expect(rules.sameNames == 7)
        #expect(rules.idColumns.isSuperset(of: ["zendesk_org", "external_id"]))
        #expect(rules.domainColumns.isSuperset(of: ["mail", "domain"]))
    }

    @Test func mistakesAreToldAllAtOnceWhereTheyAre() {
        let (rules, problems) = read(
            """
            domain: {a.com: x}
            domains:
              gmail.com: acme
              ann@acme.com: acme
              acme: acme
              acme.com: acme
              ACME.com.: other
              b.com:
              c.com: [x]
            names: [x]
            ignore: [acme.com]
            same_names: yes
            columns: {id: [x]}
            """)
        #expect(rules == nil)
        #expect(
            problems == [
                "accounts.yaml:1:1: error: unknown key 'domain' [E003]; did you mean 'domains'?",
                "accounts.yaml:3:3: error: the mail of many unrelated people is in 'gmail.com' [E005]; import contacts with their account instead",
                "accounts.yaml:4:3: error: 'ann@acme.com' is no domain [E005]; did you mean 'acme.com'?",
                "accounts.yaml:5:3: error: 'acme' is no domain [E005]; write what stands behind the @, as acme.com",
                "accounts.yaml:7:3: error: the domain 'ACME.com.' stands in line 6 already [E005]; one of the two is enough",
                "accounts.yaml:8:9: error: expected the id of an account, but there is nothing [E005]",
                "accounts.yaml:9:10: error: expected the id of an account, not a list [E005]; if it is meant as a text, put it in quotes",
                "accounts.yaml:10:8: error: expected names such as '\"ACME Inc.\": acme', not a list [E005]",
                "accounts.yaml:11:10: error: the domain 'acme.com' stands in line 7 already [E005]; one of the two is enough",
                "accounts.yaml:12:13: error: expected true or false, not 'yes' [E005]; did you mean 'true'?",
                "accounts.yaml:13:11: error: unknown key 'id' [E003]; did you mean 'ids'?",
            ])
    }

    @Test func anEmptyFileHasNoRules() {
        #expect(read("domains:\n").problems == [])
    }
}
