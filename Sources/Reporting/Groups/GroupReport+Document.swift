internal import Journal
internal import FeedbackModel
internal import FocusGroups
internal import SurveyModel

extension GroupReport {
    /// The report as Markdown, the same bytes for the same journal.
    package var markdown: String { document.markdown }

    /// The report as one page with charts, without scripts and without anything from elsewhere.
    package var html: String { document.html }

    var document: Document {
        var blocks = opening + inShort
        blocks +=
            participantsPart + themesPart + agreementPart + pollsPart + ideasPart + askedPart + talkPart + timingPart
        blocks += besidePart + openPart + methodPart + journalPart
        return Document(title: title, blocks: blocks)
    }

    private var opening: [Document.Block] {
        let elapsed = group.sections.reduce(Int64(0)) { $0 + $1.elapsed(at: reading) }
        let length = elapsed >= 30_000 ? ", \(ClockText.minutes(elapsed))" : ""
        let state = group.hasEnded ? "" : " The group has not ended: this is how far it is."
        return [
            .paragraph([
                .aside(
                    "A focus group. \(facts.workspace), \(facts.day)\(length), moderated by \(facts.actor). Guide: "
                        + "\(group.guide.id). Session \(facts.session.prefix(8)).\(state)")
            ]),
            .paragraph([
                .text(
                    (group.anonymity == .named
                        ? "Who allowed it goes by name, all others by pseudonyms. " : "People go by pseudonyms. ")
                        + "Small numbers lead to lines of the session, which stand at the end: every "
                        + "count, share and quotation can be followed to what was written down in the room.")
            ]),
        ]
    }

    private var inShort: [Document.Block] {
        let said = statements.filter { $0.speakers.contains { $0 != .moderator } }
        let own = said.filter { $0.fidelity == .verbatim }
        var points: [[Document.Inline]] = [
            [
                .text(
                    "\(NumberText.count(people.count, "person", "people")) took part. "
                        + "\(NumberText.count(said.count, "statement")) of theirs \(said.count == 1 ? "was" : "were") "
                        + "written down, \(own.count) in their own words."), .lines(entries(said)),
            ]
        ]
        for theme in themes.prefix(3) {
            points.append([
                .strong(Self.spaced(theme.theme)),
                .text(
                    ": \(theme.people.count) of \(people.count) people, "
                        + "\(NumberText.count(theme.utterances.count, "statement"))."),
                .lines(entries(theme.utterances)),
            ])
        }
        for utterance in group.utterances where utterance.marks.highlight > 1 {
            guard shown(utterance).words != nil else { continue }
            points.append([
                shown(utterance).inline, .aside(" — \(names(utterance.speakers)), \(time(utterance))"),
                .lines([utterance.sequence]),
            ])
        }
        points += polls.compactMap(headline)
        if let most = balance.shares.max(by: { $0.share < $1.share }), people.count > 1 {
            points.append([
                .text(
                    "The most heard of \(people.count) people, \(name(.participant(most.letter))), had "
                        + "\(NumberText.percent(most.share)) of the participants' talk; an equal part would be "
                        + "\(NumberText.percent(1 / Double(people.count)))."),
                .lines(entries(utterances(of: most.letter))),
            ])
        }
        return [.heading(2, "In short"), .list(points)]
    }

    func utterances(of letter: Letter) -> [Utterance] {
        group.utterances.filter { $0.speakers.contains(.participant(letter)) }
    }

    private var participantsPart: [Document.Block] {
        let grid = Document.Grid(
            ["who", "what is known of them", .number("in the room"), .number("statements"), "may be quoted"],
            people.map { participant in
                let stay = participant.presence(from: 0, to: reading)
                let known = participant.attributes.map { attribute in
                    "\(Self.spaced(attribute.key)): \(attribute.value.text.map(scrubbed) ?? "(taken back)")"
                }.joined(separator: ", ")
                let own = statements.filter { $0.speakers.contains(.participant(participant.letter)) }
                let consent = participant.consent[.quote].map { $0 ? "yes" : "no" } ?? "not asked"
                return [
                    [.text(called(participant)), .lines([participant.sequence])], [.text(known)],
                    [.text(reading > 0 ? ClockText.minutes(stay) : "–")],
                    [.text(String(own.count)), .lines(entries(own))], [.text(consent)],
                ]
            })
        let size = group.guide.people
        var remark = ""
        if let least = size?.minimum, people.count < least {
            remark = "The guide is for at least \(least) people: with fewer, more depends on each of them."
        }
        return [.heading(2, "Who took part"), .table(grid)] + (remark.isEmpty ? [] : [.paragraph([.text(remark)])])
    }

    private var themesPart: [Document.Block] {
        let themes = self.themes
        guard !themes.isEmpty else {
            return [.heading(2, "What it was about"), .paragraph(["No statement was given a theme."])]
        }
        let most = themes.flatMap { theme in people.map { theme.utterances(of: $0.letter).count } }.max() ?? 1
        let cells = themes.map { theme -> [Document.Grid.Cell] in
            let counts = people.map { person -> Document.Grid.Cell in
                let lines = theme.utterances(of: person.letter)
                let heat = lines.isEmpty ? 0 : max(1, (lines.count * 4 + most - 1) / most)
                return .init(
                    content: [.text(lines.isEmpty ? "·" : String(lines.count)), .lines(entries(lines))], heat: heat)
            }
            return [.init(content: [.text(Self.spaced(theme.theme))])] + counts
                + [.init(content: [.text("\(theme.people.count) of \(people.count)")])]
        }
        let grid = Document.Grid(
            ["theme"] + people.map { .number(called($0)) } + [.number("people")], cells: cells)
        var blocks: [Document.Block] = [
            .heading(2, "What it was about"),
            .paragraph([
                .text(
                    "How many statements of each person were about a theme. It counts what was said, unasked, in "
                        + "company: who is silent about a theme may still have the need. "
                        + "n = \(people.count): counts, not percentages."
                        + (leftOut.isEmpty
                            ? "" : " Not analysed, as the guide says: \(leftOut.joined(separator: ", "))."))
            ]), .table(grid),
        ]
        for theme in themes { blocks += quotes(theme) }
        return blocks
    }

    private func quotes(_ theme: ThemeLines) -> [Document.Block] {
        var blocks: [Document.Block] = [.heading(3, Self.spaced(theme.theme))]
        let note = theme.definition ?? (theme.isKnown ? nil : "It emerged in the room; the codebook does not have it.")
        if let note { blocks.append(.paragraph([.aside(note)])) }
        var withheld: [Utterance] = []
        // What must be quoted comes first, then what was marked, then own words before summaries.
        func rank(_ utterance: Utterance) -> Int {
            utterance.marks.highlight * 2 + (utterance.fidelity == .verbatim ? 1 : 0)
        }
        let ordered = theme.utterances.enumerated().sorted {
            (-rank($0.element), $0.offset) < (-rank($1.element), $1.offset)
        }.map(\.element)
        for utterance in ordered {
            let words = shown(utterance)
            guard words.words != nil else {
                if words != .nothing { withheld.append(utterance) }
                continue
            }
            if case .own(let own)? = recorded(utterance) {
                blocks.append(
                    .quote(
                        [.words(own), .aside(" noted as: "), words.inline],
                        source: source(utterance, isOwn: true)
                            + [.lines((heard[utterance.number] ?? []).map(\.sequence))]))
            } else {
                blocks.append(.quote([words.inline], source: source(utterance)))
            }
        }
        if !withheld.isEmpty {
            let reasons = Set(withheld.map { reason(shown($0)) }).sorted().joined(separator: "; ")
            let more = blocks.contains { if case .quote = $0 { true } else { false } } ? " more" : ""
            blocks.append(
                .paragraph([
                    .aside("\(NumberText.count(withheld.count, "statement"))\(more): \(reasons)."),
                    .lines(entries(withheld)),
                ]))
        }
        return blocks
    }

    private func reason(_ shown: Shown) -> String {
        if case .withheld(let reason) = shown { reason } else { "" }
    }

    /// Who said it, when, where, and in whose words it stands.
    private func source(_ utterance: Utterance, isOwn: Bool = false) -> [Document.Inline] {
        var text = "\(names(utterance.speakers)), \(time(utterance)), \(sectionName(utterance.section))"
        if isOwn {
            text += ", from the recording"
        } else if utterance.fidelity != .verbatim {
            text += ", in the \(utterance.console == nil ? "moderator" : "scribe")'s words"
        }
        if let number = utterance.marks.replyTo, let target = group.utterance(number) {
            text += ", in answer to \(names(target.speakers))"
        }
        let seen = utterance.marks.observations.compactMap(\.text)
        if !seen.isEmpty { text += " (\(seen.map(scrubbed).joined(separator: "; ")))" }
        return [.text(text), .lines([utterance.sequence])]
    }

    private var agreementPart: [Document.Block] {
        let all = dynamics.consensus.compactMap { consensus in
            group.utterance(consensus.utterance).map { (utterance: $0, consensus: consensus) }
        }
        guard !all.isEmpty else { return [] }
        func statement(_ utterance: Utterance) -> [Document.Inline] {
            [shown(utterance).inline, .aside(" — \(names(utterance.speakers)), \(time(utterance))")]
        }
        var blocks: [Document.Block] = [.heading(2, "Who agreed")]
        let answered = all.filter { !$0.utterance.stances.isEmpty }
        if !answered.isEmpty {
            blocks.append(
                .paragraph([
                    .text(
                        "Statements on which somebody took a stand, and how the people in the room who did not say it "
                            + "took it, as the moderator saw and typed. No sign is no agreement.")
                ]))
            blocks.append(
                .table(
                    Document.Grid(
                        ["statement", "how the others took it"],
                        answered.map {
                            [statement($0.utterance), [.text($0.consensus.sentence), .lines($0.utterance.sequences)]]
                        })))
        }
        let marked = all.filter(\.utterance.stances.isEmpty)
        if !marked.isEmpty {
            blocks.append(.paragraph(["Statements that were marked, and on which nobody gave a sign:"]))
            blocks.append(.list(marked.map { statement($0.utterance) + [.lines($0.utterance.sequences)] }))
        }
        return blocks
    }
}
