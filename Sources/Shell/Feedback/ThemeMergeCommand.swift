package import ArgumentParser
internal import FeedbackModel
internal import FollowUps

package struct ThemeMergeCommand: SessionCommand {
    package static let configuration = CommandConfiguration(
        commandName: "merge", abstract: "Count a theme as another one from now on.",
        discussion: """
            What is known about the first theme then counts for the second: in the estimates, in 'feedback why', in the \
            roadmap. No evidence is changed: each item stays about the theme that it was found to be about, and 'theme \
            unmerge' takes the merge back. Who merged them and when is kept. The codebook's file stays as it is.

            Examples:
              canvass theme merge slow_exports export_timeout
              canvass theme unmerge slow_exports

            Exits 1 when one of them is not there, or they are merged already, and 66 when there is no codebook.
            """)

    @Argument(help: "The theme that is counted as another one.") package var theme: String
    @Argument(help: "The theme that it counts as.") package var into: String

    package init() {}

    package mutating func run(in session: inout Session) throws {
        let codebook = try session.codebook()
        let (from, to) = (try session.theme(theme, in: codebook), try session.theme(into, in: codebook))
        let merges = try session.merges(in: codebook)
        if let other = merges[from.id] {
            throw CommandFailure(
                .failed, "'\(from.id)' is merged into '\(other)'", hint: "'theme unmerge \(from.id)' takes it back")
        }
        guard merges.resolved(to.id) != from.id else {
            throw CommandFailure(
                .failed,
                from.id == to.id ? "a theme cannot be merged into itself" : "'\(to.id)' is merged into '\(from.id)'",
                hint: from.id == to.id ? nil : "'theme unmerge \(to.id)' takes it back")
        }
        let journal = try session.desk(.theme).journals["theme:\(from.id)"]
        try session.record(.merged(theme: from.id, into: to.id), about: .theme, in: journal)
        session.output.remark("theme '\(from.id)' counts as '\(merges.resolved(to.id))' from now on")
    }
}

package struct ThemeUnmergeCommand: SessionCommand {
    package static let configuration = CommandConfiguration(
        commandName: "unmerge", abstract: "Take a merge back: the theme counts for itself again.",
        discussion: """
            All numbers are then as if the two had never been merged. That they were, by whom and when, stays on file.

            Examples:
              canvass theme unmerge slow_exports
              canvass theme list --format csv

            Exits 1 when there is no such theme or it is not merged, and 66 when there is no codebook.
            """)

    @Argument(help: "The theme that was merged into another one.") package var theme: String

    package init() {}

    package mutating func run(in session: inout Session) throws {
        let codebook = try session.codebook()
        let theme = try session.theme(theme, in: codebook)
        guard try session.merges(in: codebook)[theme.id] != nil else {
            throw CommandFailure(.failed, "'\(theme.id)' is not merged into another theme")
        }
        let journal = try session.desk(.theme).journals["theme:\(theme.id)"]
        try session.record(.unmerged(theme: theme.id), about: .theme, in: journal)
        session.output.remark("theme '\(theme.id)' counts for itself again")
    }
}
