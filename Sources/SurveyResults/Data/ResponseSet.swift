package import SurveyModel

/// The sessions of one survey, of one revision or of several, under the names that its questions have now.
package struct ResponseSet: Sendable {
    /// The newest definition: its names and its order count.
    package let survey: Survey
    package private(set) var responses: [SurveyResponse]
    /// Every column that any of the definitions has, those of the newest first.
    package private(set) var variables: [Variable] = []
    /// The questions behind the columns, each in its newest form.
    package private(set) var questions: [Question] = []
    /// The columns that each definition has, rounds apart, by its hash.
    private var available: [String: Set<Variable>] = [:]

    /// Puts sessions under the names of the newest definition.
    ///
    /// - Parameters:
    ///   - responses: The sessions.
    ///   - survey: The newest definition.
    ///   - codes: What a lock keeps of the codes in exported data.
    ///   - others: Sessions that are not wanted here, with which they have the codes of missing answers in common.
    package init(
        _ responses: [SurveyResponse], newest survey: Survey, codes: LockedCodes = LockedCodes(),
        others: [SurveyResponse] = []
    ) {
        self.survey = survey
        let numbers = codes.numbers
        var renamed: [String: Survey] = [:]
        self.responses = responses.map { response in
            let renaming = Renaming(from: response.survey, to: survey)
            var response = response
            renaming.apply(to: &response)
            renamed[response.definition] = response.survey
            return response
        }
        let rounds = self.responses.reduce(into: [:]) { $1.countRounds(into: &$0) }
        var older = renamed.sorted { ($1.value.revision, $1.key) < ($0.value.revision, $0.key) }
        older.insert((key: "", value: survey), at: 0)
        for (hash, definition) in older {
            available[hash] = Set(definition.variables().map(\.withoutRounds))
            add(definition.variables(rounds: rounds))
            for question in definition.questions + definition.retired
            where !questions.contains(where: { $0.id == question.id }) { questions.append(question.numbered(numbers)) }
        }
        addWords()
        for (place, variable) in variables.enumerated() {
            guard case .code(let list) = variable.form, variable.row == nil else { continue }
            variables[place].form = .code(list.numbered(numbers[variable.question] ?? [:]))
        }
        learnMissingCodes(codes.missing, others)
    }

    /// Codes for missing answers that no revision, and no answer of any session, has another meaning for.
    private mutating func learnMissingCodes(_ locked: [String: MissingCodes], _ others: [SurveyResponse]) {
        let others = others.map { response in
            var response = response
            Renaming(from: response.survey, to: survey).apply(to: &response)
            return response
        }
        var known: [String: MissingCodes] = [:]
        var seen: Set<String> = []
        for response in others where seen.insert(response.definition).inserted {
            for variable in response.survey.variables() {
                let name = variable.withoutRounds.name
                known[name, default: variable.missingCodes].take(variable.missingCodes)
            }
        }
        for (place, variable) in variables.enumerated() {
            var codes = variable.missingCodes
            if let former = known[variable.withoutRounds.name] { codes.take(former) }
            if case .code(let list) = variable.form { codes.take(list.missingCodes) }
            if case .number = variable.form, let former = locked[variable.question] { codes.take(former) }
            if case .number = variable.form, codes.isBelowNoLimit {
                let given = (self.responses + others).compactMap { $0.datum(variable).whole }
                codes.avoid(Set(given))
            }
            variables[place].missingCodes = codes
        }
    }

    private mutating func add(_ more: [Variable]) {
        var places = Dictionary(
            variables.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
        for variable in more {
            if let place = places[variable.name] {
                variables[place].learn(variable)
            } else if let last = variables.lastIndex(where: { $0.place == variable.place }) {
                variables.insert(variable, at: last + 1)
                for (name, place) in places where place > last { places[name] = place + 1 }
                places[variable.name] = last + 1
            } else {
                places[variable.name] = variables.count
                variables.append(variable)
            }
        }
    }

    /// Adds columns for words that somebody typed beside an answer without being asked to.
    private mutating func addWords() {
        let known = Set(variables.map(\.name))
        var said: Set<String> = []
        var gists: Set<String> = []
        for response in responses {
            for (place, trace) in response.traces {
                if !trace.said.isEmpty { said.insert(place) }
                if !trace.gists.isEmpty { gists.insert(place) }
            }
        }
        var result: [Variable] = []
        for (index, variable) in variables.enumerated() {
            result.append(variable)
            guard index + 1 == variables.count || variables[index + 1].place != variable.place else { continue }
            var words = variable
            words.form = .words
            let title = questions.first { $0.id == variable.question }?.text.inWords ?? variable.question
            for (places, part, label) in [(said, Variable.Part.said, "in their own words"), (gists, .gist, "summary")] {
                words.part = part
                words.label = "\(title) – \(label)"
                if places.contains(variable.place), !known.contains(words.name) { result.append(words) }
            }
        }
        variables = result
    }

    /// The names of the case's fields, in the order of the newest definition, then those of others.
    package var caseFields: [String] {
        var names = survey.caseFields.map(\.name)
        for name in Set(responses.flatMap { $0.survey.caseFields.map(\.name) }).sorted() where !names.contains(name) {
            names.append(name)
        }
        return names
    }

    /// Where and when a column was asked.
    package struct Availability: Hashable, Sendable {
        /// The revisions of the sessions whose definition has it, ascending.
        package var revisions: [Int]
        /// The sessions whose definition has it.
        package var sessions: Int
        package var asked: Int
        package var answered: Int
    }

    package func availability(of variable: Variable) -> Availability {
        let key = variable.withoutRounds
        let isBeside = variable.part == .said || variable.part == .gist
        let having = responses.filter { response in
            isBeside
                ? response.survey.hasQuestion(variable.question)
                : available[response.definition]?.contains { $0.name == key.name } == true
        }
        var availability = Availability(
            revisions: Set(having.map(\.survey.revision)).sorted(), sessions: having.count, asked: 0, answered: 0)
        for response in having {
            let datum = response.datum(variable)
            if datum.missing != .notAsked, datum != .nothing || response.traces[variable.place] != nil {
                availability.asked += 1
            }
            if datum.value != nil { availability.answered += 1 }
        }
        return availability
    }
}

extension Datum {
    /// The whole number that it is, if it is one.
    fileprivate var whole: Int? {
        switch value {
        case .integer(let number)?: number
        case .number(let text)?: Int(text)
        default: nil
        }
    }
}

extension Survey {
    fileprivate func hasQuestion(_ id: String) -> Bool { questions.contains { $0.id == id } }

    /// The columns of the survey, with as many rounds of each repeat as were counted, and at least one.
    func variables(rounds: [String: Int] = [:]) -> [Variable] {
        variables(of: questions.indices, in: [], counted: rounds)
    }

    private func variables(of range: Range<Int>, in rounds: [Variable.Round], counted: [String: Int]) -> [Variable] {
        var result: [Variable] = []
        var place = range.lowerBound
        while place < range.upperBound {
            let question = questions[place]
            result += question.variables(in: rounds)
            place += 1
            guard case .repetition = question.kind, let block = blocks.first(where: { $0.repetition == place - 1 })
            else { continue }
            for number in 1...max(1, counted[question.id] ?? 1) {
                let round = Variable.Round(repetition: question.id, number: number)
                result += variables(of: block.questions, in: rounds + [round], counted: counted)
            }
            place = max(place, min(range.upperBound, block.questions.upperBound))
        }
        return result
    }
}

extension SurveyResponse {
    /// The most rounds of each repeat.
    fileprivate func countRounds(into counts: inout [String: Int]) { Self.countRounds(answers, into: &counts) }

    private static func countRounds(_ fields: [String: Answer], into counts: inout [String: Int]) {
        for (name, answer) in fields {
            guard case .value(.list(let items)) = answer else { continue }
            var records = 0
            for case .record(let record) in items {
                records += 1
                countRounds(record, into: &counts)
            }
            counts[name] = max(counts[name] ?? 0, records)
        }
    }
}

extension Variable {
    fileprivate var withoutRounds: Variable {
        var variable = self
        variable.rounds = []
        return variable
    }

    /// Takes over the codes of an older definition that the newest one does not know.
    fileprivate mutating func learn(_ older: Variable) {
        missingCodes.take(older.missingCodes)
        guard case .code(var list) = form, case .code(let other) = older.form else { return }
        list.retired += other.all.filter { list.known($0.code) == nil }
        form = .code(list)
    }
}
