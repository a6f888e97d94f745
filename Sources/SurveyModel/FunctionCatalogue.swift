/// All functions of the survey language.
package enum FunctionCatalogue {
    /// In the order of the reference page: by topic, and related ones together.
    package static let all: [Function] =
        numbers + arithmetic + texts + lists + dates + clock + answers + chance + people

    private static let byName = Dictionary(all.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })

    package static func function(_ name: String) -> Function? { byName[name] }

    /// In alphabetical order, for completion and suggestions.
    package static let names = all.map(\.name).sorted()
}
