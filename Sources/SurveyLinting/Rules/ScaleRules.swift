internal import LocatedYAML
internal import SourceDiagnostics
internal import SurveyModel
internal import SurveyYAML

/// W704, W705, W710 and W712: scales and lists of options.
struct ScaleRules {
    let context: LintContext

    func run() {
        for question in context.questions {
            guard let item = context.outline[question.id] else { continue }
            if case .scale(let range) = question.kind, question.preset == nil { labels(question, range, item) }
            if case .matrix(_, .scale(let range)) = question.kind, question.preset == nil {
                labels(question, range, item)
            }
            guard let list = question.kind.options, !question.kind.isYesNo else { continue }
            let rating = Rating(list)
            if case .choice = question.kind { balance(question, rating, item) }
            if question.shuffle != nil, rating.isOrdered, let key = item.key("shuffle") {
                context.report(
                    .shuffledScale, at: key.span, "the options of '\(question.id)' have an order, and are shuffled",
                    label: list.options.map(\.code).joined(separator: ", "), hint: "remove 'shuffle'")
            }
            readAloud(question, list, rating, item)
            codes(question, list, item)
        }
    }

    /// Options are numbered where they are shown, and the number is typed: '1' must not be the code of the second one.
    private func codes(_ question: Question, _ list: OptionList, _ item: SurveyOutline.Item) {
        let places = list.options.map { Int($0.code) }
        let wrong = places.indices.filter { index in
            places[index].map { $0 != index + 1 && (1...places.count).contains($0) } ?? false
        }
        guard let first = wrong.first else { return }
        let option = list.options[first]
        context.report(
            .misleadingCodes,
            at: context.places.option(option.code, of: list.name) ?? item.type?.span ?? item.name.span,
            "the code '\(option.code)' is the number of another place of '\(question.id)'",
            label: "this is place \(first + 1)",
            hint: "put the options in the order of their codes, or use words as codes")
    }

    private func labels(_ question: Question, _ range: ClosedRange<Int>, _ item: SurveyOutline.Item) {
        let bare = [range.lowerBound, range.upperBound].filter { question.ends[$0] == nil }
        guard !bare.isEmpty else { return }
        context.report(
            .unbalancedScale, at: item.type?.span ?? item.name.span,
            bare.count == 2
                ? "nothing says what the ends of this scale mean" : "nothing says what \(bare[0]) means on this scale",
            hint: "add: ends: {\(range.lowerBound): …, \(range.upperBound): …}")
    }

    private func balance(_ question: Question, _ rating: Rating, _ item: SurveyOutline.Item) {
        guard rating.isEvaluative, rating.good != rating.bad else { return }
        context.report(
            .unbalancedScale, at: item.type?.span ?? item.name.span,
            "'\(question.id)' has \(rating.good) options on the good side and \(rating.bad) on the bad one",
            hint: "give both sides as many")
    }

    private func readAloud(
        _ question: Question, _ list: OptionList, _ rating: Rating, _ item: SurveyOutline.Item
    ) {
        switch question.kind {
        case .choice, .multi: break
        default: return
        }
        guard context.survey.mode == .interviewer, list.options.count > 6, question.shuffle == nil,
            question.optionCondition == nil, !rating.isOrdered
        else { return }
        let note = question.note?.lowercased() ?? ""
        let isRead = !["not read", "don't read", "nicht vorlesen", "tick", "unprompted"].contains { note.contains($0) }
        guard isRead else { return }
        context.report(
            .longListReadAloud, at: item.name.span,
            "the \(list.options.count) options of '\(question.id)' are read aloud in one fixed order",
            hint: "add 'shuffle: true', or note: Do not read the list out.")
    }
}

/// What the labels of options say about an order among them.
struct Rating {
    private(set) var good = 0
    private(set) var bad = 0
    private(set) var neutral = 0
    /// Whether every option is a judgement.
    private(set) var isEvaluative = false
    /// Whether every option is a step of one scale: judgements, frequencies, amounts or numbers.
    private(set) var isOrdered = false

    private static let goodWords: Set<String> = [
        "satisfied", "agree", "good", "excellent", "likely", "easy", "important", "helpful", "useful", "better",
        "great", "happy", "outstanding", "fast", "clear",
    ]
    private static let badWords: Set<String> = [
        "dissatisfied", "disagree", "bad", "poor", "unlikely", "difficult", "hard", "unimportant", "unhelpful",
        "useless", "worse", "terrible", "unhappy", "awful", "slow", "unclear",
    ]
    private static let middleWords: Set<String> = [
        "neutral", "neither", "average", "undecided", "same", "fair", "ok", "okay",
    ]
    private static let steps: Set<String> = [
        "never", "rarely", "seldom", "sometimes", "often", "always", "usually", "daily", "weekly", "monthly", "yearly",
        "day", "week", "month", "quarter", "year", "once", "twice", "none", "few", "some", "many", "most", "all",
        "less", "more",
        "low", "medium", "high", "small", "large", "now",
    ]

    init(_ list: OptionList) {
        let options = list.options.filter { !$0.isExclusive && !$0.specify }
        guard options.count >= 3 else { return }
        var (judged, stepped) = (0, 0)
        for option in options {
            let words = Set(
                option.label.lowercased().split { !$0.isLetter && !$0.isNumber && $0 != "'" }.map(String.init))
            let isNegated = words.contains("not") || words.contains("no")
            if !words.isDisjoint(with: Self.middleWords) {
                neutral += 1
                judged += 1
            } else if !words.isDisjoint(with: Self.badWords) {
                bad += 1
                judged += 1
            } else if !words.isDisjoint(with: Self.goodWords) {
                if isNegated { bad += 1 } else { good += 1 }
                judged += 1
            }
            let isNumber = words.contains { $0.first?.isNumber == true }
            if isNumber || !words.isDisjoint(with: Self.steps) { stepped += 1 }
        }
        isEvaluative = judged == options.count && good + bad >= 3
        isOrdered = (judged == options.count && good > 0 && bad > 0) || stepped == options.count
    }
}
