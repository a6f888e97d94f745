internal import FoundationEssentials
internal import SurveyModel

extension Interview {
    /// Reads an answer as it was typed, among what the question offers now.
    ///
    /// - Throws: What the question takes; what was typed is not repeated, since it may be the respondent's words.
    func parse(_ text: String, at position: Int) throws(InterviewComplaint) -> Value {
        let question = survey.questions[position]
        let typed = String(text.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
        switch question.kind {
        case .text: return .text(text)
        case .yesNo, .choice: return .choice(try option(typed, at: position).code)
        case .multi: return .multi(try options(typed, at: position))
        case .scale(let range):
            guard let number = Int(typed), range.contains(number) else {
                throw InterviewComplaint("a whole number from \(range.lowerBound) to \(range.upperBound) is needed")
            }
            return .integer(number)
        case .integer(let minimum, let maximum):
            guard let number = Int(typed) else { throw InterviewComplaint("a whole number is needed") }
            guard number >= minimum ?? .min, number <= maximum ?? .max else {
                throw bounds(minimum.map(String.init), maximum.map(String.init))
            }
            return .integer(number)
        case .decimal(let minimum, let maximum):
            guard typed.isPlainNumber, let number = Decimal(string: typed) else {
                throw InterviewComplaint(
                    "a number is needed", hint: typed.contains(",") ? "write a point before the fraction: 2.5" : nil)
            }
            guard minimum.map({ number >= $0 }) ?? true, maximum.map({ number <= $0 }) ?? true else {
                throw bounds(minimum?.description, maximum?.description)
            }
            return .decimal(number)
        case .calculation: throw InterviewComplaint("'\(question.id)' is computed, never asked")
        case .rank, .money, .allocation, .matrix, .maxDiff, .kano, .priceSensitivity, .date, .time, .dateTime,
            .duration,
            .statement, .repetition:
            throw InterviewComplaint("questions like '\(question.id)' cannot be asked yet")
        }
    }

    private func bounds(_ minimum: String?, _ maximum: String?) -> InterviewComplaint {
        switch (minimum, maximum) {
        case (let minimum?, let maximum?): InterviewComplaint("a number from \(minimum) to \(maximum) is needed")
        case (let minimum?, nil): InterviewComplaint("a number of at least \(minimum) is needed")
        case (nil, let maximum?): InterviewComplaint("a number of at most \(maximum) is needed")
        case (nil, nil): InterviewComplaint("a number is needed")
        }
    }

    private func options(_ typed: String, at position: Int) throws(InterviewComplaint) -> [String] {
        var chosen: [OptionList.Option] = []
        for part in parts(typed, at: position) {
            let option = try option(part, at: position)
            if !chosen.contains(option) { chosen.append(option) }
        }
        if chosen.count > 1, let alone = chosen.first(where: \.isExclusive) {
            throw InterviewComplaint("'\(alone.code)' stands alone: it excludes the others")
        }
        let codes = Set(chosen.map(\.code))
        return survey.questions[position].kind.options?.options.map(\.code).filter(codes.contains) ?? []
    }

    /// What stands between commas; or between spaces, where every such part is an option and the whole is none.
    private func parts(_ typed: String, at position: Int) -> [String] {
        let spaced = typed.split(whereSeparator: \.isWhitespace).map(String.init)
        if spaced.count > 1, !typed.contains(","), (try? option(typed, at: position)) == nil,
            spaced.allSatisfy({ (try? option($0, at: position)) != nil })
        {
            return spaced
        }
        return typed.split(separator: ",", omittingEmptySubsequences: false).map { String($0.trimmed) }
    }

    /// An option by its number on the screen, its code, or the beginning of its code or label where that is unique.
    private func option(_ typed: String, at position: Int) throws(InterviewComplaint) -> OptionList.Option {
        let offered = offered(at: position)
        let wanted = typed.lowercased()
        if let exact = offered.first(where: { $0.code.lowercased() == wanted || $0.label.lowercased() == wanted }) {
            return exact
        }
        if let number = Int(typed), offered.indices.contains(number - 1) { return offered[number - 1] }
        let codes = offered.map(\.code).joined(separator: ", ")
        guard !wanted.isEmpty else { throw InterviewComplaint("an option is missing", hint: "options: \(codes)") }
        let near = offered.filter {
            $0.code.lowercased().hasPrefix(wanted) || $0.label.lowercased().hasPrefix(wanted)
        }
        if near.count == 1 { return near[0] }
        if near.count > 1 {
            throw InterviewComplaint(
                "this may be \(near.map { "'\($0.code)'" }.joined(separator: " or "))", hint: "type one more letter")
        }
        if survey.questions[position].kind.options?.options.contains(where: { $0.code.lowercased() == wanted }) == true
        {
            throw InterviewComplaint("this option is not offered here", hint: "options: \(codes)")
        }
        let isMulti = if case .multi = survey.questions[position].kind { true } else { false }
        throw InterviewComplaint(
            "there is no such option",
            hint: "choose 1 to \(offered.count)\(isMulti ? ", several as 1,3" : ""), or by name: \(codes)")
    }
}

extension Substring {
    fileprivate var trimmed: Substring {
        let start = drop(while: \.isWhitespace)
        return start.dropLast(start.reversed().prefix(while: \.isWhitespace).count)
    }
}

extension String {
    /// Digits with at most one point and a sign: `Decimal(string:)` alone would also read `7 apples`.
    fileprivate var isPlainNumber: Bool {
        let digits = hasPrefix("-") ? dropFirst() : self[...]
        let parts = digits.split(separator: ".", omittingEmptySubsequences: false)
        return (1...2).contains(parts.count) && digits.utf8.count <= 30
            && parts.allSatisfy { !$0.isEmpty && $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }
    }
}
