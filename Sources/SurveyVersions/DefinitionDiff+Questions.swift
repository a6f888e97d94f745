internal import SourceDiagnostics
internal import SurveyModel

extension DefinitionDiff {
    /// Questions by name, and by the names that they had before.
    mutating func questions(_ old: Survey, _ new: Survey) {
        let former = Dictionary(old.questions.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        var carried: Set<String> = []
        let added = new.questions.filter { former[$0.id] == nil && !$0.was.contains { former[$0] != nil } }
        for question in new.questions {
            guard let before = former[question.id] ?? question.was.compactMap({ former[$0] }).last else {
                add(.compatible, question.id, "is new: \(question.lockedType)")
                continue
            }
            carried.insert(before.id)
            if before.id != question.id { add(.compatible, question.id, "was called '\(before.id)'") }
            compare(before, question)
            blocks(before, old, question, new)
        }
        for question in old.questions where !carried.contains(question.id) {
            if new.retired.contains(where: { $0.id == question.id }) {
                add(.compatible, question.id, "is asked no more; its data stay")
            } else if let twin = added.first(where: { Self.isTwin($0, question) }) {
                add(
                    .breaking, question.id,
                    "is gone; '\(twin.id)' asks the same: with 'was: \(question.id)' it keeps the data")
            } else {
                add(.breaking, question.id, "is gone; 'retired: true' would keep its data")
            }
        }
    }

    private static func isTwin(_ one: Question, _ other: Question) -> Bool {
        one.lockedType == other.lockedType && one.text == other.text && !one.text.parts.isEmpty
    }

    private mutating func compare(_ old: Question, _ new: Question) {
        let name = new.id
        type(old, new)
        options(old, new)
        compare(old.text, new.text, .wording, name, { "asks '\($1)' instead of '\($0)'" }, shown: { $0.written })
        if old.translations != new.translations { add(.wording, name, "is translated otherwise") }
        compare(old.ends, new.ends, .wording, name, { "labels the points \($1) instead of \($0)" }) { ends in
            ends.isEmpty
                ? "not at all"
                : ends.sorted { $0.key < $1.key }.map { "\($0.key) '\($0.value)'" }.joined(separator: ", ")
        }
        if old.note != new.note { add(.wording, name, "has another note for the interviewer") }
        if old.probes != new.probes { add(.wording, name, "has other probes") }
        condition(
            old.condition, new.condition, name, asked: "is asked only if",
            always: "is always asked, and no longer only if")
        condition(
            old.optionCondition, new.optionCondition, name, asked: "offers only options for which",
            always: "offers all options, and no longer only those for which")
        if old.jumps != new.jumps { add(.compatible, name, "leads on in another way: \(Self.words(new.jumps))") }
        if old.isRequired != new.isRequired {
            add(
                new.isRequired ? .breaking : .compatible, name,
                new.isRequired ? "must be answered now" : "need not be answered any more")
        }
        for reason in MissingReason.allCases where old.missing.contains(reason) != new.missing.contains(reason) {
            let word = reason.rawValue
            add(
                .compatible, name,
                new.missing.contains(reason)
                    ? "can be answered with \(word)" : "cannot be answered with \(word) any more")
        }
        checks(old, new)
        if old.theme != new.theme {
            add(.compatible, name, new.theme.map { "counts for the theme '\($0)'" } ?? "counts for no theme any more")
        }
        if old.present != new.present { add(.breaking, name, "has another rule for which answers mean the need") }
        if old.source != new.source { add(.breaking, name, "is answered by somebody else: \(new.source.rawValue)") }
        if old.words != new.words {
            add(
                .compatible, name,
                new.words == .verbatim ? "asks for the respondent's own words" : "asks for no own words")
        }
        if old.shuffle != new.shuffle { add(.wording, name, "shows its options in another order to each respondent") }
        if old.tags != new.tags { add(.compatible, name, "has other tags") }
        rest(old, new)
    }

    private mutating func type(_ old: Question, _ new: Question) {
        let (before, now) = (old.lockedType, new.lockedType)
        if before != now {
            let isReadable = DefinitionLock.isReadable(before, as: now)
            add(isReadable ? .compatible : .breaking, new.id, "is \(now) instead of \(before)")
            return
        }
        switch (old.kind, new.kind) {
        case (.calculation(let before), .calculation(let now)):
            compare(
                before, now, .breaking, new.id, { "is computed as \($1) instead of \($0)" }, shown: { $0.description })
        default:
            guard let before = LockedRange(old.kind), let now = LockedRange(new.kind), before != now else { return }
            let words =
                new.lockedType == "repeat" ? ("more rounds", "fewer rounds") : ("a wider range", "a narrower range")
            let isWider = now.holds(before)
            add(
                isWider ? .compatible : .breaking, new.id,
                "takes \(isWider ? words.0 : words.1): \(now.text) instead of \(before.text)")
        }
    }

    private mutating func options(_ old: Question, _ new: Question) {
        guard let before = old.kind.shuffled?.options, let list = new.kind.shuffled else { return }
        let name = new.id
        for option in list.options {
            let codes = [option.code] + option.was
            guard let former = before.first(where: { codes.contains($0.code) }) else {
                add(.compatible, name, "has a new option '\(option.code)': \(option.label)")
                continue
            }
            if former.code != option.code {
                add(.compatible, name, "has the option '\(former.code)' as '\(option.code)'")
            }
            if former.label != option.label {
                add(.wording, name, "calls the option '\(option.code)' '\(option.label)' instead of '\(former.label)'")
            }
            if let number = former.number, number != option.number {
                add(.breaking, name, "exports the option '\(option.code)' under another number than \(number)")
            }
            if former.translations != option.translations {
                add(.wording, name, "translates the option '\(option.code)' otherwise")
            }
            if former.specify != option.specify || former.isExclusive != option.isExclusive {
                add(.compatible, name, "treats the option '\(option.code)' otherwise")
            }
        }
        for option in before where !list.options.contains(where: { ([$0.code] + $0.was).contains(option.code) }) {
            if let target = new.recode[option.code] {
                add(.compatible, name, "takes the option '\(option.code)' as '\(target)'")
            } else if list.retired.contains(where: { $0.code == option.code }) {
                add(.compatible, name, "offers the option '\(option.code)' no more; its data stay")
            } else {
                add(
                    .breaking, name,
                    "has no option '\(option.code)' any more; \(Self.remedy(for: option, new, list, before))")
            }
        }
        let kept = list.options.compactMap { option in
            before.firstIndex { ([option.code] + option.was).contains($0.code) }
        }
        if kept != kept.sorted() { add(.wording, name, "shows its options in another order") }
    }

    /// What to write, so that the data of an option that is gone keep a meaning.
    private static func remedy(
        for option: OptionList.Option, _ question: Question, _ list: OptionList, _ before: [OptionList.Option]
    ) -> String {
        let isNew = { (code: String) in !before.contains { $0.code == code } }
        if let twin = list.options.first(where: { $0.label == option.label && isNew($0.code) }) {
            return "'\(twin.code)' reads the same: with 'was: \(option.code)' it keeps the data"
        }
        if let near = suggestion(for: option.code, among: list.options.map(\.code).filter(isNew)) {
            return "'was: \(option.code)' at '\(near)' keeps its data, if that is its new code"
        }
        let target = list.options.first { $0.code == "other" || $0.specify }?.code ?? "…"
        return
            "'retired: true' keeps its data, and 'recode: {\(option.code): \(target)}' at '\(question.id)' joins them "
            + "with others"
    }

    private mutating func condition(
        _ old: Expression?, _ new: Expression?, _ name: String, asked: String, always: String
    ) {
        guard old != new else { return }
        guard let new else { return add(.compatible, name, "\(always) \(old?.description ?? "")") }
        add(.compatible, name, "\(asked) \(new)" + (old.map { ", instead of if \($0)" } ?? ""))
    }

    private mutating func checks(_ old: Question, _ new: Question) {
        for check in new.checks where !old.checks.contains(where: { $0.condition == check.condition }) {
            let isStrict = check.level != .should
            add(
                isStrict ? .breaking : .compatible, new.id,
                "has a new check: \(check.level.rawValue) \(check.condition)")
        }
        for check in old.checks {
            guard let now = new.checks.first(where: { $0.condition == check.condition }) else {
                add(.compatible, new.id, "is no longer checked: \(check.level.rawValue) \(check.condition)")
                continue
            }
            if now.level != check.level {
                let isLooser = now.level == .should
                add(
                    isLooser ? .compatible : .breaking, new.id,
                    "has \(check.condition) as \(now.level.rawValue) instead of \(check.level.rawValue)")
            }
            if now.say != check.say || now.translations != check.translations {
                add(.wording, new.id, "says something else when \(check.condition) fails")
            }
            if now.reason != check.reason {
                add(.compatible, new.id, "treats the reason otherwise when \(check.condition) fails")
            }
        }
    }

    private mutating func blocks(_ before: Question, _ old: Survey, _ question: Question, _ new: Survey) {
        let former = before.block.flatMap { old.blocks.indices.contains($0) ? old.blocks[$0] : nil }
        let block = question.block.flatMap { new.blocks.indices.contains($0) ? new.blocks[$0] : nil }
        guard former?.id == block?.id else {
            let isRepeat = former?.repetition != nil || block?.repetition != nil
            add(
                isRepeat ? .breaking : .compatible, question.id,
                block.map { "stands in '\($0.id)' now" } ?? "stands in no section any more")
            return
        }
        guard let former, let block, before.id == old.questions[safely: former.questions.lowerBound]?.id else { return }
        condition(
            former.condition, block.condition, block.id, asked: "is asked only if",
            always: "is always asked, and no longer only if")
        if former.title != block.title { add(.wording, block.id, "has another heading") }
    }

    /// Attributes that have no words of their own above: that they differ is said all the same.
    private mutating func rest(_ old: Question, _ new: Question) {
        let said: Set<String> = [
            "id", "kind", "text", "note", "condition", "optionCondition", "jumps", "probes", "words", "missing",
            "isRequired", "ends", "tags", "theme", "present", "translations", "checks", "shuffle", "source", "was",
            "recode", "block", "unit",
        ]
        guard case .object(let before) = CanonicalForm.reflect(old), case .object(let now) = CanonicalForm.reflect(new)
        else { return }
        for key in Set(before.keys).union(now.keys).subtracting(said).sorted() where before[key] != now[key] {
            let words = key.reduce(into: "") { text, letter in
                text += letter.isUppercase ? " \(letter.lowercased())" : String(letter)
            }
            add(.compatible, new.id, "has another \(words): \(now[key]?.shown ?? "none")")
        }
        kindDetails(old, new)
    }

    /// What a type holds besides its options and bounds, as the sets of a MaxDiff or the pair of a Kano question.
    private mutating func kindDetails(_ old: Question, _ new: Question) {
        switch (old.kind, new.kind) {
        case (.kano(let before), .kano(let now)) where before != now:
            add(.wording, new.id, "asks about the absence in other words")
        case (.priceSensitivity(let before), .priceSensitivity(let now)) where before != now:
            add(.wording, new.id, "asks for prices in other words")
        case (.maxDiff(let before), .maxDiff(let now)) where before.shown != now.shown || before.sets != now.sets:
            add(
                .breaking, new.id, "shows \(now.sets) sets of \(now.shown) instead of \(before.sets) of \(before.shown)"
            )
        case (.maxDiff(let before), .maxDiff(let now)) where before.most != now.most || before.least != now.least:
            add(.wording, new.id, "names the best and the worst otherwise")
        case (.rank(_, let before), .rank(_, let now)) where before != now:
            add(.breaking, new.id, "has \(now.map { "the first \($0)" } ?? "all options") put in order")
        case (.repetition(let before), .repetition(let now)) where before != now:
            repetition(before, now, new.id)
        case (.matrix(_, .choice(let before)), .matrix(_, .choice(let now))) where before != now:
            cells(before, now, new.id)
        default: break
        }
    }

    /// What a repeat asks between its rounds; how many there can be is said with its type.
    private mutating func repetition(_ before: Repetition, _ now: Repetition, _ name: String) {
        if before.item != now.item { add(.wording, name, "calls a round '\(now.item)' instead of '\(before.item)'") }
        if before.again != now.again || before.againTranslations != now.againTranslations {
            add(.wording, name, "asks for another round in other words")
        }
        guard before.times != now.times else { return }
        add(
            .breaking, name,
            now.times.map { "has as many rounds as \($0) says" } ?? "asks after each round whether there is another")
    }

    /// The codes that each row of a matrix can have.
    private mutating func cells(_ before: OptionList, _ now: OptionList, _ name: String) {
        let gone = before.options.filter { option in !now.options.contains { $0.code == option.code } }
        for option in gone { add(.breaking, name, "has no cell '\(option.code)' any more; sessions may hold it") }
        for option in now.options {
            guard let former = before.options.first(where: { $0.code == option.code }) else {
                add(.compatible, name, "has a new cell '\(option.code)': \(option.label)")
                continue
            }
            if former.label != option.label || former.translations != option.translations {
                add(.wording, name, "calls the cell '\(option.code)' otherwise: '\(option.label)'")
            }
        }
    }

    private static func words(_ jumps: [Jump]) -> String {
        guard !jumps.isEmpty else { return "always to the next question" }
        return jumps.map { jump in
            let target =
                switch jump.target {
                case .question(let name): "to '\(name)'"
                case .end(let outcome): "to the end as '\(outcome)'"
                }
            return jump.condition.map { "\(target) if \($0)" } ?? target
        }.joined(separator: ", ")
    }
}

extension Array {
    fileprivate subscript(safely index: Int) -> Element? { indices.contains(index) ? self[index] : nil }
}
