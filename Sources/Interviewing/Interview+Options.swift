package import SurveyModel

extension Interview {
    /// Several options: `1,3`, or `+4 -1` to change what is there.
    func options(_ typed: String, at position: Int) throws(InterviewComplaint) -> [String] {
        var chosen: [OptionList.Option] = []
        let spaced = typed.split(whereSeparator: { $0.isWhitespace || $0 == "," }).map(String.init)
        if !spaced.isEmpty, spaced.allSatisfy({ ($0.hasPrefix("+") || $0.hasPrefix("-")) && $0.count > 1 }) {
            if case .value(.multi(let codes)) = environment.answers[position] {
                chosen = options(at: position).filter { codes.contains($0.code) }
            }
            for part in spaced {
                let option = try option(String(part.dropFirst()), at: position)
                chosen.removeAll { $0.code == option.code }
                if part.hasPrefix("+") { chosen.append(option) }
            }
            guard !chosen.isEmpty else {
                throw InterviewComplaint("no option would be left", hint: "/skip passes over the question")
            }
        } else {
            for part in parts(typed, at: position) {
                let option = try option(part, at: position)
                if !chosen.contains(option) { chosen.append(option) }
            }
        }
        if chosen.count > 1, let alone = chosen.first(where: \.isExclusive) {
            throw InterviewComplaint("'\(alone.code)' stands alone: it excludes the others")
        }
        let codes = Set(chosen.map(\.code))
        return questions[position].kind.options?.options.map(\.code).filter(codes.contains) ?? []
    }

    /// Options in order, the first the highest: `3>1>2`, also with commas or spaces.
    func ranking(_ typed: String, at position: Int) throws(InterviewComplaint) -> [String] {
        let offered = offered(at: position)
        var codes: [String] = []
        let marked =
            typed.contains(">") ? typed.split(separator: ">", omittingEmptySubsequences: false).map(\.trimmed) : nil
        for part in marked ?? parts(typed, at: position) {
            let code = try option(part, at: position).code
            guard !codes.contains(code) else { throw InterviewComplaint("'\(code)' stands in it twice") }
            codes.append(code)
        }
        let wanted = rankCount(at: position, offered: offered.count)
        // Of all but one, the last place is clear.
        if wanted == offered.count, codes.count == wanted - 1,
            let last = offered.first(where: { !codes.contains($0.code) })
        {
            return codes + [last.code]
        }
        guard codes.count == wanted else {
            let left = offered.map(\.code).filter { !codes.contains($0) }
            throw InterviewComplaint(
                "\(wanted) in order are needed, and these are \(codes.count)",
                hint: codes.count < wanted ? "not ranked yet: \(left.joined(separator: ", "))" : "as 3>1>2")
        }
        return codes
    }

    /// The best and the worst of a set: `2 3`.
    func pick(_ typed: String, at position: Int) throws(InterviewComplaint) -> Value {
        let offered = offered(at: position)
        let separators: [Character] = typed.contains(">") ? [">"] : typed.contains(",") ? [","] : [" "]
        let written = typed.split(whereSeparator: { separators.contains($0) }).map(\.trimmed).filter { !$0.isEmpty }
        guard written.count == 2 else {
            throw InterviewComplaint("two are needed, the best first and then the worst", hint: "as 2 \(offered.count)")
        }
        let (most, least) = (try option(written[0], at: position), try option(written[1], at: position))
        guard most != least else { throw InterviewComplaint("the best cannot be the worst as well") }
        return .maxDiff([MaxDiffPick(shown: offered.map(\.code), most: most.code, least: least.code)])
    }

    /// Points for options, added to those given out before: `a=30, b=70`, or one number for each option.
    func allotment(
        _ typed: String, of total: Int, among list: OptionList, at position: Int
    ) throws(InterviewComplaint) -> InterviewEvent {
        let offered = offered(at: position)
        let id = questions[position].id
        var points = records[position].partial ?? [:]
        let written = typed.split(whereSeparator: { $0 == "," || $0 == ";" }).map(\.trimmed).filter { !$0.isEmpty }
        let plain = typed.split(whereSeparator: { $0.isWhitespace || $0 == "," }).map(String.init)
        if plain.count == offered.count, plain.allSatisfy({ Int($0) != nil }) {
            for (option, number) in zip(offered, plain) { points[option.code] = try self.points(number, of: total) }
        } else {
            let pairs = written.flatMap {
                $0.contains("=") && $0.filter({ $0 == "=" }).count > 1
                    ? $0.split(separator: " ").map(String.init) : [$0]
            }
            guard !pairs.isEmpty else {
                throw InterviewComplaint("points are needed", hint: "as \(example(offered, total))")
            }
            for pair in pairs {
                let sides = pair.split(separator: "=", omittingEmptySubsequences: false).map(\.trimmed)
                guard sides.count == 2 else {
                    throw InterviewComplaint("points are given by option", hint: "as \(example(offered, total))")
                }
                let option = try option(sides[0], at: position)
                if sides[1].lowercased() == "rest" {
                    points[option.code] = 0
                    points[option.code] = max(0, total - (points.values.checkedSum ?? total))
                } else {
                    points[option.code] = try self.points(sides[1], of: total)
                }
            }
        }
        guard let sum = points.values.checkedSum, sum <= total else {
            let over = (points.values.checkedSum ?? total) - total
            throw InterviewComplaint(
                "that is \(over) more than the \(total) there are", hint: "nothing of it was kept; give an option less")
        }
        guard sum == total else { return .allotted(question: id, points: points) }
        for option in list.options where points[option.code] == nil { points[option.code] = 0 }
        return .answered(question: id, value: .allocation(points))
    }

    private func example(_ offered: [OptionList.Option], _ total: Int) -> String {
        let codes = offered.prefix(2).map(\.code)
        return codes.count == 2 ? "\(codes[0])=\(total - total / 3), \(codes[1])=\(total / 3)" : "1=\(total)"
    }

    private func points(_ typed: String, of total: Int) throws(InterviewComplaint) -> Int {
        guard let number = Int(typed), (0...total).contains(number) else {
            throw InterviewComplaint(
                "points are whole numbers from 0 to \(total)", hint: "'rest' gives all that is left")
        }
        return number
    }

    /// What stands between commas; or between spaces, where every such part is an option and the whole is none.
    private func parts(_ typed: String, at position: Int) -> [String] {
        let spaced = typed.split(whereSeparator: \.isWhitespace).map(String.init)
        if spaced.count > 1, !typed.contains(","), (try? option(typed, at: position)) == nil,
            spaced.allSatisfy({ (try? option($0, at: position)) != nil })
        {
            return spaced
        }
        return typed.split(separator: ",", omittingEmptySubsequences: false).map(\.trimmed)
    }

    /// An option by its number on the screen, its code, or the beginning of its code or label where that is unique.
    func option(_ typed: String, at position: Int) throws(InterviewComplaint) -> OptionList.Option {
        let offered = offered(at: position)
        let wanted = typed.lowercased()
        let label = { (option: OptionList.Option) in option.label(in: language).lowercased() }
        if let exact = offered.first(where: { $0.code.lowercased() == wanted || label($0) == wanted }) { return exact }
        if let number = Int(typed), offered.indices.contains(number - 1), isNumbered(offered) {
            return offered[number - 1]
        }
        let codes = offered.map(\.code).joined(separator: ", ")
        guard !wanted.isEmpty else { throw InterviewComplaint("an option is missing", hint: "options: \(codes)") }
        let near = offered.filter { $0.code.lowercased().hasPrefix(wanted) || label($0).hasPrefix(wanted) }
        if near.count == 1 { return near[0] }
        if near.count > 1 {
            throw InterviewComplaint(
                "this may be \(near.map { "'\($0.code)'" }.joined(separator: " or "))", hint: "type one more letter")
        }
        if questions[position].kind.options?.options.contains(where: { $0.code.lowercased() == wanted }) == true {
            throw InterviewComplaint("this option is not offered here", hint: "options: \(codes)")
        }
        let several =
            switch questions[position].kind {
            case .multi: ", several as 1,3"
            case .rank: ", in order as 3>1>2"
            default: ""
            }
        throw InterviewComplaint(
            "there is no such option",
            hint: isNumbered(offered)
                ? "choose 1 to \(offered.count)\(several), or by name: \(codes)" : "choose by name: \(codes)")
    }

    /// Whether options may be chosen by the number of their place.
    ///
    /// Not where a code or a label is such a number and stands at another place: who types a 2 at the second place would
    /// choose the option that is called 2. The screen then shows codes in the place of numbers.
    package func isNumbered(_ offered: [OptionList.Option]) -> Bool {
        offered.enumerated().allSatisfy { index, option in
            [option.code, option.label(in: language)].allSatisfy { word in
                Int(word).map { $0 == index + 1 || !(1...offered.count).contains($0) } ?? true
            }
        }
    }
}
