internal import Interviewing
internal import Journal
internal import LineEditing
internal import Storage
internal import SurveyModel

/// What is written down at the consoles beside the interviewer's.
extension InterviewConsole {
    /// Takes in what others have written since the last look, and shows what has waited long enough.
    func lookAround(holding line: String) {
        guard interview.survey.mode != .self, !hasSuccessor else { return }
        arrivals.saw(line, at: driver.monotonic)
        // A store that is busy for a moment is no reason to disturb somebody who types: the next look finds it all.
        if let news = try? driver.newEntries() { take(news) }
        dropDead(holding: line)
        showArrivals(isFree: false)
    }

    /// Lets what others did wait for its turn on the screen.
    func hear(_ effects: [InterviewEffect]) {
        guard isInteractive else { return }
        arrivals.add(effects.compactMap(line), at: driver.monotonic)
    }

    /// Shows what has waited long enough, above the line that is being typed.
    func showArrivals(isFree: Bool) {
        arrivals.show(isFree: isFree, at: driver.monotonic, by: editor, width: output.width())
    }

    /// Notes of consoles whose programs have died that they are gone.
    private func dropDead(holding line: String) {
        let dead = rollCall.dead(
            among: interview.consoles, at: driver.monotonic, in: session.surroundings)
        guard !dead.isEmpty,
            let steps = try? driver.append(
                dead.map { InterviewEvent.detached(console: $0.number) }, status: nil)
        else { return }
        take(steps.map(\.entry))
        driver.keepAgain(waiting.first?.text ?? gathering?.text(with: line) ?? line)
    }

    /// `/attached`.
    var companyLines: [String] {
        guard !interview.consoles.isEmpty else {
            return ["nobody: 'session attach \(driver.record.id.short) --role scribe' in another terminal"]
        }
        return interview.consoles.map { $0.line(acts: interview.contributions(at: $0)) }
    }

    /// What an effect is to the interviewer.
    private func line(_ effect: InterviewEffect) -> String? {
        switch effect {
        // That somebody was sent away was said to who did it.
        case .company(let number):
            interview.console(number).flatMap { $0.state == .dismissed ? nil : $0.sentence }
        case .contributed(let index): line(interview.contributions[index])
        case .takenBack(let index): line(interview.contributions[index]).map { "taken back: \($0)" }
        default: nil
        }
    }

    private func line(_ contribution: Contribution) -> String? {
        contribution.isForInterviewer(in: interview) ? contribution.line(in: interview).text : nil
    }
}

extension [JournalEntry] {
    /// The sequence of the last entry that is the interviewer's and nobody's beside them.
    var lastOfDriver: Int {
        get throws {
            try last { try $0.draft.event(as: InterviewEvent.self).author == .driver }?.sequence ?? 0
        }
    }
}
