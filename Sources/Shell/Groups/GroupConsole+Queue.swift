internal import FocusGroups
internal import Journal
internal import SurveyModel
internal import Tabulation
internal import TerminalText

/// What participants asked, what they answered in words, who is quiet, and the countdown.
extension GroupConsole {
    /// The open questions, those first that have most support, with their votes.
    func tellQueue() {
        let open = group.discussion.openQueue
        let others = group.queue.count - open.count
        if group.queue.isEmpty { return remark("nobody has asked anything; /qa WORDS keeps a question") }
        for question in open { remark(line(question)) }
        if others > 0 { remark("\(others) done or hidden") }
    }

    /// A question as `3 now  2 up, 1 down  b: Will it cost more`.
    func line(_ question: QueuedQuestion) -> String {
        let votes = question.votes.isEmpty ? "no votes" : "\(question.ups) up, \(question.downs) down"
        let state = question.state == .queued ? "" : " \(question.state.rawValue)"
        return "\(question.number)\(state)  \(votes)  \(question.letter.map { "\($0): " } ?? "")\(question.text)"
    }

    /// Terms by how many people used them, as bars.
    func tellCloud(_ name: String?) throws {
        let answered = group.answeredQuestions.last { question in
            if case .text = question.kind { true } else { false }
        }
        guard let question = try name.map(group.question(named:)) ?? answered else {
            return remark("nothing was answered in words; /poll text \"What is it?\" asks")
        }
        guard case .text = question.kind else { return remark("'\(question.id)' is not answered in words") }
        guard group.discussion.isOpen(question.id) else { return remark("\(question.id): hidden until it is shown") }
        let cloud = TermCloud(group.tallies(of: question).last?.words ?? [])
        guard !cloud.terms.isEmpty else { return remark("\(question.id): nobody has answered yet") }
        remark("\(question.id): terms of \(cloud.people) \(cloud.people == 1 ? "person" : "people")")
        let shown = cloud.terms.prefix(20)
        let width = min(24, shown.map { DisplayWidth.of($0.text) }.max() ?? 0)
        for term in shown {
            let bar = String(repeating: isUnicode ? "█" : "#", count: term.people)
            remark("\(Fitting.padded(Fitting.truncated(term.text, to: width), to: width))  \(term.people) \(bar)")
        }
        if cloud.terms.count > shown.count { remark("and \(cloud.terms.count - shown.count) more") }
    }

    /// Those who were not heard in this section, and since when they were not.
    func tellQuiet() {
        let now = reading
        let marks = group.discussion.attention(at: now)
        let quiet = group.present.filter { marks[$0] == .silent || marks[$0] == .quiet }
        guard !quiet.isEmpty else { return remark("everybody in the room was heard here") }
        for letter in quiet {
            let last = group.utterances.last { $0.speakers.contains(.participant(letter)) }
            let since = last.map { "last heard \(ClockText.minutes(now - $0.start)) ago" } ?? "not heard yet"
            remark("\(named(letter)): \(since)\(marks[letter] == .quiet ? ", little in all" : "")")
        }
    }

    func tellTimer() {
        guard let countdown = group.countdown else { return remark("no timer runs; /timer 2m LABEL begins one") }
        remark(sentence(countdown))
    }

    func sentence(_ countdown: Countdown) -> String {
        let label = countdown.label.map { " (\($0))" } ?? ""
        let left = countdown.left(at: reading)
        return left > 0 ? "timer\(label): \(ClockText.minutes(left)) left" : "timer\(label): over"
    }

    /// The themes of the group, with how much was said about each.
    func tellThemes() {
        let counts = group.themeCounts
        guard !counts.isEmpty else { return remark("no theme was marked yet; '#theme' after words marks one") }
        for (theme, count) in counts {
            remark(
                "\(Fitting.padded(String(count), to: 3, .trailing)) \(theme)\(themes.isEmergent(theme) ? "  new" : "")")
        }
        remark("/code merge OLD NEW makes one of two; 'theme add' puts a new one into the codebook")
    }
}
