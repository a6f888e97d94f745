internal import Interviewing
internal import SurveyModel
internal import TerminalText

extension InterviewConsole {
    /// A question with all that belongs to it on the screen.
    func showQuestion(at position: Int) {
        let item = interview.plan.items[position]
        let question = interview.questions[position]
        let isSelf = interview.survey.mode == .self
        let goesOn = interview.goesOnFromPartBefore(position)
        showHeadings(at: position)
        // An interviewer sees in the prompt how far it is.
        let (place, count) = interview.progress
        let progress = isSelf ? "\(place)/\(count)  " : ""
        let part = partTitle(item)
        if goesOn, let part {
            say(progress + part, isBold: true)
        } else {
            say(progress + interview.text(at: position), isBold: true)
            if let note = question.note(in: interview.language), !isSelf { say("note (not read aloud): \(note)") }
            if let part { say(part, isBold: true) }
        }
        let isRow = if case .row = item.role { true } else { false }
        if !goesOn || !isRow {
            showRows(at: position)
            showOptions(at: position)
        }
        showState(at: position)
        showProbe(at: position)
        if let hints = hints(for: question, at: position) { say(hints) }
    }

    /// The rows that come after the first one, so that all can be answered in one line.
    private func showRows(at position: Int) {
        let rows = interview.rowsAtOnce(from: position).dropFirst()
        let labels = rows.compactMap { interview.plan.items[$0].part?.label(in: interview.language) }
        if !labels.isEmpty { say(labels.joined(separator: " · "), after: "  … ") }
    }

    private func partTitle(_ item: PlanItem) -> String? {
        switch item.role {
        case .row: return item.part?.label(in: interview.language)
        case .set(let number):
            let count = interview.plan.items.count { $0.source == item.source && $0.rounds.count == item.rounds.count }
            return item.rounds.isEmpty
                ? interview.says(.setOf, "\(number + 1)", "\(count - 1)") : interview.says(.set, "\(number + 1)")
        default: return nil
        }
    }

    /// The titles of sections that begin here, and which round of a repeat this is.
    private func showHeadings(at position: Int) {
        let item = interview.plan.items[position]
        let before = interview.questionBefore(position).map { interview.plan.items[$0] }
        for section in item.sections where before?.sections.contains(section) != true {
            let block = interview.survey.blocks[section]
            let title = interview.language.flatMap { block.translations[$0] } ?? block.title
            if let title { say("— \(interview.rendered(title, at: position)) —", isBold: true) }
        }
        guard let round = item.rounds.last, before?.rounds.last.map({ $0 != round }) ?? true else { return }
        say("— \(round.item) \(round.number) —", isBold: true)
    }

    private func showOptions(at position: Int) {
        let question = interview.questions[position]
        let options = interview.offered(at: position)
        let codeWidth = options.map { DisplayWidth.of($0.code) }.max() ?? 0
        let isNumbered = interview.isNumbered(options)
        for (index, option) in options.enumerated() {
            let number =
                isNumbered
                ? Fitting.padded("\(index + 1)", to: 4, .trailing)
                : Fitting.padded(option.code, to: max(4, codeWidth), .trailing)
            say(option.label(in: interview.language), after: "\(number)  ")
        }
        let ends = question.ends(in: interview.language)
        if case .scale = question.kind, !ends.isEmpty {
            let labels = ends.sorted { $0.key < $1.key }.map { "\($0.key) = \($0.value)" }
            say(labels.joined(separator: ", "), after: "    ")
        }
    }

    /// What is answered already, proposed, or begun.
    private func showState(at position: Int) {
        if interview.hasCountedAnswer(position) {
            let goesOn = interview.says(interview.isReadOnly(position) ? .isFixed : .keepsIt)
            say(interview.says(.now, interview.shownAnswer(at: position), goesOn))
        } else if let proposal = interview.proposal(at: position) {
            say(interview.says(.proposed, interview.label(of: proposal.value, at: position)))
        }
        tellRest(of: interview.questions[position].id)
    }

    /// How many points are still to be given out, once some were.
    func tellRest(of question: String) {
        guard let position = interview.place(of: question), let points = interview.records[position].partial,
            case .allocation(let total, let list) = interview.questions[position].kind
        else { return }
        let given = list.options.filter { points[$0.code] != nil }
        let sum = given.reduce(0) { $0 + (points[$1.code] ?? 0) }
        let shown = given.map { "\($0.code) \(points[$0.code] ?? 0)" }.joined(separator: ", ")
        say(interview.says(.left, shown, "\(total - sum)", "\(total)"))
    }

    /// What does not go together, with the answers that can be corrected.
    func showCheck(_ check: Int) {
        let planned = interview.plan.checks[check].check
        let isSelf = interview.survey.mode == .self
        say(interview.rendered(check: check), isBold: true)
        let involved = interview.involved(in: check)
        let width = involved.map { DisplayWidth.of(interview.questions[$0].id) }.max() ?? 0
        for (index, position) in involved.enumerated() {
            let number = Fitting.padded("\(index + 1)", to: 4, .trailing)
            let name =
                isSelf ? interview.text(at: position) : Fitting.padded(interview.questions[position].id, to: width)
            say(interview.shownAnswer(at: position), after: "\(number)  \(name)  ")
        }
        var keys = [interview.says(involved.count > 1 ? .correctsOne : .correctsIt, "\(involved.count)")]
        if planned.level == .should {
            switch planned.reason {
            case .required: keys.append(interview.says(.needsReason))
            case .optional: keys.append(interview.says(.takesReason))
            case .none: keys.append(interview.says(.leavesIt))
            }
        }
        if isSelf { keys += ["/back", "/help"] }
        say("[" + keys.joined(separator: " · ") + "]")
    }

    /// In another language than English, that something cannot be, and what can; complaints themselves are English.
    func complaintInOwnLanguage(about entered: Entered?) -> String? {
        guard interview.isInOtherLanguage else { return nil }
        guard case .line(let line)? = entered, !line.hasPrefix("/"), case .asking(let position) = interview.phase else {
            return interview.says(.notPossible)
        }
        return "\(interview.says(.notTaken)): \(keys(for: interview.questions[position], at: position))"
    }
}
