internal import SurveyModel

/// What a session knows about itself, as expressions see it.
extension Interview {
    /// Takes in what the opening says before anything is looked at.
    mutating func prepare(_ opening: Opening, by actor: String) {
        environment.seed = opening.seed
        environment.language = opening.language
        environment.session = [
            "language": .text(opening.language ?? survey.languages.first ?? "en"), "mode": .text(survey.mode.rawValue),
            "actor": .text(actor), "interruptions": .integer(0),
        ]
        environment.session["started"] = moment.map(Value.dateTime)
        for (name, count) in opening.taken ?? [:] { environment.quotas[name]?.taken = count }
        environment.caseFields = Dictionary(
            opening.fields.map { ($0.name, $0.value.value) }, uniquingKeysWith: { first, _ in first })
        lookAtQuotas()
    }

    /// Takes in what was answered before, ahead of all questions.
    mutating func take(_ recall: Recall) throws(InterviewComplaint) {
        guard self.recall == nil, !records.contains(where: { $0.given != nil }) else {
            throw InterviewComplaint("what was answered before is taken in before the first question")
        }
        self.recall = recall
        environment.prior = Dictionary(
            recall.answers.map { ($0.question, $0.answer.answer) }, uniquingKeysWith: { first, _ in first })
        lookAtQuotas()
    }

    /// The moment of the last event in UTC.
    var moment: CalendarMoment? {
        let (days, rest) = (clock / 86_400_000, clock % 86_400_000)
        guard let day = CalendarDate(dayNumber: Int(days)) else { return nil }
        let seconds = Int(rest / 1000)
        return ClockTime(hour: seconds / 3600, minute: seconds / 60 % 60, second: seconds % 60).map {
            CalendarMoment(date: day, time: $0)
        }
    }

    /// Keeps in mind how a question was answered, where an expression asks for it.
    ///
    /// - Returns: Whether that changed.
    mutating func trace(at position: Int) -> Bool {
        guard plan.traits[position].contains(.isTraced) else { return false }
        let record = records[position]
        let trace = AnswerTrace(
            milliseconds: record.milliseconds, changes: record.changes,
            order: record.shown?.order ?? offered(at: position).map(\.code))
        let id = plan.questions[position].id
        guard environment.traces[id] != trace else { return false }
        environment.traces[id] = trace
        return true
    }

    /// Draws what an item draws, once: what was drawn stays, although what it was drawn from may change.
    mutating func draw(at position: Int) {
        let environment = environment(at: position)
        for formula in plan.formulas[position].drawing {
            self.environment.kept.merge(formula.newDraws(in: environment)) { kept, _ in kept }
        }
    }

    /// Notes which question is on the screen from when on; a pause is no time on the screen.
    mutating func watchScreen(_ event: InterviewEvent) {
        if isPaused {
            screen = nil
        } else if event == .resumed || phase.position != screen?.position {
            screen = phase.position.map { ($0, stopwatch.worked) }
        }
    }
}
