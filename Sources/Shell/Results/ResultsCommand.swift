package import ArgumentParser
internal import SourceDiagnostics
internal import SurveyModel
internal import SurveyResults
internal import Tabulation

/// `results`: what the answers to a survey come to.
package struct ResultsCommand: SessionCommand {
    package static let configuration = CommandConfiguration(
        commandName: "results", abstract: "Sum up the answers to a survey: shares, means and scores with intervals.",
        discussion: """
            Every question gets what its type has: shares, means and medians, ranks, points, best less worst, Kano \
            categories, the four prices of a price meter, NPS. Shares are of those who gave a value; missing reasons \
            stand apart, as shares of those who were asked. --by splits by the answers to a question or by a field of \
            the case. --weights names a CSV file with the columns session or account, and weight.

            Intervals hold 90 %: Jeffreys for shares, Student's for means, Woodruff's for medians, and for price points \
            and opportunities the percentiles of 1000 draws from a fixed seed, where there are 10 accounts or more. \
            Sessions and rounds of one account are taken together: they widen an interval by as much as their answers \
            are alike, and the degrees of freedom are one less than the accounts. A session without an account counts \
            as one by itself. Weights count by the effective size of Kish. The interval of a mean ends where its type \
            does.

            Off a terminal and in JSON there is one row for each number: question, group, measure, item, category, \
            label, count, base, value, low, high, effective_n.

            Examples:
              canvass results churn-followup
              canvass results churn-followup nps --by case.plan --weights weights.csv --format json

            Exits 1 when there are no sessions, 65 when the weights have mistakes or leave a session out, and 66 when \
            there is no such survey, question or file.
            """)

    @Argument(help: "The survey.") package var survey: String
    @Argument(help: "The questions; all of them where none is named.") package var questions: [String] = []
    @Option(help: "Split by a question, or by case.FIELD.") package var by: String?
    @Option(help: "A CSV file with the weights of sessions or accounts.") package var weights: String?
    @Option(help: "A revision's number, or all.") package var revision = "all"
    @Flag(help: "Only sessions that have ended.") package var finished = false
    @Flag(help: "The sessions of simulated respondents, and only those.") package var simulated = false
    @OptionGroup package var output: OutputOptions

    package init() {}

    package func validate() throws {
        guard RevisionChoice(revision) != nil else {
            throw ValidationError("'\(revision)' is neither a revision's number nor 'all'")
        }
    }

    package mutating func run(in session: inout Session) throws {
        let responses = try session.responses(
            to: survey, revision: RevisionChoice(revision)?.number, onlyFinished: finished,
            simulated: simulated)
        guard !responses.responses.isEmpty else {
            throw CommandFailure(.failed, "nobody has answered '\(responses.survey.id)' yet")
        }
        var sample = ResultSample(responses)
        if let weights { sample.weights = try session.weights(in: weights, for: responses) }
        var wanted: [Question] = []
        for name in questions {
            guard let question = sample.questions.first(where: { $0.id == name }) else {
                let known = sample.questions.map(\.id)
                throw CommandFailure.unknown("question", name, among: known, exitCode: .missingFile)
            }
            wanted.append(question)
        }
        var groups: [ResultSample.Group]?
        if let by { groups = try self.groups(by: by, in: sample) }
        let report = ResultReport(
            sample, questions: wanted.isEmpty ? sample.questions : wanted, groups: groups, splitBy: by)
        switch session.form(output) {
        case .json, .jsonl, .csv, .tsv: session.show(report.table, output)
        case .box, .table, .markdown, .lines:
            let shown = report.text(session.form(output), session.layout)
            session.show(shown.text)
            session.tellHidden(shown.hidden, advice: "'--format lines' shows them")
        }
        tellBase(sample, session)
    }

    private func groups(by name: String, in sample: ResultSample) throws -> [ResultSample.Group] {
        do throws(ResultSample.Unsplittable) {
            return try sample.groups(by: name)
        } catch {
            switch error {
            case .unknown(let known):
                throw CommandFailure.unknown(
                    name.hasPrefix("case.") ? "field" : "question", name, among: known, exitCode: .missingFile)
            case .notGroups:
                throw CommandFailure(
                    .usage, "the answers to '\(name)' are too many to split by",
                    hint: "split by a choice, a yes or no, a short scale, or a field of the case")
            case .tooMany(let count):
                throw CommandFailure(
                    .usage, "'\(name)' has \(count) values, and a table shows \(ResultSample.groupLimit)")
            }
        }
    }

    private func tellBase(_ sample: ResultSample, _ session: Session) {
        let responses = sample.set.responses
        let open = responses.count { $0.status != "ended" }
        let accounts = Set(responses.compactMap(\.account)).count
        session.output.tell(
            "\(counted(responses.count, "session")), \(counted(accounts, "account")); \(open) not finished")
        let single = responses.count { $0.account == nil }
        if single > 0, accounts > 0 {
            session.output.tell("\(counted(single, "session")) without an account: each counts as one by itself")
        }
        let revisions = Set(responses.map(\.survey.revision)).sorted()
        if revisions.count > 1 {
            session.output.tell("revisions \(revisions.map(String.init).joined(separator: ", ")) are counted together")
        }
    }
}

extension Session {
    /// The weights of sessions, each of which must have one.
    fileprivate func weights(in path: String, for responses: ResponseSet) throws -> [Double] {
        let bytes = try surroundings.files.read(path)
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw CommandFailure(.badData, "'\(path)' is not UTF-8")
        }
        let table: WeightTable
        do throws(WeightTable.Mistakes) {
            table = try WeightTable(text)
        } catch {
            throw CommandFailure(
                .badData, "",
                diagnostics: error.all.map {
                    Diagnostic(
                        .error, "E900", at: SourceLocation(file: path, line: $0.line, column: 1), $0.message)
                })
        }
        let weights = responses.responses.map { response in
            switch table.key {
            case .session: table.weights[response.session]
            case .account: response.account.flatMap { table.weights[$0] }
            }
        }
        let lacking = weights.count { $0 == nil }
        guard lacking == 0 else {
            throw CommandFailure(
                .badData, "\(counted(lacking, "session")) of \(weights.count) have no weight in '\(path)'",
                hint: "give each a weight; 0 leaves a session out")
        }
        guard weights.contains(where: { $0 ?? 0 > 0 }) else {
            throw CommandFailure(.badData, "all weights in '\(path)' are 0")
        }
        return weights.compactMap(\.self)
    }
}
