internal import SurveyModel
internal import Interviewing

/// Probes are offered one at a time, and kept as used only once they were read out.
extension InterviewConsole {
    /// Shows the next probe of a question that was not used yet.
    func showProbe(at position: Int) {
        guard interview.survey.mode != .self, let probe = interview.nextProbe(at: position) else { return }
        offer(probe, of: interview.questions[position].id, at: position)
    }

    /// Whether a probe that was asked for by its number is to be seen first: it is shown, and nothing is kept yet.
    func offersProbe(before events: [InterviewEvent]) -> Bool {
        guard isInteractive else { return false }
        for case .probeUsed(let question, let probe) in events {
            guard let position = interview.place(of: question), offeredProbe ?? ("", 0) != (question, probe) else {
                return false
            }
            offer(probe, of: question, at: position)
            return true
        }
        return false
    }

    private func offer(_ probe: Int, of question: String, at position: Int) {
        let probes = interview.probes(at: position)
        guard probes.indices.contains(probe - 1) else { return }
        offeredProbe = (question, probe)
        say(probes[probe - 1], after: "probe: ")
        if hinted.isFirstProbe() { say("[/probe keeps that it was asked]") }
    }
}
