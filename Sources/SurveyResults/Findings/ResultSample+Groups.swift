internal import SurveyModel

extension ResultSample {
    /// Some of the sessions, by what they have in common.
    package struct Group: Hashable, Sendable {
        package var code: String
        package var label: String
        /// Places among the responses.
        package var places: [Int]
    }

    /// Why sessions cannot be split.
    package enum Unsplittable: Error, Hashable, Sendable {
        case unknown(known: [String])
        /// The question is of a type whose answers do not make groups.
        case notGroups
        case tooMany(Int)
    }

    /// The most groups that a table can show.
    package static let groupLimit = 30

    /// The groups that an answer or a field of the case makes, without those that nobody is in.
    ///
    /// With several options a session is in several groups. Sessions without a value are in none.
    package func groups(by name: String) throws(Unsplittable) -> [Group] {
        let codes: [[String]]
        var order: [String] = []
        var label: (String) -> String = { $0 }
        if name.hasPrefix("case.") {
            let field = String(name.dropFirst(5))
            guard self.set.caseFields.contains(field) else {
                throw .unknown(known: self.set.caseFields.map { "case.\($0)" })
            }
            codes = self.set.responses.map { $0.caseFields[field]?.groupCode.map { [$0] } ?? [] }
            if let list = self.set.survey.caseFields.first(where: { $0.name == field })?.type.options {
                order = list.all.map(\.code)
                label = { list.known($0)?.label ?? $0 }
            }
        } else {
            guard let question = self.set.questions.first(where: { $0.id == name }) else {
                throw .unknown(known: questions.filter(\.makesGroups).map(\.id))
            }
            guard question.makesGroups else { throw .notGroups }
            codes = self.set.responses.map { response in
                response.answers(to: name).flatMap { $0.value.map { question.groupCodes(of: $0) } ?? [] }
            }
            switch question.kind {
            case .scale(let range): order = question.preset == .nps ? Self.npsGroups : range.map { "\($0)" }
            default:
                order = question.kind.options?.all.map(\.code) ?? []
                label = { question.kind.options?.known($0)?.label ?? $0 }
            }
        }
        let found = Set(codes.joined())
        let names = order.filter(found.contains) + found.subtracting(order).sorted()
        guard names.count <= Self.groupLimit else { throw .tooMany(names.count) }
        return names.map { code in
            Group(
                code: code, label: label(code), places: codes.indices.filter { codes[$0].contains(code) })
        }
    }

    static let npsGroups = ["promoters", "passives", "detractors"]
}

extension Question {
    /// Whether its answers split people into a few groups.
    fileprivate var makesGroups: Bool {
        switch kind {
        case .yesNo, .choice, .multi, .kano, .calculation: true
        case .scale(let range): range.count <= ResultSample.groupLimit
        default: false
        }
    }

    fileprivate func groupCodes(of value: Value) -> [String] {
        if preset == .nps, case .integer(let point) = value {
            return [ResultSample.npsGroups[point >= 9 ? 0 : point >= 7 ? 1 : 2]]
        }
        if case .multi(let codes) = value { return codes }
        return value.groupCode.map { [$0] } ?? []
    }
}

extension Value {
    fileprivate var groupCode: String? {
        switch self {
        case .boolean(let flag): flag ? "true" : "false"
        case .integer(let number): String(number)
        case .decimal(let number): "\(number)"
        case .money(let money): money.description
        case .text(let text): text.isEmpty ? nil : text
        case .choice(let code): code
        case .date(let day): day.description
        case .kano(let answer): answer.category.rawValue
        default: nil
        }
    }
}
