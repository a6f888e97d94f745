internal import Importing

/// The responses in the rows of a table.
struct TableResponses: ResponseReader {
    private let tool: ResponseTool
    private let given: ForeignForm?
    private var layout = TableLayout()
    private var header: [[String]] = []
    private var isLaidOut = false
    private var samples: [ColumnSample] = []
    private var questions: [TableQuestion] = []
    private var times: TimeReading
    /// For each column of times: how many have only the day first, only the month first, and either.
    private var orders: [TableLayout.Meta: (day: Int, month: Int, both: Int)] = [:]
    private var dates: [TableLayout.Meta: TimeReading] = [:]
    private var rowsToPass = 0
    private var repetitions: [String: Int] = [:]
    private(set) var form = ForeignForm()
    private(set) var notes: [String] = []

    /// The forms of times that these tools, and spreadsheets after them, were seen to write.
    private static let formats = [
        "iso", "yyyy-MM-dd HH:mm:ss", "yyyy-MM-dd HH:mm", "yyyy/MM/dd hh:mm:ss a z", "yyyy/MM/dd HH:mm:ss",
        "MM/dd/yyyy hh:mm:ss a", "dd/MM/yyyy hh:mm:ss a",
        "MM/dd/yyyy HH:mm:ss", "dd/MM/yyyy HH:mm:ss", "MM/dd/yyyy HH:mm", "dd/MM/yyyy HH:mm", "MM/dd/yy HH:mm",
        "dd/MM/yy HH:mm", "MM/dd/yyyy hh:mm a", "dd/MM/yyyy hh:mm a", "dd.MM.yyyy HH:mm:ss", "dd.MM.yyyy HH:mm",
    ].compactMap { DateFormat($0) }

    /// Gives the workspace's secret, and what it gave.
    private let findSecret: () throws -> [UInt8]
    private var secret: [UInt8] = []

    init(
        _ tool: ResponseTool, form: ForeignForm?, zone: ZoneRule, offset: ZoneOffset?,
        secret: @escaping () throws -> [UInt8]
    ) {
        self.tool = tool
        findSecret = secret
        given = form
        times = TimeReading(Self.formats, zone: zone, offset: offset)
    }

    mutating func look(at record: RecordTexts.Record) throws {
        guard case .row(let cells) = record else { return }
        guard isLaidOut else {
            header.append(cells)
            if header.count == 3 { layOut() }
            return
        }
        sample(cells)
    }

    /// Lays the columns out by the first rows; those that are no header are data.
    private mutating func layOut() {
        isLaidOut = true
        layout = tool.layout(header, form: given)
        samples = Array(repeating: ColumnSample(), count: header.first?.count ?? 0)
        for row in header.dropFirst(layout.headerRows) { sample(row) }
    }

    private mutating func sample(_ cells: [String]) {
        for (column, cell) in cells.enumerated() where samples.indices.contains(column) { samples[column].add(cell) }
        for meta in [TableLayout.Meta.started, .submitted] {
            guard let column = layout.meta[meta], cells.indices.contains(column), !cells[column].isBlank else {
                continue
            }
            let found = times.orders(of: cells[column])
            switch (found.day, found.month) {
            case (true, false): orders[meta, default: (0, 0, 0)].day += 1
            case (false, true): orders[meta, default: (0, 0, 0)].month += 1
            case (true, true) where found.differ: orders[meta, default: (0, 0, 0)].both += 1
            default: break
            }
        }
    }

    mutating func decide() throws {
        if !isLaidOut { layOut() }
        guard !header.isEmpty else { throw ImportFailure(.damaged, "the file is empty: there is no header row") }
        if tool == .typeform, given == nil { layout.gatherOptions(samples, header[0]) }
        // What stands for an id is made of times and answers, from which nobody may guess them.
        if layout.meta[.id] == nil { secret = try findSecret() }
        dropPersonalQuestions()
        try decideOrders()
        questions = layout.questions(samples, given)
        form = ForeignForm(title: given?.title, language: given?.language, questions: questions.map(\.question))
        // What the definition asks and the file has no column for is asked all the same.
        let asked = Set(form.questions.map(\.key))
        if let given {
            let whole =
                given.questions + form.questions.filter { own in !given.questions.contains { $0.key == own.key } }
            form.questions = whole.map { question in
                asked.contains(question.key) ? form.questions.first { $0.key == question.key } ?? question : question
            }
        }
        let columns = layout.groups.reduce(0) { sum, group in
            sum + group.members.count + group.remarks.count + (group.whole == nil ? 0 : 1)
                + (group.other == nil ? 0 : 1)
        }
        notes.append(
            "\(columns) \(columns == 1 ? "column answers" : "columns answer") \(layout.groups.count) questions, \(layout.meta.count) tell about the response"
        )
        if !layout.personal.isEmpty {
            notes.append("personal data that is not kept: \(layout.personal.joined(separator: ", "))")
        }
        if !layout.unassigned.isEmpty {
            notes.append(
                "the file does not say which question its option columns belong to: name the form's JSON with --form, or look at the questions '\(layout.unassigned.sorted().joined(separator: "', '"))'"
            )
        }
    }

    /// A question whose answers are e-mail addresses tells who answered, and is not kept.
    private mutating func dropPersonalQuestions() {
        let found = layout.groups.filter { group in
            group.members.isEmpty && group.whole.map { samples[$0].holdsAddresses } == true
        }
        for group in found {
            guard let whole = group.whole else { continue }
            layout.note(.email, whole)
            layout.personal.append("column \(whole + 1)")
            layout.groups.removeAll { $0.key == group.key }
        }
    }

    private mutating func decideOrders() throws {
        for meta in [TableLayout.Meta.started, .submitted] where layout.meta[meta] != nil {
            var reading = times
            let found = orders[meta] ?? (0, 0, 0)
            // Both columns were written by one clock.
            let all = orders.values.reduce(into: (day: 0, month: 0)) {
                ($0.day, $0.month) = ($0.day + $1.day, $0.month + $1.month)
            }
            let count = found.day > 0 || found.month > 0 ? (found.day, found.month) : (all.day, all.month)
            if found.both > 0, (count.0 > 0) == (count.1 > 0) {
                throw ImportFailure(
                    .undecidable,
                    count.0 > 0
                        ? "some times of the responses have the day first, others the month, and \(found.both) could be either"
                        : "whether day or month comes first in the times of the responses cannot be known: no day is above 12",
                    hint: "save the file with times as 2026-01-31 14:30")
            }
            if count.0 > 0 || count.1 > 0 {
                reading.formats.removeAll { $0.dayComesFirst == (count.0 == 0) }
            }
            dates[meta] = reading
        }
        rowsToPass = layout.headerRows
    }

    mutating func read(_ record: RecordTexts.Record, line: Int) throws -> ResponseOutcome? {
        switch record {
        case .fault(let reason): return .fault(reason)
        case .object: return .fault("is no row of a table")
        case .row(let cells):
            guard rowsToPass == 0 else {
                rowsToPass -= 1
                return nil
            }
            return try response(cells, line: line)
        }
    }

    private mutating func response(_ cells: [String], line: Int) throws -> ResponseOutcome {
        func cell(_ meta: TableLayout.Meta) -> String? {
            guard let column = layout.meta[meta], cells.indices.contains(column) else { return nil }
            let text = cells[column].trimmed
            return text.isEmpty ? nil : text
        }
        if let reason = tool.reasonToDrop(status: cell(.status), channel: cell(.channel)) { return .dropped(reason) }
        var response = ForeignResponse(key: "")
        for meta in [TableLayout.Meta.started, .submitted] {
            guard let text = cell(meta), let reading = dates[meta] else { continue }
            switch reading.read(text) {
            case .time(let time):
                if meta == .started { response.startedAt = time } else { response.submittedAt = time }
            case .unreadable: return .fault("has a time of another form in column \((layout.meta[meta] ?? 0) + 1)")
            case .withoutZone:
                throw ImportFailure(
                    .undecidable, "the times in this file name no zone",
                    hint: "say in which zone they were written, for example --timezone Europe/Berlin", line: line)
            }
        }
        if layout.meta[.id] != nil, cell(.id) == nil { return .fault("has no id") }
        response.key = cell(.id) ?? key(of: cells)
        response.isComplete = tool.isComplete(finished: cell(.finished), status: cell(.status))
        if tool == .limesurvey, layout.meta[.submitted] != nil { response.isComplete = response.submittedAt != nil }
        response.language = cell(.language)
        response.channel = cell(.channel)
        response.person.email = cell(.email)
        response.person.contact = cell(.contact)
        response.person.account = cell(.account)
        for question in questions {
            guard let answer = question.answer(in: cells) else { continue }
            response.answers[question.question.key] = answer
            response.columns[question.question.key] = question.column
        }
        return .response(response)
    }

    /// What stands for an id where there is none: when it was submitted, else all that it says.
    private mutating func key(of cells: [String]) -> String {
        let time = layout.meta[.submitted].flatMap { cells.indices.contains($0) ? cells[$0].trimmed : nil } ?? ""
        let key = Fingerprint.text(of: time.isEmpty ? cells : [time], secret: secret)
        repetitions[key, default: 0] += 1
        let count = repetitions[key] ?? 1
        return count == 1 ? key : "\(key)-\(count)"
    }
}

extension ResponseTool {
    /// Why a row is no response, where its source says so.
    func reasonToDrop(status: String?, channel: String?) -> String? {
        let status = status?.lowercased()
        switch self {
        case .qualtrics:
            if channel?.lowercased() == "preview" { return "preview or test" }
            guard let status, !["0", "ip address"].contains(status) else { return nil }
            return "preview or test"
        case .surveymonkey: return status == "overquota" || status == "disqualified" ? status : nil
        case .odk: return status == "rejected" ? "rejected" : nil
        default: return nil
        }
    }

    /// Whether the respondent came to the end.
    func isComplete(finished: String?, status: String?) -> Bool {
        switch self {
        case .qualtrics: finished.flatMap(AnswerReading.truth) ?? true
        case .surveymonkey, .typeform: status?.lowercased() != "partial" && status?.lowercased() != "started"
        default: true
        }
    }
}
