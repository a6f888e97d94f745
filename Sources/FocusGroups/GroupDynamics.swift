internal import SurveyModel

/// How a group took part: who spoke to whom, how soon, and how evenly.
package struct GroupDynamics: Hashable, Sendable {
    /// How somebody took a statement that was marked.
    package struct Consensus: Hashable, Sendable {
        package let utterance: Int
        package let agree: Int
        package let dissent: Int
        package let nod: Int
        package let neutral: Int
        /// Were in the room, did not say it, and gave no sign.
        package let silent: Int
        /// Who were in the room when it was said.
        package let present: Int
    }

    /// How often one answered another.
    package struct Reply: Hashable, Sendable {
        package let from: Speaker
        package let to: Speaker
        package let count: Int
    }

    /// Milliseconds from when somebody came in, or the first section began, to their first words; `nil` for none.
    package private(set) var latencies: [Letter: Int64] = [:]
    /// `nil` while no section was on.
    package private(set) var turnsPerMinute: Double?
    package private(set) var gini: Double?
    package private(set) var evenness: Double?
    package private(set) var effectiveSpeakers: Double?
    package private(set) var turnTaking: Double?
    /// How often the first answered the second, most first.
    package private(set) var replies: [Reply] = []
    /// Of statements that were highlighted, or on which somebody took a stand.
    package private(set) var consensus: [Consensus] = []

    /// Looks at a group until a reading of its clock.
    package init(_ discussion: Discussion, at clock: Int64, by estimator: TalkBalance.Estimator? = nil) {
        let balance = discussion.talkBalance(at: clock, by: estimator)
        let amounts = balance.shares.map(\.amount)
        gini = Participation.normalizedGini(amounts)
        evenness = Participation.evenness(amounts)
        effectiveSpeakers = Participation.effectiveSpeakers(amounts)
        turnTaking = Participation.turnTaking(discussion.utterances.map(\.speakers))
        let began = discussion.beganAt ?? 0
        for participant in discussion.participants {
            let came = max(began, participant.presence.first?.start ?? 0)
            let first = discussion.utterances.first {
                $0.speakers.contains(.participant(participant.letter)) && $0.start >= began
            }
            if let first { latencies[participant.letter] = max(0, first.start - came) }
        }
        let elapsed = discussion.sections.reduce(Int64(0)) { $0 + $1.elapsed(at: clock) }
        let turns = balance.shares.reduce(0) { $0 + $1.turns }
        if elapsed > 0, discussion.isLive { turnsPerMinute = Double(turns) * 60_000 / Double(elapsed) }
        countReplies(discussion)
        consensus = discussion.utterances.filter { $0.marks.highlight > 0 || !$0.stances.isEmpty }
            .map { Self.consensus($0, discussion) }
    }

    private mutating func countReplies(_ discussion: Discussion) {
        var counts: [Speaker: [Speaker: Int]] = [:]
        for utterance in discussion.utterances {
            guard let number = utterance.marks.replyTo, let target = discussion.utterance(number) else { continue }
            for speaker in utterance.speakers {
                for other in target.speakers where other != speaker {
                    counts[speaker, default: [:]][other, default: 0] += 1
                }
            }
        }
        replies = counts.flatMap { from, others in others.map { Reply(from: from, to: $0.key, count: $0.value) } }
            .sorted {
                ($1.count, $0.from.description, $0.to.description) < ($0.count, $1.from.description, $1.to.description)
            }
    }

    /// Agreement as it was seen, after Onwuegbuzie, Dickinson, Leech & Zoran, International Journal of Qualitative Methods
    /// 8(3), 2009: never "everyone".
    private static func consensus(_ utterance: Utterance, _ discussion: Discussion) -> Consensus {
        let speakers = Set(utterance.speakers.compactMap(\.letter))
        let present = discussion.participants.filter { participant in
            !participant.hasWithdrawn
                && participant.presence.contains { $0.start <= utterance.start && ($0.end ?? .max) >= utterance.start }
        }.map(\.letter)
        let stances = utterance.stances.filter { !speakers.contains($0.letter) }
        func count(_ value: Stance.Value) -> Int { stances.count { $0.value == value } }
        let signed = Set(stances.map(\.letter))
        return Consensus(
            utterance: utterance.number, agree: count(.agree), dissent: count(.dissent), nod: count(.nod),
            neutral: count(.neutral), silent: present.count { !speakers.contains($0) && !signed.contains($0) },
            present: present.count)
    }
}

extension GroupDynamics.Consensus {
    /// `4 of 6 agreed, 1 dissented, 1 gave no sign`, of those who did not say it themselves.
    package var sentence: String {
        let others = agree + dissent + nod + neutral + silent
        let parts = [
            "\(agree) of \(others) agreed", dissent > 0 ? "\(dissent) dissented" : nil, nod > 0 ? "\(nod) nodded" : nil,
            neutral > 0 ? "\(neutral) neither" : nil, silent > 0 ? "\(silent) gave no sign" : nil,
        ]
        return parts.compactMap(\.self).joined(separator: ", ")
    }
}
