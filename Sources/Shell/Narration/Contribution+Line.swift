internal import Interviewing
internal import Journal
internal import SurveyModel

extension Contribution {
    /// How it is told to others, with who wrote it; the question is named where it is not the one on the screen.
    @MainActor
    func line(in interview: Interview) -> NarratedLine {
        let author = interview.console(console)
        let title = author?.title ?? "console \(console)"
        let current = interview.place.map { interview.questions[$0].id }
        let place = question == nil || question == current ? "" : " on '\(question ?? "")'"
        let words = words.text ?? "(withdrawn)"
        return switch kind {
        case .said: .init(.said, "\(title)\(place): \"\(words)\"")
        case .gist: .init(.said, "\(title)\(place), in summary: \(words)")
        case .suggestion: .init(.done, "\(title) suggests: \(words)", for: .consoles)
        case .note: .init(.done, "\(title) notes\(place): \(words)", for: .author)
        }
    }

    /// Whether the interviewer sees it at once: what an observer notes is for the record, and may be about them.
    func isForInterviewer(in interview: Interview) -> Bool {
        kind != .note || interview.console(console)?.role == .scribe
    }
}
