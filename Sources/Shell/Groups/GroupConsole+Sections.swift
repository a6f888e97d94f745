internal import FocusGroups
internal import Journal
internal import SurveyModel
internal import TerminalText

/// What the guide wants at each section: shown when it begins, and when it is left.
extension GroupConsole {
    /// Shows a section as it begins: what to show, say and ask, whom to ask first, and what else there is.
    func tellSection(_ index: Int) {
        guard group.guide.sections.indices.contains(index), group.sections.indices.contains(index) else { return }
        let section = group.guide.sections[index]
        let minutes = ClockText.wholeMinutes(group.sections[index].planned)
        output.remark("")
        remark("\(index + 1)/\(group.sections.count) \(section.id) (\(section.kind.rawValue), \(minutes) min)")
        if let why = section.why { remark("why: \(why)") }
        if let condition = section.condition { tellUnmet(condition) }
        tellShown(section)
        if let count = section.readBack { tellReadBack(count) }
        let environment = spokenEnvironment
        for text in [section.say, section.ask].compactMap(\.self) { remark(text.render(in: environment)) }
        let first = group.calledOn(in: section, at: reading)
        if !first.isEmpty { remark("ask first: \(first.map(named).joined(separator: ", "))") }
        if section.turns == .roundRobin {
            let present = group.present.map(\.description).joined(separator: ", ")
            remark("everybody once, one after the other\(present.isEmpty ? "" : ": \(present)")")
        }
        let questions = group.questions(of: section.id)
        if let question = questions.first(where: { $0.id == group.atHand }) ?? questions.first {
            tellQuestion(question.id)
            let others = questions.filter { $0.id != question.id }.map(\.id)
            if !others.isEmpty { remark("also: \(others.map { "/poll \($0)" }.joined(separator: ", "))") }
        }
        let notes = [
            section.mustCover.isEmpty
                ? nil : "[to be talked about: \(section.mustCover.map { "#\($0)" }.joined(separator: ", "))]",
            section.followUps.isEmpty
                ? nil : "[\(counted(section.followUps.count, "follow-up")), offered when answers call for it: /why]",
            section.probes.isEmpty ? nil : "[\(counted(section.probes.count, "probe")): /probe]",
        ]
        notes.compactMap(\.self).forEach(remark)
    }

    /// What texts that the group hears are filled from: people go by their names.
    var spokenEnvironment: Environment { group.environment(at: reading) { $0.name.text ?? $0.pseudonym } }

    /// A letter and the name behind it.
    func named(_ letter: Letter) -> String {
        group.participant(letter)?.name.text.map { "\(letter) (\($0))" } ?? letter.description
    }

    private func counted(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }

    /// The results and stimuli that the group sees in this section.
    private func tellShown(_ section: GuideSection) {
        for name in section.show where group.discussion.question(name) != nil { tellResults(name) }
        let stimuli = group.stimuli(of: section).map { name in
            let stimulus = group.guide.stimuli.first { $0.id == name }
            return "\(stimulus?.label ?? name)\(stimulus?.file.map { " (\($0))" } ?? "")"
        }
        if !stimuli.isEmpty { remark("show: \(stimuli.joined(separator: ", then "))") }
    }

    private func tellReadBack(_ count: Int) {
        let most = group.themeCounts.prefix(count).map { "\($0.theme) \($0.utterances)" }
        remark("read back: \(most.isEmpty ? "no theme was marked yet" : most.joined(separator: ", "))")
        if !most.isEmpty { remark("is that what was said? '=12: words' puts 12 right, 'm: words' keeps what they add") }
    }

    /// That a section is not meant for this group, if so, and what that depends on.
    private func tellUnmet(_ condition: Expression) {
        guard !condition.isTrue(in: group.environment(at: reading)) else { return }
        remark("the guide has this for groups where \(condition.description); here \(values(of: condition))")
    }

    /// `share(draft = 'neither') is 0.6`; what a condition looks at.
    func values(of condition: Expression) -> String {
        group.readings(of: condition, at: reading).map { "\($0.expression) is \($0.value ?? "not known")" }
            .joined(separator: ", ")
    }

    /// What is left undone when a section is left: people not heard, themes, and answers that lack.
    func tellLeaving(_ before: FocusGroup) {
        guard let section = before.guideSection else { return }
        let heard = section.kind == .key || section.turns == .roundRobin
        let silent =
            heard ? before.discussion.attention(at: reading).filter { $0.value == .silent }.keys.sorted() : []
        if !silent.isEmpty {
            remark("not heard in '\(section.id)': \(silent.map(\.uppercased).joined(separator: ", "))")
        }
        let uncovered = before.uncovered(in: section, resolved: themes.resolved)
        if !uncovered.isEmpty {
            remark("not talked about in '\(section.id)': \(uncovered.map { "#\($0)" }.joined(separator: ", "))")
        }
        for question in before.questions(of: section.id) {
            let lacking = before.lacking(question.id)
            guard !lacking.isEmpty else { continue }
            let names = lacking.map(\.description).joined(separator: ", ")
            remark("'\(question.id)' was not answered by \(names); /poll \(question.id) still takes answers")
        }
    }

    /// Offers follow-ups whose conditions have become true; asking them is for the moderator.
    func offerFollowUps() {
        guard let section = group.guideSection, !section.followUps.isEmpty else { return }
        for number in group.dueFollowUps(isSure: true)
        where offered.insert("\(section.id) \(number)").inserted {
            let followUp = section.followUps[number - 1]
            remark("follow-up \(number), since \(values(of: followUp.condition)): /follow asks it")
            remark(followUp.ask.render(in: spokenEnvironment))
        }
    }

    /// The conditions of this section and of those to come, with what they look at.
    func tellConditions() {
        let environment = group.environment(at: reading)
        var lines: [String] = []
        func add(_ title: String, _ condition: Expression) {
            let state = condition.isTrue(in: environment) ? "true" : "not true"
            lines.append("\(title): \(condition.description) is \(state); \(values(of: condition))")
        }
        if let section = group.guideSection {
            if let condition = section.condition { add(section.id, condition) }
            for (place, followUp) in section.followUps.enumerated() {
                add("follow-up \(place + 1)", followUp.condition)
            }
        }
        for section in group.guide.sections.dropFirst(group.current.map { $0 + 1 } ?? 0) {
            if let condition = section.condition { add(section.id, condition) }
        }
        for outcome in group.guide.groupOutcomes { add("outcome '\(outcome.id)'", outcome.condition) }
        (lines.isEmpty ? ["no condition is left in the guide"] : lines).forEach(remark)
    }
}
