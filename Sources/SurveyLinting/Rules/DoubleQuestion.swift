internal import SurveyModel

/// W701: a wording that asks two things at once, as far as words alone show it.
struct DoubleQuestion {
    struct Finding {
        /// In words of the wording.
        var words: Range<Int>
        var message = "asks two things at once"
        var label: String?
    }

    /// The first thing that is found; `nil` where the wording asks one thing.
    let finding: Finding?

    init(_ wording: Wording, _ kind: Question.Kind) {
        let sentences = wording.sentences.filter { !Self.asksForConsent(wording, $0) }
        let found = sentences.lazy.compactMap { sentence in
            Self.twoQuestions(wording, sentence)
                ?? (kind.isClosed ? Self.twoThings(wording, sentence) : Self.twoFacts(wording, sentence))
                ?? (kind.isRating ? Self.alternatives(wording, sentence) : nil)
        }.first
        finding = found ?? (kind.isClosed ? Self.twoSentences(wording) : nil)
    }

    /// Words before and after `and` that make one thing of two.
    private static let pairs: Set<String> = [
        "now and then", "more and more", "again and again", "pros and cons", "terms and conditions", "back and forth",
        "up and running", "black and white", "research and development", "sales and marketing", "first and foremost",
        "so and so", "here and there", "over and over", "bits and pieces", "mergers and acquisitions", "by and large",
        "trial and error", "supply and demand", "questions and answers", "profit and loss", "drag and drop",
        "copy and paste", "search and replace", "nuts and bolts", "dos and don'ts", "health and safety",
        "bread and butter", "wear and tear", "ins and outs", "odds and ends", "tips and tricks", "likes and dislikes",
        "ups and downs", "safe and sound", "peace and quiet", "law and order", "food and drink", "time and money",
        "goods and services", "rules and regulations", "oil and gas", "checks and balances", "rank and file",
    ]
    /// Words before and after `or` that name one kind of thing.
    private static let kinds: Set<String> = [
        "friend or colleague", "friends or colleagues", "colleague or friend", "friend or family", "more or less",
        "one or more", "sooner or later", "once or twice", "one or two", "two or three", "and or", "day or two",
        "week or two", "rain or shine", "yes or no",
    ]
    private static let consent: Phrases = [
        "may i", "may we", "can i", "can we", "do you agree that we", "is it all right if",
    ]
    private static let owned: Phrases = ["what is your", "what are your", "what's your"]
    /// What follows joins people or times, not two things to judge.
    private static let joined: Set<String> = [
        "your", "his", "her", "their", "our", "my", "then", "when", "if", "so", "who", "which", "that", "what", "how",
        "others", "colleagues", "only",
    ]
    private static let questionWords: Set<String> = ["how", "what", "why", "when", "where", "who", "which"]
    /// What somebody can be, to different degrees, about two things.
    private static let judgements: Set<String> = [
        "satisfied", "dissatisfied", "happy", "unhappy", "pleased", "easy", "hard", "difficult", "useful", "helpful",
        "important", "good", "clear", "confident", "comfortable", "concerned", "worried",
    ]

    private static func asksForConsent(_ wording: Wording, _ sentence: Range<Int>) -> Bool {
        consent.first(in: wording, sentence) != nil
    }

    /// Two questions in one sentence, as "How often do you use it and how satisfied are you?".
    private static func twoQuestions(_ wording: Wording, _ sentence: Range<Int>) -> Finding? {
        guard let first = sentence.first, questionWords.contains(wording.words[first].text) else { return nil }
        for place in sentence.dropFirst(2).dropLast() where wording.words[place].text == "and" {
            let next = wording.words[place + 1].text
            // 'When and where' is one question, and 'people who … and who …' has none in it.
            guard ["how", "what", "why", "when", "where"].contains(next),
                !questionWords.contains(wording.words[place - 1].text), place + 2 < sentence.upperBound
            else { continue }
            return Finding(
                words: place..<(place + 1), message: "asks two questions and takes one answer",
                label: "'\(wording.words[first].text) …' or '\(next) …'?")
        }
        return nil
    }

    /// Two things to judge, as in "How satisfied are you with speed and price?".
    private static func twoThings(_ wording: Wording, _ sentence: Range<Int>) -> Finding? {
        for place in sentence.dropFirst().dropLast() {
            let word = wording.words[place].text
            guard word == "and" || word == "and/or" else { continue }
            let (before, after) = (wording.words[place - 1], wording.words[place + 1])
            let isPair =
                pairs.contains("\(before.text) and \(after.text)") || joined.contains(after.text)
                || before.text == after.text || isNumber(before.text) || isNumber(after.text)
                || before.text == "you" || before.endsClause
                || wording.first("a half", in: (place + 1)..<sentence.upperBound)?.lowerBound == place + 1
                || (wording.first("between", in: sentence).map { $0.lowerBound < place } ?? false)
            guard !isPair else { continue }
            return Finding(words: place..<(place + 1), label: "'\(before.text)' or '\(after.text)'?")
        }
        return nil
    }

    /// "What is your name and e-mail address?" is an example: one answer in words takes two facts, and they have to be parted later.
    private static func twoFacts(_ wording: Wording, _ sentence: Range<Int>) -> Finding? {
        guard owned.first(in: wording, sentence)?.lowerBound == sentence.lowerBound else { return nil }
        return twoThings(wording, sentence)
    }

    /// "How satisfied are you with our product or our support?" cannot be answered by who likes one of them.
    private static func alternatives(_ wording: Wording, _ sentence: Range<Int>) -> Finding? {
        guard sentence.count > 3, wording.words[sentence.lowerBound].text == "how",
            judgements.contains(wording.words[sentence.lowerBound + 1].text)
        else { return nil }
        for place in sentence.dropFirst(2).dropLast() where wording.words[place].text == "or" {
            let (before, after) = (wording.words[place - 1], wording.words[place + 1])
            let isOne =
                kinds.contains("\(before.text) or \(after.text)") || isNumber(before.text) || isNumber(after.text)
                || ["not", "so", "other", "another", "more", "less"].contains(after.text) || before.endsClause
                || judgements.contains(before.text) || judgements.contains(after.text)
            guard !isOne else { continue }
            return Finding(words: place..<(place + 1), label: "'\(before.text)' or '\(after.text)'?")
        }
        return nil
    }

    /// Two questions in two sentences, as "Do you know it? Do you use it?".
    private static func twoSentences(_ wording: Wording) -> Finding? {
        let asked = wording.sentences.filter { range in
            let end = wording.words[range.upperBound - 1].range.upperBound
            return end < wording.scalars.count && wording.scalars[end] == "?"
        }
        guard asked.count > 1, let last = asked.last,
            consent.first(in: wording, last)?.lowerBound != last.lowerBound
        else { return nil }
        return Finding(words: last, message: "asks two questions and takes one answer")
    }

    private static func isNumber(_ text: String) -> Bool {
        text.unicodeScalars.allSatisfy { $0.properties.numericType != nil }
    }
}

extension Question.Kind {
    /// Whether one of some answers is taken, so that only one thing can be asked.
    fileprivate var isClosed: Bool {
        switch self {
        case .yesNo, .choice, .scale, .matrix: true
        default: false
        }
    }

    /// Whether the answer is a judgement.
    fileprivate var isRating: Bool {
        switch self {
        case .scale, .matrix(_, .scale): true
        default: false
        }
    }
}
