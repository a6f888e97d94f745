/// A file of the example workspace, which is embedded so that one binary is the whole program.
package struct ExampleFile: Hashable, Sendable {
    /// Where it lies in the workspace: `surveys/themes.yaml`.
    package let path: String
    package let content: [UInt8]

    /// All of them, in the order of their paths.
    ///
    /// The build embeds the folder `surveys/` of the repository; a test compares this list with it.
    package static let all: [ExampleFile] = [
        ExampleFile(path: "surveys/canvass.yaml", content: PackageResources.canvass_yaml),
        ExampleFile(
            path: "surveys/churn-followup.test.yaml", content: PackageResources.churn_followup_test_yaml),
        ExampleFile(path: "surveys/churn-followup.yaml", content: PackageResources.churn_followup_yaml),
        ExampleFile(path: "surveys/feature-check.test.yaml", content: PackageResources.feature_check_test_yaml),
        ExampleFile(path: "surveys/feature-check.yaml", content: PackageResources.feature_check_yaml),
        ExampleFile(path: "surveys/maps/larkspur-accounts.yaml", content: PackageResources.larkspur_accounts_yaml),
        ExampleFile(path: "surveys/reporting-focus-group.yaml", content: PackageResources.reporting_focus_group_yaml),
        ExampleFile(path: "surveys/roadmap.yaml", content: PackageResources.roadmap_yaml),
        ExampleFile(path: "surveys/scripts/churn-anna.txt", content: PackageResources.churn_anna_txt),
        ExampleFile(path: "surveys/scripts/churn-rahul.txt", content: PackageResources.churn_rahul_txt),
        ExampleFile(path: "surveys/scripts/reporting-group.txt", content: PackageResources.reporting_group_txt),
        ExampleFile(path: "surveys/themes.yaml", content: PackageResources.themes_yaml),
        ExampleFile(
            path: "surveys/what-agents-hear.test.yaml", content: PackageResources.what_agents_hear_test_yaml),
        ExampleFile(path: "surveys/what-agents-hear.yaml", content: PackageResources.what_agents_hear_yaml),
    ]

    /// The lines of a script, as somebody would type them.
    package var lines: [String] {
        var lines = String(decoding: content, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
        if lines.last?.isEmpty == true { lines.removeLast() }
        return lines.map(String.init)
    }

    package static subscript(path: String) -> ExampleFile? { all.first { $0.path == path } }
}
