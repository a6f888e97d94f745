package import SurveyModel

/// What a session has in one column.
package struct Datum: Hashable, Sendable {
    package enum Scalar: Hashable, Sendable {
        case integer(Int)
        /// A decimal number as it was typed, to the last digit.
        case number(String)
        /// A code of ours, a date, a time.
        case code(String)
        /// Words from outside.
        case words(String)
    }

    package var value: Scalar?
    package var missing: MissingReason?
    /// What the value is for a person, where it is a code.
    package var label: String?

    package init(_ value: Scalar, label: String? = nil) {
        self.value = value
        self.label = label
    }

    package init(_ missing: MissingReason) { self.missing = missing }

    /// Words that nobody gave, or that were withdrawn.
    package static let nothing = Datum()

    /// An option that is not among the ranked ones, which is no missing answer.
    package static let notRanked = Datum(.integer(MissingCodes.notRanked), label: "Not ranked")

    private init() {}
}

extension SurveyResponse {
    /// What the session has in a column.
    package func datum(_ variable: Variable) -> Datum {
        let trace = traces[variable.place]
        switch variable.part {
        case .specified(let code): return Datum(words: trace?.specified[code])
        case .said: return Datum(words: trace?.said.joined(separator: "\n"))
        case .gist: return Datum(words: trace?.gists.joined(separator: "\n"))
        default: break
        }
        if trace?.isErased == true { return .nothing }
        switch variable.partPlace.flatMap({ parts[$0] }) {
        case .value(let value)?: return value.datum(ofPart: variable)
        case .missing(let reason)?: return Datum(reason)
        case nil: break
        }
        switch answer(at: variable) {
        case .missing(let reason): return Datum(reason)
        case .value(let value): return value.datum(variable)
        }
    }

    /// The answer of the question in its round.
    func answer(at variable: Variable) -> Answer {
        var fields = answers
        for round in variable.rounds {
            guard case .value(.list(let items))? = fields[round.repetition], items.indices.contains(round.number - 1),
                case .record(let record) = items[round.number - 1]
            else { return .missing(.notAsked) }
            fields = record
        }
        return fields[variable.question] ?? .missing(.notAsked)
    }
}

extension Datum {
    fileprivate init(words: String?) {
        self = words.flatMap { $0.isEmpty ? nil : Datum(.words($0)) } ?? .nothing
    }
}

extension Value {
    /// What was answered to a part of a question that is asked by itself.
    fileprivate func datum(ofPart variable: Variable) -> Datum {
        guard case .set(_, let isMost) = variable.part, case .maxDiff(let picks) = self, let pick = picks.first else {
            return scalar(variable.form)
        }
        return Value.choice(isMost ? pick.most : pick.least).scalar(variable.form)
    }

    /// The part of an answer that stands in a column.
    fileprivate func datum(_ variable: Variable) -> Datum {
        switch (variable.part, self) {
        case (.whole, _): return scalar(variable.form)
        case (.rounds, .list(let items)): return Datum(.integer(items.count))
        case (.option(let code), .multi(let codes)): return Datum(.integer(codes.contains(code) ? 1 : 0))
        case (.option(let code), .rank(let codes)):
            return codes.firstIndex(of: code).map { Datum(.integer($0 + 1)) } ?? .notRanked
        case (.option(let code), .allocation(let points)): return Datum(.integer(points[code] ?? 0))
        case (.row(let code), .matrix(let rows)):
            switch rows[code] {
            case .value(let value)?: return value.scalar(variable.form)
            case .missing(let reason)?: return Datum(reason)
            case nil: return Datum(.notAsked)
            }
        case (.set(let number, let isMost), .maxDiff(let picks)):
            guard picks.indices.contains(number) else { return Datum(.notAsked) }
            return Value.choice(isMost ? picks[number].most : picks[number].least).scalar(variable.form)
        case (.count(let code, let count), .maxDiff(let picks)):
            let times =
                switch count {
                case .best: picks.count { $0.most == code }
                case .worst: picks.count { $0.least == code }
                case .shown: picks.count { $0.shown.contains(code) }
                }
            return Datum(.integer(times))
        case (.feeling(let isWith), .kano(let answer)):
            let feeling = isWith ? answer.with : answer.without
            return Datum(.code(feeling.rawValue), label: variable.form.label(of: feeling.rawValue))
        case (.category, .kano(let answer)):
            return Datum(.code(answer.category.rawValue), label: answer.category.label)
        case (.price(let point), .pricePoints(let prices)): return Datum(.number("\(prices[point])"))
        default: return Datum(.notAsked)
        }
    }

    /// The value of a single answer.
    private func scalar(_ form: Variable.Form) -> Datum {
        switch self {
        case .boolean(let flag): Datum(.code(flag ? "true" : "false"))
        case .integer(let number): Datum(.integer(number))
        case .decimal(let number): Datum(.number("\(number)"))
        case .money(let money): Datum(.number("\(money.amount)"))
        case .text(let text): Datum(.words(text))
        case .choice(let code): Datum(.code(code), label: form.label(of: code))
        case .date(let day): Datum(.code(day.description))
        case .time(let time): Datum(.code(time.description))
        case .dateTime(let moment): Datum(.code(moment.description))
        case .duration(let span): Datum(.integer(span.seconds))
        case .multi(let codes), .rank(let codes): Datum(.code(codes.joined(separator: ";")))
        case .person(let alias): Datum(.words(alias))
        case .kano(let answer): Datum(.code(answer.category.rawValue), label: answer.category.label)
        case .allocation, .matrix, .maxDiff, .pricePoints, .list, .record: Datum(.notApplicable)
        }
    }
}

extension Variable.Form {
    /// The number of a code, where it has one.
    func number(of datum: Datum) -> Int? {
        guard case .code(let code)? = datum.value, case .code(let list) = self else { return nil }
        return list.known(code)?.number
    }

    /// Whether every code has a number.
    var hasNumbers: Bool {
        guard case .code(let list) = self else { return false }
        return list.all.allSatisfy { $0.number != nil }
    }

    /// What a code is called.
    package func label(of code: String) -> String? {
        switch self {
        case .code(let list): list.known(code)?.label
        case .category(let categories): categories.first { $0.code == code }?.label
        default: nil
        }
    }
}
