import FoundationEssentials
import Interviewing
import Journal
import SurveyModel
import TestSupport

/// One survey with every type of question, and lines that people may type in it.
enum EveryType {
    static let pains = OptionList(
        name: "pain",
        options: ["speed", "export", "sharing", "filters"].map { .init(code: $0, label: "The \($0)") })

    /// All of it: sections, a repeat, checks, and answers that others decide about.
    static let survey = survey(of: { _ in true })

    /// The same in a few surveys that a short session gets through.
    static let parts: [Survey] = [
        ["consent", "hello", "nps", "why", "top", "order", "best"],
        ["nps", "points", "seats", "left", "price", "close"],
        ["nps", "quality", "feature", "psm", "close"],
        ["nps", "wish", "since", "at", "moment", "took", "story", "close"],
        ["nps", "gaps", "name", "loss", "kind", "rounds", "at", "close"],
    ].map { ids in survey(of: ids.contains) }

    private static func survey(of isWanted: (String) -> Bool) -> Survey {
        let questions = questions.filter { isWanted($0.id) }
        var survey = Survey(
            id: "every", title: "Every type", mode: .interviewer, languages: ["en", "de"],
            questions: questions, outcomes: ["refused": "x", "complete": "y", "partial": "z"])
        let place = { (id: String) in questions.firstIndex { $0.id == id } ?? 0 }
        if isWanted("gaps") {
            survey.blocks.append(
                Block(id: "gaps", questions: place("name")..<place("rounds"), repetition: place("gaps")))
        }
        if isWanted("story") {
            survey.blocks.append(
                Block(
                    id: "last", title: Template("At last"), condition: Surveys.expression("nps > 1"),
                    questions: place("since")..<place("close")))
        }
        for index in questions.indices {
            survey.questions[index].block = survey.blocks.firstIndex { $0.questions.contains(index) }
        }
        return survey
    }

    private static var questions: [Question] {
        var questions: [Question] = []
        func add(
            _ id: String, _ kind: Question.Kind, if condition: String? = nil,
            _ change: (inout Question) -> Void = { _ in }
        ) {
            var question = Question(id: id, kind: kind, text: Surveys.text("The \(id)?"))
            question.condition = condition.map(Surveys.expression)
            change(&question)
            questions.append(question)
        }
        func check(_ level: Check.Level, _ condition: String, _ say: String, _ reason: Check.ReasonPolicy = .optional)
            -> Check
        {
            Check(level: level, condition: Surveys.expression(condition), say: Surveys.text(say), reason: reason)
        }
        add("consent", .yesNo(.yesNo)) {
            $0.missing = []
            $0.jumps = [Jump(condition: Surveys.expression("consent = 'no'"), target: .end(outcome: "refused"))]
        }
        add("hello", .statement)
        add("nps", .scale(0...10)) { $0.translations["de"] = QuestionWording(text: Surveys.text("Wie sehr?")) }
        add("why", .multi(Surveys.reasons), if: "nps < 9") { $0.shuffle = Shuffle(keepLast: ["other", "none"]) }
        add("top", .choice(Surveys.reasons), if: "count(why) > 1") {
            $0.optionCondition = Surveys.expression("why has it")
            $0.shuffle = Shuffle()
        }
        add("order", .rank(pains, top: nil)) { $0.shuffle = Shuffle(keepFirst: ["filters"]) }
        add("best", .rank(Surveys.reasons, top: 2)) {
            $0.optionCondition = Surveys.expression("it != 'bugs' or nps > 3")
        }
        add("points", .allocation(total: 100, pains))
        add("seats", .integer(minimum: 0, maximum: 1000))
        add("left", .integer(minimum: 0, maximum: 1000)) {
            $0.checks = [
                check(.must, "left != 13", "13 brings bad luck."),
                check(.must, "left <= seats", "There are ${seats ?? 0} seats."),
                check(.should, "left > 5", "So few?", .required),
            ]
        }
        add("price", .money(currency: "EUR", minimum: 0, maximum: nil)) {
            $0.requiredCondition = Surveys.expression("left > 10")
        }
        add("quality", .matrix(rows: pains, cell: .scale(1...5))) {
            $0.shuffle = Shuffle()
            $0.optionCondition = Surveys.expression("it != 'filters' or nps > 5")
        }
        add("feature", .kano(KanoPair(without: Surveys.text("And without?"))))
        add(
            "psm",
            .priceSensitivity(
                PriceSensitivity(
                    currency: "EUR",
                    questions: Dictionary(
                        uniqueKeysWithValues: PriceSensitivity.Point.allCases.map { ($0, Template("\($0.rawValue)?")) })
                ))
        ) { $0.checks = [check(.critical, "psm is answered", "The four prices are needed.")] }
        add("wish", .maxDiff(MaxDiff(items: Surveys.reasons, shown: 3, sets: 3)))
        add(
            "gaps", .repetition(Repetition(item: "gap", again: Surveys.text("Another?"), minimum: 1, maximum: 3)),
            if: "nps < 8")
        add("name", .text)
        add("loss", .integer(minimum: 0, maximum: nil)) {
            $0.checks = [check(.should, "loss <= 50", "Is it as much as ${loss ?? 0}?")]
        }
        add("kind", .choice(Surveys.reasons), if: "loss > 10")
        add("rounds", .calculation(Surveys.expression("count(gaps)")))
        add("since", .date(minimum: nil, maximum: nil))
        add("at", .time(minimum: nil, maximum: nil), if: "rounds != 1 or rounds is missing")
        add("moment", .dateTime)
        add("took", .duration(minimum: nil, maximum: nil)) { $0.resetCondition = Surveys.expression("nps = 10") }
        add("story", .text, if: "nps != 5") {
            $0.jumps = [Jump(condition: Surveys.expression("nps = 3"), target: .question("close"))]
        }
        add("close", .yesNo(.yesNo)) {
            $0.proposal = Surveys.expression("if nps > 5 then 'yes' else 'no'")
            $0.readOnlyCondition = Surveys.expression("nps = 9")
        }
        return questions
    }

    /// A line that may be an answer to the question on the screen, or may not.
    static func line(in interview: Interview, _ random: inout SplitMix64) -> String {
        let number = { (bound: Int, random: inout SplitMix64) in Int(random.next() % UInt64(bound)) }
        if number(5, &random) == 0 { return commands[number(commands.count, &random)] }
        guard case .asking(let position) = interview.phase else {
            return ["1", "2", "because", "", "words"][number(5, &random)]
        }
        if number(12, &random) == 0 { return ["", "1", "7", "x", "yes", "100", "-1"][number(7, &random)] }
        let one = { (random: inout SplitMix64) in number(4, &random) + 1 }
        switch interview.questions[position].kind {
        case .yesNo:
            return ["y", "n", "yes"][
                number(position == 0 ? 3 : 2, &random) == 1 && number(4, &random) > 0 ? 0 : number(3, &random)]
        case .choice: return "\(one(&random))"
        case .multi: return ["1,3", "2", "+4", "-1", "price bugs", "none", "other"][number(7, &random)]
        case .rank: return ["3>1>2", "1>2", "2,1,4,3", "4 3 2 1", "1>2>3>4"][number(5, &random)]
        case .allocation: return ["1=30", "2=70", "10 20 30 40", "speed=50, export=rest", "3=80"][number(5, &random)]
        case .maxDiff: return ["1 2", "3 1", "2 3", "1 1"][number(4, &random)]
        case .scale: return "\(number(11, &random))"
        case .integer: return ["\(number(60, &random))", "13", "4", "200"][number(4, &random)]
        case .decimal, .money: return ["12.50", "\(number(90, &random))", "30 EUR"][number(3, &random)]
        case .date: return ["2026-11-23", "today", "yesterday"][number(3, &random)]
        case .time: return ["14:30", "9:05"][number(2, &random)]
        case .dateTime: return ["2026-11-23 14:30", "today 9:15"][number(2, &random)]
        case .duration: return ["1h30", "45 min", "2 days"][number(3, &random)]
        case .text: return ["some words", "other words"][number(2, &random)]
        case .statement: return ""
        case .matrix, .kano, .priceSensitivity, .repetition, .calculation: return ""
        }
    }

    private static let commands = [
        "/back", "/back", "/goto nps", "/goto left", "/goto why", "/goto psm", "/goto gaps.1.loss", "/skip", "/dk",
        "/dk", "/refuse",
        "/undo", "/undo", "/redo", "/note a", "/said b", "/gist c", "/language de", "/language en", "/pause",
        "/goto hello",
    ]
}
