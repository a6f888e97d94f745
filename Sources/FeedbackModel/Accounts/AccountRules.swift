internal import LocatedYAML
package import SourceDiagnostics

/// What a workspace says about whose records are that do not name an account on file: `accounts.yaml`.
package struct AccountRules: Hashable, Sendable {
    /// The name of the file in `surveys/`.
    package static let file = "accounts.yaml"

    /// The account that a domain or a name stands for, and where that is written.
    package struct Rule: Hashable, Sendable {
        /// The account's id.
        package var account: String
        package var line: Int
    }

    /// By domain, in the form of ``EmailDomain``.
    package private(set) var domains: [String: Rule] = [:]
    /// By what a record calls its account, as rules compare it.
    private(set) var names: [WrittenName: Rule] = [:]
    /// Our own domains, whose people are no customers.
    package private(set) var ownDomains: Set<String> = []
    /// The line that says that a record is an account's if it calls it as the account is called; `nil` where none does.
    package private(set) var sameNames: Int?
    /// The attributes of accounts that hold ids of theirs in other systems.
    package private(set) var idColumns: Set<String> = ["external_id", "external_ids", "crm_id"]
    /// The attributes of accounts that hold their domains.
    package private(set) var domainColumns: Set<String> = [
        "domain", "domains", "email_domain", "email_domains", "company_domain_name", "website",
    ]

    package init() {}

    /// All rules in the order of the file.
    package var all: [Rule] {
        (Array(domains.values) + names.values).sorted { ($0.line, $0.account) < ($1.line, $1.account) }
    }

    /// Reads the bytes of `accounts.yaml`; all that is wrong goes to the log, and then there are no rules.
    package static func parse(_ bytes: [UInt8], file: String, log: DiagnosticLog) -> AccountRules? {
        guard let root = YAMLNode.read(bytes, file: file, log: log) else { return nil }
        var reader = Reader()
        root.map("rules such as 'domains: {acme.com: acme}'") { map -> Void? in
            if let node = map.optional("domains") { reader.readDomains(node) }
            if let node = map.optional("names") { reader.readNames(node) }
            if let node = map.optional("ignore") { reader.readIgnored(node) }
            if let node = map.optional("same_names"), node.boolean() == true {
                reader.rules.sameNames = node.span.location.line
            }
            if let node = map.optional("columns") { reader.readColumns(node) }
            return ()
        }
        return log.hasErrors ? nil : reader.rules
    }

    func name(_ text: String) -> Rule? { names[WrittenName(text)] }

    private struct Reader {
        var rules = AccountRules()
        private var places: [String: Int] = [:]

        mutating func readIgnored(_ node: YAMLNode) {
            for text in node.texts("a list of our own domains") ?? [] {
                if let domain = domain(text, node.log) { rules.ownDomains.insert(domain) }
            }
        }

        mutating func readDomains(_ node: YAMLNode) {
            for entry in node.entries("domains such as 'acme.com: acme'") ?? [] {
                guard let domain = domain(entry.key, node.log), let rule = rule(entry) else { continue }
                rules.domains[domain] = rule
            }
        }

        mutating func readNames(_ node: YAMLNode) {
            for entry in node.entries("names such as '\"ACME Inc.\": acme'") ?? [] {
                let name = WrittenName(entry.key.text)
                guard !name.text.isEmpty else {
                    node.log.error(.wrongShape, at: entry.key.span, "a name is empty")
                    continue
                }
                guard claim("name", name.text, entry.key, node.log), let rule = rule(entry) else { continue }
                rules.names[name] = rule
            }
        }

        mutating func readColumns(_ node: YAMLNode) {
            node.map("'ids' and 'domains'") { map -> Void? in
                let columns = { (key: String) in
                    Set((map.optional(key)?.texts("a list of columns") ?? []).map { $0.text.lowercased() })
                }
                rules.idColumns.formUnion(columns("ids"))
                rules.domainColumns.formUnion(columns("domains"))
                return ()
            }
        }

        /// A domain that stands nowhere else in the file and may mean somebody.
        private mutating func domain(_ text: SourceText, _ log: DiagnosticLog) -> String? {
            guard let domain = EmailDomain(text.text) else {
                let part = EmailDomain(link: text.text)
                log.error(
                    .wrongShape, at: text.span, "'\(text.text.prefix(80))' is no domain",
                    hint: part.map { "did you mean '\($0.name)'?" } ?? "write what stands behind the @, as acme.com")
                return nil
            }
            guard !domain.isShared else {
                log.error(
                    .wrongShape, at: text.span, "the mail of many unrelated people is in '\(domain.name)'",
                    hint: "import contacts with their account instead")
                return nil
            }
            return claim("domain", domain.name, text, log) ? domain.name : nil
        }

        private mutating func claim(_ what: String, _ key: String, _ text: SourceText, _ log: DiagnosticLog) -> Bool {
            let line = text.span.location.line
            guard let known = places.updateValue(line, forKey: "\(what) \(key)") else { return true }
            log.error(
                .wrongShape, at: text.span, "the \(what) '\(text.text.prefix(80))' stands in line \(known) already",
                hint: "one of the two is enough")
            return false
        }

        private func rule(_ entry: YAMLEntry) -> Rule? {
            entry.value.text("the id of an account").map { Rule(account: $0, line: entry.key.span.location.line) }
        }
    }
}
