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
        let (place, count) = interview.progress
        let part = partTitle(item)
        if goesOn, let part {
            say("\(place)/\(count)  \(part)", isBold: true)
        } else {
            say("\(place)/\(count)  \(interview.text(at: position))", isBold: true)
            if let note = question.note(in: interview.language), !isSelf { say("note (not read aloud): \(note)") }
            if let part { say(part, isBold: true) }
        }
        let isRow = if case .row = item.role { true } else { false }
        if !goesOn || !isRow { showOptions(at: position) }
        showState(at: position)
        say(keys(for: question, at: position))
    }

    private func partTitle(_ item: PlanItem) -> String? {
        switch item.role {
        case .row: return item.part?.label(in: interview.language)
        case .set(let number):
            let count = interview.plan.items.count { $0.source == item.source && $0.rounds.count == item.rounds.count }
            return "set \(number + 1)\(item.rounds.isEmpty ? " of \(count - 1)" : "")"
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
            let hidesCode = interview.survey.mode == .self || !isNumbered
            let code = hidesCode ? "" : "  \(Fitting.padded(option.code, to: codeWidth))"
            say(option.label(in: interview.language), after: "\(number)\(code)  ")
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
            let goesOn = interview.isReadOnly(position) ? "Enter goes on; it cannot be changed" : "Enter keeps it"
            switch interview.answer(at: position) {
            case .value(let value): say("now: \(interview.label(of: value, at: position)); \(goesOn)")
            case .missing(let reason): say("now: \(reason.phrase); \(goesOn)")
            }
        } else if let proposal = interview.proposal(at: position) {
            say("proposed: \(interview.label(of: proposal.value, at: position)); Enter takes it")
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
        say("\(shown): \(total - sum) of \(total) are left")
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
            let value =
                switch interview.answer(at: position) {
                case .value(let value): interview.label(of: value, at: position)
                case .missing(let reason): reason.phrase
                }
            say(value, after: "\(number)  \(name)  ")
        }
        var keys = [involved.count > 1 ? "1 to \(involved.count) corrects one" : "1 corrects it"]
        if planned.level == .should {
            switch planned.reason {
            case .required: keys.append("anything else leaves it so, as the reason")
            case .optional: keys.append("Enter or a reason leaves it so")
            case .none: keys.append("Enter leaves it so")
            }
        }
        say("[" + (keys + ["/back", "/help"]).joined(separator: " · ") + "]")
    }

    private func keys(for question: Question, at position: Int) -> String {
        let verbs = InterviewVerb.missingReasons.filter { interview.admits($0.reason, at: position) }
        let probes =
            question.probes.isEmpty || interview.survey.mode == .self ? [] : ["/probe (\(question.probes.count))"]
        let names = interview.isReadOnly(position) ? [] : verbs.map { "/\($0.verb.rawValue)" }
        return "[" + ([answerKeys(question.kind)] + names + probes + ["/back", "/help"]).joined(separator: " · ") + "]"
    }

    private func answerKeys(_ kind: Question.Kind) -> String {
        switch kind {
        case .yesNo, .choice: "a number, a code or the beginning of one"
        case .multi: "numbers or codes, with commas: 1,3; +4 -1 changes them"
        case .rank(_, let top): top.map { "the \($0) highest in order: 3>1>2" } ?? "all in order, highest first: 3>1>2"
        case .allocation(let total, _): "\(total) points, as 1=\(total - total / 3), 2=\(total / 3), or 2=rest"
        case .maxDiff(let set):
            "two: \(set.most.lowercased()), then \(set.least.lowercased()): 2 \(set.items.options.count)"
        case .scale(let range): "\(range.lowerBound) to \(range.upperBound)"
        case .integer: "a whole number"
        case .decimal: "a number"
        case .money(let currency, _, _): "an amount in \(currency), as 12.50"
        case .date: "a date, as 2026-11-23 or today"
        case .time: "a time, as 14:30"
        case .dateTime: "a date with a time, as 2026-11-23 14:30"
        case .duration: "a length of time, as 1h30 or 45 min"
        case .text: "text"
        case .statement: "Enter goes on"
        case .calculation, .repetition, .matrix, .kano, .priceSensitivity: ""
        }
    }
}
