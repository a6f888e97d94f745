internal import FocusGroups
internal import Journal
internal import LineEditing
internal import Storage
internal import TerminalText

/// What was promised, what was suggested, and what is written down for others on the way.
extension GroupConsole {
    func tellPromises() {
        guard !group.promises.isEmpty else {
            return remark("nothing was promised; /promise b: WORDS keeps what is to be done for B")
        }
        for promise in group.promises { remark(line(promise)) }
    }

    func line(_ promise: Promise) -> String {
        let whom = promise.letter.map { " to \(named($0))" } ?? ""
        return "promise \(promise.number)\(whom): \(promise.text)\(promise.isKept ? "  kept" : "")"
    }

    /// What observers and scribes would ask: first what waits, with its number, then how many are decided.
    func tellSuggestions() {
        let all = group.discussion.suggestions
        guard !all.isEmpty else { return remark("nobody beside you has suggested anything") }
        for suggestion in all where suggestion.state == .waiting { remark(line(suggestion)) }
        let decided = all.filter { $0.state != .waiting }
        if !decided.isEmpty {
            let taken = decided.count { $0.state == .taken }
            remark("\(taken) taken, \(decided.count - taken) dropped")
        }
        if decided.count < all.count { remark("/probe take N asks one, /probe drop N puts it aside") }
    }

    private func line(_ suggestion: Suggestion) -> String {
        let author = group.console(suggestion.console).map { "  (\($0.title))" } ?? ""
        return "\(suggestion.number) \(suggestion.text)\(author)"
    }

    /// What becomes of the suggestion in an entry.
    func sentence(onSuggestion entry: Int) -> String? {
        guard let suggestion = group.discussion.suggestions.first(where: { $0.sequence == entry }) else { return nil }
        return suggestion.state == .taken
            ? "ask: \(suggestion.text)" : "suggestion \(suggestion.number) is put aside"
    }

    func tellAnonymity() {
        let names = group.anonymity == .named ? "names of those who allow it" : "pseudonyms"
        remark("\(group.anonymity.rawValue): what is said is kept by letter, and reports tell \(names)")
        for name in group.discussion.unlinkable.sorted() { remark("\(name) is unlinkable: ?=2 ?=1 takes in slips") }
        if group.discussion.unlinkable.isEmpty {
            remark("/anonymity unlinkable NAME takes answers on slips, without letters")
        }
    }

    func sentence(onAnonymityOf question: String?) -> String {
        guard let question else {
            return group.anonymity == .named
                ? "reports use the names of those who allow it: /consent b attribute=yes" : "reports use pseudonyms"
        }
        return group.discussion.unlinkable.contains(question)
            ? "\(question) is answered on slips: ?=2 ?=1, as they are drawn; nobody can take such an answer back, and "
                + "fewer than \(FocusGroup.leastUnsigned) are not shown: say so before"
            : "\(question) is answered by letter"
    }

    /// How somebody sits down beside the moderator.
    func tellJoin() {
        let short = pen.record.id.short
        remark("in another terminal of this computer:")
        remark("  canvass group attach \(short) --role scribe      writes down with you")
        remark("  canvass group attach \(short) --role observer    keeps notes and suggests what to ask")
        remark("participants have no console: b=2 takes an answer, ?=2 a slip without a letter, /hands a show of hands")
    }

    /// Writes the report, or all of it in one form, as far as the group is.
    func export(_ form: PaperForm?) throws {
        guard pen.console == nil else { throw GroupRefusal("that is for the moderator to do") }
        do {
            let results = try origin.requireWorkspace().results
            let past = PastSession(
                record: pen.record, survey: group.guide,
                entries: try pen.store.entries(of: pen.record.id, after: 0))
            var session = origin
            let papers = try GroupPapers(past, quotesUnasked: false, in: &session)
            for form in form.map({ [$0] }) ?? [.markdown, .html] {
                let paths = try papers.write(form, into: results)
                remark("written: \(paths.count == 1 ? paths[0] : "\(paths.count) tables in \(results)/\(papers.name)")")
            }
            if !group.hasEnded { remark("as far as the group is now") }
        } catch let failure as FileFailure {
            throw GroupRefusal("not written: \(failure.path): \(failure.message)")
        } catch let failure as CommandFailure {
            throw GroupRefusal("not written: \(failure.message)", hint: failure.hint)
        }
    }

    /// That the moderator may have written down what another console has, too.
    func tellTwin(of number: Int) {
        guard pen.console == nil, let twin = group.discussion.twin(of: number) else { return }
        remark(sentence(twins: number, twin))
    }

    func sentence(twins number: Int, _ twin: Int) -> String {
        "\(number) may be the same remark as \(twin): /same makes one of them"
    }
}
