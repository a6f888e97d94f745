internal import FocusGroups
internal import Journal
internal import SurveyModel

/// How the session went by the guide, what stayed open, and how the report was made.
extension GroupReport {
    /// What became of a section.
    func state(_ index: Int) -> String {
        let section = group.sections[index]
        if section.isSkipped { return "skipped" }
        if section.runs.isEmpty { return "not reached" }
        return group.current == index && !group.hasEnded ? "on" : "held"
    }

    /// The entries with which a section began.
    func beginnings(_ section: String) -> [Int] {
        group.history.filter { past in
            guard past.isActive else { return false }
            switch past.event {
            case .entered(section), .skipped(section, _), .passedOver(section), .extended(section, _): return true
            default: return false
            }
        }.map(\.moment.sequence)
    }

    var timingPart: [Document.Block] {
        let rows = group.sections.enumerated().map { index, section -> [[Document.Inline]] in
            let kind = group.guide.sections.indices.contains(index) ? group.guide.sections[index].kind.rawValue : ""
            let elapsed = section.elapsed(at: reading)
            let said = statements.filter { $0.section == section.id }
            return [
                [.text(Self.spaced(section.id))], [.text(kind)], [.text(ClockText.minutes(section.guideTime))],
                [.text(section.planned == section.guideTime ? "" : ClockText.minutes(section.planned))],
                [.text(elapsed > 0 ? ClockText.minutes(elapsed) : "–"), .lines(beginnings(section.id))],
                [.text(String(said.count)), .lines(entries(said))], [.text(state(index))],
            ]
        }
        let grid = Document.Grid(
            [
                "section", "kind", .number("guide"), .number("as moved"), .number("took"), .number("statements"),
                "state",
            ], rows)
        var blocks: [Document.Block] = [.heading(2, "Time, planned and taken")]
        if !group.discussion.isLive {
            blocks.append(
                .paragraph([.aside("The lines came from a file: their times are those at which it was read.")]))
        }
        if group.sections.contains(where: { $0.elapsed(at: reading) > 0 }) {
            let bars = group.sections.map { section in
                let elapsed = section.elapsed(at: reading)
                return BarChart.Bar(
                    label: Self.spaced(section.id), value: Double(elapsed), frame: Double(section.guideTime),
                    text: "\(NumberText.exact(ClockText.tenths(elapsed))) of \(ClockText.minutes(section.guideTime))")
            }
            func drawing(_ width: Double) -> String {
                BarChart(title: "Minutes by section, planned and taken", bars: bars, width: width).svg
            }
            blocks.append(
                .chart(
                    caption: "The frame is the plan, the bar what it took.", wide: drawing(720), narrow: drawing(360),
                    otherwise: nil))
        }
        return blocks + [.table(grid)]
    }

    var openPart: [Document.Block] {
        var blocks: [Document.Block] = []
        let parked = group.parkingLot.map { note -> [Document.Inline] in
            [.text(noted(note.text)), .aside(" — \(sectionName(note.section))"), .lines([note.sequence])]
        }
        let marked = group.parkedUtterances.map { utterance -> [Document.Inline] in
            [shown(utterance).inline, .aside(" — \(names(utterance.speakers))"), .lines([utterance.sequence])]
        }
        blocks.append(.heading(2, "What stayed open"))
        blocks.append(.heading(3, "Parking lot"))
        blocks.append(parked.isEmpty && marked.isEmpty ? .paragraph(["Nothing waits."]) : .list(parked + marked))
        blocks.append(.heading(3, "Follow-ups promised"))
        let promised = promises
        blocks.append(
            promised.isEmpty
                ? .paragraph(["None is on record."])
                : .list(promised.map { [.text($0.text), .lines($0.entries)] }))
        let uncovered = self.uncovered
        if !uncovered.isEmpty {
            blocks.append(.heading(3, "Not talked about"))
            blocks.append(
                .list(
                    uncovered.map {
                        [
                            .text("\(Self.spaced($0.theme)), which \(sectionName($0.section)) should have covered"),
                            .lines(beginnings($0.section)),
                        ]
                    }))
        }
        return blocks
    }

    /// Somebody is to hear from us.
    struct FollowUp {
        var text: String
        var section: String?
        var entries: [Int]
    }

    /// What was promised in the room and is not kept yet, and then who agreed to be contacted again.
    var promises: [FollowUp] {
        let open = group.promises.filter { !$0.isKept && $0.text.text != nil }.map { promise in
            FollowUp(
                text: promise.letter.map { "\(name(.participant($0))): \(noted(promise.text))" } ?? noted(promise.text),
                section: promise.section, entries: [promise.sequence])
        }
        return open
            + people.filter { $0.consent[.recontact] == true }.map { participant in
                FollowUp(
                    text: "\(called(participant)) may be contacted again.", entries: consents(of: participant.letter))
            }
    }

    private func consents(of letter: Letter) -> [Int] {
        group.history.filter { past in
            guard past.isActive, case .consented(let named, _, _) = past.event else { return false }
            return group.letterNow(named, at: past.moment.sequence) == letter
        }.map(\.moment.sequence)
    }

    var methodPart: [Document.Block] {
        let consent = quotingConsent
        let refused = consent.refused == 0 ? "nobody refused" : "\(consent.refused) refused"
        let sentences = [
            "Talk: \(balance.estimator.sentence). Two estimators are never mixed.",
            "Words in italics and quotation marks are the speaker's own; all else is the moderator's summary of them.",
            "Quoting: \(consent.given) of \(NumberText.count(people.count, "person", "people")) agreed, \(refused), "
                + "\(consent.unasked) \(consent.unasked == 1 ? "was" : "were") not asked. "
                + (facts.quotesUnasked
                    ? "This report quotes those who were not asked."
                    : "Own words of those who were not asked are left out."),
            (group.anonymity == .named
                ? "The names of all others that stand in words give way to pseudonyms. "
                : "The names of participants that stand in words give way to pseudonyms. ")
                + "What people in a group say to each other cannot be kept secret by a report.",
            "The lines below are the session's journal. 'canvass session verify \(facts.session.prefix(8))' checks that "
                + "nobody has changed it.",
        ]
        var points = sentences.map { [Document.Inline.text($0)] }
        let mute = group.utterances.filter(\.parts.isEmpty)
        if !mute.isEmpty {
            points.append([
                .text(
                    "\(NumberText.count(mute.count, "turn")) of which only the speaker was noted: in the talk, and not "
                        + "among the statements."), .lines(entries(mute)),
            ])
        }
        let flagged = group.utterances.filter(\.isFlagged)
        if !flagged.isEmpty {
            points.append([
                .text(
                    "\(NumberText.count(flagged.count, "line")) could not be read and \(flagged.count == 1 ? "is" : "are") "
                        + "kept as said by somebody."), .lines(entries(flagged)),
            ])
        }
        points += consolePoints
        return [.heading(2, "How this was made"), .list(points)]
    }
}
