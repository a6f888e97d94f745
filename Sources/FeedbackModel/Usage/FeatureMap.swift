internal import LocatedYAML
package import SourceDiagnostics

/// Which events of the product are which feature, and which themes a feature is about: `features.yaml`.
package struct FeatureMap: Hashable, Sendable {
    package struct Feature: Hashable, Sendable {
        package var name: String
        /// Names of events; one that ends with `*` stands for all that begin so.
        package var events: [String]
        /// Ids of themes.
        package var themes: [String]

        package init(name: String, events: [String], themes: [String] = []) {
            self.name = name
            self.events = events
            self.themes = themes
        }
    }

    /// In the order of the file.
    package var features: [Feature]

    package init(features: [Feature] = []) { self.features = features }

    /// Reads the bytes of `features.yaml`; all that is wrong goes to the log, and then there is no map.
    package static func parse(_ bytes: [UInt8], file: String, codebook: Codebook?, log: DiagnosticLog) -> FeatureMap? {
        guard let root = YAMLNode.read(bytes, file: file, log: log) else { return nil }
        var places: [String: Int] = [:]
        func claim(_ text: SourceText, _ what: String) {
            if let line = places.updateValue(text.span.location.line, forKey: what + text.text) {
                log.error(.wrongShape, at: text.span, "the \(what) '\(text.text)' stands in line \(line) already")
            }
        }
        let map = root.map("'features: [...]'") { map -> FeatureMap? in
            let items = map.required("features", of: "the file")?.items("a list of '- name: {events: […]}'") ?? []
            return FeatureMap(
                features: items.compactMap { item in
                    claim(item.name, "feature")
                    return item.body { map -> Feature? in
                        let events = map.required("events", of: "feature '\(item.name.text)'")?.texts() ?? []
                        let themes = map.optional("themes")?.texts() ?? []
                        for event in events { claim(event, "event") }
                        let known = themes.map { name in
                            guard let codebook, codebook[name.text] == nil else {
                                return codebook?[name.text]?.id ?? name.text
                            }
                            log.error(
                                .wrongShape, at: name.span, "there is no theme '\(name.text)'",
                                hint: suggestion(for: name.text, among: codebook.themes.map(\.id)).map {
                                    "did you mean '\($0)'?"
                                })
                            return name.text
                        }
                        return Feature(name: item.name.text, events: events.map(\.text), themes: known)
                    }
                })
        }
        return log.hasErrors ? nil : map
    }

    /// The feature of each of these events that belongs to one.
    ///
    /// A whole name wins over a beginning, and a longer beginning over a shorter one.
    package func features(of events: [String]) -> [String: String] {
        var exact: [String: String] = [:]
        var beginnings: [(text: String, feature: String)] = []
        for feature in features {
            for event in feature.events {
                if event.hasSuffix("*") {
                    beginnings.append((String(event.dropLast()), feature.name))
                } else {
                    exact[event] = feature.name
                }
            }
        }
        beginnings.sort { ($0.text.utf8.count, $1.text) > ($1.text.utf8.count, $0.text) }
        var found: [String: String] = [:]
        for event in events {
            found[event] = exact[event] ?? beginnings.first { event.utf8.starts(with: $0.text.utf8) }?.feature
        }
        return found
    }

    /// The features that are about a theme, in the order of the file.
    package func features(about theme: String) -> [String] {
        features.filter { $0.themes.contains(theme) }.map(\.name)
    }
}
