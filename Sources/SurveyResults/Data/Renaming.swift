internal import SurveyModel

/// How the names and codes of an older definition are called in the newest one: by `was` and `recode`.
struct Renaming {
    private var questions: [String: String] = [:]
    /// By the question's new name.
    private var codes: [String: [String: String]] = [:]

    init(from older: Survey, to newest: Survey) {
        let known = Set(older.questions.map(\.id))
        for question in newest.questions + newest.retired {
            for name in question.was where known.contains(name) && !known.contains(question.id) {
                questions[name] = question.id
            }
            var renamed = question.recode
            for option in question.kind.options?.all ?? [] {
                for old in option.was { renamed[old] = option.code }
            }
            if !renamed.isEmpty { codes[question.id] = renamed }
        }
        // A question whose answers are of another kind now is another question.
        for question in older.questions {
            let name = questions[question.id] ?? question.id
            guard let now = newest.questions.first(where: { $0.id == name }), now.kind.family != question.kind.family
            else { continue }
            questions[question.id] = "\(question.id)@\(older.revision)"
        }
    }

    func apply(to response: inout SurveyResponse) {
        guard !questions.isEmpty || !codes.isEmpty else { return }
        response.answers = renamed(response.answers)
        response.parts = Dictionary(
            response.parts.map { place, answer in
                let name = self.name(ofPlace: place)
                guard case .value(let value) = answer else { return (name, answer) }
                // Of what is asked in parts, only sets have codes of the question's own list.
                guard case .maxDiff = value else { return (name, answer) }
                return (name, .value(renamed(value, by: codes[Self.question(ofPlace: name)] ?? [:])))
            }, uniquingKeysWith: { first, _ in first })
        response.traces = Dictionary(
            response.traces.map { place, trace in
                var trace = trace
                let name = self.name(ofPlace: place)
                if let map = codes[Self.question(ofPlace: name)] {
                    trace.specified = Dictionary(
                        trace.specified.map { (map[$0.key] ?? $0.key, $0.value) },
                        uniquingKeysWith: { first, _ in first })
                    trace.shown = trace.shown.map { map[$0] ?? $0 }
                }
                return (name, trace)
            }, uniquingKeysWith: { first, _ in first })
        for place in response.survey.questions.indices {
            let id = response.survey.questions[place].id
            response.survey.questions[place].id = questions[id] ?? id
            if let map = codes[response.survey.questions[place].id] {
                response.survey.questions[place].kind.renameOptions(map)
            }
        }
    }

    /// Names and what is no name take turns in a place: `gaps.2.quality.price` has a round, and a row that may be called
    /// as a question is.
    private func name(ofPlace place: String) -> String {
        place.split(separator: ".", omittingEmptySubsequences: false).enumerated()
            .map { number, part in (number % 2 == 0 ? questions[String(part)] : nil) ?? String(part) }
            .joined(separator: ".")
    }

    /// The question that a place is of, without its round and its part.
    private static func question(ofPlace place: String) -> String {
        let parts = place.split(separator: ".", omittingEmptySubsequences: false)
        return String(parts[(parts.count - 1) / 2 * 2])
    }

    private func renamed(_ fields: [String: Answer]) -> [String: Answer] {
        Dictionary(
            fields.map { id, answer in
                let name = questions[id] ?? id
                guard case .value(let value) = answer else { return (name, answer) }
                return (name, .value(renamed(value, by: codes[name] ?? [:])))
            }, uniquingKeysWith: { first, _ in first })
    }

    private func renamed(_ value: Value, by map: [String: String]) -> Value {
        func code(_ old: String) -> String { map[old] ?? old }
        switch value {
        case .choice(let old): return .choice(code(old))
        case .multi(let old): return .multi(unique(old.map(code)))
        case .rank(let old): return .rank(unique(old.map(code)))
        case .allocation(let points):
            return .allocation(Dictionary(points.map { (code($0.key), $0.value) }, uniquingKeysWith: +))
        case .maxDiff(let picks):
            return .maxDiff(
                picks.map { .init(shown: $0.shown.map(code), most: code($0.most), least: code($0.least)) })
        case .list(let items):
            return .list(
                items.map { item in
                    guard case .record(let record) = item else { return item }
                    return .record(renamed(record))
                })
        default: return value
        }
    }

    private func unique(_ codes: [String]) -> [String] {
        var seen: Set<String> = []
        return codes.filter { seen.insert($0).inserted }
    }
}

extension Question.Kind {
    /// Kinds of one family have answers that can stand in one column.
    fileprivate var family: String {
        switch self {
        case .yesNo, .choice: "choice"
        case .multi: "multi"
        case .rank: "rank"
        case .scale, .integer, .decimal: "number"
        case .money(let currency, _, _): "money \(currency)"
        case .allocation: "allocation"
        case .matrix(_, let cell): "matrix of \(cell.family)"
        case .maxDiff: "max_diff"
        case .kano: "kano"
        case .priceSensitivity(let meter): "prices \(meter.currency)"
        case .text: "text"
        case .date: "date"
        case .time: "time"
        case .dateTime: "date_time"
        case .duration: "duration"
        case .statement: "statement"
        case .repetition: "repetition"
        case .calculation: "calculation"
        }
    }

    fileprivate mutating func renameOptions(_ map: [String: String]) {
        func renamed(_ list: OptionList) -> OptionList {
            var list = list
            var seen: Set<String> = []
            list.options = list.options.compactMap { option in
                var option = option
                option.code = map[option.code] ?? option.code
                return seen.insert(option.code).inserted ? option : nil
            }
            return list
        }
        switch self {
        case .choice(let list): self = .choice(renamed(list))
        case .multi(let list): self = .multi(renamed(list))
        case .rank(let list, let top): self = .rank(renamed(list), top: top)
        case .allocation(let total, let list): self = .allocation(total: total, renamed(list))
        case .maxDiff(var design):
            design.items = renamed(design.items)
            self = .maxDiff(design)
        default: break
        }
    }
}
