import SourceDiagnostics
import TestSupport
import Testing

@testable import FeedbackModel

struct AccountDirectoryTests {
    private func account(_ id: String, _ name: String = "", _ attributes: [String: String] = [:]) -> Account {
        Account(id: id, source: "crm", name: name.isEmpty ? id : name, attributes: attributes)
    }

    private func rules(_ text: String) throws -> AccountRules {
        try #require(AccountRules.parse(Array(text.utf8), file: "accounts.yaml", log: DiagnosticLog()))
    }

    private var accounts: [Account] {
        [
            account("acme", "Acme", ["domain": "acme.com, acme.de", "external_id": "zd-1"]),
            account("bolt", "Bolt Ltd", ["website": "https://www.bolt.io/x", "external_id": "zd-2;both"]),
            account("core", "Core", ["domains": "acme.de", "external_ids": "both"]),
            account("001A0000006Vm9rIAC", "Dune"), account("gm", "Gm", ["domain": "gmail.com"]),
        ]
    }

    // What each sign leads to, one after another.
    @Test func aRecordIsJoinedByIdThenByDomainThenByRule() throws {
        let rules = try rules(
            """
            ignore: [own.example]
            domains:
              rule.com: core
              gone.com: nobody
            names:
              "ACME Inc.": acme
              both: core
            """)
        let directory = AccountDirectory(accounts, rules: rules)
        func find(_ account: String?, _ contact: String? = nil, _ domain: String? = nil) -> AccountFinding {
            directory.find(AccountClaim(account: account, contactAccount: contact, domain: domain))
        }
        #expect(find("acme", "bolt", "rule.com") == .joined(account: "acme", .id))
        #expect(find("zd-2", "acme", "acme.com") == .joined(account: "bolt", .externalID(column: "external_id")))
        #expect(find("001A0000006Vm9r") == .joined(account: "001A0000006Vm9rIAC", .externalID(column: "id")))
        #expect(find(nil, "bolt", "acme.com") == .joined(account: "bolt", .contact))
        #expect(find("unknown", "zd-1") == .joined(account: "acme", .contact))
        #expect(find("ACME Inc.", nil, "bolt.io") == .joined(account: "bolt", .domain("bolt.io", line: nil)))
        #expect(find(nil, nil, "rule.com") == .joined(account: "core", .domain("rule.com", line: 3)))
        #expect(find("acme  INC.", nil, "gmail.com") == .joined(account: "acme", .rule(line: 6)))
        #expect(find(nil, "ACME Inc.") == .joined(account: "acme", .rule(line: 6)))
        // What leads to two leads to none, unless a rule settles it.
        #expect(find("both", nil, "acme.com") == .joined(account: "core", .rule(line: 7)))
        #expect(find(nil, nil, "acme.de") == .unmatched(.ambiguous(["acme", "core"])))
        #expect(find("ACME Inc.", nil, "acme.de") == .joined(account: "acme", .rule(line: 6)))
        #expect(find(nil, nil, "gmail.com") == .unmatched(.sharedDomain))
        #expect(find("X", nil, "own.example") == .unmatched(.ownDomain))
        #expect(find(nil, nil, "gone.com") == .unmatched(.missing(account: "nobody", line: 4)))
        #expect(find("X", nil, "xa.com") == .unmatched(.unknown))
        #expect(find(nil) == .unmatched(.unknown))
        #expect(directory.account(of: AccountClaim(account: "X")) == "X")
        #expect(directory.rulesWithoutAccount.map(\.line) == [4])
    }

    @Test func namesJoinOnlyWhereARuleSaysSoAndOneAccountHasTheName() throws {
        let named = [account("a", "Acme"), account("b", "Bolt"), account("c", "BOLT")]
        let claim = AccountClaim(account: "acme ")
        #expect(AccountDirectory(named).find(claim) == .unmatched(.unknown))
        let directory = AccountDirectory(named, rules: try rules("same_names: true"))
        #expect(directory.find(claim) == .joined(account: "a", .rule(line: 1)))
        #expect(directory.find(AccountClaim(account: "Bolt")) == .unmatched(.ambiguous(["b", "c"])))
    }

    // Two that were merged are one, so that nothing is ambiguous between them any more.
    @Test func mergedAccountsAreNoTwoAccounts() {
        let directory = AccountDirectory(accounts) { $0 == "core" ? "acme" : $0 }
        #expect(directory.find(AccountClaim(account: "core")) == .joined(account: "acme", .id))
        #expect(
            directory.find(AccountClaim(account: nil, domain: "acme.de"))
                == .joined(account: "acme", .domain("acme.de", line: nil)))
    }

    // The order, as a sentence says it, against the directory, over claims of all sorts.
    @Test func theOrderHoldsForAnyClaim() throws {
        var random = SplitMix64(seed: 14)
        func pick(_ texts: [String?]) -> String? { texts.randomElement(using: &random) ?? nil }
        for _ in 0..<300 {
            let filed = ["a", "b", "c"].map { id in
                account(
                    id, id.uppercased(),
                    ["domain": pick(["xa.com", "ya.com", "gmail.com", nil]), "external_id": pick(["1", "2", nil])]
                        .compactMapValues(\.self))
            }
            let target = pick(["a", "b", "gone"]) ?? ""
            let rules = try rules("ignore: [own.com]\ndomains: {z.com: \(target)}\nnames: {n: \(target), '1': a}")
            let directory = AccountDirectory(filed, rules: rules)
            let claim = AccountClaim(
                account: pick(["a", "1", "2", "n", "?", nil]), contactAccount: pick(["b", "1", "n", nil]),
                domain: pick(["xa.com", "ya.com", "z.com", "gmail.com", "own.com", nil]))
            func holders(_ column: String, _ value: String?) -> [String] {
                filed.filter { value != nil && $0.attributes[column] == value }.map(\.id)
            }
            var steps: [(ids: [String], kind: String)] = []
            for id in [claim.account, claim.contactAccount] {
                steps.append((filed.map(\.id).filter { $0 == id }, "id"))
                steps.append((holders("external_id", id), "id"))
            }
            let isRuled = claim.domain == "z.com"
            let domain = isRuled ? filed.map(\.id).filter { $0 == target } : holders("domain", claim.domain)
            steps.append((claim.domain == "gmail.com" || claim.domain == "own.com" ? [] : domain, "domain"))
            let first = steps.first { !$0.ids.isEmpty }
            let finding = directory.find(claim)
            if let first, first.ids.count == 1 {
                guard case .joined(first.ids[0], let reason) = finding else {
                    Issue.record("\(claim) is \(first.ids), not \(finding)")
                    continue
                }
                #expect(reason.kind == first.kind)
            } else {
                let names = [claim.account, claim.contactAccount].compactMap {
                    $0 == "n" ? target : $0 == "1" ? "a" : nil
                }
                let ruled = names.first.flatMap { name in filed.contains { $0.id == name } ? name : nil }
                #expect(finding.account == ruled, "\(claim)")
            }
        }
    }

    @Test func pairsThatLookLikeOneAreProposedWithWhatSpeaksForIt() throws {
        let found = DuplicateProposal.all(among: [
            account("acme", "Acme Inc.", ["domain": "acme.com"]),
            account("zd:1", "ACME, Incorporated", ["website": "www.acme.com", "external_id": "acme"]),
            account("001A0000006Vm9rIAC", "Dune"), account("hs:9", "Dunes", ["crm_id": "001A0000006Vm9r"]),
            account("x:7", "Seven"), account("y:7", "Other"), account("f", "F", ["domain": "gmail.com"]),
            account("g", "G", ["domain": "gmail.com"]),
        ])
        #expect(found.map { "\($0.first) \($0.second)" } == ["acme zd:1", "001A0000006Vm9rIAC hs:9"])
        #expect(
            found[0].signs.map(\.description) == ["same external id acme", "same domain acme.com", "same name 'acme'"])
        #expect(abs(found[0].score - 0.988) < 1e-9)
        #expect(found[1].signs == [.externalID("001A0000006Vm9rIAC")])
    }

    // A thousand accounts that share a name make a thousand proposals, not half a million.
    @Test func manyOfOneNameAreHeldAgainstTheFirst() {
        let found = DuplicateProposal.all(among: (0..<1_000).map { account("a\($0)", "Test") })
        #expect(found.count == 999)
        #expect(Set(found.map(\.first)) == ["a0"])
    }
}
