/// Who had how much of the talk.
package struct TalkBalance: Hashable, Sendable {
    /// How speaking time was estimated; two of them are never mixed in one statistic.
    package enum Estimator: String, Hashable, Sendable, CaseIterable {
        /// T1: from the start of a turn to the start of the next, from the moderator's log.
        ///
        /// A turn is cut off at a pause, at the end of its section, and at max(15 s, 3 × words / 2.5 s): 2.5 words a
        /// second is 150 a minute, and notes hold about a third of what is said.
        case log
        /// T2: the words that were written down.
        case words
        /// T2: the words of the transcript, which has no times.
        case transcript
        /// T3: the times of the transcript, of whoever talks at once for each.
        case recording

        /// The short name by which the literature page and the report call it.
        package var code: String {
            switch self {
            case .log: "T1"
            case .words, .transcript: "T2"
            case .recording: "T3"
            }
        }

        /// The sentence that goes with each number.
        package var sentence: String {
            switch self {
            case .log:
                "estimated from the moderator's log: a turn lasts until the next one, at most 1.2 s for each of its "
                    + "words, or 15 s where that is longer"
            case .words: "estimated from the number of words written down"
            case .transcript: "estimated from the number of words in the transcript"
            case .recording: "measured from the times of the transcript"
            }
        }
    }

    /// One participant's part.
    package struct Share: Hashable, Sendable {
        package let letter: Letter
        /// Milliseconds for ``Estimator/log`` and ``Estimator/recording``, words for the others.
        package let amount: Double
        /// 0 to 1, of all participants' talk.
        package let share: Double
        /// The share over the share of the time in the room: 1 is fair; `nil` for somebody who was never in.
        package let adjusted: Double?
        /// How many turns: utterances of the same speaker in a row are one.
        package let turns: Int
    }

    package let estimator: Estimator
    /// One for each participant in the order of letters, silent ones with zeros; empty when nobody has talked yet.
    package let shares: [Share]
    /// What the moderator said, in the estimator's unit.
    package let moderator: Double
    /// What could not be given to anybody.
    package let unattributed: Double

    /// The moderator's part of everything, 0 to 1.
    package var moderatorShare: Double? {
        let all = shares.reduce(0) { $0 + $1.amount } + moderator + unattributed
        return all > 0 ? moderator / all : nil
    }
}

extension Utterance {
    /// Milliseconds of talk by estimator T1.
    package func duration(at clock: Int64) -> Int64 {
        max(0, min((end ?? clock) - start, max(15_000, Int64(wordCount) * 1_200)))
    }
}

extension Discussion {
    /// Who had how much of the talk.
    ///
    /// - Parameters:
    ///   - clock: The reading of the group's clock, at which a running turn is cut.
    ///   - estimator: `nil` chooses the log for a live session and words for one that came from a pipe.
    ///   - since: Counts only turns that began at this reading or later; a transcript always counts whole.
    /// - Returns: A chorus is divided evenly among its speakers.
    package func talkBalance(
        at clock: Int64, by estimator: TalkBalance.Estimator? = nil, since: Int64 = 0
    ) -> TalkBalance {
        let estimator = estimator ?? (isLive ? .log : .words)
        var amounts: [Speaker: Double] = [:]
        var turns: [Letter: Int] = [:]
        var before: [Speaker] = []
        for (speakers, amount) in talk(by: estimator, at: clock, since: since) {
            for speaker in speakers {
                amounts[speaker, default: 0] += amount / Double(speakers.count)
                if let letter = speaker.letter, !before.contains(speaker) { turns[letter, default: 0] += 1 }
            }
            before = speakers
        }
        let letters = participants.map(\.letter).sorted()
        let total = letters.reduce(0) { $0 + (amounts[.participant($1)] ?? 0) }
        let presence = letters.map { Double(participant($0)?.presence(from: since, to: clock) ?? 0) }
        let allPresence = presence.reduce(0, +)
        let shares = zip(letters, presence).map { letter, stay in
            let amount = amounts[.participant(letter)] ?? 0
            let share = total > 0 ? amount / total : 0
            return TalkBalance.Share(
                letter: letter, amount: amount, share: share,
                adjusted: stay > 0 && allPresence > 0 ? share / (stay / allPresence) : nil, turns: turns[letter] ?? 0)
        }
        let known = Set(letters.map(Speaker.participant))
        // Somebody with a letter who is no participant comes only from a damaged journal.
        let strangers = amounts.filter { !known.contains($0.key) && $0.key != .moderator }.values.sorted().reduce(0, +)
        return TalkBalance(
            estimator: estimator, shares: total > 0 ? shares : [], moderator: amounts[.moderator] ?? 0,
            unattributed: strangers)
    }

    /// The estimator for a report: the recording's, where there is a transcript, else that of the live session.
    package var reportEstimator: TalkBalance.Estimator? {
        recording.flatMap { $0.cues.isEmpty ? nil : $0.isTimed ? .recording : .transcript }
    }

    /// Who talked, and how much, one after the other.
    private func talk(
        by estimator: TalkBalance.Estimator, at clock: Int64, since: Int64
    ) -> [(speakers: [Speaker], amount: Double)] {
        let said = utterances.lazy.filter { $0.start >= since }
        switch estimator {
        case .log: return said.map { ($0.speakers, Double($0.duration(at: clock))) }
        case .words: return said.map { ($0.speakers, Double($0.wordCount)) }
        case .transcript: return (recording?.cues ?? []).map { ([$0.speaker], Double($0.wordCount)) }
        case .recording: return (recording?.cues ?? []).map { ([$0.speaker], Double($0.duration)) }
        }
    }
}
