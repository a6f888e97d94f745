package import SurveyModel

/// What was promised about the data of a survey: names, types, codes and their numbers, with the revisions they belong to.
///
/// It stands beside the survey in `surveys/ID.lock.yaml` and is committed with it. Exports take their codes from it, so a
/// code keeps its number for good, and ``diagnostics(for:places:)`` finds every change that would give data another
/// meaning before anybody answers.
package struct DefinitionLock: Hashable, Sendable {
    /// A name under which answers are exported.
    package struct Entry: Hashable, Sendable {
        package var name: String
        /// The type as `scale(0..10)`; options apart.
        package var type: String
        /// What it took when it was locked last; `nil` where nothing is said, as in locks of earlier versions.
        package var range: LockedRange?
        /// The first of the codes that stand for missing answers in its data, in the form of ``MissingCodes``; `nil` where
        /// they are those that every column has.
        package var missing: Int?
        package var codes: [Code]
        /// The first and the last revision that has it.
        package var first: Int
        package var last: Int
        package var isRetired: Bool
        /// Its name in later revisions.
        package var became: String?

        package init(
            name: String, type: String, range: LockedRange? = nil, missing: Int? = nil, codes: [Code] = [], first: Int,
            last: Int, isRetired: Bool = false, became: String? = nil
        ) {
            self.name = name
            self.type = type
            self.range = range
            self.missing = missing
            self.codes = codes
            self.first = first
            self.last = last
            self.isRetired = isRetired
            self.became = became
        }

        package subscript(code: String) -> Code? { codes.first { $0.code == code } }
    }

    /// An option, or a row of a matrix.
    package struct Code: Hashable, Sendable {
        package var code: String
        /// The number in exported data.
        package var number: Int
        package var label: String
        package var first: Int
        package var last: Int
        /// Its code in later revisions.
        package var became: String?

        package init(
            code: String, number: Int, label: String, first: Int, last: Int, became: String? = nil
        ) {
            self.code = code
            self.number = number
            self.label = label
            self.first = first
            self.last = last
            self.became = became
        }
    }

    /// A definition that was locked.
    package struct Version: Hashable, Sendable {
        package var revision: Int
        /// The hash of its ``CanonicalForm``.
        package var hash: String

        package init(revision: Int, hash: String) {
            self.revision = revision
            self.hash = hash
        }
    }

    package var survey: String
    /// In the order in which they were locked first.
    package var entries: [Entry]
    /// Oldest first.
    package var history: [Version]

    package init(survey: String, entries: [Entry] = [], history: [Version] = []) {
        self.survey = survey
        self.entries = entries
        self.history = history
    }

    package subscript(name: String) -> Entry? { entries.first { $0.name == name } }

    /// The lock after a survey was locked; the survey was held against this lock before.
    package func locking(_ survey: Survey) -> DefinitionLock {
        var lock = self
        for variable in survey.variables { lock.take(variable, revision: survey.revision) }
        for question in survey.retired {
            if let place = lock.entries.firstIndex(where: { $0.name == question.id }) {
                lock.entries[place].isRetired = true
            }
        }
        let version = Version(revision: survey.revision, hash: CanonicalForm(survey).hash)
        if lock.history.last?.hash != version.hash { lock.history.append(version) }
        return lock
    }

    private mutating func take(_ variable: LockedVariable, revision: Int) {
        var entry = Entry(name: variable.name, type: variable.type, first: revision, last: revision)
        if let place = entries.firstIndex(where: { $0.name == variable.name }) {
            entry = entries[place]
            entry.last = max(entry.last, revision)
            entry.isRetired = false
            entry.take(variable, revision: revision)
            entries[place] = entry
            return
        }
        if let place = entries.lastIndex(where: { variable.was.contains($0.name) }) {
            // Under its new name it keeps the codes, and the revision it began with.
            entries[place].became = variable.name
            entry.codes = entries[place].codes
            entry.missing = entries[place].missing
            entry.first = entries[place].first
        }
        entry.take(variable, revision: revision)
        entries.append(entry)
    }
}

extension DefinitionLock.Entry {
    fileprivate mutating func take(_ variable: LockedVariable, revision: Int) {
        type = variable.type
        range = variable.range
        var codes = variable.missing
        if let missing { codes.take(MissingCodes(first: missing)) }
        missing = codes == MissingCodes(below: 0) ? nil : codes.first
        take(variable.options, revision: revision)
    }

    private mutating func take(_ options: [OptionList.Option], revision: Int) {
        for option in options {
            if let place = codes.firstIndex(where: { $0.code == option.code }) {
                codes[place].label = option.label
                codes[place].last = max(codes[place].last, revision)
                continue
            }
            var code = DefinitionLock.Code(
                code: option.code, number: option.number ?? freeNumber(beside: options), label: option.label,
                first: revision, last: revision)
            if let place = codes.lastIndex(where: { option.was.contains($0.code) }) {
                codes[place].became = option.code
                code.number = option.number ?? codes[place].number
                code.first = codes[place].first
            }
            codes.append(code)
        }
    }

    /// One more than the highest number that was ever given, also to options that have no number yet.
    private func freeNumber(beside options: [OptionList.Option]) -> Int {
        let used = codes.map(\.number) + options.compactMap(\.number)
        let (next, isOver) = (used.max() ?? 0).addingReportingOverflow(1)
        return isOver ? 1 : next
    }
}

/// A question as a lock sees it.
package struct LockedVariable: Hashable, Sendable {
    package var name: String
    package var type: String
    package var range: LockedRange?
    package var missing = MissingCodes(below: 0)
    package var was: [String] = []
    package var options: [OptionList.Option] = []
    package var recode: [String: String] = [:]
    /// Codes that are known, but no longer offered.
    package var retiredCodes: Set<String> = []
}

extension Survey {
    /// Everything that a lock has an entry for: what is answered or computed, and the sections of a guide.
    package var variables: [LockedVariable] {
        let stages = mode == .group ? sections.map { LockedVariable(name: $0.id, type: "section") } : []
        return stages
            + questions.compactMap { question in
                if case .statement = question.kind { return nil }
                let list = question.kind.shuffled
                return LockedVariable(
                    name: question.id, type: question.lockedType, range: LockedRange(question.kind),
                    missing: question.kind.missingCodes, was: question.was,
                    options: question.kind.isYesNo ? [] : list?.options ?? [], recode: question.recode,
                    retiredCodes: Set(list?.retired.map(\.code) ?? []))
            }
    }
}

extension Question {
    /// The type as a lock writes it: what data of it look like, without the options.
    package var lockedType: String { kind.lockedType + (unit.map { " \($0)" } ?? "") }
}

extension Question.Kind {
    fileprivate var lockedType: String {
        switch self {
        case .yesNo: "yes_no"
        case .choice: "choice"
        case .multi: "multi"
        case .rank: "rank"
        case .scale(let range): "scale(\(range.lowerBound)..\(range.upperBound))"
        case .integer: "integer"
        case .decimal: "decimal"
        case .money(let currency, _, _): "money(\(currency))"
        case .allocation(let total, _): "allocate(\(total))"
        case .matrix(_, let cell): "matrix(\(cell.lockedType))"
        case .maxDiff: "maxdiff"
        case .kano: "kano"
        case .priceSensitivity(let meter): "price_sensitivity(\(meter.currency))"
        case .text: "text"
        case .date: "date"
        case .time: "time"
        case .dateTime: "datetime"
        case .duration: "duration"
        case .statement: "statement"
        case .repetition: "repeat"
        case .calculation: "calc"
        }
    }
}
