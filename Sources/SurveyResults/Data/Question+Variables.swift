package import SurveyModel

extension Question {
    /// The columns of a question; empty for a statement and a repeat, whose questions have their own.
    package func variables(in rounds: [Variable.Round] = []) -> [Variable] {
        let title = text.inWords
        func variable(_ part: Variable.Part, _ form: Variable.Form, _ label: String? = nil) -> Variable {
            Variable(
                question: id, rounds: rounds, part: part, form: form,
                label: label.map { title.isEmpty ? $0 : "\(title) – \($0)" } ?? title)
        }
        var variables: [Variable]
        switch kind {
        case .statement: return []
        case .repetition: return [variable(.rounds, .number(unit: nil), "number of rounds")]
        case .multi(let list):
            variables = list.all.map { variable(.option($0.code), .flag, $0.label) }
        case .rank(let list, _):
            variables = list.all.map {
                variable(.option($0.code), .rank, "rank of \($0.label)")
            }
        case .allocation(_, let list):
            variables = list.all.map {
                variable(.option($0.code), .number(unit: nil), "points for \($0.label)")
            }
        case .matrix(let rows, let cell):
            variables = rows.all.map { variable(.row($0.code), cell.form(unit: unit), $0.label) }.coded(cell)
        case .maxDiff(let design):
            variables = (0..<max(0, design.sets)).flatMap { set in
                [true, false].map { isMost in
                    variable(
                        .set(set, isMost: isMost), .code(design.items),
                        "set \(set + 1): \(isMost ? design.most : design.least)")
                }
            }.coded(kind)
            variables += design.items.all.flatMap { item in
                Variable.Part.Count.allCases.map { count in
                    variable(
                        .count(item.code, count), .number(unit: nil), "\(item.label): times \(count.rawValue)"
                    )
                }
            }
        case .kano(let pair):
            let feelings = pair.feelings.options.map { Variable.Form.Category(code: $0.code, label: $0.label) }
            let categories = KanoAnswer.Category.allCases.map {
                Variable.Form.Category(code: $0.rawValue, label: $0.label)
            }
            variables = [
                variable(.feeling(isWith: true), .category(feelings)),
                Variable(
                    question: id, rounds: rounds, part: .feeling(isWith: false), form: .category(feelings),
                    label: pair.without.inWords),
                variable(.category, .category(categories), "Kano category"),
            ]
        case .priceSensitivity(let meter):
            variables = PriceSensitivity.Point.allCases.map { point in
                Variable(
                    question: id, rounds: rounds, part: .price(point), form: .number(unit: meter.currency),
                    label: meter.questions[point]?.inWords ?? "\(title) – \(point.label)")
            }
        case .calculation where preset == .opportunity:
            let label = "importance plus whatever satisfaction lacks of it: I + max(I − S, 0)"
            variables = [
                variable(.whole, .computed, "opportunity score of \(id)_importance and \(id)_satisfaction, \(label)")
            ]
        case .calculation(let expression):
            variables = [variable(.whole, .computed, "computed: \(expression)")]
        case .yesNo, .choice, .scale, .integer, .decimal, .money, .text, .date, .time, .dateTime, .duration:
            variables = [variable(.whole, kind.form(unit: unit))].coded(kind)
        }
        for option in kind.options?.all ?? [] where option.specify {
            variables.append(variable(.specified(option.code), .words, "\(option.label), which"))
        }
        guard kind.takesAnswer else { return variables }
        if words == .verbatim, kind != .text { variables.append(variable(.said, .words, "in their own words")) }
        return variables
    }
}

extension [Variable] {
    /// With the codes for missing answers that a type of answers leaves free.
    fileprivate func coded(_ kind: Question.Kind) -> [Variable] {
        map { variable in
            var variable = variable
            variable.missingCodes = kind.missingCodes
            return variable
        }
    }
}

extension OptionList {
    /// The options that are offered, and those that are no more, of which earlier sessions hold answers.
    var all: [Option] { options + retired }
}

extension Question.Kind {
    /// What the values of a single answer are.
    fileprivate func form(unit: String?) -> Variable.Form {
        switch self {
        // As nearly every program of statistics codes yes and no.
        case .yesNo(let list): .code(list.numbered(["yes": 1, "no": 0]))
        case .choice(let list): .code(list)
        case .scale, .integer, .decimal: .number(unit: unit)
        case .money(let currency, _, _): .number(unit: currency)
        case .date: .date
        case .time: .time
        case .dateTime: .dateTime
        case .duration: .duration
        case .text: .words
        default: .computed
        }
    }
}

extension PriceSensitivity.Point {
    package var label: String {
        switch self {
        case .tooCheap: "too cheap"
        case .cheap: "cheap"
        case .expensive: "expensive"
        case .tooExpensive: "too expensive"
        }
    }
}

extension KanoAnswer.Category {
    package var label: String {
        switch self {
        case .attractive: "Attractive"
        case .oneDimensional: "One-dimensional"
        case .mustBe: "Must-be"
        case .indifferent: "Indifferent"
        case .reverse: "Reverse"
        case .questionable: "Questionable"
        }
    }
}

extension Template {
    /// The text with its fills as they are written.
    package var inWords: String {
        parts.map { part in
            switch part {
            case .literal(let text): text
            case .fill(let expression): "${\(expression)}"
            }
        }.joined()
    }
}
