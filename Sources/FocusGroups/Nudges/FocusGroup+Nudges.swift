internal import SurveyModel

extension FocusGroup {
    /// Whether people talk: no pause, no silent writing, no question that they are just answering.
    package var isOpenToNudges: Bool {
        guard clock.isRunning, !discussion.hasEnded, discussion.isLive, discussion.section != nil else { return false }
        if let storm = discussion.brainstorms.last, !storm.isRevealed { return false }
        guard let question = questionAtHand?.id, let round = discussion.polls[question]?.current else { return true }
        return round.isEmpty || isComplete(question)
    }

    /// What a rule has to say at a reading of the clock.
    func nudge(
        _ rule: NudgeRule, at reading: Int64, _ settings: NudgeSettings, _ resolved: (String) -> String
    ) -> Nudge? {
        guard let progress = discussion.section, let section = guideSection else { return nil }
        func nudge(_ subject: String, _ text: String) -> Nudge { Nudge(rule: rule, subject: subject, text: text) }
        let isHalf = progress.planned > 0 && progress.elapsed(at: reading) * 2 >= progress.planned
        switch rule {
        case .silent:
            let letters = unheard(in: section, for: settings.milliseconds(.silent), at: reading)
            guard !letters.isEmpty else { return nil }
            let names = letters.map(\.description).joined(separator: ", ")
            let minutes = settings.minutes(.silent) ?? 0
            return nudge(
                "\(section.id) \(names)", "not heard in this section for \(minutes) min or more: \(names)")
        case .dominant:
            let marks = discussion.attention(at: reading).filter { $0.value == .dominant }
            guard let letter = marks.keys.min() else { return nil }
            return nudge(
                letter.description,
                "most of the last 10 min came from \(letter); who else has seen this, or sees it differently?")
        case .chorus:
            guard let last = chorus else { return nil }
            return nudge("\(last)", "three agree in a row; does anyone see it differently?")
        case .unprobed:
            let wait = settings.milliseconds(.unprobed)
            guard let number = unprobedHighlight(for: wait, at: reading), let probe = nextProbe else { return nil }
            return nudge("\(number)", "\(number) is marked and nobody has asked on; a probe: \(probe)")
        case .probes:
            guard isHalf, progress.probesUsed == 0, let probe = nextProbe, !hasAsked(in: section.id) else { return nil }
            return nudge(section.id, "half of the time is over; a probe: \(probe)")
        case .uncovered:
            let open = uncovered(in: section, resolved: resolved)
            guard isHalf, !open.isEmpty else { return nil }
            return nudge(
                section.id,
                "half of the time is over; not talked about yet: "
                    + open.map { "#\($0)" }.joined(separator: ", "))
        }
    }

    /// The first probe of this section that was not shown.
    private var nextProbe: String? {
        guard let section = guideSection, let used = discussion.section?.probesUsed, used < section.probes.count else {
            return nil
        }
        return section.probes[used]
    }

    /// Those in the room who have said nothing in a key section, or in none at all, for so many milliseconds.
    private func unheard(in section: GuideSection, for wait: Int64, at reading: Int64) -> [Letter] {
        guard wait > 0, section.kind == .key || section.kind == .transition || section.kind == .introductory else {
            return []
        }
        let began = discussion.section?.runs.first?.start ?? 0
        return unheard(in: section.id).filter { letter in
            let came = discussion.participant(letter)?.presence.last?.start ?? 0
            return reading - max(began, came) >= wait
        }
    }

    /// The last statement of a row of at least three signs of agreement without one of dissent.
    private var chorus: Int? {
        var agreeing = 0
        for utterance in discussion.utterances.reversed() where !utterance.stances.isEmpty {
            for stance in utterance.stances.reversed() {
                switch stance.value {
                case .agree: agreeing += 1
                case .dissent, .neutral: return nil
                case .nod: break
                }
                if agreeing >= 3 { return discussion.utterances.last { !$0.stances.isEmpty }?.number }
            }
        }
        return nil
    }

    /// The last marked statement of this section, if it is so old and the moderator has not asked since.
    private func unprobedHighlight(for wait: Int64, at reading: Int64) -> Int? {
        guard let section = discussion.section?.id,
            let marked = discussion.utterances.last(where: { $0.marks.highlight > 0 && $0.section == section }),
            reading - marked.start >= wait, wait > 0
        else { return nil }
        let hasGoneOn = history.contains { past in
            guard past.isActive, past.moment.sequence > marked.sequence else { return false }
            switch past.event {
            case .probed, .followedUp, .improvised, .asked, .polled: return true
            case .said(let speakers, _, _, _, _, _): return speakers.contains(.moderator)
            case .tookFloor(let speaker, _): return speaker == .moderator
            default: return false
            }
        }
        return hasGoneOn ? nil : marked.number
    }

    /// Whether the moderator has asked anything in a section beside its question.
    private func hasAsked(in section: String) -> Bool {
        discussion.utterances.contains { $0.section == section && $0.speakers.contains(.moderator) }
            || discussion.notes.contains { $0.section == section && $0.kind == .question }
    }
}
