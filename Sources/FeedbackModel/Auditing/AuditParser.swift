internal import LocatedYAML
package import SourceDiagnostics

extension Audit {
    /// Reads the bytes of `audit.yaml`; all that is wrong goes to the log, and then there is no audit.
    ///
    /// Themes are those of the codebook; without one they are taken as they are written.
    package static func parse(_ bytes: [UInt8], file: String, codebook: Codebook?, log: DiagnosticLog) -> Audit? {
        guard let root = YAMLNode.read(bytes, file: file, log: log) else { return nil }
        let audit = root.map("an audit with 'audit' and 'items'") { map -> Audit? in
            _ = map.required("audit", of: "the file")?.text()
            var items: [Item] = []
            var seen: [String: Int] = [:]
            for node in map.required("items", of: "the audit")?.list("a list of items") ?? [] {
                items += [item(node, codebook, &seen)].compactMap(\.self)
            }
            let audit = Audit(items: items)
            for (fidelity, accuracy) in audit.accuracy.sorted(by: { $0.key < $1.key })
            where accuracy.sensitivity + accuracy.specificity <= 1 {
                root.error(
                    .wrongShape, "by this audit '\(fidelity.rawValue)' tells nothing: it is wrong as often as right",
                    hint: "look whether 'recorded' and the codes are the right way round")
            }
            return audit
        }
        return log.hasErrors ? nil : audit
    }

    private static func item(_ node: YAMLNode, _ codebook: Codebook?, _ seen: inout [String: Int]) -> Item? {
        node.map("'item', 'theme', 'kind', 'recorded' and 'coders'") { map -> Item? in
            let name = map.required("item", of: "the entry")?.sourceText("what was looked at")
            let theme = map.required("theme", of: "the item").flatMap { Self.theme($0, codebook) }
            let fidelity = map.required("kind", of: "the item")?.value(of: Evidence.Fidelity.self)
            let isRecorded = map.required("recorded", of: "the item").flatMap(Self.isYes)
            let entries = map.required("coders", of: "the item")?.entries("coders with yes or no, as 'ann: yes'") ?? []
            let codes = entries.sorted { $0.key.text < $1.key.text }.map { Self.isYes($0.value) }
            guard let name, let theme, let fidelity, let isRecorded, !codes.isEmpty, !codes.contains(nil) else {
                return nil
            }
            let key = "\(name.text) \(theme)"
            if let line = seen[key] {
                map.log.error(
                    .duplicateKey, at: name.span, "'\(name.text)' is audited for this theme twice",
                    label: "first on line \(line)", hint: "put all its coders together")
            }
            seen[key] = name.span.location.line
            return Item(theme: theme, fidelity: fidelity, isRecorded: isRecorded, codes: codes.compactMap(\.self))
        }
    }

    private static func isYes(_ node: YAMLNode) -> Bool? { node.word(among: ["yes", "no"]).map { $0 == "yes" } }

    private static func theme(_ node: YAMLNode, _ codebook: Codebook?) -> String? {
        guard let name = node.text("a theme") else { return nil }
        guard let codebook else { return name }
        switch codebook.lookUp(name) {
        case .found(let theme): return theme.id
        case .ambiguous(let ids):
            node.error(
                .unknownAuditTheme, "'\(name)' may mean several themes", hint: "write \(ids.joined(separator: " or "))")
        case .unknown(let nearest):
            node.error(
                .unknownAuditTheme, "there is no theme '\(name)'", hint: nearest.map { "did you mean '\($0)'?" })
        }
        return nil
    }
}

extension Diagnostic.Code {
    /// An audited item is about a theme that the codebook does not have.
    package static let unknownAuditTheme: Self = "F005"
}
