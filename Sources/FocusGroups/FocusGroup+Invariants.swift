extension FocusGroup {
    /// What must hold after every entry; empty when all is well.
    ///
    /// - Complexity: O(*n*) in the number of entries, so it is for tests and `session verify`.
    package func brokenInvariants() -> [String] {
        var broken: [String] = []
        func check(_ holds: Bool, _ sentence: String) { if !holds { broken.append(sentence) } }

        check(discussion == refolded(), "the discussion is not the fold of its history")
        check(
            zip(history, history.dropFirst()).allSatisfy { $0.moment.sequence < $1.moment.sequence },
            "the entries are out of order")
        check(zip(history, history.dropFirst()).allSatisfy { $0.clock <= $1.clock }, "the clock ran backwards")

        let letters = discussion.participants.map(\.letter)
        check(Set(letters).count == letters.count, "two participants have one letter")

        let utterances = discussion.utterances
        check(
            zip(utterances, utterances.dropFirst()).allSatisfy { $0.number < $1.number },
            "utterances are out of order")
        check(utterances.allSatisfy { $0.number <= discussion.numbers }, "an utterance has a number of the future")
        check(
            history.count { $0.event.isUtterance } == discussion.numbers, "a number was lost, or given twice")
        check(
            history.count { $0.event.isUtterance && $0.isActive } == utterances.count + discussion.united.count,
            "an utterance that counts is missing")
        check(utterances.allSatisfy { ($0.end ?? $0.start) >= $0.start }, "a turn ended before it began")
        check(utterances.dropLast().allSatisfy { $0.end != nil }, "two turns run at once")
        check(
            zip(utterances, utterances.dropFirst()).allSatisfy { ($0.end ?? 0) <= $1.start }, "two turns overlap")

        check(
            !history.contains { if case .written = $0.event { true } else { false } },
            "an attached console wrote what it may not")

        let open = discussion.sections.flatMap(\.runs).count { $0.end == nil }
        check(open <= 1, "two sections are on at once")
        check(discussion.hasEnded || (open == 1) == (discussion.current != nil), "the current section does not run")

        let shares = discussion.talkBalance(at: clock.reading).shares
        check(
            shares.isEmpty || abs(shares.reduce(0) { $0 + $1.share } - 1) < 1e-9, "the talk shares do not add up to 1")
        return broken
    }
}
