internal import FocusGroups
internal import Journal
internal import SurveyModel
internal import Tabulation

/// What can be looked at beside the talk: ideas, stimuli, consent, and the numbers so far.
extension GroupConsole {
    func tellGuide() {
        guard let index = group.current else { return remark("no section is on yet; /next begins the first") }
        tellSection(index)
        let unheard = group.unheard(in: group.sections[index].id).map(\.description)
        if !unheard.isEmpty { remark("not heard in this section: \(unheard.joined(separator: ", "))") }
    }

    /// The ideas of all brainstorms, those of one group together; hidden ones as their number only.
    func tellIdeas() {
        guard !group.brainstorms.isEmpty else { return remark("no ideas yet; /brainstorm WORDS asks for some") }
        for storm in group.brainstorms {
            remark("\(storm.prompt): \(storm.ideas.count) \(storm.ideas.count == 1 ? "idea" : "ideas")")
            guard storm.isRevealed else {
                remark("hidden until /reveal")
                continue
            }
            for idea in storm.ideas {
                let group = idea.group.map { "  [\($0)]" } ?? ""
                remark("\(idea.number) \(idea.text)\(group)")
            }
        }
    }

    func tellStimuli() {
        guard !group.guide.stimuli.isEmpty else { return remark("the guide names nothing to show") }
        for stimulus in group.guide.stimuli {
            let isOn = group.showings.contains { $0.stimulus == stimulus.id && $0.end == nil }
            let wasOn = group.showings.contains { $0.stimulus == stimulus.id }
            let state = isOn ? "is shown" : wasOn ? "was shown" : "not shown yet"
            remark("\(stimulus.id): \(stimulus.label)\(stimulus.file.map { " (\($0))" } ?? ""); \(state)")
        }
    }

    /// Who allows what; an empty cell is a question that was not asked.
    var consents: Table {
        Table(
            columns: [.init("letter")] + Grant.Purpose.allCases.map { .init($0.rawValue) } + [.init("version")],
            rows: group.participants.map { participant in
                [.text(participant.letter.description)]
                    + Grant.Purpose.allCases.map { purpose in
                        Cell(participant.consent[purpose].map { $0 ? "yes" : "no" })
                    } + [Cell(untrusted: participant.consentVersion)]
            })
    }

    /// How the group takes part, and what was answered and is no secret.
    func tellStatistics() {
        let dynamics = GroupDynamics(group.discussion, at: reading)
        let numbers: [(String, Double?, Int)] = [
            ("turns per minute", dynamics.turnsPerMinute, 1),
            ("Gini of the talk (0 even, 1 one alone)", dynamics.gini, 2),
            ("as many as talk evenly", dynamics.effectiveSpeakers, 1),
            ("word changes hands (1 always)", dynamics.turnTaking, 2),
        ]
        for case (let name, let value?, let digits) in numbers {
            remark("\(name): \(fixedPoint(value, fractionDigits: digits))")
        }
        let latencies = dynamics.latencies.sorted { $0.key < $1.key }
            .map { "\($0.key) \(ClockText.minutes($0.value))" }
        if !latencies.isEmpty { remark("first heard after: \(latencies.joined(separator: ", "))") }
        let silent = group.participants.map(\.letter).filter { dynamics.latencies[$0] == nil }.sorted()
        if !silent.isEmpty { remark("not heard yet: \(silent.map(\.description).joined(separator: ", "))") }
        let replies = dynamics.replies.map { "\($0.from)>\($0.to) \($0.count)" }
        if !replies.isEmpty { remark("who answered whom: \(replies.joined(separator: ", "))") }
        for consensus in dynamics.consensus { remark("\(consensus.utterance): \(consensus.sentence)") }
        for question in group.answeredQuestions {
            if group.discussion.isOpen(question.id) {
                tellResults(question.id)
            } else {
                remark("\(question.id): hidden until it is shown")
            }
        }
    }
}
