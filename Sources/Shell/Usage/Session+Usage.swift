internal import FeedbackModel
internal import Storage
internal import Tabulation

extension Session {
    /// What `surveys/features.yaml` says, or `nil` where there is no such file.
    func featureMap() throws -> FeatureMap? {
        let surveys = try requireWorkspace().surveys
        let path = surveys + "/features.yaml"
        guard surroundings.files.isFile(path) else { return nil }
        let codebook = surroundings.files.isFile(surveys + "/themes.yaml") ? try codebook() : nil
        return try definition(path) { FeatureMap.parse($0, file: $1, codebook: codebook, log: $2) }
    }

    /// The feature of each event that was counted, where the workspace names one.
    func features(of store: any Store) throws -> [String: String] {
        guard let map = try featureMap() else { return [:] }
        return map.features(of: try store.usageEvents())
    }

    /// How much the features are used that are about a theme; `null` where none is.
    func usage(about theme: String) throws -> JSONValue {
        guard let map = try featureMap() else { return .null }
        let names = map.features(about: theme)
        guard !names.isEmpty else { return .null }
        let store = try store()
        let query = UsageQuery(features: map.features(of: try store.usageEvents()), only: Set(names))
        return .array(try store.usage(resolved(query, joins())).map(\.facts))
    }
}

extension UsageFigure {
    /// A feature with its figures.
    var facts: JSONValue {
        [
            "feature": .string(feature), "uses": .integer(uses), "users": .integer(users),
            "accounts": .integer(accounts), "last_at": JSONValue(seconds: last),
        ]
    }
}
