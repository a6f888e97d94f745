internal import FeedbackModel
internal import LocatedYAML
internal import SourceDiagnostics

extension RoadmapParser {
    /// What an initiative says for methods besides RICE; `nil` where it says nothing.
    mutating func inputs(_ map: YAMLMap) -> MethodInputs? {
        var inputs = MethodInputs()
        inputs.ice = map.optional("ice").flatMap(ice)
        if let node = map.optional("wsjf") { inputs.wsjf = wsjf(node) }
        inputs.delayCost = map.optional("delay_cost").flatMap { amount($0, isKnownToBeAboveZero: true) }
        if let node = map.optional("value") {
            inputs.value = node.number(in: 0...1e12)
            if methods?.valueEffort == nil {
                node.error(
                    .noAnchors, "a value says nothing without cut-offs that are fixed beforehand",
                    hint:
                        "write 'methods: {value_effort: {value: 50, weeks: 6}}': from where on value and effort are high"
                )
            }
        }
        inputs.npv = map.optional("npv").flatMap(gains)
        inputs.criteria = map.optional("criteria").flatMap(criteria)
        inputs.kano = map.optional("kano").flatMap { answerSource($0, hasItems: false) }
        inputs.opportunity = map.optional("opportunity").flatMap { answerSource($0, hasItems: false) }
        inputs.maxDiff = map.optional("maxdiff").flatMap { answerSource($0, hasItems: true) }
        return inputs == MethodInputs() ? nil : inputs
    }

    private func ice(_ node: YAMLNode) -> MethodInputs.ICE? {
        node.map("'impact', 'confidence' and 'ease', 1 to 10 each") { map -> MethodInputs.ICE? in
            let numbers = ["impact", "confidence", "ease"].map { map.required($0, of: "'ice'")?.number(in: 1...10) }
            guard let impact = numbers[0], let confidence = numbers[1], let ease = numbers[2] else { return nil }
            return MethodInputs.ICE(impact: impact, confidence: confidence, ease: ease)
        }
    }

    private mutating func wsjf(_ node: YAMLNode) -> MethodInputs.WSJF? {
        let found = node.map("'value', 'urgency', 'risk' and 'size'") { map -> MethodInputs.WSJF? in
            let numbers = ["value", "urgency", "risk", "size"].map { key in
                map.required(key, of: "'wsjf'").flatMap(relativeSize)
            }
            guard let value = numbers[0], let urgency = numbers[1], let risk = numbers[2], let size = numbers[3] else {
                return nil
            }
            return MethodInputs.WSJF(value: value, urgency: urgency, risk: risk, size: size)
        }
        if firstWSJF == nil { firstWSJF = node.span }
        return found
    }

    private func relativeSize(_ node: YAMLNode) -> Double? {
        guard let number = node.number() else { return nil }
        let sizes: [Double] = [1, 2, 3, 5, 8, 13, 20]
        guard sizes.contains(number) else {
            let near = sizes.min { abs($0 - number) < abs($1 - number) } ?? 1
            node.error(
                .wrongShape, "a relative size is 1, 2, 3, 5, 8, 13 or 20, not \(shown(number))",
                hint: "the nearest is \(shown(near))")
            return nil
        }
        return number
    }

    /// A column of relative sizes without a 1 has nothing that the others are relative to.
    func checkRelativeSizes(_ initiatives: [Initiative]) {
        let all = initiatives.compactMap(\.inputs?.wsjf)
        // After another mistake a column may only seem to have none.
        guard let place = firstWSJF, !all.isEmpty, !log.hasErrors else { return }
        let columns = [
            ("value", all.map(\.value)), ("urgency", all.map(\.urgency)), ("risk", all.map(\.risk)),
            ("size", all.map(\.size)),
        ]
        for (name, numbers) in columns where !numbers.contains(1) {
            log.error(
                .noSmallest, at: place, "no initiative has 1 for '\(name)' of wsjf",
                hint: "the smallest gets 1, and the others are so many times as large")
        }
    }

    private func gains(_ node: YAMLNode) -> MethodInputs.Gains? {
        node.map("'cost' and 'gain'") { map -> MethodInputs.Gains? in
            let cost = map.required("cost", of: "'npv'").flatMap { amount($0, isKnownToBeAboveZero: false) }
            let gain = map.required("gain", of: "'npv'").flatMap { amount($0, isKnownToBeAboveZero: true) }
            let from = map.optional("from").map { $0.integer(in: 1...80) } ?? 1
            var until: Int?
            if let node = map.optional("until") {
                guard let last = node.integer(in: 1...80) else { return nil }
                if let from, last < from {
                    node.error(
                        .wrongShape, "the last quarter with a gain, \(last), is before the first, \(from)",
                        hint: "quarters count from 1, the one in which it is built")
                }
                until = last
            }
            guard let cost, let gain, let from else { return nil }
            return MethodInputs.Gains(cost: cost, gain: gain, from: from, until: until)
        }
    }

    /// `5000` or `5000..12000`.
    private func amount(_ node: YAMLNode, isKnownToBeAboveZero: Bool) -> Amount? {
        guard let text = node.text("an amount such as 5000..12000") else { return nil }
        let ends = text.split(separator: "..", maxSplits: 1, omittingEmptySubsequences: false)
        let numbers = ends.compactMap(Self.plainNumber)
        guard numbers.count == ends.count, let low = numbers.first, let high = numbers.last else {
            node.error(
                .wrongShape, "expected an amount such as 5000, or its 90 % interval such as 5000..12000, not '\(text)'",
                hint: "digits only, without a currency and without thousands separators")
            return nil
        }
        guard low > 0 || (low == 0 && high == 0 && !isKnownToBeAboveZero) else {
            node.error(
                .wrongShape, "an amount must be above 0, not \(shown(low))",
                hint: low == 0 ? "an interval begins above 0; what brings nothing is left out" : nil)
            return nil
        }
        guard low <= high else {
            node.error(
                .wrongShape, "the lower end \(shown(low)) is above the upper end \(shown(high))",
                hint: "write \(shown(high))..\(shown(low))")
            return nil
        }
        guard high <= 1e12 else {
            node.error(.wrongShape, "an amount is at most 1000000000000, not \(shown(high))")
            return nil
        }
        return Amount(low: low, high: high)
    }

    private func answerSource(_ node: YAMLNode, hasItems: Bool) -> AnswerSource? {
        let keys = hasItems ? "'survey', 'question' and 'item'" : "'survey' and 'question'"
        return node.map(keys) { map -> AnswerSource? in
            let survey = map.required("survey", of: "the source")?.text()
            let question = map.required("question", of: "the source")?.text()
            let item = hasItems ? map.required("item", of: "the source")?.text() : nil
            guard let survey, let question, !hasItems || item != nil else { return nil }
            return AnswerSource(survey: survey, question: question, item: item)
        }
    }

    private func criteria(_ node: YAMLNode) -> [String: Double]? {
        let known = methods?.weighted?.criteria.filter { $0.source == .estimate }.map(\.name) ?? []
        var numbers: [String: Double] = [:]
        for entry in node.entries("criteria such as 'reach_of_market: 7'") ?? [] {
            if known.contains(entry.key.text) {
                numbers[entry.key.text] = entry.value.number(in: -1e12...1e12)
            } else {
                log.error(
                    .noAnchors, at: entry.key.span, "no criterion '\(entry.key.text)' is agreed",
                    hint: suggestion(for: entry.key.text, among: known).map { "did you mean '\($0)'?" }
                        ?? "agree on it under 'methods: weighted: criteria', with what counts nothing and what counts whole"
                )
            }
        }
        return numbers.isEmpty ? nil : numbers
    }
}
