extension Mapping {
    /// The fields that say who a person is.
    private var personalTargets: Set<String> {
        switch kind {
        case .ticket: ["requester"]
        case .contact: ["id", "name", "email"]
        case .event: ["user"]
        default: []
        }
    }

    /// The same mapping with pseudonyms for all people, where it would keep their names; what it drops stays dropped.
    package var pseudonymised: Mapping {
        var mapping = self
        let targets = personalTargets
        for index in mapping.fields.indices where targets.contains(mapping.fields[index].target) {
            mapping.fields[index].hidePerson()
        }
        for index in mapping.comments?.fields.indices ?? 0..<0 where mapping.comments?.fields[index].target == "author"
        {
            mapping.comments?.fields[index].hidePerson()
        }
        for (name, policy) in privacy where policy != .drop { mapping.privacy[name] = .pseudonym }
        return mapping
    }
}

extension FieldRule {
    fileprivate mutating func hidePerson() {
        if privacy != .drop { privacy = .pseudonym }
    }
}
