internal import LocatedYAML
internal import SourceDiagnostics
internal import SurveyModel

/// `quotas`: how many respondents of a kind are wanted.
extension SurveyReading {
    mutating func quotas(_ node: YAMLNode) -> [Quota] {
        let items = node.items("a list of quotas, as '- small: 50' with 'if: …' below it") ?? []
        var quotas: [Quota] = []
        for item in items {
            let quota = quota(item)
            item.attributes.finish()
            if let other = quotas.first(where: { $0.id.lowercased() == item.name.text.lowercased() }) {
                log.error(.duplicateName, at: item.name.span, "quota '\(other.id)' is already there")
            } else if let quota {
                found.places.quotas[quota.id] = .init(
                    name: item.name, value: item.value, entries: item.attributes.entries)
                quotas.append(quota)
            }
        }
        return quotas
    }

    private func quota(_ item: YAMLItem) -> Quota? {
        let name = item.name.text
        let isNamed = isName(item.name, "a quota")
        if item.value == nil {
            log.error(
                .missingKey, at: item.name.span, "quota '\(name)' has no limit", hint: "write '- \(name): 50'")
        }
        let limit = item.value?.integer(in: 1...100_000_000)
        let condition = item.attributes.required(QuotaKey.condition, of: "quota '\(name)'")
            .flatMap { self.condition($0, scope) }
        let end = item.attributes.optional(QuotaKey.end)?.sourceText("an outcome")
        if end == nil, let outcomes, outcomes["over_quota"] == nil {
            log.error(
                .unknownTarget, at: item.name.span,
                "a full quota ends as 'over_quota', which is not among the outcomes",
                hint: "add 'over_quota: aapor 4.8' to 'outcomes', or name another one with 'end:'")
        }
        let outcome = end.map { self.outcome($0) } ?? "over_quota"
        guard isNamed, let limit, let condition, let outcome else { return nil }
        let places = questions.indices.filter { condition.references.contains(questions[$0].id) }
        return Quota(id: name, limit: limit, condition: condition, outcome: outcome, after: places.last)
    }
}
